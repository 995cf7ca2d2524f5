"""The agenda of the casusoverleg of leerplicht, OM and Raad, to print and as a file."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Bezoek
from api.export import Cel, xlsx_antwoord
from api.overlegtafels import ACTIEKOPPEN, Tafellid, aanschuivers, regels_met_acties, tafelgemeenten
from domain.namen import label
from domain.regiolijsten import Plek
from storage.lijsten.casusoverleg import PARTIJEN, Casus, Casusagenda, casusagendas

router = APIRouter(include_in_schema=False)

KOPPEN = (
    *("Gemeente", "Overleg op", "Dossier", "Leerling", "Leeftijd", "School", "Behandelaar", "Procedure"),
    *("Vraag", "Uitkomst", "Besproken op", *(veld.label for veld in PARTIJEN), *ACTIEKOPPEN),
)


@router.get("/casusoverleg")
async def agenda(bezoek: Tafellid) -> Response:
    agendas = await _agendas(bezoek)
    wie = await aanschuivers(bezoek, Plek.CASUSOVERLEG)
    return await bezoek.toon("casusoverleg.html", agendas=agendas, partijen=PARTIJEN, aanschuivers=wie)


@router.get("/casusoverleg.xlsx")
async def als_excel(bezoek: Tafellid) -> Response:
    rijen = [rij for van_gemeente in await _agendas(bezoek) for rij in _rijen(van_gemeente)]
    onderwerp = f"casusoverleg {bezoek.persoon.organisatie}"
    return xlsx_antwoord(onderwerp, bezoek.nu, KOPPEN, rijen, blad="Casusoverleg")


async def _agendas(bezoek: Bezoek) -> tuple[Casusagenda, ...]:
    async with bezoek.lezer() as lezer:
        return await casusagendas(lezer, tafelgemeenten(bezoek), bezoek.nu)


def _rijen(van_gemeente: Casusagenda) -> Iterator[Sequence[Cel]]:
    komend = (casus for overleg in van_gemeente.overleggen for casus in overleg.casussen)
    for casus in (*komend, *van_gemeente.besproken):
        yield from regels_met_acties(_vast(van_gemeente.gemeente, casus), casus.acties)


def _vast(gemeente: str, c: Casus) -> tuple[Cel, ...]:
    leerling = (c.traject_nummer, c.leerling, c.leeftijd, c.school, c.behandelaar)
    return (gemeente, c.op, *leerling, label(c.soort), c.vraag, c.besluit, c.besloten_op, *c.adviezen)
