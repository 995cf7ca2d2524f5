"""How the work is divided: per team and person, with ways to the tasks themselves."""

from collections.abc import Iterable

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Verdeler
from storage.lijsten.werkverdeling import Werklast, werklast

router = APIRouter(include_in_schema=False)


@router.get("/werkverdeling")
async def werkverdeling(bezoek: Verdeler) -> Response:
    async with bezoek.lezer() as lezer:
        regels = await werklast(lezer, bezoek.persoon, bezoek.nu)
    return await bezoek.toon("werkverdeling.html", teams=_per_gemeente(regels))


def _per_gemeente(regels: Iterable[Werklast]) -> dict[str, list[Werklast]]:
    teams: dict[str, list[Werklast]] = {}
    for regel in regels:
        teams.setdefault(regel.gemeente, []).append(regel)
    return teams
