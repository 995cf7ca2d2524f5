"""Letters as PDF, made at the moment that somebody asks for one."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import NIET_GEVONDEN, Bijlagelezer
from api.briefopmaak import Opmaak, maak_html
from api.export import bestandsnaam, download
from api.onderdelen import Onderdelen
from api.pdf import PDF, teken
from infra.pdf import maak_pdf
from infra.talen import STANDAARDTAAL, lees_taal, talen
from storage.briefgegevens import Briefgegevens, lees_briefgegevens
from storage.database import Lezer
from storage.eenmalig import maak_briefcode, met_streepjes
from storage.huisstijl import huisstijl_van
from storage.teksten import Tekstsleutel, Tekstsoort, geldende_tekst

router = APIRouter(include_in_schema=False)


@router.get("/brieven/{brief_id}.pdf")
async def brief_als_pdf(bezoek: Bijlagelezer, brief_id: UUID, taal: str = "") -> Response:
    """The letter; its file name names nobody. To a school it does not exist: it is between us and home.

    It is in the language that was chosen for the home, or in another one that is asked for with `taal`.
    """
    async with bezoek.lezer() as lezer:
        brief = await lees_briefgegevens(lezer, bezoek.persoon, brief_id)
        if brief is None:
            raise NIET_GEVONDEN
        opmaak = await _opmaak(lezer, brief, taal)
    in_taal = "" if opmaak.taal.code == STANDAARDTAAL else f" {opmaak.taal.code}"
    naam = bestandsnaam(f"{brief.naam}{in_taal} {brief.dossiernummer}", brief.gemaakt_op, "pdf")
    html = maak_html(_met_code(brief, bezoek.onderdelen), opmaak)
    return download(await teken(partial(maak_pdf, html)), naam, PDF)


def _met_code(brief: Briefgegevens, onderdelen: Onderdelen) -> Briefgegevens:
    """The code for answering a letter on the internet; derived, so that no table holds it."""
    if brief.vraag_id is None:
        return brief
    code = met_streepjes(maak_briefcode(onderdelen.link_sleutel, brief.vraag_id))
    adres = f"{onderdelen.instellingen.basis_url.partition('://')[2]}/antwoord"
    return brief.model_copy(update={"antwoordcode": code, "antwoordadres": adres})


async def _opmaak(lezer: Lezer, brief: Briefgegevens, gevraagd: str) -> Opmaak:
    """Style and text as they held at the moment of the letter."""
    code = next((c for c in (gevraagd, brief.thuistaal) if c in talen()), STANDAARDTAAL)
    sleutel = Tekstsleutel(gemeente=brief.gemeente_code, soort=Tekstsoort.BRIEF, naam=brief.soort, taal=code)
    return Opmaak(
        stijl=await huisstijl_van(lezer, brief.gemeente_code, brief.gemaakt_op),
        taal=lees_taal(code),
        tekst=await geldende_tekst(lezer, sleutel, brief.datum, brief.gemaakt_op),
    )
