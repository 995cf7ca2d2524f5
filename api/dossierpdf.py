"""A whole dossier on paper: one PDF, with the files that are PDFs behind it."""

from functools import partial
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Ambtenaar, Bezoek
from api.dossiers import lees_dossier, plicht
from api.export import bestandsnaam, download
from api.pdf import PDF, teken
from infra.pdf import maak_pdf
from infra.pdf_samen import is_leesbaar, voeg_samen
from storage.aantekeningen import UITKOMSTEN, VORMEN
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.inzage import Bekeken, noteer
from storage.lijsten.dossiers import Dossier
from storage.lijsten.pvdossier import Dossierbestand, bestanden

router = APIRouter(include_in_schema=False)


@router.get("/dossiers/{nummer}/dossier.pdf")
async def druk_af(bezoek: Ambtenaar, nummer: str) -> Response:
    """Made anew each time, from what stands in the register now; the log tells who took it."""
    gevonden = await lees_dossier(bezoek, nummer)
    async with bezoek.lezer() as lezer:
        alle = await bestanden(lezer, gevonden.kop.traject_id)
    pdf = await teken(partial(_maak, bezoek, gevonden, alle))
    await _leg_vast(bezoek, gevonden)
    return download(pdf, bestandsnaam(f"dossier-{nummer}", bezoek.nu, "pdf"), PDF)


async def _leg_vast(bezoek: Bezoek, gevonden: Dossier) -> None:
    kop = gevonden.kop
    feit = Feit(
        traject_id=kop.traject_id,
        sleutel=f"afdruk:{uuid4()}",
        op=bezoek.nu,
        wat="dossier-afgedrukt",
        namens="mens",
        wie=bezoek.persoon.id,
    )
    async with bezoek.schrijver() as schrijver:
        await leg_feit_vast(schrijver, feit)
        noteer(schrijver, bezoek.persoon, kop.traject_id, kop.gemeente_code, Bekeken.AFDRUK, bezoek.nu)


def _maak(bezoek: Bezoek, gevonden: Dossier, alle: tuple[Dossierbestand, ...]) -> bytes:
    """Files that are no readable PDF are listed."""
    erbij = {b.id: (b.naam, b.inhoud) for b in alle if b.inhoud is not None and is_leesbaar(b.inhoud)}
    html = bezoek.onderdelen.weergave.rapport(
        "dossier.html",
        d=gevonden,
        kop=gevonden.kop,
        plicht=plicht(bezoek, gevonden),
        bestanden=alle,
        toegevoegd=frozenset(erbij),
        vormen=VORMEN,
        uitkomsten=UITKOMSTEN,
        door=bezoek.persoon.naam,
        organisatie=bezoek.persoon.organisatie,
    )
    return voeg_samen(maak_pdf(html), tuple(erbij.values()))
