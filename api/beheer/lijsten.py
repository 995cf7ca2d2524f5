"""The lists of a region: partners, agreements, contact school, own reasons and results; with dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.beheer.lijstvorm import lees_regel, veldkeuzes
from api.bezoek import NIET_GEVONDEN, Beheerder, Bezoek
from api.formulieren import Formulier, lees_formulier
from domain.beleid import check_mag_afspraken_beheren
from domain.kalender import dag_van
from domain.regiolijsten import (
    LIJSTNAMEN,
    PLEKNAMEN,
    STANDAARDPARTNERS,
    Lijst,
    Regel,
    geldige_regels,
)
from storage import regiolijsten as opslag
from storage.beheerlog import noteer
from storage.database import Schrijver
from storage.werkafspraken import Regio, regios

router = APIRouter(include_in_schema=False)

ADRES = "/beheer/lijsten/{regio}/{lijst}"
UITLEG: Mapping[Lijst, str] = {
    Lijst.PARTNER: "Met wie de regio samenwerkt: om een leerling heen, bij doorverwijzen en bij overleg.",
    Lijst.AFSPRAAK: "Afspraken van scholen en gemeenten in de regio. Meestal gelden ze vier jaar.",
    Lijst.CONTACTSCHOOL: "De school die de andere scholen vertegenwoordigt.",
    Lijst.REDEN: "Redenen die een school bij een melding kan kiezen, naast de vaste lijst.",
    Lijst.RESULTAAT: "Resultaten om een dossier mee te sluiten, naast de vaste lijst.",
}


@dataclass(frozen=True)
class Werk:
    """One list of one region."""

    regio: Regio
    lijst: Lijst
    vandaag: date

    @property
    def naam(self) -> str:
        return LIJSTNAMEN[self.lijst]

    @property
    def adres(self) -> str:
        return f"/beheer/lijsten/{self.regio.code}/{self.lijst.value}"

    @property
    def standaard(self) -> tuple[Regel, ...]:
        return STANDAARDPARTNERS if self.lijst is Lijst.PARTNER else ()


@router.get("/beheer/lijsten")
async def overzicht(bezoek: Beheerder) -> Response:
    async with bezoek.beheerlezer() as lezer:
        gevonden = await regios(lezer, bezoek.beheert)
    return await bezoek.toon("beheer/lijsten.html", regios=gevonden, lijsten=LIJSTNAMEN, uitleg=UITLEG)


@router.get(ADRES)
async def kaart(bezoek: Beheerder, regio: str, lijst: Lijst, gedaan: str = "") -> Response:
    werk = await _werk(bezoek, regio, lijst)
    formulier = Formulier({"vanaf": f"{werk.vandaag:%d-%m-%Y}"})
    return await _toon(bezoek, werk, formulier, gedaan=bool(gedaan))


@router.post(ADRES)
async def voeg_toe(request: Request, bezoek: Beheerder, regio: str, lijst: Lijst) -> Response:
    """First what would change; only the second button keeps it."""
    werk = await _werk(bezoek, regio, lijst)
    check_mag_afspraken_beheren(bezoek.persoon.beleid, werk.regio.contactgemeente)
    formulier = await lees_formulier(request)
    regel = lees_regel(formulier, lijst, werk.vandaag)
    if regel is None or formulier.waarde("knop") != "bewaren":
        return await _toon(bezoek, werk, formulier, nieuw=regel)
    async with bezoek.beheerschrijver() as schrijver:
        await opslag.voeg_regel_toe(schrijver, regio, lijst, regel, bezoek.nu)
        gegevens = {"naam": regel.naam, "vanaf": regel.van.isoformat()}
        wie, gemeente = bezoek.persoon.id, werk.regio.contactgemeente
        noteer(schrijver, wie, gemeente, "lijst-aangevuld", werk.naam, bezoek.nu, **gegevens)
    return RedirectResponse(f"{werk.adres}?gedaan=ja", 303)


@router.post(ADRES + "/{rij_id}/beeindigen")
async def beeindig(bezoek: Beheerder, regio: str, lijst: Lijst, rij_id: UUID) -> Response:
    """From today on; what was chosen before stays readable. HTTP 404 for a line that does not run."""
    werk = await _werk(bezoek, regio, lijst)
    check_mag_afspraken_beheren(bezoek.persoon.beleid, werk.regio.contactgemeente)
    async with bezoek.beheerschrijver() as schrijver:
        if not await opslag.beeindig_regel(schrijver, regio, lijst, rij_id, werk.vandaag):
            raise NIET_GEVONDEN
        _log_einde(bezoek, schrijver, werk, str(rij_id))
    return RedirectResponse(f"{werk.adres}?gedaan=ja", 303)


@router.post(ADRES + "/standaard/{code}/beeindigen")
async def beeindig_standaard(bezoek: Beheerder, regio: str, lijst: Lijst, code: str) -> Response:
    """A region does without a standard partner: a line of its own that ends on the day it begins."""
    werk = await _werk(bezoek, regio, lijst)
    check_mag_afspraken_beheren(bezoek.persoon.beleid, werk.regio.contactgemeente)
    gevonden = [rij for rij in werk.standaard if rij.code == code]
    if not gevonden:
        raise NIET_GEVONDEN
    weg = gevonden[0].model_copy(update={"van": werk.vandaag, "tot": werk.vandaag})
    async with bezoek.beheerschrijver() as schrijver:
        await opslag.voeg_regel_toe(schrijver, regio, lijst, weg, bezoek.nu)
        _log_einde(bezoek, schrijver, werk, weg.naam)
    return RedirectResponse(f"{werk.adres}?gedaan=ja", 303)


def _log_einde(bezoek: Bezoek, schrijver: Schrijver, werk: Werk, welke: str) -> None:
    wie, gemeente = bezoek.persoon.id, werk.regio.contactgemeente
    gegevens = {"welke": welke, "tot": werk.vandaag.isoformat()}
    noteer(schrijver, wie, gemeente, "lijst-beeindigd", werk.naam, bezoek.nu, **gegevens)


async def _werk(bezoek: Bezoek, regio: str, lijst: Lijst) -> Werk:
    async with bezoek.beheerlezer() as lezer:
        gevonden = [r for r in await regios(lezer, bezoek.beheert) if r.code == regio]
    if not gevonden:
        raise NIET_GEVONDEN
    return Werk(gevonden[0], lijst, dag_van(bezoek.nu))


async def _toon(
    bezoek: Bezoek, werk: Werk, formulier: Formulier, *, nieuw: Regel | None = None, gedaan: bool = False
) -> Response:
    async with bezoek.beheerlezer() as lezer:
        eigen = await opslag.opgeslagen(lezer, werk.regio.code, werk.lijst)
    nu = geldige_regels([rij.regel for rij in eigen], werk.vandaag, werk.standaard)
    vervangt = [rij for rij in nu if nieuw and rij.code == nieuw.code]
    groepen, telt_als = veldkeuzes(werk.lijst)
    return await bezoek.toon(
        "beheer/lijst.html",
        status=400 if formulier.fouten else 200,
        werk=werk,
        uitleg=UITLEG[werk.lijst],
        f=formulier,
        fouten_boven=formulier.fouten,
        groepen=groepen,
        telt_als=telt_als,
        pleknamen=PLEKNAMEN,
        eigen=eigen,
        standaard=[rij for rij in werk.standaard if rij in nu],
        nieuw=nieuw,
        vervangt=vervangt[0] if vervangt else None,
        gedaan=gedaan,
        mag=werk.regio.contactgemeente in bezoek.beheert,
    )
