"""The control of enrolment on a page: who is of school age, goes to no school we know of, and who acts."""

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Bezoek, Verdeler
from api.export import Cel, xlsx_antwoord
from api.vergelijken import gemeenten_van
from domain.inschrijfcontrole import STANDNAAM
from storage.afspraken import regio_van
from storage.database import SYSTEEM
from storage.inschrijfcontrole import Controle, Vertrokkene, controleer
from storage.lijsten.jaaragenda import controle

router = APIRouter(include_in_schema=False)

ADRES = "/inschrijfcontrole"
HOOGUIT = 200
KOPPEN = ("Leerling", "Leeftijd", "Gemeente", "Laatste school", "Zonder school sinds", "Stand", "Dossier")


@router.get(ADRES)
async def overzicht(bezoek: Verdeler) -> Response:
    gevonden = await _controleer(bezoek)
    async with bezoek.lezer() as lezer:
        gemeenten = await controle(lezer, gemeenten_van(bezoek))
    buiten = {STANDNAAM[stand]: aantal for stand, aantal in sorted(gevonden.buiten.items())}
    return await bezoek.toon(
        "inschrijfcontrole.html",
        wie=gevonden.zonder_school[:HOOGUIT],
        totaal=len(gevonden.zonder_school),
        te_openen=len(gevonden.te_openen),
        buiten=buiten,
        standen=STANDNAAM,
        gemeenten=gemeenten,
    )


@router.get(f"{ADRES}.xlsx")
async def als_excel(bezoek: Verdeler) -> Response:
    regels = [_cellen(wie) for wie in (await _controleer(bezoek)).zonder_school]
    return xlsx_antwoord("controle van inschrijvingen", bezoek.nu, KOPPEN, regels, blad="Zonder school")


async def _controleer(bezoek: Bezoek) -> Controle:
    """For the system, as the turn does it: a case in another municipality counts as well."""
    gemeenten = gemeenten_van(bezoek)
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        regio = await regio_van(lezer, min(gemeenten))
        return await controleer(lezer, regio, gemeenten, bezoek.nu)


def _cellen(wie: Vertrokkene) -> tuple[Cel, ...]:
    waar = (wie.naam, wie.leeftijd, wie.gemeente, wie.school or "onbekend", wie.sinds)
    return (*waar, STANDNAAM[wie.stand], wie.dossier)
