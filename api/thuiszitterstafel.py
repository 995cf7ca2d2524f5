"""The agenda of the Thuiszitterstafel, to print and as a file, for officers and coordinators."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Bezoek
from api.export import Cel, xlsx_antwoord
from api.overlegtafels import ACTIEKOPPEN, Tafellid, aanschuivers, regels_met_acties, tafelgemeenten
from domain.regiolijsten import Plek
from storage.lijsten.thuiszitters import Bespreking, Tafel, tafels

router = APIRouter(include_in_schema=False)

KOPPEN = (
    *("Gemeente", "Tafel op", "Dossier", "Leerling", "Leeftijd", "School", "Behandelaar", "Thuis sinds"),
    *("Dagen thuis", "Escalatie op", "Laatste besluit", "Besloten op", *ACTIEKOPPEN),
)


@router.get("/thuiszitterstafel")
async def agenda(bezoek: Tafellid) -> Response:
    wie = await aanschuivers(bezoek, Plek.THUISZITTERSTAFEL)
    return await bezoek.toon(
        "thuiszitterstafel.html", tafels=await _tafels(bezoek), escalatie=escalatie, aanschuivers=wie
    )


@router.get("/thuiszitterstafel.xlsx")
async def als_excel(bezoek: Tafellid) -> Response:
    rijen = [rij for tafel in await _tafels(bezoek) for rij in _rijen(tafel)]
    onderwerp = f"thuiszitterstafel {bezoek.persoon.organisatie}"
    return xlsx_antwoord(onderwerp, bezoek.nu, KOPPEN, rijen, blad="Thuiszitterstafel")


def escalatie(bespreking: Bespreking) -> str:
    """`over 2 maanden`, `1 maand geleden`; the date stands beside it."""
    if bespreking.maanden == 0:
        return "minder dan een maand geleden" if bespreking.voorbij else "over minder dan een maand"
    maanden = "1 maand" if bespreking.maanden == 1 else f"{bespreking.maanden} maanden"
    return f"{maanden} geleden" if bespreking.voorbij else f"over {maanden}"


async def _tafels(bezoek: Bezoek) -> tuple[Tafel, ...]:
    async with bezoek.lezer() as lezer:
        return await tafels(lezer, tafelgemeenten(bezoek), bezoek.nu)


def _rijen(tafel: Tafel) -> Iterator[Sequence[Cel]]:
    for b in tafel.besprekingen:
        vast: tuple[Cel, ...] = (
            *(tafel.gemeente, tafel.op, b.traject_nummer, b.leerling, b.leeftijd, b.school, b.behandelaar),
            *(b.thuis_sinds, b.dagen_thuis, b.escalatie, b.besluit, b.besloten_op),
        )
        yield from regels_met_acties(vast, b.acties)
