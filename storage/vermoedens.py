"""A person confirms or rejects suspects; a confirmed one gets a trajectory and the procedure, once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import col, select

from domain.klok import amsterdam
from domain.leerplicht import leeftijd
from domain.melding import AdresInvoer, LeerlingInvoer, MeldingInvoer
from domain.procedures.absoluut_verzuim import SCHOOL_IN_VERGELIJKING
from domain.soorten import Kanaal, Meldingsoort, Onderwijssoort, Proceduresoort
from domain.vergelijking import Klasse
from domain.vermoeden import Vermoedenstatus, controleer_afwijzing
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.intake import leg_ontvangst_vast, meldingnummer, met_herkansing
from storage.leerlingen import werk_leerling_bij
from storage.namen import initialen
from storage.procedures import start_procedure
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Gemeente, Melding, Schoollocatie, Vergelijking, Vermoeden
from storage.traject_bij_melding import Aansluiting, sluit_aan
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from storage.vergelijken import Inhoud, lees_inhoud
from storage.versleuteling import Kluis
from storage.zonder_school import zonder_school

ONBEKEND = "niet bekend"
ADRES = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeentecode")


@dataclass(frozen=True)
class Besluit:
    """Who decides about suspects, and when."""

    door: UUID
    nu: datetime


async def bevestig(database: Database, kluis: Kluis, vermoeden_id: UUID, besluit: Besluit) -> UUID | None:
    """Open (or join) the pupil's trajectory and start the procedure; None when somebody was first.

    The caller has checked that the person may decide about this suspect.
    """

    async def in_transactie() -> UUID | None:
        async with database.schrijver(SYSTEEM) as sessie:
            vermoeden = await _vergrendel(sessie, vermoeden_id)
            if vermoeden is None:
                return None
            vermoeden.traject_id = await _open_traject(sessie, kluis, vermoeden, besluit)
            _beslis(vermoeden, Vermoedenstatus.BEVESTIGD, besluit)
            sessie.add(vermoeden)
            return vermoeden.traject_id

    return await met_herkansing(in_transactie)


async def wijs_af(
    database: Database, vermoeden_id: UUID, besluit: Besluit, reden: str, toelichting: str = ""
) -> bool:
    """Keep why it is none; False when it was decided already. Raises Invoerfout."""
    controleer_afwijzing(reden, toelichting)
    async with database.schrijver(SYSTEEM) as sessie:
        vermoeden = await _vergrendel(sessie, vermoeden_id)
        if vermoeden is None:
            return False
        vermoeden.reden, vermoeden.toelichting = reden, toelichting.strip()
        _beslis(vermoeden, Vermoedenstatus.AFGEWEZEN, besluit)
        sessie.add(vermoeden)
    return True


async def _vergrendel(sessie: Schrijver, vermoeden_id: UUID) -> Vermoeden | None:
    """The suspect, when it is still open; two who decide at once decide one after the other."""
    zoek = select(Vermoeden).where(Vermoeden.id == vermoeden_id, Vermoeden.status == Vermoedenstatus.OPEN)
    return (await sessie.exec(zoek.with_for_update())).first()


def _beslis(vermoeden: Vermoeden, status: Vermoedenstatus, besluit: Besluit) -> None:
    vermoeden.status = status.value
    vermoeden.beslist_op, vermoeden.beslist_door = besluit.nu, besluit.door


async def _open_traject(sessie: Schrijver, kluis: Kluis, vermoeden: Vermoeden, besluit: Besluit) -> UUID:
    inhoud = lees_inhoud(kluis, vermoeden.inhoud)
    locatie_id = await zonder_school(sessie, vermoeden.gemeente_code)
    invoer = _invoer(inhoud, besluit.nu)
    bijgewerkt = await werk_leerling_bij(sessie, kluis, invoer, None, besluit.nu)
    aansluiting = await sluit_aan(sessie, bijgewerkt, invoer, locatie_id, besluit.nu)
    melding = await _bewaar_melding(sessie, vermoeden, inhoud, aansluiting, locatie_id, besluit)
    await schrijf_weg(sessie)
    erbij = {"vermoeden": str(vermoeden.id)}
    await leg_ontvangst_vast(sessie, melding, aansluiting, namens="mens", gegevens=erbij)
    await zet_uitgaand(sessie, Uitgaandsoort.MELDING, melding.traject_id, melding.id, besluit.nu)
    await schrijf_weg(sessie)
    await start_procedure(
        sessie,
        melding.traject_id,
        Proceduresoort.ABSOLUUT_VERZUIM,
        besluit.nu,
        door=besluit.door,
        gegevens=await _school_uit_vergelijking(sessie, vermoeden, inhoud),
        aanleiding=vermoeden.id,
    )
    return melding.traject_id


def _invoer(inhoud: Inhoud, nu: datetime) -> MeldingInvoer:
    """As much of a report as there is to tell about the pupil: there is no school that tells the rest.

    `model_construct`, since the municipality's own data were checked when the file was read.
    """
    wie: dict[str, Any] = inhoud.inwoner
    leerling: dict[str, Any] = {
        **{veld: wie[veld] for veld in ("bsn", "achternaam", "voorvoegsel", "voornamen", "geslacht")},
        "geboortedatum": inhoud.geboortedatum,
        "leerlingnummer": ONBEKEND,
        "adres": AdresInvoer.model_construct(**{veld: wie[veld] for veld in ADRES}),
    }
    melding: dict[str, Any] = {
        "leerling": LeerlingInvoer.model_construct(**leerling),
        "soort": Meldingsoort.ABSOLUUT,
        "meldingsdatum": amsterdam(nu).date(),
    }
    return MeldingInvoer.model_construct(**melding)


async def _bewaar_melding(
    sessie: Schrijver,
    vermoeden: Vermoeden,
    inhoud: Inhoud,
    aansluiting: Aansluiting,
    locatie_id: UUID,
    besluit: Besluit,
) -> Melding:
    """The report by which the case starts: the municipality's own, which no school can see."""
    gemeente = await sessie.get_one(Gemeente, vermoeden.gemeente_code)
    vergelijking = await sessie.get_one(Vergelijking, vermoeden.vergelijking_id)
    melding = Melding(
        id=uuid5(vermoeden.id, "melding"),
        nummer=await meldingnummer(sessie, besluit.nu),
        traject_id=aansluiting.traject.id,
        leerling_id=aansluiting.traject.leerling_id,
        locatie_id=locatie_id,
        gemeente_code=aansluiting.traject.gemeente_code,
        kenmerk=str(vermoeden.id),
        inhoud_hash=vermoeden.bsn_index,
        melder_id=besluit.door,
        melder_naam=f"Gemeente {gemeente.naam}",
        melder_mail=gemeente.mail,
        ontvangen_op=besluit.nu,
        **_gemeld(inhoud, vergelijking.peildatum, amsterdam(besluit.nu).date()),
    )
    voeg_toe(sessie, melding)
    return melding


