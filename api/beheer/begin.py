"""Where a beheerder starts, and the log of what was changed."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Beheerder
from api.weergave import korte_datum
from storage.beheerlog import Logregel, lees_log

router = APIRouter(include_in_schema=False)

ONDERDELEN = (
    ("/beheer/gebruikers", "Gebruikers", "Uitnodigen, rollen geven, uitzetten."),
    ("/beheer/afspraken", "Werkafspraken", "Termijnen en normen van de regio, met datum en geschiedenis."),
    (
        "/beheer/lijsten",
        "Lijsten van de regio",
        "Partners, afspraken, eigen redenen en resultaten.",
    ),
    ("/beheer/kalender", "Schoolkalender", "Dagen waarop een school afwijkt van de vakanties."),
    ("/beheer/teksten", "Brieven en mails", "Eigen teksten, met voorbeeld en eerdere versies."),
    ("/beheer/huisstijl", "Huisstijl", "Logo, kleur, afzender en ondertekening."),
    ("/beheer/logboek", "Logboek", "Wie wat heeft veranderd."),
)
VOOR_MACHINES = ("versie", "logo")
"""What a line of the log keeps to be looked up, and tells no reader anything."""
ZINNEN = {
    "gebruiker-uitgenodigd": "Gebruiker uitgenodigd",
    "gebruiker-gewijzigd": "Gegevens van een gebruiker gewijzigd",
    "gebruiker-uitgezet": "Gebruiker uitgezet",
    "gebruiker-aangezet": "Gebruiker weer aangezet",
    "uitnodiging-opnieuw": "Uitnodiging opnieuw gestuurd",
    "rol-gegeven": "Rol gegeven",
    "rol-ingetrokken": "Rol ingetrokken",
    "afspraak-gemaakt": "Werkafspraak gemaakt",
    "afspraak-ingetrokken": "Werkafspraak ingetrokken",
    "lijst-aangevuld": "Lijst van de regio aangevuld",
    "lijst-beeindigd": "Regel van een lijst gestopt",
    "kalender-gewijzigd": "Afwijking in de schoolkalender gemaakt",
    "kalender-ingetrokken": "Afwijking in de schoolkalender ingetrokken",
    "tekst-bewaard": "Tekst bewaard",
    "tekst-teruggezet": "Oude tekst teruggezet",
    "proefmail-gestuurd": "Proefmail aan uzelf gestuurd",
    "huisstijl-bewaard": "Huisstijl bewaard",
}


@router.get("/beheer")
async def begin(bezoek: Beheerder) -> Response:
    return await bezoek.toon("beheer/begin.html", onderdelen=ONDERDELEN)


@router.get("/beheer/logboek")
async def logboek(bezoek: Beheerder) -> Response:
    async with bezoek.beheerlezer() as lezer:
        regels = await lees_log(lezer, bezoek.beheert)
    return await bezoek.toon("beheer/logboek.html", regels=[(regel, _zin(regel)) for regel in regels])


def _zin(regel: Logregel) -> str:
    """What was done, with what it was done to; days as people write them."""
    delen = [_leesbaar(waarde) for naam, waarde in regel.gegevens.items() if naam not in VOOR_MACHINES]
    return f"{ZINNEN.get(regel.wat, regel.wat)}: {', '.join(filter(None, [regel.onderwerp, *delen]))}"


def _leesbaar(waarde: Any) -> str:
    try:
        return korte_datum(date.fromisoformat(str(waarde)))
    except ValueError:
        return str(waarde or "")
