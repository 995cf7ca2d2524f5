"""Long forms that are nobody's task: what is typed is kept per person and page, and is there again later.

The address of a page is its name, so that one route serves them all; a page says with `met_concept` that its
form is kept, and with `gooi_pagina_weg` that it was handed in.
"""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Ingelogd
from api.concepten import bewaar_pagina, gooi_pagina_weg, lees_pagina
from api.formulieren import Formulier, lees_formulier
from domain.klok import amsterdam

router = APIRouter(include_in_schema=False)

PAGINAS = ("/klassen/", "/beheer/teksten/")
LANGSTE_ADRES, LANGSTE, MEESTE_VELDEN = 300, 20_000, 400


@router.post("/concept")
async def bewaar_tussendoor(request: Request, bezoek: Ingelogd, bij: str = "") -> Response:
    """What htmx sends while somebody types; answers with one line of text."""
    formulier = await lees_formulier(request)
    waarden = list(formulier.waarden.items())[:MEESTE_VELDEN]
    await bewaar_pagina(bezoek, _adres(bij), {naam: waarde[:LANGSTE] for naam, waarde in waarden})
    zin = f"Concept bewaard om {amsterdam(bezoek.nu):%H.%M} uur."
    return bezoek.onderdelen.weergave.deel("conceptstand.html", bericht=zin)


@router.post("/concept/weg")
async def gooi_weg(bezoek: Ingelogd, bij: str = "") -> Response:
    await gooi_pagina_weg(bezoek, _adres(bij))
    return RedirectResponse(bij, 303)


async def met_concept(bezoek: Bezoek, adres: str, waarden: dict[str, str]) -> Formulier:
    """The form of that page with what this person typed before over `waarden`."""
    bewaard = await lees_pagina(bezoek, adres)
    formulier = Formulier(waarden | (bewaard.waarden if bewaard else {}))
    formulier.bewaard_op = bewaard.op if bewaard else None
    return formulier


def _adres(bij: str) -> str:
    """HTTP 404 for what is no page with a form that is kept."""
    if not bij.startswith(PAGINAS) or len(bij) > LANGSTE_ADRES:
        raise NIET_GEVONDEN
    return bij
