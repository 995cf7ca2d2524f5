"""Pages: the frame with name, menu and clock around every template."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.responses import HTMLResponse

from api.statisch import Statisch
from api.weergave import maak_omgeving
from domain.soorten import Rol
from infra.klok import Klok
from infra.versie import versie
from storage.gebruikers import Persoon

AMBTENAREN = frozenset({Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR})
# A youth doctor sees the tasks that wait for one, and the dossiers in which one has a part.
DOSSIERLEZERS = AMBTENAREN | {Rol.JEUGDARTS}
VERDELERS = frozenset({Rol.ADMINISTRATIE, Rol.COORDINATOR})
TAFELLEDEN = frozenset({Rol.LPA, Rol.COORDINATOR})
DOORSTROOMPUNT = frozenset({Rol.CASEMANAGER, Rol.COORDINATOR})

# (address, words, who sees it), in the order of the menu.
MENU = (
    ("/taken", "Mijn taken", DOSSIERLEZERS),
    ("/dossiers", "Dossiers", DOSSIERLEZERS),
    ("/thuiszitterstafel", "Thuiszitterstafel", TAFELLEDEN),
    ("/casusoverleg", "Casusoverleg", TAFELLEDEN),
    ("/matchmakers", "MatchMakers", DOORSTROOMPUNT),
    ("/overzicht-18-plus", "Verzuim 18+", DOORSTROOMPUNT),
    ("/vsv", "1 oktober", DOORSTROOMPUNT),
    ("/campagnes", "Campagnes", AMBTENAREN),
    ("/regio", "Regio", AMBTENAREN),
    ("/coordinatie", "Coördinatie", frozenset({Rol.COORDINATOR})),
    ("/werkverdeling", "Werkverdeling", VERDELERS),
    ("/vergelijking", "Vergelijking", VERDELERS),
    ("/mijn-meldingen", "Mijn meldingen", frozenset({Rol.SCHOOL})),
    ("/melden", "Melden", frozenset({Rol.SCHOOL})),
    ("/klassen", "Klassen", frozenset({Rol.SCHOOL})),
    ("/mijn-verzuimstaten", "Verzuimstaten", frozenset({Rol.SCHOOL})),
    ("/schoolcijfers", "Cijfers", frozenset({Rol.SCHOOL})),
    ("/mijn-school", "Mijn school", frozenset({Rol.SCHOOL})),
    ("/bestuur", "Cijfers van scholen", frozenset({Rol.BESTUUR})),
    ("/beheer", "Beheer", frozenset({Rol.BEHEERDER})),
    ("/import", "Bestand inlezen", VERDELERS | {Rol.SCHOOL}),
)


@dataclass(frozen=True)
class Menupunt:
    """One entry of the menu; `aantal` is shown as a badge."""

    adres: str
    tekst: str
    huidig: bool
    aantal: int = 0


def menu_voor(rollen: Iterable[Rol], pad: str, open_taken: int) -> tuple[Menupunt, ...]:
    """What somebody with these roles can go to, and where they are now."""
    mijn = frozenset(rollen)
    return tuple(
        Menupunt(adres, tekst, _onder(pad, adres), open_taken if adres == "/taken" else 0)
        for adres, tekst, voor in MENU
        if voor & mijn
    )


class Weergave:
    """Renders a template inside the frame."""

    def __init__(self, klok: Klok, *, demo: bool = False) -> None:
        self.statisch, self._omgeving = gedeeld()
        self._klok, self._demo = klok, demo

    def pagina(
        self,
        sjabloon: str,
        *,
        status: int = 200,
        persoon: Persoon | None = None,
        menu: tuple[Menupunt, ...] = (),
        **gegevens: Any,
    ) -> HTMLResponse:
        """A whole page; `gegevens` are the names that its template uses."""
        kader: dict[str, Any] = {"persoon": persoon, "menu": menu, "nu": self._klok.nu(), "sessie_over": 0}
        kader["versie"] = versie()
        organisatie = persoon.organisatie if persoon else "Leerplicht en Doorstroompunt"
        inhoud = self._sjabloon(sjabloon).render(
            kader | {"organisatie": organisatie, "demo": self._demoregel()} | gegevens
        )
        return HTMLResponse(inhoud, status)

    def deel(self, sjabloon: str, **gegevens: Any) -> HTMLResponse:
        """A part of a page, for htmx."""
        return HTMLResponse(self._sjabloon(sjabloon).render({"nu": self._klok.nu()} | gegevens))

    def rapport(self, sjabloon: str, **gegevens: Any) -> str:
        """A report as HTML, for a PDF."""
        kader = {"nu": self._klok.nu()}
        return str(self._omgeving.get_template(f"rapporten/{sjabloon}").render(kader | gegevens))

    def lees_alles(self) -> None:
        """Compile every page: the first visitor does not wait, and a page that is broken stops the start."""
        for naam in self._omgeving.list_templates(filter_func=lambda naam: naam.startswith("pages/")):
            self._omgeving.get_template(naam)

    def _sjabloon(self, naam: str) -> Any:
        return self._omgeving.get_template(f"pages/{naam}")

    def _demoregel(self) -> dict[str, str] | None:
        """What the bar above the page says about the played clock; None outside the demo."""
        return {"snelheid": _snelheid(self._klok.stand.dagen_per_seconde)} if self._demo else None


@cache
def gedeeld() -> tuple[Statisch, Environment]:
    """The files and the compiled templates, once for all applications of this process."""
    statisch = Statisch()
    return statisch, maak_omgeving(statisch)


def _snelheid(dagen_per_seconde: float) -> str:
    minuten = dagen_per_seconde * 1440
    if not minuten:
        return ""
    if minuten < 90:
        return f"{minuten:.0f} minuten"
    return f"{minuten / 60:.0f} uur" if minuten < 2880 else f"{dagen_per_seconde:.0f} dagen"


def _onder(pad: str, adres: str) -> bool:
    return pad == adres or pad.startswith(f"{adres}/")
