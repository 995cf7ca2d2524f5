"""A file of meldingen on a page: look first, then take in; a refused line costs that line only.

Taking in goes on after the answer: the page asks how far it is, and says so when it was interrupted.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from io import BytesIO
from uuid import UUID, uuid4

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import concepten
from api.bezoek import NIET_GEVONDEN, Bezoek, Importeur
from api.export import csv_antwoord
from api.formulieren import Formulier, lees_formulier
from api.inlezen import Inleesopdracht, Inlezer
from domain.beleid import VERDEELROLLEN, check_mag_import_openen
from domain.bijlagen import veilige_naam
from domain.soorten import Kanaal
from domain.verzuimloket import Loket
from storage.aanname import Herkomst
from storage.importeren import Deel, Voorbeeldweergave, importeer_in_delen, tel_regels, voorbeeldweergave
from storage.importloop import Stand, Voortgang, begin_ronde, lees_weigeringen
from storage.invoerbestand import Bestandsfout
from storage.regiolijsten import regiokaarten

router = APIRouter(include_in_schema=False)

VELD = "bestand"
PROEFREGELS = 100
"""So many lines are checked before taking in: a larger file would keep its page waiting."""
EERSTE_FOUTEN = 100


@router.get("/import")
async def importpagina(bezoek: Importeur) -> Response:
    return await _toon(bezoek, Formulier())


@router.post("/import")
async def ontvang(request: Request, bezoek: Importeur) -> Response:
    """Keep the file, so that it has to be chosen once; nothing is taken in yet."""
    check_mag_import_openen(bezoek.persoon.beleid)
    formulier = await lees_formulier(request)
    gekozen = formulier.bestanden.get(VELD, [])
    if not gekozen:
        formulier.fouten[VELD] = "Kies een CSV-bestand."
        return await _toon(bezoek, formulier, 400)
    naam, inhoud = veilige_naam(gekozen[0].filename or "bestand.csv"), await gekozen[0].read()
    try:
        totaal = await asyncio.to_thread(tel_regels, inhoud)
    except Bestandsfout as fout:
        formulier.fouten[VELD] = str(fout)
        return await _toon(bezoek, formulier, 400)
    loket = formulier.aangevinkt("loket")
    if loket and await _loket(bezoek) is None:
        formulier.fouten["loket"] = "Alleen de contactgemeente leest bestanden van het Verzuimloket in."
        return await _toon(bezoek, formulier, 400)
    import_id = await concepten.begin_import(
        bezoek, concepten.Importbestand(naam, inhoud, totaal, loket=loket)
    )
    return RedirectResponse(f"/import/{import_id}", 303)


@router.get("/import/{concept_id}")
async def bekijk(bezoek: Importeur, concept_id: UUID) -> Response:
    """What would be taken in, how far it is, or what became of every line."""
    kop = await _kop(bezoek, concept_id)
    if kop.voortgang is None:
        return await _toon_voorbeeld(bezoek, kop)
    if kop.voortgang.stand is Stand.KLAAR:
        return await _toon_verslag(bezoek, kop, kop.voortgang)
    loopt = kop.voortgang.loopt(bezoek.onderdelen.klok.echt())
    return await bezoek.toon("import_bezig.html", kop=kop, voortgang=kop.voortgang, loopt=loopt)


@router.get("/import/{concept_id}/geweigerd.csv")
async def geweigerd(bezoek: Importeur, concept_id: UUID) -> Response:
    """Every line refused so far with its reasons, for whoever has to mend the file."""
    kop = await _kop(bezoek, concept_id)
    async with bezoek.lezer() as lezer:
        fouten = await lees_weigeringen(lezer, bezoek.persoon.id, concept_id)
    rijen = [(fout.regel, fout.veld, fout.reden) for fout in fouten]
    return csv_antwoord(f"geweigerde regels {kop.naam}", bezoek.nu, ("Regel", "Kolom", "Reden"), rijen)


@router.post("/import/{concept_id}")
async def neem_in(bezoek: Importeur, concept_id: UUID) -> Response:
    """Begin, or go on after an interruption; asking twice takes in once."""
    check_mag_import_openen(bezoek.persoon.beleid)
    kop = await _kop(bezoek, concept_id)
    inhoud = await concepten.lees_importbestand(bezoek, concept_id)
    herkomst = await _herkomst(bezoek, kop)
    await begin_inlezen(bezoek, concept_id, partial(_delen, bezoek, herkomst, inhoud or b""))
    return RedirectResponse(f"/import/{concept_id}", 303)


def _delen(bezoek: Bezoek, herkomst: Herkomst, inhoud: bytes, na_regel: int) -> AsyncIterator[Deel]:
    database, kluis = bezoek.onderdelen.database, bezoek.onderdelen.kluis
    return importeer_in_delen(database, kluis, BytesIO(inhoud), herkomst, bezoek.nu, na_regel=na_regel)


async def begin_inlezen(bezoek: Bezoek, import_id: UUID, delen: Callable[[int], AsyncIterator[Deel]]) -> None:
    """Let this work go on in the background, unless it runs already or is done."""
    onderdelen, wie = bezoek.onderdelen, bezoek.persoon
    async with bezoek.schrijver() as schrijver:
        voortgang = await begin_ronde(schrijver, wie.id, import_id, uuid4(), onderdelen.klok.echt())
    if voortgang:
        opdracht = Inleesopdracht(import_id, wie.id, wie.toegang, delen, bezoek.nu, voortgang)
        onderdelen.achtergrond.begin(Inlezer(onderdelen.database, onderdelen.klok, opdracht)())


async def _toon_voorbeeld(bezoek: Bezoek, kop: concepten.Importkop) -> Response:
    vooraf = await _kijk_vooraf(bezoek, kop, await _inhoud(bezoek, kop.id))
    return await bezoek.toon("import_voorbeeld.html", kop=kop, verslag=vooraf.verslag, eerste=vooraf.eerste)


async def _toon_verslag(bezoek: Bezoek, kop: concepten.Importkop, voortgang: Voortgang) -> Response:
    async with bezoek.lezer() as lezer:
        fouten = await lees_weigeringen(lezer, bezoek.persoon.id, kop.id)
    return await bezoek.toon(
        "import_verslag.html", kop=kop, voortgang=voortgang, geweigerd=fouten, hooguit=EERSTE_FOUTEN
    )


async def _kijk_vooraf(bezoek: Bezoek, kop: concepten.Importkop, inhoud: bytes) -> Voorbeeldweergave:
    onderdelen = bezoek.onderdelen
    bron, herkomst = BytesIO(inhoud), await _herkomst(bezoek, kop)
    return await voorbeeldweergave(
        onderdelen.database, onderdelen.kluis, bron, herkomst, bezoek.nu, hooguit=PROEFREGELS
    )


async def _kop(bezoek: Bezoek, import_id: UUID) -> concepten.Importkop:
    kop = await concepten.lees_import(bezoek, import_id)
    if kop is None:
        raise NIET_GEVONDEN
    return kop


async def _inhoud(bezoek: Bezoek, import_id: UUID) -> bytes:
    inhoud = await concepten.lees_importbestand(bezoek, import_id)
    if inhoud is None:
        raise NIET_GEVONDEN
    return inhoud


async def _loket(bezoek: Bezoek) -> Loket | None:
    """The region for which this person may read in what the national desk sends; None when there is none."""
    verdeelt = bezoek.persoon.beleid.gemeenten_met(VERDEELROLLEN)
    async with bezoek.lezer() as lezer:
        kaarten = [k for k in await regiokaarten(lezer, verdeelt) if k.contactgemeente in verdeelt]
    if not kaarten:
        return None
    return Loket(gemeenten=frozenset(kaarten[0].gemeentecodes), vangnet=kaarten[0].contactgemeente)


async def _herkomst(bezoek: Bezoek, kop: concepten.Importkop) -> Herkomst:
    """A municipality takes in files of all schools about its residents, a school its own."""
    wie = bezoek.persoon
    if kop.loket and (loket := await _loket(bezoek)):
        return Herkomst(kanaal=Kanaal.LOKET, gebruiker_id=wie.id, loket=loket)
    if bezoek.verdeelt:
        return Herkomst(kanaal=Kanaal.BESTAND, gebruiker_id=wie.id, inlezer=wie.beleid)
    return Herkomst(kanaal=Kanaal.BESTAND, gebruiker_id=wie.id, locaties=wie.locaties)


async def _toon(bezoek: Bezoek, formulier: Formulier, status: int = 200) -> Response:
    eigen = await concepten.eigen_imports(bezoek)
    return await bezoek.toon(
        "import.html", status=status, f=formulier, eigen=eigen, fouten_boven=formulier.fouten
    )
