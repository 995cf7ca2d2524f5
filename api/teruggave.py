"""A form that came in after its session ended: handed back after logging in, so that nothing typed is lost.

What was typed travels encrypted in the log-in page and stands nowhere else. Only the person whose session it
was gets it back, and only their own press on a button sends it.
"""

import base64
import json
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.bezoek import cookienaam, onderdelen_van, token_hash
from api.errors import naar_inloggen
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from storage.aanmelden import eigenaar_van_sessie
from storage.database import SYSTEEM

DOEL = b"teruggave"
MAX_TEKENS = 300_000


@dataclass(frozen=True)
class Teruggave:
    """What was typed, where it was going, and whose it is."""

    pad: str
    waarden: dict[str, str]
    van: UUID

    @property
    def teksten(self) -> list[str]:
        """What a person would not like to type again."""
        return [waarde for waarde in self.waarden.values() if len(waarde.strip()) > 2]


async def vang_op(request: Request, fout: Exception) -> Response:
    """The answer when nobody is logged in: the log-in page, with what was typed where there is any."""
    if request.method != "POST" or request.headers.get("hx-request"):
        return await naar_inloggen(request, fout)
    onderdelen = onderdelen_van(request)
    bewaard = await _bewaar(request, onderdelen)
    if not bewaard:
        return await naar_inloggen(request, fout)
    formulier = Formulier({"volgende": "/", "bewaard": bewaard})
    return onderdelen.weergave.pagina("inloggen.html", f=formulier, fouten_boven={}, typwerk=True)


async def _bewaar(request: Request, onderdelen: Onderdelen) -> str:
    """The form, encrypted; empty when there is nothing, or nobody whose it can be."""
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        token = request.cookies.get(cookienaam(onderdelen), "")
        van = await eigenaar_van_sessie(lezer, token_hash(token)) if token else None
    try:
        waarden = (await lees_formulier(request)).waarden
    except HTTPException:
        return ""
    tekst = json.dumps({"pad": request.url.path, "waarden": waarden, "van": str(van)})
    if van is None or not any(waarden.values()) or len(tekst) > MAX_TEKENS:
        return ""
    sleutel_id, inhoud = onderdelen.versleutelaar.versleutel(tekst.encode(), doel=DOEL)
    return f"{sleutel_id}.{base64.urlsafe_b64encode(inhoud).decode()}"


def lees_terug(onderdelen: Onderdelen, bewaard: str) -> Teruggave | None:
    """What `vang_op` kept; None for anything else."""
    sleutel_id, _, inhoud = bewaard.partition(".")
    try:
        kaal = base64.urlsafe_b64decode(inhoud)
        tekst = onderdelen.versleutelaar.ontsleutel(sleutel_id, kaal, doel=DOEL)
    except (ValueError, KeyError, LookupError, InvalidTag):
        return None
    gegevens = json.loads(tekst)
    return Teruggave(gegevens["pad"], gegevens["waarden"], UUID(gegevens["van"]))
