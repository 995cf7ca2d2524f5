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

from api.antwoordstappen import Scherm, Schermen, volgende_scherm
from api.bezoek import Alles
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from domain.fouten import Invoerfout
from domain.kalender import dag_van
from domain.procedures.alle import aan_wie, procedurestap
from domain.procedures.invulling import lees_velden
from domain.procedures.model import Aan, Veld, Vraagstap
from storage.antwoordbeheer import NieuwAntwoord, te_verbeteren, verbeter, vernieuw_link
from storage.database import SYSTEEM
from storage.eenmalig import BRIEFCODE, LETTERS, als_briefcode
from storage.vragen import OpenVraag, beantwoord, vraag_bij_token

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
    vraag, eerder = await _vraag(onderdelen, token)
    eerste = Scherm.KEUZE if _schermen(vraag) else None
    return _pagina(onderdelen, vraag, Formulier(), eerder=eerder, scherm=eerste)


@router.post("/antwoord/{token}")
async def geef_antwoord(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    formulier = await lees_formulier(request)
    if formulier.waarde("knop") == "nieuwe-link":
        return await _stuur_nieuwe_link(onderdelen, token)
    vraag, eerder = await _vraag(onderdelen, token)
    velden = _controleer(formulier, vraag, onderdelen)
    schermen = _schermen(vraag)
    scherm = volgende_scherm(formulier, schermen) if schermen else None
    if vraag is None or scherm or formulier.fouten:
        return _pagina(onderdelen, vraag, formulier, eerder=eerder, scherm=scherm)
    gedaan = await _bewaar(onderdelen, token, formulier, velden, eerder=eerder)
    bedankt = vraag if gedaan else None
    return _pagina(onderdelen, None, formulier, bedankt=bedankt, aan=_aan(vraag))


async def _stuur_nieuwe_link(onderdelen: Onderdelen, token: str) -> Response:
    """A new link to the address that we know, never shown; the same answer whatever the link was."""
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await vernieuw_link(schrijver, token, onderdelen.link_sleutel, onderdelen.klok.nu())
    antwoord = onderdelen.weergave.pagina("antwoord_nieuw.html")
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord


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


async def _vraag(onderdelen: Onderdelen, token: str) -> tuple[OpenVraag | None, bool]:
    """The question, and whether this link answered it already and may still correct it."""
    nu = onderdelen.klok.nu()
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        if vraag := await vraag_bij_token(lezer, token, nu):
            return vraag, False
        return await te_verbeteren(lezer, token, nu), True


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


def _schermen(vraag: OpenVraag | None) -> Schermen | None:
    """One question at a time for who answers at home, on a phone; a school has it on one page."""
    if vraag is None or not _keuzes(vraag) or _aan(vraag) is Aan.SCHOOL:
        return None
    return Schermen(tuple(veld.naam for veld in _velden(vraag)))


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
    bedankt: OpenVraag | None = None,
    aan: Aan | None = None,
    eerder: bool = False,
    scherm: Scherm | None = None,
) -> Response:
    gevonden = bedankt is not None or vraag is not None
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
        eerder=eerder,
        scherm=scherm,
        schermen=_schermen(vraag),
        nu=onderdelen.klok.nu(),
        fouten_boven=formulier.fouten,
    )
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord


async def _begrens(request: Request, onderdelen: Onderdelen) -> None:
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, "antwoord", adres):
        raise HTTPException(429, headers={"retry-after": "300"})
