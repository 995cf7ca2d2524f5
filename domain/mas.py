"""Methodische Aanpak Schoolverzuim: the advised route with its reasons (catalogue 103-114).

Comply or explain: the officer chooses; another route than the advised one is motivated in the plan.
Routes have names, never numbers: the sources number them differently (catalogue 273).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.halt import Antwoord, Haltfeiten, criteria
from domain.regels import Haltnorm


class Route(StrEnum):
    """What can be chosen after the analysis."""

    VRIJWILLIGE_HULP = "vrijwillige-hulp"
    HALT = "halt"
    STRAFRECHTELIJK = "strafrechtelijk"
    CIVIELRECHTELIJK = "civielrechtelijk"
    WAARSCHUWING = "formele-waarschuwing"
    GEEN_MAATREGEL = "geen-maatregel"


ROUTENAAM: Mapping[Route, str] = {
    Route.VRIJWILLIGE_HULP: "Vrijwillige hulp",
    Route.HALT: "Halt",
    Route.STRAFRECHTELIJK: "Strafrechtelijke route",
    Route.CIVIELRECHTELIJK: "Civielrechtelijke route",
    Route.WAARSCHUWING: "Formele waarschuwing",
    Route.GEEN_MAATREGEL: "Geen maatregel",
}


class Oorzaak(StrEnum):
    """What lies behind the absence, as the officer judges it: care, blame, both, or neither."""

    ZORG = "zorg"
    VERWIJTBAAR = "verwijtbaar"
    BEIDE = "beide"
    GEEN = "geen"


@dataclass(frozen=True)
class Analyse:
    """What the officer found, and what the register holds about the pupil."""

    oorzaak: Oorzaak
    werkt_mee: bool
    onveilig: bool
    luxe: bool
    gewaarschuwd: bool
    eerder_pv: bool
    halt: Haltfeiten


@dataclass(frozen=True)
class Advies:
    """A route with the reasons for it, as sentences for the officer."""

    route: Route
    redenen: tuple[str, ...]


def adviseer(analyse: Analyse, norm: Haltnorm) -> Advies:
    """The route that fits the causes, the kind of absence and what was tried before."""
    if analyse.onveilig:
        return _advies(Route.CIVIELRECHTELIJK, "Er zijn ernstige zorgen over ontwikkeling of veiligheid.")
    if analyse.oorzaak is Oorzaak.GEEN:
        return _advies(Route.GEEN_MAATREGEL, "Niemand kan iets aan het verzuim doen en hulp is niet nodig.")
    if not analyse.halt.leerplichtig:
        return _niet_leerplichtig(analyse)
    if analyse.oorzaak is Oorzaak.VERWIJTBAAR:
        return _verwijtbaar(analyse, norm, "Het verzuim is verwijtbaar.")
    if analyse.werkt_mee:
        return _advies(
            Route.VRIJWILLIGE_HULP,
            "Er zijn problemen bij de leerling of thuis.",
            "De leerling en de ouders werken mee: vrijwillige hulp gaat voor.",
        )
    if analyse.oorzaak is Oorzaak.ZORG:
        return _advies(
            Route.CIVIELRECHTELIJK,
            "Er is hulp nodig, en de leerling of de ouders werken daar niet aan mee.",
        )
    return _verwijtbaar(analyse, norm, "Er zijn ook problemen, maar meewerken aan hulp gebeurt niet.")


def _niet_leerplichtig(analyse: Analyse) -> Advies:
    reden = "De leerling is niet leerplichtig: begeleiding is vrijwillig."
    hulp = analyse.oorzaak in (Oorzaak.ZORG, Oorzaak.BEIDE)
    return _advies(Route.VRIJWILLIGE_HULP if hulp else Route.GEEN_MAATREGEL, reden)


def _verwijtbaar(analyse: Analyse, norm: Haltnorm, reden: str) -> Advies:
    """The ladder: a warning, then Halt, then the casusoverleg (catalogue 114)."""
    eerder = analyse.gewaarschuwd or analyse.eerder_pv or analyse.halt.eerder_halt
    if analyse.luxe and not eerder:
        return _advies(Route.WAARSCHUWING, reden, "Luxe verzuim: de eerste keer volgt een waarschuwing.")
    beoordeeld = criteria(analyse.halt, norm)
    tegen = tuple(c.zin for c in beoordeeld if c.antwoord is Antwoord.NEE or c.samen_beslissen)
    if not tegen and not analyse.luxe and not analyse.eerder_pv:
        open_ = tuple(c.zin for c in beoordeeld if c.antwoord is Antwoord.ONBEKEND)
        return _advies(Route.HALT, reden, "Halt kan: geen enkel criterium is een nee.", *open_)
    if not eerder and not any(c.samen_beslissen for c in beoordeeld):
        niet_eerder = "Er is nog niet eerder gewaarschuwd."
        return _advies(Route.WAARSCHUWING, reden, niet_eerder, *_halt_kan_niet(tegen))
    return _advies(Route.STRAFRECHTELIJK, reden, *_eerder(analyse), *_halt_kan_niet(tegen))


def _halt_kan_niet(tegen: tuple[str, ...]) -> tuple[str, ...]:
    return ("Naar Halt kan nu niet:", *tegen) if tegen else ()


def _eerder(analyse: Analyse) -> tuple[str, ...]:
    zinnen = {
        "Er is al eerder officieel gewaarschuwd.": analyse.gewaarschuwd,
        "De leerling is al eerder bij Halt geweest.": analyse.halt.eerder_halt,
        "Er is al eerder een proces-verbaal opgemaakt.": analyse.eerder_pv,
    }
    return tuple(zin for zin, waar in zinnen.items() if waar)


def _advies(route: Route, *redenen: str) -> Advies:
    return Advies(route, redenen)
