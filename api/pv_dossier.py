"""The file for the public prosecutor as one PDF: the dossier in words, then the registers of the school."""

from functools import partial
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.export import bestandsnaam, download
from api.pdf import PDF, teken
from domain.beleid import check_mag_pv_dossier_maken
from infra.pdf import maak_pdf
from infra.pdf_samen import is_leesbaar, voeg_samen
from storage.aantekeningen import VORMEN
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.inzage import Bekeken, noteer
from storage.lijsten.dossiers import Dossier, dossier
from storage.lijsten.pvdossier import Dossierbestand, Zet, bestanden, zetten

router = APIRouter(include_in_schema=False)


@router.get("/dossiers/{nummer}/pv-dossier.pdf")
async def pv_dossier(bezoek: Ambtenaar, nummer: str) -> Response:
    """Made anew each time, from what stands in the register now."""
    async with bezoek.lezer() as lezer:
        gevonden = await dossier(lezer, bezoek.persoon, nummer, bezoek.nu)
        if gevonden is None:
            raise NIET_GEVONDEN
        check_mag_pv_dossier_maken(bezoek.persoon.beleid, gevonden.kop.gemeente_code)
        stappen = await zetten(lezer, gevonden.kop.traject_id)
        alle = await bestanden(lezer, gevonden.kop.traject_id)
    pdf = await teken(partial(_maak, bezoek, gevonden, stappen, alle))
    await _leg_vast(bezoek, gevonden)
    return download(pdf, bestandsnaam(f"pv-dossier-{nummer}", bezoek.nu, "pdf"), PDF)


async def _leg_vast(bezoek: Bezoek, gevonden: Dossier) -> None:
    """It leaves the house with everything in it: the dossier tells who took it, and when."""
    feit = Feit(
        traject_id=gevonden.kop.traject_id,
        sleutel=f"pv-dossier:{uuid4()}",
        op=bezoek.nu,
        wat="pv-dossier",
        namens="mens",
        wie=bezoek.persoon.id,
    )
    async with bezoek.schrijver() as schrijver:
        await leg_feit_vast(schrijver, feit)
        kop = gevonden.kop
        noteer(schrijver, bezoek.persoon, kop.traject_id, kop.gemeente_code, Bekeken.PV_DOSSIER, bezoek.nu)


def _maak(
    bezoek: Bezoek, gevonden: Dossier, stappen: tuple[Zet, ...], alle: tuple[Dossierbestand, ...]
) -> bytes:
    """Files that are no readable PDF are listed, so that the officer sends them along."""
    erbij = {b.id: (b.naam, b.inhoud) for b in alle if b.inhoud is not None and is_leesbaar(b.inhoud)}
    html = bezoek.onderdelen.weergave.rapport(
        "pv_dossier.html",
        kop=gevonden.kop,
        meldingen=sorted(gevonden.meldingen, key=lambda melding: melding.ontvangen_op),
        zetten=stappen,
        contactmomenten=sorted(gevonden.contactmomenten, key=lambda contact: contact.op),
        gebeurtenissen=gevonden.gebeurtenissen,
        bestanden=alle,
        toegevoegd=frozenset(erbij),
        vormen=VORMEN,
        door=bezoek.persoon.naam,
        organisatie=bezoek.persoon.organisatie,
    )
    return voeg_samen(maak_pdf(html), tuple(erbij.values()))
