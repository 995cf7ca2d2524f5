"""Letters and mails in a municipality's own words: write, look at it, try it, keep it, go back."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.beheer.tekstsoorten import (
    Tekstplek,
    keur,
    plekken,
    standaard,
    velden_van,
    voorbeeldbrief,
    vul_voorbeeld,
)
from api.bezoek import NIET_GEVONDEN, Beheerder, Bezoek
from api.briefopmaak import Opmaak, maak_html, vertaling
from api.concepten import gooi_pagina_weg
from api.export import bestandsnaam, download
from api.formulieren import Formulier, lees_formulier
from api.paginaconcept import met_concept
from api.pdf import PDF, teken
from domain.fouten import Invoerfout
from domain.kalender import dag_van
from domain.school_gegevens import lees_dag
from infra.pdf import maak_pdf
from infra.talen import STANDAARDTAAL, lees_taal, talen
from storage.beheerlog import noteer
from storage.gebruikersbeheer import keuzeplekken
from storage.huisstijl import huisstijl_van
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.teksten import Tekst, Tekstsleutel, Tekstsoort, bewaar_tekst, geldende_tekst, versies

router = APIRouter(include_in_schema=False)

ADRES = "/beheer/teksten/{gemeente}/{soort}/{code}"
# The frame of a page has an element called "inhoud" already.
VELD_BIJ_DEEL = {"onderwerp": "onderwerp", "inhoud": "tekst"}
GEDAAN = {
    "bewaard": "De tekst is bewaard.",
    "terug": "De oude tekst is teruggezet. Hij geldt vanaf vandaag.",
    "standaard": "De standaardtekst geldt weer, vanaf vandaag.",
    "proef": "De proefmail is onderweg naar uw eigen adres.",
}


@dataclass(frozen=True)
class Werk:
    """One text of one municipality."""

    plek: Tekstplek
    gemeente: str
    gemeentenaam: str
    taal: str

    @property
    def sleutel(self) -> Tekstsleutel:
        return Tekstsleutel(
            gemeente=self.gemeente, soort=self.plek.soort, naam=self.plek.code, taal=self.taal
        )

    @property
    def adres(self) -> str:
        pad = ADRES.format(gemeente=self.gemeente, soort=self.plek.soort.value, code=self.plek.code)
        return pad if self.taal == STANDAARDTAAL else f"{pad}?taal={self.taal}"

    @property
    def standaard(self) -> Tekst:
        """Our own text in this language; in one without a translation the Dutch text to start from."""
        if self.plek.soort is Tekstsoort.MAIL:
            return standaard(self.plek)
        return vertaling(self.plek.code, lees_taal(self.taal)) or standaard(self.plek)


@router.get("/beheer/teksten")
async def lijst(bezoek: Beheerder) -> Response:
    async with bezoek.beheerlezer() as lezer:
        gemeenten = (await keuzeplekken(lezer, bezoek.beheert))["gemeente"]
    return await bezoek.toon("beheer/teksten.html", gemeenten=gemeenten, plekken=plekken())


@router.get(ADRES)
async def kaart(
    bezoek: Beheerder, gemeente: str, soort: Tekstsoort, code: str, taal: str = "nl", gedaan: str = ""
) -> Response:
    werk = await _werk(bezoek, gemeente, soort, code, taal)
    async with bezoek.beheerlezer() as lezer:
        eigen = await geldende_tekst(lezer, werk.sleutel, dag_van(bezoek.nu), bezoek.nu)
    nu = eigen or werk.standaard
    waarden = {"onderwerp": nu.onderwerp, "tekst": nu.inhoud, "vanaf": f"{dag_van(bezoek.nu):%d-%m-%Y}"}
    formulier = await met_concept(bezoek, werk.adres, waarden)
    return await _toon(bezoek, werk, formulier, gedaan=GEDAAN.get(gedaan, ""))


@router.post(ADRES)
async def werk_bij(
    request: Request, bezoek: Beheerder, gemeente: str, soort: Tekstsoort, code: str, taal: str = "nl"
) -> Response:
    """Every button of the form ends here; a text that is refused comes back as it was typed."""
    werk, formulier = await _werk(bezoek, gemeente, soort, code, taal), await lees_formulier(request)
    tekst = Tekst(onderwerp=formulier.tekst("onderwerp"), inhoud=formulier.waarde("tekst"))
    fouten = keur(werk.plek, tekst)
    formulier.fouten |= {VELD_BIJ_DEEL[deel]: zin for deel, zin in fouten.items()}
    vanaf = _vanaf(formulier, dag_van(bezoek.nu))
    if formulier.fouten or vanaf is None:
        return await _toon(bezoek, werk, formulier)
    knop = formulier.waarde("knop")
    if knop == "pdf" and soort is Tekstsoort.BRIEF:
        return await _als_pdf(bezoek, werk, tekst)
    if knop == "proef" and soort is Tekstsoort.MAIL:
        await _stuur_proef(bezoek, werk, tekst)
        return await _toon(bezoek, werk, formulier, voorbeeld=tekst, gedaan=GEDAAN["proef"])
    if knop != "bewaren":
        return await _toon(bezoek, werk, formulier, voorbeeld=tekst)
    return await _bewaar(bezoek, werk, tekst, vanaf, "bewaard")


@router.post(f"{ADRES}/terug")
async def zet_terug(
    request: Request, bezoek: Beheerder, gemeente: str, soort: Tekstsoort, code: str, taal: str = "nl"
) -> Response:
    """An earlier version, or the standard text, as a new version from today on: nothing is thrown away."""
    werk, versie = await _werk(bezoek, gemeente, soort, code, taal), await lees_formulier(request)
    if versie.waarde("versie") == "standaard":
        leeg = Tekst(onderwerp="", inhoud="")
        return await _bewaar(bezoek, werk, leeg, dag_van(bezoek.nu), "standaard")
    async with bezoek.beheerlezer() as lezer:
        gevonden = [v for v in await versies(lezer, werk.sleutel) if str(v.id) == versie.waarde("versie")]
    if not gevonden:
        raise NIET_GEVONDEN
    oud = Tekst(onderwerp=gevonden[0].onderwerp, inhoud=gevonden[0].inhoud)
    return await _bewaar(bezoek, werk, oud, dag_van(bezoek.nu), "terug")


async def _werk(bezoek: Bezoek, gemeente: str, soort: Tekstsoort, code: str, taal: str) -> Werk:
    plek = Tekstplek(soort, code)
    talig = taal == STANDAARDTAAL or (soort is Tekstsoort.BRIEF and taal in talen())
    if gemeente not in bezoek.beheert or plek not in plekken() or not talig:
        raise NIET_GEVONDEN
    async with bezoek.beheerlezer() as lezer:
        namen = (await keuzeplekken(lezer, {gemeente}))["gemeente"]
    return Werk(plek, gemeente, namen[gemeente], taal)


def _vanaf(formulier: Formulier, vandaag: date) -> date | None:
    try:
        dag = lees_dag(formulier.tekst("vanaf"))
    except (Invoerfout, ValueError):
        formulier.fouten["vanaf"] = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 01-02-2027."
        return None
    if dag < vandaag:
        formulier.fouten["vanaf"] = "Kies vandaag of een latere dag. Wat al verstuurd is, verandert niet."
        return None
    return dag


async def _bewaar(bezoek: Bezoek, werk: Werk, tekst: Tekst, vanaf: date, gedaan: str) -> Response:
    wat = "tekst-bewaard" if gedaan == "bewaard" else "tekst-teruggezet"
    async with bezoek.beheerschrijver() as schrijver:
        versie: UUID = await bewaar_tekst(schrijver, werk.sleutel, tekst, vanaf, bezoek.nu)
        onderwerp = f"{werk.plek.naam} ({werk.plek.soort.value}, {werk.taal})"
        gegevens = {"vanaf": vanaf.isoformat(), "versie": str(versie)}
        noteer(schrijver, bezoek.persoon.id, werk.gemeente, wat, onderwerp, bezoek.nu, **gegevens)
    await gooi_pagina_weg(bezoek, werk.adres)
    teken_ = "&" if "?" in werk.adres else "?"
    return RedirectResponse(f"{werk.adres}{teken_}gedaan={gedaan}", 303)


async def _als_pdf(bezoek: Bezoek, werk: Werk, tekst: Tekst) -> Response:
    async with bezoek.beheerlezer() as lezer:
        stijl = await huisstijl_van(lezer, werk.gemeente, bezoek.nu)
    brief = voorbeeldbrief(werk.plek.code, gemeente=werk.gemeentenaam)
    html = maak_html(brief, Opmaak(stijl=stijl, taal=lees_taal(werk.taal), tekst=tekst))
    naam = bestandsnaam(f"voorbeeld {werk.plek.code} {werk.taal}", bezoek.nu, "pdf")
    return download(await teken(partial(maak_pdf, html)), naam, PDF)


async def _stuur_proef(bezoek: Bezoek, werk: Werk, tekst: Tekst) -> None:
    """To the address of whoever asks, never to another; about an invented pupil."""
    opdracht = Mailopdracht(
        sjabloon=Sjabloon(werk.plek.code),
        sleutel=f"proef.{uuid4()}",
        aan=bezoek.persoon.email,
        gegevens={
            "gemeente": werk.gemeente,
            "proef_onderwerp": tekst.onderwerp,
            "proef_inhoud": tekst.inhoud,
        },
        nu=bezoek.nu,
    )
    async with bezoek.beheerschrijver() as schrijver:
        await zet_mail_klaar(schrijver, opdracht)
        wie = bezoek.persoon.id
        noteer(schrijver, wie, werk.gemeente, "proefmail-gestuurd", werk.plek.naam, bezoek.nu)


async def _toon(
    bezoek: Bezoek, werk: Werk, formulier: Formulier, *, voorbeeld: Tekst | None = None, gedaan: str = ""
) -> Response:
    async with bezoek.beheerlezer() as lezer:
        eerdere = await versies(lezer, werk.sleutel)
    velden = velden_van(werk.plek)
    return await bezoek.toon(
        "beheer/tekst.html",
        status=400 if formulier.fouten else 200,
        werk=werk,
        f=formulier,
        fouten_boven=formulier.fouten,
        versies=eerdere,
        velden=sorted(f"{begin}.{naam}" for begin, namen in velden.items() for naam in namen if naam != "*"),
        voorbeeld=vul_voorbeeld(werk.plek, voorbeeld) if voorbeeld else None,
        talen={code: taal.naam for code, taal in talen().items()},
        gedaan=gedaan,
    )
