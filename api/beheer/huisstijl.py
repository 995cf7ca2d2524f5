"""How a municipality's letters and mails look: logo, colour, sender, signature; checked, with an example."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Beheerder, Bezoek
from api.formulieren import Formulier, lees_formulier
from domain.fouten import Invoerfout
from domain.huisstijl import contrast, lees_kleur, lees_logo
from storage.beheerlog import noteer
from storage.gebruikersbeheer import keuzeplekken
from storage.huisstijl import Huisstijl, bewaar_huisstijl, huisstijl_van

router = APIRouter(include_in_schema=False)

MAX_AFZENDER, MAX_ONDERTEKENING = 80, 300


@router.get("/beheer/huisstijl")
async def lijst(bezoek: Beheerder) -> Response:
    async with bezoek.beheerlezer() as lezer:
        gemeenten = (await keuzeplekken(lezer, bezoek.beheert))["gemeente"]
    if len(gemeenten) == 1:
        return RedirectResponse(f"/beheer/huisstijl/{next(iter(gemeenten))}", 303)
    return await bezoek.toon("beheer/huisstijlen.html", gemeenten=gemeenten)


@router.get("/beheer/huisstijl/{gemeente}")
async def kaart(bezoek: Beheerder, gemeente: str, gedaan: str = "") -> Response:
    stijl = await _stijl(bezoek, gemeente)
    waarden = stijl.model_dump(include={"kleur", "afzender", "ondertekening"})
    return await _toon(bezoek, gemeente, stijl, Formulier(waarden), gedaan=bool(gedaan))


@router.get("/beheer/huisstijl/{gemeente}/logo")
async def logo(bezoek: Beheerder, gemeente: str) -> Response:
    """The picture as it was checked: the browser is told not to guess at anything else."""
    stijl = await _stijl(bezoek, gemeente)
    if stijl.logo is None:
        raise NIET_GEVONDEN
    return Response(stijl.logo, media_type=stijl.logo_soort)


@router.post("/beheer/huisstijl/{gemeente}")
async def bewaar(request: Request, bezoek: Beheerder, gemeente: str) -> Response:
    oud, formulier = await _stijl(bezoek, gemeente), await lees_formulier(request)
    nieuw = _lees(formulier, await _met_logo(formulier, oud))
    if formulier.fouten:
        return await _toon(bezoek, gemeente, oud, formulier)
    async with bezoek.beheerschrijver() as schrijver:
        await bewaar_huisstijl(schrijver, gemeente, nieuw, bezoek.nu)
        heeft_logo = "met logo" if nieuw.logo else "zonder logo"
        wie = bezoek.persoon.id
        noteer(schrijver, wie, gemeente, "huisstijl-bewaard", nieuw.kleur, bezoek.nu, logo=heeft_logo)
    return RedirectResponse(f"/beheer/huisstijl/{gemeente}?gedaan=ja", 303)


async def _met_logo(formulier: Formulier, oud: Huisstijl) -> Huisstijl:
    """The old style with the logo that was chosen now, taken away, or left as it was."""
    if formulier.aangevinkt("logo_weg"):
        return oud.model_copy(update={"logo": None, "logo_soort": ""})
    for bestand in formulier.bestanden.get("logo", []):
        inhoud = await bestand.read()
        try:
            return oud.model_copy(update={"logo": inhoud, "logo_soort": lees_logo(inhoud)})
        except Invoerfout as fout:
            formulier.neem_over(fout)
    return oud


def _lees(formulier: Formulier, oud: Huisstijl) -> Huisstijl:
    afzender, ondertekening = formulier.tekst("afzender"), formulier.tekst("ondertekening")
    if len(afzender) > MAX_AFZENDER:
        formulier.fouten["afzender"] = f"Gebruik hooguit {MAX_AFZENDER} tekens."
    if len(ondertekening) > MAX_ONDERTEKENING:
        formulier.fouten["ondertekening"] = f"Gebruik hooguit {MAX_ONDERTEKENING} tekens."
    nieuw = {"afzender": afzender, "ondertekening": ondertekening}
    try:
        return oud.model_copy(update=nieuw | {"kleur": lees_kleur(formulier.tekst("kleur"))})
    except Invoerfout as fout:
        formulier.neem_over(fout)
        return oud


async def _stijl(bezoek: Bezoek, gemeente: str) -> Huisstijl:
    if gemeente not in bezoek.beheert:
        raise NIET_GEVONDEN
    async with bezoek.beheerlezer() as lezer:
        return await huisstijl_van(lezer, gemeente, bezoek.nu)


async def _toon(
    bezoek: Bezoek, gemeente: str, stijl: Huisstijl, formulier: Formulier, *, gedaan: bool = False
) -> Response:
    async with bezoek.beheerlezer() as lezer:
        namen = (await keuzeplekken(lezer, {gemeente}))["gemeente"]
    return await bezoek.toon(
        "beheer/huisstijl.html",
        status=400 if formulier.fouten else 200,
        gemeente=gemeente,
        naam=namen[gemeente],
        stijl=stijl,
        contrast=f"{contrast(stijl.kleur):.1f}".replace(".", ","),
        f=formulier,
        fouten_boven=formulier.fouten,
        gedaan=gedaan,
    )
