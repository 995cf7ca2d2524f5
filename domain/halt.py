"""The criteria of Halt, each with yes, no or unknown and a sentence that says why (catalogue 109).

The numbers are dated rows (regels/halt.toml), never constants.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.regels import Haltnorm


class Antwoord(StrEnum):
    """Whether a criterion is met; unknown when somebody still has to find out."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


def antwoord(waarde: bool | None) -> Antwoord:
    """Yes or no, unknown for None."""
    return Antwoord.ONBEKEND if waarde is None else Antwoord.JA if waarde else Antwoord.NEE


@dataclass(frozen=True)
class Haltfeiten:
    """What is known of a pupil on the day of the judgement; None for what nobody asked yet.

    `akkoord_ovj` is what LPA and officier van justitie decided together about absence above the maximum,
    `herkomst` a sentence that tells where the number of times late comes from.
    """

    leeftijd: int
    leerplichtig: bool
    uren: Decimal
    te_laat: int
    eerder_halt: bool
    eigen_initiatief: bool | None = None
    zorg_zonder_hulp: bool | None = None
    leerling_akkoord: bool | None = None
    ouders_akkoord: bool | None = None
    akkoord_ovj: bool | None = None
    herkomst: str = ""


@dataclass(frozen=True)
class Criterium:
    """One condition of Halt, judged; `samen_beslissen` when LPA and officier van justitie decide together."""

    code: str
    antwoord: Antwoord
    zin: str
    samen_beslissen: bool = False


def criteria(feiten: Haltfeiten, norm: Haltnorm) -> tuple[Criterium, ...]:
    """Every criterion, in the order in which Halt lists them."""
    return tuple(_criteria(feiten, norm))


def voldoet(beoordeeld: tuple[Criterium, ...]) -> Antwoord:
    """Yes when all are met, no when one is not, unknown while something has to be found out."""
    antwoorden = {criterium.antwoord for criterium in beoordeeld}
    return next((a for a in (Antwoord.NEE, Antwoord.ONBEKEND) if a in antwoorden), Antwoord.JA)


def _criteria(feiten: Haltfeiten, norm: Haltnorm) -> Iterator[Criterium]:
    yield _leeftijd(feiten, norm)
    yield _leerplicht(feiten)
    yield _leerling(feiten)
    yield _ouders(feiten, norm)
    yield _minstens(feiten, norm)
    yield _hooguit(feiten, norm)
    yield _vraag(
        "eigen-initiatief",
        feiten.eigen_initiatief,
        "De leerling verzuimt uit zichzelf.",
        "De leerling verzuimt niet uit zichzelf.",
        "Nog na te gaan: verzuimt de leerling uit zichzelf?",
    )
    yield _vraag(
        "psychische-problemen",
        None if feiten.zorg_zonder_hulp is None else not feiten.zorg_zonder_hulp,
        "Er zijn geen ernstige psychische problemen zonder hulp.",
        "De leerling heeft ernstige psychische problemen en nog geen hulp.",
        "Nog na te gaan: zijn er ernstige psychische problemen zonder hulp?",
    )
    yield _eerste_keer(feiten)


def _leeftijd(feiten: Haltfeiten, norm: Haltnorm) -> Criterium:
    past = norm.leeftijd_vanaf <= feiten.leeftijd < norm.leeftijd_tot
    grenzen = f"Halt is er van {norm.leeftijd_vanaf} tot {norm.leeftijd_tot} jaar"
    return Criterium("leeftijd", antwoord(past), f"De leerling is {feiten.leeftijd} jaar; {grenzen}.")


def _leerplicht(feiten: Haltfeiten) -> Criterium:
    zin = f"De leerling is {'' if feiten.leerplichtig else 'niet '}leerplichtig of kwalificatieplichtig."
    return Criterium("leerplichtig", antwoord(feiten.leerplichtig), zin)


def _leerling(feiten: Haltfeiten) -> Criterium:
    return _vraag(
        "toestemming-leerling",
        feiten.leerling_akkoord,
        "De leerling stemt in met Halt.",
        "De leerling stemt niet in met Halt.",
        "Nog na te gaan: stemt de leerling in?",
    )


def _ouders(feiten: Haltfeiten, norm: Haltnorm) -> Criterium:
    if feiten.leeftijd >= norm.ouders_tot:
        zin = f"Toestemming van de ouders is niet nodig vanaf {norm.ouders_tot} jaar."
        return Criterium("toestemming-ouders", Antwoord.JA, zin)
    return _vraag(
        "toestemming-ouders",
        feiten.ouders_akkoord,
        "De ouders stemmen in met Halt.",
        "De ouders stemmen niet in met Halt.",
        f"Nog na te gaan: stemmen de ouders in? Dat moet onder de {norm.ouders_tot} jaar.",
    )


def _minstens(feiten: Haltfeiten, norm: Haltnorm) -> Criterium:
    genoeg = feiten.uren >= norm.uren_vanaf or feiten.te_laat >= norm.te_laat_vanaf
    zin = f"{_omvang(feiten)}; nodig is {_getal(norm.uren_vanaf)} uur of {norm.te_laat_vanaf} keer te laat."
    return Criterium("minstens", antwoord(genoeg), f"{zin} {feiten.herkomst}".rstrip())


def _hooguit(feiten: Haltfeiten, norm: Haltnorm) -> Criterium:
    """Above the maximum LPA and officier van justitie decide together."""
    grens = f"{_getal(norm.uren_hooguit)} uur en {norm.te_laat_hooguit} keer te laat"
    if feiten.uren <= norm.uren_hooguit and feiten.te_laat <= norm.te_laat_hooguit:
        return Criterium("hooguit", Antwoord.JA, f"{_omvang(feiten)}; het mag tot en met {grens}.")
    begin = f"{_omvang(feiten)}, meer dan {grens}"
    zinnen = {
        Antwoord.JA: f"{begin}; de officier van justitie is akkoord met Halt.",
        Antwoord.NEE: f"{begin}; de officier van justitie is niet akkoord met Halt.",
        Antwoord.ONBEKEND: f"{begin}: u beslist samen met de officier van justitie.",
    }
    besluit = antwoord(feiten.akkoord_ovj)
    return Criterium("hooguit", besluit, zinnen[besluit], samen_beslissen=besluit is Antwoord.ONBEKEND)


def _eerste_keer(feiten: Haltfeiten) -> Criterium:
    zin = f"De leerling was {'al' if feiten.eerder_halt else 'niet'} eerder bij Halt voor verzuim."
    return Criterium("eerste-keer", antwoord(not feiten.eerder_halt), zin)


def _vraag(code: str, waarde: bool | None, ja: str, nee: str, onbekend: str) -> Criterium:
    gegeven = antwoord(waarde)
    zinnen = {Antwoord.JA: ja, Antwoord.NEE: nee, Antwoord.ONBEKEND: onbekend}
    return Criterium(code, gegeven, zinnen[gegeven])


def _omvang(feiten: Haltfeiten) -> str:
    return f"Gemeld is {_getal(feiten.uren)} uur verzuim en {feiten.te_laat} keer te laat"


def _getal(waarde: Decimal) -> str:
    """Without trailing zeros, with a decimal comma."""
    return f"{waarde.normalize():f}".replace(".", ",")
