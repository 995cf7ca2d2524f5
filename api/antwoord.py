"""The page behind the link in a mail: one question about one pupil, answered without logging in.

Opening the link changes nothing, so that a mail scanner cannot use it up; only a complete, typed answer does.
Until its last day the answer can be corrected with the same link; a link that ran out can be mailed anew.
The token stands in the path because the page must work without JavaScript; the web logs route templates only.
"""

from fastapi import APIRouter
from limits import parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.antwoordpagina import Vraagblad, kies_taal, toon_bedankt, toon_blad, toon_los
from api.antwoordstappen import Scherm, volgende_scherm
from api.bezoek import Alles
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from domain.fouten import Invoerfout
from domain.kalender import dag_van
from domain.procedures.invulling import lees_velden
from storage.antwoordbeheer import NieuwAntwoord, te_verbeteren, verbeter, vernieuw_link
from storage.database import SYSTEEM
from storage.eenmalig import BRIEFCODE, LETTERS, als_briefcode
from storage.vragen import beantwoord, vraag_bij_token

router = APIRouter(include_in_schema=False)

PER_ADRES = parse("60 per 5 minutes")
MAX_ANTWOORD, MAX_NAAM = 4000, 120
GEEN_CODE = "Vul de code uit de brief in: drie keer vier letters en cijfers."
GEEN_KEUZE = "Kies een van de antwoorden."
GEEN_NAAM = "Vul uw naam in."
TE_LANG = f"Gebruik voor uw antwoord hooguit {MAX_ANTWOORD} tekens."
LANGE_NAAM = f"Gebruik voor uw naam hooguit {MAX_NAAM} tekens."


@router.get("/antwoord")
async def vraag_code(request: Request, onderdelen: Alles) -> Response:
    """Where the address in a letter leads: the code from the letter opens the same page as the link."""
    await _begrens(request, onderdelen)
    return toon_los(onderdelen.weergave, "antwoordcode.html", kies_taal(request), Formulier())


@router.post("/antwoord")
async def lees_code(request: Request, onderdelen: Alles) -> Response:
    await _begrens(request, onderdelen)
    formulier = await lees_formulier(request)
    code = als_briefcode(formulier.tekst("code"))
    if len(code) != BRIEFCODE or not set(code) <= set(LETTERS):
        formulier.fouten["code"] = GEEN_CODE
        return toon_los(onderdelen.weergave, "antwoordcode.html", kies_taal(request), formulier)
    keuze = f"?taal={kies_taal(request).code}" if "taal" in request.query_params else ""
    return RedirectResponse(f"/antwoord/{code}{keuze}", 303)


@router.get("/antwoord/{token}")
async def toon_vraag(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    blad = await _blad(request, onderdelen, token)
    if blad is None:
        return _dood(request, onderdelen, Formulier())
    return toon_blad(onderdelen.weergave, blad, Formulier(), Scherm.KEUZE if blad.schermen else None)


@router.post("/antwoord/{token}")
async def geef_antwoord(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    formulier = await lees_formulier(request)
    if formulier.waarde("knop") == "nieuwe-link":
        return await _stuur_nieuwe_link(request, onderdelen, token)
    blad = await _blad(request, onderdelen, token)
    if blad is None:
        return _dood(request, onderdelen, formulier)
    velden = _controleer(formulier, blad, onderdelen)
    scherm = volgende_scherm(formulier, blad.schermen) if blad.schermen else None
    if scherm or formulier.fouten:
        return toon_blad(onderdelen.weergave, blad, formulier, scherm)
    if not await _bewaar(onderdelen, token, formulier, velden, eerder=blad.eerder):
        return _dood(request, onderdelen, formulier)
    return toon_bedankt(onderdelen.weergave, blad)


def _dood(request: Request, onderdelen: Onderdelen, formulier: Formulier) -> Response:
    """The same for an unknown, used, withdrawn and expired link."""
    formulier.fouten.clear()
    return toon_los(onderdelen.weergave, "antwoord_dood.html", kies_taal(request), formulier, 404)


async def _stuur_nieuwe_link(request: Request, onderdelen: Onderdelen, token: str) -> Response:
    """A new link to the address that we know, never shown; the same answer whatever the link was."""
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await vernieuw_link(schrijver, token, onderdelen.link_sleutel, onderdelen.klok.nu())
    return toon_los(onderdelen.weergave, "antwoord_nieuw.html", kies_taal(request), Formulier())


async def _bewaar(
    onderdelen: Onderdelen, token: str, formulier: Formulier, velden: dict[str, str], *, eerder: bool
) -> bool:
    antwoord, naam, keuze = (formulier.tekst(veld) for veld in ("antwoord", "naam", "keuze"))
    nu = onderdelen.klok.nu()
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        if eerder:
            nieuw = NieuwAntwoord(antwoord=antwoord, naam=naam, code=keuze, velden=velden)
            return await verbeter(schrijver, token, nieuw, nu)
        gedaan = await beantwoord(schrijver, token, antwoord, naam, nu, code=keuze, velden=velden)
        return gedaan is not None


async def _blad(request: Request, onderdelen: Onderdelen, token: str) -> Vraagblad | None:
    """The question, also when this link answered it already and may still correct it."""
    nu = onderdelen.klok.nu()
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        if vraag := await vraag_bij_token(lezer, token, nu):
            return Vraagblad(vraag, kies_taal(request, vraag))
        beantwoord = await te_verbeteren(lezer, token, nu)
        return Vraagblad(beantwoord, kies_taal(request, beantwoord), eerder=True) if beantwoord else None


def _controleer(formulier: Formulier, blad: Vraagblad, onderdelen: Onderdelen) -> dict[str, str]:
    """The fields besides the choice, as they are kept; what is wrong stands with the form."""
    _controleer_tekst(formulier, blad.keuzes)
    try:
        return lees_velden(blad.velden, formulier.waarden, dag_van(onderdelen.klok.nu()))
    except Invoerfout as fout:
        formulier.neem_over(fout)
        return {}


def _controleer_tekst(formulier: Formulier, keuzes: dict[str, str]) -> None:
    _controleer_keuze(formulier, keuzes)
    antwoord = formulier.tekst("antwoord")
    naam = formulier.verplicht("naam", GEEN_NAAM)
    if len(antwoord) > MAX_ANTWOORD:
        formulier.fouten["antwoord"] = TE_LANG
    if len(naam) > MAX_NAAM:
        formulier.fouten["naam"] = LANGE_NAAM


def _controleer_keuze(formulier: Formulier, keuzes: dict[str, str]) -> None:
    """One of the answers, or an answer in words; never a choice where there is none."""
    if not keuzes:
        formulier.waarden.pop("keuze", None)
        formulier.verplicht("antwoord", "Vul uw antwoord in.")
    elif formulier.tekst("keuze") not in keuzes:
        formulier.fouten["keuze"] = GEEN_KEUZE


async def _begrens(request: Request, onderdelen: Onderdelen) -> None:
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, "antwoord", adres):
        raise HTTPException(429, headers={"retry-after": "300"})
