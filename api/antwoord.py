"""The page behind the link in a mail: one question about one pupil, answered without logging in.

Opening the link changes nothing, so that a mail scanner cannot use it up; only a complete, typed answer does.
The token stands in the path because the page must work without JavaScript; the web logs route templates only.
"""

from fastapi import APIRouter
from limits import parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Alles
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from domain.fouten import Invoerfout
from domain.kalender import dag_van
from domain.procedures.alle import aan_wie, procedurestap
from domain.procedures.invulling import lees_velden
from domain.procedures.model import Aan, Veld, Vraagstap
from storage.database import SYSTEEM
from storage.eenmalig import BRIEFCODE, LETTERS, als_briefcode
from storage.vragen import Beantwoord, OpenVraag, beantwoord, vraag_bij_token

router = APIRouter(include_in_schema=False)

PER_ADRES = parse("60 per 5 minutes")
MAX_ANTWOORD, MAX_NAAM = 4000, 120


@router.get("/antwoord")
async def vraag_code(request: Request, onderdelen: Alles) -> Response:
    """Where the address in a letter leads: the code from the letter opens the same page as the link."""
    await _begrens(request, onderdelen)
    return _codepagina(onderdelen, Formulier())


@router.post("/antwoord")
async def lees_code(request: Request, onderdelen: Alles) -> Response:
    await _begrens(request, onderdelen)
    formulier = await lees_formulier(request)
    code = als_briefcode(formulier.tekst("code"))
    if len(code) != BRIEFCODE or not set(code) <= set(LETTERS):
        formulier.fouten["code"] = "Vul de code uit de brief in: drie keer vier letters en cijfers."
        return _codepagina(onderdelen, formulier)
    return RedirectResponse(f"/antwoord/{code}", 303)


def _codepagina(onderdelen: Onderdelen, formulier: Formulier) -> Response:
    return onderdelen.weergave.pagina(
        "antwoordcode.html",
        status=400 if formulier.fouten else 200,
        f=formulier,
        fouten_boven=formulier.fouten,
    )


@router.get("/antwoord/{token}")
async def toon_vraag(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    return _pagina(onderdelen, await _vraag(onderdelen, token), Formulier())


@router.post("/antwoord/{token}")
async def geef_antwoord(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    formulier = await lees_formulier(request)
    vraag = await _vraag(onderdelen, token)
    velden = _controleer(formulier, vraag, onderdelen)
    if vraag is None or formulier.fouten:
        return _pagina(onderdelen, vraag, formulier)
    gedaan = await _bewaar(onderdelen, token, formulier, velden)
    return _pagina(onderdelen, None, formulier, bedankt=gedaan is not None, aan=_aan(vraag))


async def _bewaar(
    onderdelen: Onderdelen, token: str, formulier: Formulier, velden: dict[str, str]
) -> Beantwoord | None:
    antwoord, naam, keuze = (formulier.tekst(veld) for veld in ("antwoord", "naam", "keuze"))
    nu = onderdelen.klok.nu()
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        return await beantwoord(schrijver, token, antwoord, naam, nu, code=keuze, velden=velden)


async def _vraag(onderdelen: Onderdelen, token: str) -> OpenVraag | None:
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        return await vraag_bij_token(lezer, token, onderdelen.klok.nu())


def _stap(vraag: OpenVraag | None) -> Vraagstap | None:
    """The step of the plan that asks; None for a question that an officer typed."""
    gevonden = procedurestap(vraag.soort) if vraag else None
    return gevonden[1] if gevonden and isinstance(gevonden[1], Vraagstap) else None


def _keuzes(vraag: OpenVraag | None) -> dict[str, str]:
    """Code -> words of what can be answered; empty for a question that is answered in one's own words."""
    stap = _stap(vraag)
    return {uitkomst.code: uitkomst.label for uitkomst in stap.uitkomsten} if stap else {}


def _velden(vraag: OpenVraag | None) -> tuple[Veld, ...]:
    stap = _stap(vraag)
    return stap.velden if stap else ()


def _aan(vraag: OpenVraag | None) -> Aan:
    return aan_wie(vraag.soort) if vraag else Aan.SCHOOL


def _controleer(formulier: Formulier, vraag: OpenVraag | None, onderdelen: Onderdelen) -> dict[str, str]:
    """The fields besides the choice, as they are kept; what is wrong stands with the form."""
    _controleer_tekst(formulier, _keuzes(vraag))
    try:
        return lees_velden(_velden(vraag), formulier.waarden, dag_van(onderdelen.klok.nu()))
    except Invoerfout as fout:
        formulier.neem_over(fout)
        return {}


def _controleer_tekst(formulier: Formulier, keuzes: dict[str, str]) -> None:
    _controleer_keuze(formulier, keuzes)
    antwoord = formulier.tekst("antwoord")
    naam = formulier.verplicht("naam", "Vul uw naam in.")
    if len(antwoord) > MAX_ANTWOORD:
        formulier.fouten["antwoord"] = f"Gebruik voor uw antwoord hooguit {MAX_ANTWOORD} tekens."
    if len(naam) > MAX_NAAM:
        formulier.fouten["naam"] = f"Gebruik voor uw naam hooguit {MAX_NAAM} tekens."


def _controleer_keuze(formulier: Formulier, keuzes: dict[str, str]) -> None:
    """One of the answers, or an answer in words; never a choice where there is none."""
    if not keuzes:
        formulier.waarden.pop("keuze", None)
        formulier.verplicht("antwoord", "Vul uw antwoord in.")
    elif formulier.tekst("keuze") not in keuzes:
        formulier.fouten["keuze"] = "Kies een van de antwoorden."


def _pagina(
    onderdelen: Onderdelen,
    vraag: OpenVraag | None,
    formulier: Formulier,
    *,
    bedankt: bool = False,
    aan: Aan | None = None,
) -> Response:
    gevonden = bedankt or vraag is not None
    status = (400 if formulier.fouten else 200) if gevonden else 404
    antwoord = onderdelen.weergave.pagina(
        "antwoord.html",
        status=status,
        vraag=vraag,
        keuzes=_keuzes(vraag),
        velden=_velden(vraag),
        aan=(aan or _aan(vraag)).value,
        f=formulier,
        bedankt=bedankt,
        fouten_boven=formulier.fouten,
    )
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord


async def _begrens(request: Request, onderdelen: Onderdelen) -> None:
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, "antwoord", adres):
        raise HTTPException(429, headers={"retry-after": "300"})
