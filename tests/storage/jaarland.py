"""A school year in the land of land.py: 2025-2026, with one dossier of the year before."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from domain.soorten import Meldingsoort, Proceduresoort
from storage.database import SYSTEEM, Schrijver
from storage.tabellen import Melding, Procedure, School, Schoollocatie, Taak
from tests.storage.land import DORP, STAD, Land, leerling, melding, traject

JAAR = 2025
ZESTIEN, ACHTTIEN = date(2008, 9, 10), date(2007, 3, 1)
"""Born on: kwalificatieplichtig in 2024-2025, and eighteen in 2025-2026."""


def op(maand: int, dag: int, jaar: int = JAAR) -> datetime:
    return datetime(jaar, maand, dag, 11, 0, tzinfo=UTC)


async def beleef_jaar(land: Land) -> None:
    """What happened, beside the three open reports of 1 October 2025.

    C is eighteen; D was reported the year before and closed in this one, with a proces-verbaal that came to
    nothing; E asked for an exemption and got none, by hand. A was at home and got an arrangement, B was
    refused an exemption. School "noord" reported nothing, "zuid" overig only.
    """
    async with land.database.schrijver(SYSTEEM) as sessie:
        await _scholen(sessie, land)
        wie: dict[str, Any] = {"geboortedatum": ACHTTIEN}
        await dossier(
            sessie, land, "C", STAD, Meldingsoort.ZORG, op(11, 1), ("naar-school", op(12, 1)), **wie
        )
        zuid: dict[str, Any] = {"plek": "zuid", "geboortedatum": ZESTIEN}
        straf = ("formele-waarschuwing", op(9, 1))
        d = await dossier(
            sessie, land, "D", DORP, Meldingsoort.RELATIEF_LICHT, op(11, 1, 2024), straf, **zuid
        )
        nee, soort = ("niet-verleend", op(1, 15, 2026)), Meldingsoort.VRIJSTELLING
        await dossier(sessie, land, "E", STAD, soort, op(12, 1), nee, reden="artikel-15")
        await dossier(sessie, land, "F", DORP, Meldingsoort.RELATIEF_LICHT, op(12, 2), None, plek="zuid")
        await procedure(sessie, d, DORP, Proceduresoort.STRAFRECHTELIJK, "geseponeerd", op(10, 10))
        b, weigering = land.trajecten["B"], Proceduresoort.VRIJSTELLING
        await procedure(sessie, b, DORP, weigering, "niet-verleend", op(1, 10, 2026), artikel="5a")
        await procedure(sessie, b, DORP, Proceduresoort.ABSOLUUT_VERZUIM, "niet-vastgesteld", op(2, 1, 2026))
        thuis = await procedure(
            sessie,
            land.trajecten["A"],
            STAD,
            Proceduresoort.THUISZITTER,
            "onderwijszorgarrangement",
            op(3, 1, 2026),
        )
        sessie.add(_plan(land.trajecten["A"], thuis))
        sessie.add_all(_bij_de_arts(land, besluit) for besluit in ("niet-verschenen", "gedeeltelijk"))


async def dossier(
    sessie: Schrijver,
    land: Land,
    letter: str,
    gemeente: str,
    soort: Meldingsoort,
    gemeld: datetime,
    gesloten: tuple[str, datetime] | None,
    *,
    plek: str = "oost",
    geboortedatum: date = date(2012, 2, 29),
    **anders: Any,
) -> UUID:
    """A pupil with a trajectory and its only report."""
    for namen in (land.leerlingen, land.trajecten, land.meldingen):
        namen[letter if namen is not land.meldingen else f"{letter}-{plek}"] = uuid4()
    kind, zaak = leerling(land.leerlingen[letter], letter, gemeente), traject(land, letter, gemeente)
    kind.geboortedatum, zaak.soort, zaak.locatie_id = geboortedatum, soort, land.locaties[plek]
    if gesloten:
        zaak.fase, (zaak.resultaat, zaak.gesloten_op) = "gesloten", gesloten
    rij: Melding = melding(land, f"{letter}-{plek}")
    rij.soort, rij.gemeente_code, rij.meldingsdatum, rij.ontvangen_op = soort, gemeente, gemeld.date(), gemeld
    rij.reden = anders.get("reden", "")
    for deel in (kind, zaak, rij):
        sessie.add(deel)
        await sessie.flush()
    return zaak.id


async def procedure(
    sessie: Schrijver,
    traject_id: UUID,
    gemeente: str,
    soort: Proceduresoort,
    resultaat: str,
    gesloten: datetime,
    **gegevens: str,
) -> UUID:
    """A procedure that ended."""
    rij = Procedure(
        id=uuid4(),
        traject_id=traject_id,
        gemeente_code=gemeente,
        soort=soort,
        status="klaar",
        stap=resultaat,
        resultaat=resultaat,
        gegevens=gegevens,
        gestart_op=op(9, 15),
        gesloten_op=gesloten,
    )
    sessie.add(rij)
    await sessie.flush()
    return rij.id


async def _scholen(sessie: Schrijver, land: Land) -> None:
    voorbeeld = await sessie.get_one(Schoollocatie, land.locaties["oost"])
    for naam, soort in (("noord", "bo-sbo-so"), ("zuid", "mbo-2")):
        school = School(id=uuid4(), brin=f"99Y{naam[0].upper()}", naam=f"School {naam}", bestuur="Delta")
        sessie.add(school)
        await sessie.flush()
        land.locaties[naam] = uuid4()
        waarden = voorbeeld.model_dump() | {"id": land.locaties[naam], "school_id": school.id}
        waarden |= {"brin": school.brin, "naam": school.naam, "onderwijssoort": soort}
        sessie.add(Schoollocatie(**waarden))
        await sessie.flush()


def _plan(traject_id: UUID, procedure_id: UUID) -> Taak:
    """The first step that only a thuiszitter comes to."""
    return Taak(
        id=uuid4(),
        traject_id=traject_id,
        procedure_id=procedure_id,
        gemeente_code=STAD,
        soort="thuiszitter.plan",
        status="gedaan",
        geopend_op=op(11, 10),
        uiterlijk=op(11, 24),
    )


def _bij_de_arts(land: Land, besluit: str) -> Taak:
    """B was called up by the youth doctor."""
    return Taak(
        id=uuid4(),
        traject_id=land.trajecten["B"],
        gemeente_code=DORP,
        soort="ziekteverzuim.onderzoek",
        status="gedaan",
        besluit=besluit,
        geopend_op=op(1, 5, 2026),
        afgerond_op=op(1, 19, 2026),
        uiterlijk=op(1, 26, 2026),
    )
