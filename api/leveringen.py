"""Deliveries of enrolments and leavings on a page: look, and take all of it along as one zip."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import concepten
from api.bezoek import NIET_GEVONDEN, Bezoek, Verdeler
from api.export import Cel, als_csv, als_xlsx, bestandsnaam, download
from api.formulieren import Formulier, lees_formulier
from domain.beleid import VERDEELROLLEN
from domain.bijlagen import veilige_naam
from domain.kalender import dag_van
from domain.leveringen import UITSCHRIJFREDENEN, Beeld, Saldo, salderen
from domain.namen import label
from domain.regels import STANDAARD_REGELS, geldige_uitvalnorm
from storage.invoerbestand import Bestandsfout
from storage.leveringsbestand import Levering, als_zip, lees_levering

router = APIRouter(include_in_schema=False)

SOORT, VELD, ADRES = "levering", "bestand", "/leveringen"
BEELDEN = {
    Beeld.VERTROKKEN: "Uitgeschreven zonder vervolg",
    Beeld.NIEUW: "Nieuw ingeschreven",
    Beeld.OVERGESTAPT: "Overgestapt: uit- en inschrijving vallen tegen elkaar weg",
}
KOPPEN = (
    *("Wat", "Naam", "Nummer", "Geboortedatum", "Leeftijd", "Woonplaats", "Gemeente", "Onderwijs", "School"),
    *("Datum", "Reden van uitschrijving", "Nieuwe school", "Ingeschreven op"),
)
HOOGUIT = 200


class Bekeken(NamedTuple):
    """A delivery as it was read, and what it comes to, who left first."""

    kop: concepten.Importkop
    levering: Levering
    saldi: tuple[Saldo, ...]

    @property
    def geweigerd(self) -> int:
        """Lines, not reasons."""
        return len({(bestand, fout.regel) for bestand, fout in self.levering.geweigerd})

    @property
    def telling(self) -> dict[str, int]:
        aantal = Counter(saldo.beeld for saldo in self.saldi)
        return {naam: aantal[beeld] for beeld, naam in BEELDEN.items()}


@router.get(ADRES)
async def overzicht(bezoek: Verdeler) -> Response:
    return await _toon(bezoek, Formulier())


@router.post(ADRES)
async def ontvang(request: Request, bezoek: Verdeler) -> Response:
    """Keep the file among one's drafts, encrypted; nothing goes into the register."""
    formulier = await lees_formulier(request)
    gekozen = formulier.bestanden.get(VELD, [])
    if not gekozen:
        formulier.fouten[VELD] = "Kies een zip of een CSV-bestand."
        return await _toon(bezoek, formulier, 400)
    naam, inhoud = veilige_naam(gekozen[0].filename or "levering.csv"), await gekozen[0].read()
    try:
        gelezen = await asyncio.to_thread(partial(lees_levering, naam, inhoud, _gemeenten(bezoek)))
    except Bestandsfout as fout:
        formulier.fouten[VELD] = str(fout)
        return await _toon(bezoek, formulier, 400)
    bestand = concepten.Importbestand(naam, inhoud, len(gelezen.regels), SOORT)
    return RedirectResponse(f"{ADRES}/{await concepten.begin_import(bezoek, bestand)}", 303)


@router.get(ADRES + "/{concept_id}.zip")
async def als_bestand(bezoek: Verdeler, concept_id: UUID) -> Response:
    """One zip: the overview, the changes as a list to go on with, and what was refused."""
    bekeken = await _bekijk(bezoek, concept_id)
    onderwerp = f"in- en uitschrijvingen {bezoek.persoon.organisatie}"
    fouten = [(naam, f.regel, f.veld, f.reden) for naam, f in bekeken.levering.geweigerd]
    rijen = [_rij(saldo) for saldo in bekeken.saldi]
    delen = {
        bestandsnaam(f"overzicht {onderwerp}", bezoek.nu, "xlsx"): als_xlsx("Overzicht", KOPPEN, rijen),
        bestandsnaam(f"alle {onderwerp}", bezoek.nu, "csv"): als_csv(KOPPEN, rijen),
        bestandsnaam(f"geweigerde regels {onderwerp}", bezoek.nu, "csv"): als_csv(
            ("Bestand", "Regel", "Kolom", "Reden"), fouten
        ),
    }
    inhoud = await asyncio.to_thread(als_zip, delen)
    return download(inhoud, bestandsnaam(onderwerp, bezoek.nu, "zip"), "application/zip")


@router.get(ADRES + "/{concept_id}")
async def bekijk(bezoek: Verdeler, concept_id: UUID) -> Response:
    bekeken = await _bekijk(bezoek, concept_id)
    return await bezoek.toon(
        "levering.html",
        b=bekeken,
        weg=[saldo.regel for saldo in bekeken.saldi if saldo.beeld is Beeld.VERTROKKEN][:HOOGUIT],
        redenen=UITSCHRIJFREDENEN,
        hooguit=HOOGUIT,
    )


def _gemeenten(bezoek: Bezoek) -> frozenset[str]:
    return bezoek.persoon.beleid.gemeenten_met(VERDEELROLLEN)


async def _bekijk(bezoek: Bezoek, concept_id: UUID) -> Bekeken:
    kop = await concepten.lees_import(bezoek, concept_id, SOORT)
    inhoud = await concepten.lees_importbestand(bezoek, concept_id) if kop else None
    if kop is None or inhoud is None:
        raise NIET_GEVONDEN
    norm = geldige_uitvalnorm(STANDAARD_REGELS, dag_van(bezoek.nu))
    levering = await asyncio.to_thread(partial(lees_levering, kop.naam, inhoud, _gemeenten(bezoek)))
    return Bekeken(kop, levering, _op_volgorde(salderen(levering.regels, norm)))


def _op_volgorde(saldi: Iterable[Saldo]) -> tuple[Saldo, ...]:
    volgorde = list(BEELDEN)
    return tuple(sorted(saldi, key=lambda s: (volgorde.index(s.beeld), s.regel.datum, s.regel.naam)))


def _rij(saldo: Saldo) -> tuple[Cel, ...]:
    regel, weer_in = saldo.regel, saldo.weer_in
    nieuw = (weer_in.school, weer_in.datum) if weer_in else ("", None)
    return (
        *(BEELDEN[saldo.beeld], regel.naam, regel.nummer, regel.geboortedatum, regel.jaren, regel.woonplaats),
        *(regel.gemeentecode, label(regel.onderwijssoort), saldo.uit.school if saldo.uit else ""),
        saldo.uit.datum if saldo.uit else None,
        UITSCHRIJFREDENEN[saldo.uit.reden] if saldo.uit else "",
        *nieuw,
    )


async def _toon(bezoek: Bezoek, formulier: Formulier, status: int = 200) -> Response:
    eigen = await concepten.eigen_imports(bezoek, SOORT)
    return await bezoek.toon(
        "leveringen.html", status=status, f=formulier, eigen=eigen, fouten_boven=formulier.fouten
    )
