"""Linking dossiers, and making two registrations of one pupil one: look, confirm, and undo any time."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier
from domain.fouten import Geweigerd, Invoerfout
from storage.database import SYSTEEM
from storage.koppelingen import ZELFDE_DOSSIER, Koppelsoort, Verzoek, koppel, ontkoppel
from storage.lijsten.dossiers import Dossier, dossier
from storage.lijsten.koppelingen import mogelijke_dubbelen

router = APIRouter(include_in_schema=False)

SOORTEN = {
    Koppelsoort.SAMENGEVOEGD.value: (
        "Samenvoegen: het is dezelfde leerling",
        "Nieuwe meldingen komen voortaan in dit dossier. Er verdwijnt niets, en het kan ongedaan.",
    ),
    Koppelsoort.VERBONDEN.value: (
        "Verbinden: de dossiers horen bij elkaar",
        "Bij elk dossier staat een link naar het andere. Verder verandert er niets.",
    ),
}
ONBEKEND = "Dit dossier is er niet, of u mag het niet zien."
LANGSTE_REDEN = 500


@router.get("/dossiers/{nummer}/koppelen")
async def koppelpagina(bezoek: Ambtenaar, nummer: str, ander: str = "") -> Response:
    hier = await lees_dossier(bezoek, nummer)
    return await _toon(bezoek, hier, Formulier({"ander": ander, "soort": Koppelsoort.SAMENGEVOEGD.value}))


@router.post("/dossiers/{nummer}/koppelen")
async def koppel_dossiers(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    """The first button shows both pupils beside each other, the second one does it."""
    hier = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    daar = await _ander(bezoek, formulier, hier)
    _controleer(formulier)
    if daar is None or formulier.fouten or formulier.waarde("knop") != "bevestigen":
        return await _toon(bezoek, hier, formulier, daar)
    try:
        await _koppel(bezoek, hier, daar, formulier)
    except Invoerfout as fout:
        formulier.neem_over(fout)
    except Geweigerd as fout:
        formulier.fouten["ander"] = str(fout)
    if formulier.fouten:
        return await _toon(bezoek, hier, formulier)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan={formulier.tekst('soort')}", 303)


@router.post("/dossiers/{nummer}/koppelingen/{id_}/ongedaan")
async def maak_ongedaan(bezoek: Ambtenaar, nummer: str, id_: UUID) -> Response:
    """HTTP 404 for a link that this dossier does not have."""
    hier = await lees_dossier(bezoek, nummer)
    if all(regel.id != id_ for regel in hier.koppelingen):
        raise NIET_GEVONDEN
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await ontkoppel(schrijver, bezoek.persoon, id_, bezoek.nu)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=ontkoppeld", 303)


async def _koppel(bezoek: Bezoek, hier: Dossier, daar: Dossier, formulier: Formulier) -> None:
    """As the system: both pupils and both logs change. The step itself checks who asks."""
    verzoek = Verzoek(
        traject_id=hier.kop.traject_id,
        ander_id=daar.kop.traject_id,
        soort=Koppelsoort(formulier.tekst("soort")),
        waarom=formulier.tekst("waarom")[:LANGSTE_REDEN],
        door=bezoek.persoon,
        nu=bezoek.nu,
    )
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await koppel(schrijver, verzoek)


def _controleer(formulier: Formulier) -> None:
    if formulier.tekst("soort") not in SOORTEN:
        formulier.fouten["soort"] = "Kies wat u wilt doen."
    formulier.verplicht("waarom", "Zeg kort waarom. Dat komt in beide dossiers.")


async def _ander(bezoek: Bezoek, formulier: Formulier, hier: Dossier) -> Dossier | None:
    nummer = formulier.verplicht("ander", "Vul het nummer van het andere dossier in.")
    if nummer == hier.kop.nummer:
        formulier.fouten["ander"] = ZELFDE_DOSSIER
    if formulier.fouten:
        return None
    async with bezoek.lezer() as lezer:
        gevonden = await dossier(lezer, bezoek.persoon, nummer, bezoek.nu)
    if gevonden is None:
        formulier.fouten["ander"] = ONBEKEND
    return gevonden


async def _toon(bezoek: Bezoek, hier: Dossier, formulier: Formulier, daar: Dossier | None = None) -> Response:
    async with bezoek.lezer() as lezer:
        dubbelen = await mogelijke_dubbelen(lezer, bezoek.persoon, hier.kop.traject_id, bezoek.nu)
    return await bezoek.toon(
        "koppelen.html",
        status=400 if formulier.fouten else 200,
        hier=hier,
        daar=daar if not formulier.fouten else None,
        dubbelen=dubbelen,
        soorten=SOORTEN,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
