"""The count of 1 October on a page: a file in, what was refused per line, the numbers, and who it was."""

import asyncio
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek
from api.doorstroompunt import Doorstroompunt
from api.export import Cel, xlsx_antwoord
from api.formulieren import Formulier, lees_formulier
from api.pagina import DOORSTROOMPUNT
from domain.kalender import dag_van
from domain.leeftijdsgroepen import vsv_kolommen
from domain.leerplicht import einde_schooljaar
from domain.vsv import Vsvklasse
from storage.invoerbestand import Bestandsfout
from storage.lijsten.vsv import Getelde, Vsvregelgroep, achtergrond, getelden, telling, tellingen
from storage.vsv import Teller, lees_vsvbestand, tel_en_bewaar

router = APIRouter(include_in_schema=False)

ADRES = "/vsv"
KLASSEN = {
    Vsvklasse.NIEUW: "Nieuwe vsv'er",
    Vsvklasse.TERUGGEKEERD: "Gestopt en teruggekeerd",
    Vsvklasse.OUD: "Oude vsv'er",
    Vsvklasse.KWETSBAAR: "Kwetsbare jongere",
    Vsvklasse.INGESCHREVEN: "Ingeschreven",
    Vsvklasse.STARTKWALIFICATIE: "Heeft een startkwalificatie",
    Vsvklasse.VOLGEND_JAAR: "Telt volgend schooljaar",
    Vsvklasse.BUITEN_DOELGROEP: "Buiten de doelgroep",
}
KOPPEN = (
    *("Wat", "Naam", "Geboortedatum", "Leeftijd op 1 oktober", "School", "Onderwijs", "Gestopt op"),
    *("Waarom", "Dossier", "Benaderd"),
)
JAREN_TERUG = 5
GEEN_REGELS = "Er is geen enkele regel die wij kunnen tellen. Zie de redenen hieronder."


@router.get(ADRES)
async def overzicht(bezoek: Doorstroompunt) -> Response:
    return await _toon(bezoek, Formulier({"schooljaar": str(_jaren(bezoek)[0])}))


@router.post(ADRES)
async def ontvang(request: Request, bezoek: Doorstroompunt) -> Response:
    """Count at once: nothing changes but that the count is kept, and the same file twice is kept once."""
    formulier = await lees_formulier(request)
    jaar = formulier.tekst("schooljaar")
    if jaar not in {str(mogelijk) for mogelijk in _jaren(bezoek)}:
        formulier.fouten["schooljaar"] = "Kies een schooljaar uit de lijst."
    bestanden = formulier.bestanden.get("bestand", [])
    if not bestanden:
        formulier.fouten["bestand"] = "Kies het bestand met inschrijvingen."
    if formulier.fouten:
        return await _toon(bezoek, formulier, 400)
    return await _tel(bezoek, formulier, await bestanden[0].read(), int(jaar))


async def _tel(bezoek: Bezoek, formulier: Formulier, inhoud: bytes, schooljaar: int) -> Response:
    gemeenten = _gemeenten(bezoek)
    try:
        bestand = await asyncio.to_thread(lees_vsvbestand, inhoud, gemeenten)
    except Bestandsfout as fout:
        formulier.fouten["bestand"] = str(fout)
        return await _toon(bezoek, formulier, 400)
    if not bestand.loopbanen:
        formulier.fouten["bestand"] = GEEN_REGELS
        return await _toon(bezoek, formulier, 400, fouten=bestand.geweigerd)
    teller = Teller(schooljaar, gemeenten, bezoek.nu, bezoek.persoon.id)
    async with bezoek.schrijver() as schrijver:
        ids = await tel_en_bewaar(schrijver, bezoek.onderdelen.kluis, inhoud, bestand, teller)
    return RedirectResponse(f"{ADRES}/{ids[0]}" if len(ids) == 1 else ADRES, 303)


@router.get(ADRES + "/{telling_id}.xlsx")
async def als_excel(bezoek: Doorstroompunt, telling_id: UUID) -> Response:
    groep, personen = await _lees(bezoek, telling_id)
    onderwerp = f"vsv {groep.gemeente} {groep.jaar}"
    return xlsx_antwoord(onderwerp, bezoek.nu, KOPPEN, [_rij(p) for p in personen], blad="1 oktober")


@router.get(ADRES + "/{telling_id}")
async def een_telling(bezoek: Doorstroompunt, telling_id: UUID) -> Response:
    groep, personen = await _lees(bezoek, telling_id)
    tabel = achtergrond(personen, Vsvklasse.NIEUW)
    leeftijden = vsv_kolommen(leeftijd for telling_ in tabel.values() for leeftijd in telling_)
    return await bezoek.toon(
        "vsv_telling.html",
        groep=groep,
        klassen=KLASSEN,
        personen=[p for p in personen if p.geteld.klasse is not Vsvklasse.TERUGGEKEERD],
        tabel=tabel,
        leeftijden=leeftijden,
    )


def _jaren(bezoek: Bezoek) -> tuple[int, ...]:
    """School years that can be counted, by the year in which they began; the one that ended last first."""
    laatste = einde_schooljaar(dag_van(bezoek.nu)).year - 2
    return tuple(range(laatste, laatste - JAREN_TERUG, -1))


def _gemeenten(bezoek: Bezoek) -> frozenset[str]:
    return bezoek.persoon.beleid.gemeenten_met(DOORSTROOMPUNT)


async def _lees(bezoek: Bezoek, telling_id: UUID) -> tuple[Vsvregelgroep, tuple[Getelde, ...]]:
    async with bezoek.lezer() as lezer:
        groep = await telling(lezer, _gemeenten(bezoek), telling_id)
        if groep is None:
            raise NIET_GEVONDEN
        return groep, await getelden(lezer, bezoek.onderdelen.kluis, _gemeenten(bezoek), groep)


def _rij(persoon: Getelde) -> tuple[Cel, ...]:
    geteld = persoon.geteld
    return (
        *(KLASSEN[geteld.klasse], geteld.naam, geteld.geboortedatum, persoon.leeftijd, geteld.school),
        *(geteld.onderwijssoort, geteld.gestopt_op, geteld.reden, persoon.traject),
        "ja" if persoon.benaderd else "nee",
    )


async def _toon(bezoek: Bezoek, formulier: Formulier, status: int = 200, fouten: object = ()) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await tellingen(lezer, _gemeenten(bezoek))
    return await bezoek.toon(
        "vsv.html",
        status=status,
        f=formulier,
        fouten_boven=formulier.fouten,
        lijst=lijst,
        jaren={str(jaar): f"{jaar}-{jaar + 1}" for jaar in _jaren(bezoek)},
        fouten=fouten,
    )
