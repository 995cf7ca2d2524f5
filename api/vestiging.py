"""Which of one's schools somebody looks at now: kept on the server, so that it holds on every device."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Schoolbezoek
from api.concepten import bewaar_zoekvraag, laatste_zoekvraag
from api.formulieren import lees_formulier
from storage.lijsten.organisaties import Locatie, scholen_van

router = APIRouter(include_in_schema=False)

LIJST = "vestiging"
NAAR = {"meldingen": "/mijn-meldingen", "cijfers": "/schoolcijfers"}


@router.post("/vestiging")
async def kies(request: Request, bezoek: Schoolbezoek) -> Response:
    """One location, or all of them with nothing chosen."""
    formulier = await lees_formulier(request)
    keuze = formulier.tekst("vestiging")
    if keuze and keuze not in {str(locatie) for locatie in bezoek.persoon.locaties}:
        raise NIET_GEVONDEN
    await bewaar_zoekvraag(bezoek, LIJST, {"vestiging": keuze})
    return RedirectResponse(NAAR.get(formulier.tekst("naar"), "/mijn-meldingen"), 303)


class Keuze:
    """The locations of somebody, and the one that was chosen; `namen` is empty where there is no choice."""

    def __init__(self, scholen: tuple[Locatie, ...], gekozen: str) -> None:
        self.namen = {str(s.id): f"{s.naam} ({s.school})" for s in scholen} if len(scholen) > 1 else {}
        self.gekozen = gekozen if gekozen in self.namen else ""
        self.alle = frozenset(s.id for s in scholen)

    @property
    def locaties(self) -> frozenset[UUID]:
        """What lists and figures are limited to."""
        return frozenset({UUID(self.gekozen)}) if self.gekozen else self.alle

    @property
    def naam(self) -> str:
        """What the chosen one is called; empty for all of them."""
        return self.namen.get(self.gekozen, "")


async def gekozen_vestiging(bezoek: Bezoek) -> Keuze:
    """What this person looks at: a choice never widens what they may see."""
    async with bezoek.lezer() as lezer:
        scholen = await scholen_van(lezer, bezoek.persoon)
    return Keuze(scholen, (await laatste_zoekvraag(bezoek, LIJST)).get("vestiging", ""))