def _gemeld(inhoud: Inhoud, peildatum: date, dag: date) -> dict[str, Any]:
    """What the comparison tells about the pupil, as columns of a report."""
    wie = inhoud.inwoner
    return {
        "kanaal": Kanaal.VERGELIJKING.value,
        "soort": Meldingsoort.ABSOLUUT.value,
        "onderwijssoort": _onderwijssoort(leeftijd(inhoud.geboortedatum, dag)).value,
        "leerlingnummer": ONBEKEND,
        "initialen": initialen(wie["voornamen"], wie["voorvoegsel"], wie["achternaam"]),
        "eerste_dag": peildatum,
        "alle_lessen_gemist": True,
        "toelichting": f"Uit de vergelijking van BRP en BRON op {peildatum:%d-%m-%Y}.",
        "kopie_adressen": {"adressen": []},
        "meldingsdatum": dag,
    }


def _onderwijssoort(jaren: int) -> Onderwijssoort:
    """What somebody of this age would follow: the reports count absoluut verzuim by PO, VO and MBO."""
    if jaren < 12:
        return Onderwijssoort.BO_SBO_SO
    return Onderwijssoort.ONDERBOUW_VO if jaren < 16 else Onderwijssoort.MBO_ONBEKEND


async def _school_uit_vergelijking(sessie: Lezer, vermoeden: Vermoeden, inhoud: Inhoud) -> dict[str, str]:
    """Only a probable match says which school to ask: a weak likeness would tell a stranger of the pupil."""
    if vermoeden.klasse != Klasse.WAARSCHIJNLIJK or inhoud.gelijkenis is None:
        return {}
    zoek = select(Schoollocatie.id).where(
        col(Schoollocatie.brin) == inhoud.gelijkenis["brin"],
        col(Schoollocatie.vestiging) == inhoud.gelijkenis["vestiging"],
    )
    locatie_id = (await sessie.exec(zoek)).first()
    return {SCHOOL_IN_VERGELIJKING: str(locatie_id)} if locatie_id else {}
