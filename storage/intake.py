"""The one intake behind the form, the API and the file: a report is in the register, or it is not.

Everything that a report causes is written in one transaction: pupil, trajectory, report, event log, receipt
and the row that tells the workflow. "Received" is only said after the commit.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4, uuid5

from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col, select

from domain.klok import amsterdam
from domain.melding import MeldingInvoer
from domain.namen import DUO_BIJ_MELDING
from infra.failpoints import failpoint
from storage.aanname import Herkomst, Ontvangst
from storage.database import SYSTEEM, Database, Schrijver
from storage.gebeurtenissen import Feit, begin_keten, leg_feit_vast
from storage.leerlingen import werk_leerling_bij
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.meldingkopie import ADRESSEN, WACHT, kopie_van, te_bevestigen, vraag_toestemming
from storage.namen import initialen
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Bijlage, Concept, Melding, Traject, Verzuimregel
from storage.toets import Getoetst, toets
from storage.traject_bij_melding import Aansluiting, Wijze, sluit_aan
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from storage.versleuteling import Kluis

U = TypeVar("U")
POGINGEN = 4
# serialization_failure, deadlock_detected: the same work a moment later succeeds.
TIJDELIJK = frozenset({"40001", "40P01"})
ONTVANGSTMAIL = {
    Wijze.NIEUW: Sjabloon.ONTVANGSTBEVESTIGING,
    Wijze.GEVOEGD: Sjabloon.GEVOEGD,
    Wijze.HEROPEND: Sjabloon.HEROPEND,
    Wijze.OVERGENOMEN: Sjabloon.ONTVANGSTBEVESTIGING,
}
OVERGENOMEN = {
    *("kenmerk", "klas", "eerste_dag", "laatste_dag", "alle_lessen_gemist", "reden", "toelichting"),
    *("acties_school", "gewenste_actie", "spoed", "melder_naam", "melder_telefoon", "meldingsdatum"),
}


async def neem_melding_aan(
    database: Database, kluis: Kluis, invoer: MeldingInvoer, herkomst: Herkomst, nu: datetime
) -> Ontvangst:
    """Take in one report in a transaction of its own; when this returns, it is durable.

    The caller has checked that the person may report. Raises Invoerfout or KenmerkBestaatAl.
    """

    async def in_transactie() -> Ontvangst:
        async with database.schrijver(SYSTEEM) as sessie:
            ontvangst = await neem_aan(sessie, kluis, invoer, herkomst, nu)
            failpoint("intake.voor_commit")
        return ontvangst

    ontvangst = await met_herkansing(in_transactie)
    failpoint("intake.na_commit")
    return ontvangst


async def met_herkansing(werk: Callable[[], Awaitable[U]]) -> U:
    """Do it again after a clash with somebody who was a moment earlier: the second time finds their rows."""
    for _ in range(POGINGEN - 1):
        try:
            return await werk()
        except DBAPIError as fout:
            if not _botsing(fout):
                raise
    return await werk()


def _botsing(fout: DBAPIError) -> bool:
    return isinstance(fout, IntegrityError) or getattr(fout.orig, "sqlstate", "") in TIJDELIJK


async def neem_aan(
    sessie: Schrijver, kluis: Kluis, invoer: MeldingInvoer, herkomst: Herkomst, nu: datetime
) -> Ontvangst:
    """Write a report and all it causes; the same report again gives the first answer.

    Raises Invoerfout (location, municipality or pupil's number not known as sent) or KenmerkBestaatAl.
    """
    getoetst = await toets(sessie, kluis, invoer, herkomst, nu)
    if getoetst.eerder:
        return getoetst.eerder
    bijgewerkt = await werk_leerling_bij(sessie, kluis, invoer, getoetst.locatie_id, nu)
    aansluiting = await sluit_aan(sessie, bijgewerkt, invoer.soort, getoetst.locatie_id, nu)
    melding = await _bewaar(sessie, invoer, herkomst, getoetst, aansluiting.traject, nu)
    await _hecht_bijlagen(sessie, herkomst, melding)
    gewijzigd = {f"was_{veld}": oud for veld, oud in bijgewerkt.wijzigingen.items()}
    await leg_ontvangst_vast(sessie, melding, aansluiting, namens="school", gegevens=gewijzigd)
    await vraag_toestemming(sessie, melding, kluis.link_sleutel, nu)
    kopie = await kopie_van(sessie, melding)
    await zet_mail_klaar(sessie, _ontvangstmail(melding, aansluiting.wijze, kopie))
    await zet_uitgaand(sessie, Uitgaandsoort.MELDING, melding.traject_id, melding.id, nu)
    await schrijf_weg(sessie)  # the next line of an import may be about the same pupil
    return Ontvangst(
        melding_id=melding.id,
        melding_nummer=melding.nummer,
        traject_id=melding.traject_id,
        traject_nummer=aansluiting.traject.nummer,
    )


async def _bewaar(
    sessie: Schrijver,
    invoer: MeldingInvoer,
    herkomst: Herkomst,
    getoetst: Getoetst,
    traject: Traject,
    nu: datetime,
) -> Melding:
    """The row's id follows from location and reference: the same report, the same id."""
    adressen = invoer.kopie_adressen
    wacht = await te_bevestigen(sessie, getoetst.locatie_id, invoer.melder_email, adressen)
    melding = Melding(
        id=uuid5(getoetst.locatie_id, invoer.kenmerk),
        nummer=await meldingnummer(sessie, nu),
        traject_id=traject.id,
        leerling_id=traject.leerling_id,
        locatie_id=getoetst.locatie_id,
        gemeente_code=traject.gemeente_code,
        inhoud_hash=getoetst.vingerafdruk,
        kanaal=herkomst.kanaal.value,
        melder_id=herkomst.gebruiker_id,
        ontvangen_op=nu,
        kopie_adressen={ADRESSEN: list(adressen), WACHT: list(wacht)},
        **_gemeld(invoer),
    )
    regels = [(uuid4(), regel) for regel in invoer.verzuimregels]
    dagen = [Verzuimregel(id=i, melding_id=melding.id, **r.model_dump()) for i, r in regels]
    voeg_toe(sessie, melding, *dagen)
    return melding


async def meldingnummer(sessie: Schrijver, nu: datetime) -> str:
    """The next number that people call a report by: "M-2026-00012"."""
    volgende = await (await sessie.connection()).execute(text("SELECT nextval('melding_nummer')"))
    return f"M-{amsterdam(nu).year}-{volgende.scalar_one():05}"


def _gemeld(invoer: MeldingInvoer) -> dict[str, Any]:
    """What the school said, as columns; of the pupil only what mails may show."""
    leerling, duo_soort = invoer.leerling, DUO_BIJ_MELDING[invoer.soort]
    return {
        **invoer.model_dump(include=OVERGENOMEN),
        "soort": invoer.soort.value,
        "duo_soort": duo_soort.value if duo_soort else None,
        "onderwijssoort": invoer.onderwijssoort.value,
        "leerlingnummer": leerling.leerlingnummer,
        "initialen": initialen(leerling.voornamen, leerling.voorvoegsel, leerling.achternaam),
        "uren": invoer.totaal_uren,
        "zorgen": invoer.zorgen.model_dump() if invoer.zorgen else {},
        "melder_mail": invoer.melder_email,
    }


async def _hecht_bijlagen(sessie: Schrijver, herkomst: Herkomst, melding: Melding) -> None:
    """Move what was uploaded with the draft to the report; the draft has done its work."""
    if herkomst.concept_id is None:
        return
    await schrijf_weg(sessie)
    eigen = select(Concept.id).where(
        Concept.id == herkomst.concept_id, Concept.gebruiker_id == herkomst.gebruiker_id
    )
    bijlagen = update(Bijlage).where(col(Bijlage.concept_id).in_(eigen))
    naar = {"melding_id": melding.id, "traject_id": melding.traject_id, "concept_id": None}
    await sessie.exec(bijlagen.values(naar))
    await sessie.exec(delete(Concept).where(col(Concept.id).in_(eigen)))


async def leg_ontvangst_vast(
    sessie: Schrijver, melding: Melding, aansluiting: Aansluiting, *, namens: str, gegevens: dict[str, Any]
) -> None:
    """The dossier's log: what came in, from whom; `gegevens` is what else changed with it."""
    feit = Feit(
        traject_id=melding.traject_id,
        sleutel=f"melding-ontvangen:{melding.id}",
        op=melding.ontvangen_op,
        wat="melding-ontvangen",
        namens=namens,
        wie=melding.melder_id,
        gegevens={
            "melding_id": str(melding.id),
            "nummer": melding.nummer,
            "kanaal": melding.kanaal,
            "soort": melding.soort,
            "wijze": aansluiting.wijze.value,
            **aansluiting.eerder,
            **gegevens,
        },
    )
    leg_vast = begin_keten if aansluiting.wijze is Wijze.NIEUW else leg_feit_vast
    await leg_vast(sessie, feit)


def _ontvangstmail(melding: Melding, wijze: Wijze, kopie: tuple[str, ...]) -> Mailopdracht:
    return Mailopdracht(
        sjabloon=ONTVANGSTMAIL[wijze],
        sleutel=f"ontvangst.{melding.id}",
        traject_id=melding.traject_id,
        melding_id=melding.id,
        locatie_id=melding.locatie_id,
        aan=melding.melder_mail,
        kopie=kopie,
        nu=melding.ontvangen_op,
    )
