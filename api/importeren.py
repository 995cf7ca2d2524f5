"""A file of meldingen on a page: look first, then take in; a refused line costs that line only."""

from io import BytesIO
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import concepten
from api.bezoek import NIET_GEVONDEN, Bezoek, Importeur
from api.export import csv_antwoord
from api.formulieren import Formulier, lees_formulier
from domain.beleid import check_mag_import_openen
from domain.bijlagen import veilige_naam
from domain.soorten import Kanaal
from storage.aanname import Herkomst
from storage.concepten import verwijder
from storage.importeren import importeer, voorbeeldweergave
from storage.invoerbestand import Bestandsfout

router = APIRouter(include_in_schema=False)

VELD = "bestand"
EERSTE_FOUTEN = 100


@router.get("/import")
async def importpagina(bezoek: Importeur) -> Response:
    return await bezoek.toon("import.html", f=Formulier(), fouten_boven={})


@router.post("/import")
async def ontvang(request: Request, bezoek: Importeur) -> Response:
    """Keep the file, so that it has to be chosen once; nothing is taken in yet."""
    check_mag_import_openen(bezoek.persoon.beleid)
    formulier = await lees_formulier(request)
    gekozen = formulier.bestanden.get(VELD, [])
    if not gekozen:
        formulier.fouten[VELD] = "Kies een CSV-bestand."
        return await _weiger(bezoek, formulier)
    naam = veilige_naam(gekozen[0].filename or "bestand.csv")
    concept_id = await concepten.begin_import(bezoek, naam, await gekozen[0].read())
    return RedirectResponse(f"/import/{concept_id}", 303)


@router.get("/import/{concept_id}")
async def bekijk(bezoek: Importeur, concept_id: UUID) -> Response:
    """What would be taken in, and which lines would be refused and why."""
    naam, inhoud = await _bestand(bezoek, concept_id)
    onderdelen = bezoek.onderdelen
    try:
        vooraf = await voorbeeldweergave(
            onderdelen.database, onderdelen.kluis, BytesIO(inhoud), _herkomst(bezoek), bezoek.nu
        )
    except Bestandsfout as fout:
        return await _weiger(bezoek, Formulier(fouten={VELD: str(fout)}))
    return await bezoek.toon(
        "import_verslag.html",
        naam=naam,
        verslag=vooraf.verslag,
        eerste=vooraf.eerste,
        concept_id=concept_id,
        klaar=False,
        hooguit=EERSTE_FOUTEN,
    )


@router.get("/import/{concept_id}/geweigerd.csv")
async def geweigerd(bezoek: Importeur, concept_id: UUID) -> Response:
    """Every refused line with its reason, for whoever has to mend the file."""
    naam, inhoud = await _bestand(bezoek, concept_id)
    onderdelen = bezoek.onderdelen
    vooraf = await voorbeeldweergave(
        onderdelen.database, onderdelen.kluis, BytesIO(inhoud), _herkomst(bezoek), bezoek.nu
    )
    rijen = [(fout.regel, fout.veld, fout.reden) for fout in vooraf.verslag.geweigerd]
    return csv_antwoord(f"geweigerde regels {naam}", bezoek.nu, ("Regel", "Kolom", "Reden"), rijen)


@router.post("/import/{concept_id}")
async def neem_in(bezoek: Importeur, concept_id: UUID) -> Response:
    """Take in the file; doing it again adds nothing."""
    naam, inhoud = await _bestand(bezoek, concept_id)
    onderdelen = bezoek.onderdelen
    verslag = await importeer(
        onderdelen.database, onderdelen.kluis, BytesIO(inhoud), _herkomst(bezoek), bezoek.nu
    )
    async with bezoek.schrijver() as schrijver:
        await verwijder(schrijver, bezoek.persoon, concept_id)
    return await bezoek.toon(
        "import_verslag.html",
        naam=naam,
        verslag=verslag,
        eerste=[],
        concept_id=concept_id,
        klaar=True,
        hooguit=len(verslag.geweigerd),
    )


async def _bestand(bezoek: Bezoek, concept_id: UUID) -> tuple[str, bytes]:
    gevonden = await concepten.lees_import(bezoek, concept_id)
    if gevonden is None:
        raise NIET_GEVONDEN
    return gevonden


def _herkomst(bezoek: Bezoek) -> Herkomst:
    """A municipality takes in files of all schools, a school its own."""
    eigen = None if bezoek.verdeelt else bezoek.persoon.locaties
    return Herkomst(kanaal=Kanaal.BESTAND, gebruiker_id=bezoek.persoon.id, locaties=eigen)


async def _weiger(bezoek: Bezoek, formulier: Formulier) -> Response:
    return await bezoek.toon("import.html", status=400, f=formulier, fouten_boven=formulier.fouten)
