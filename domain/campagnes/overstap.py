"""The Overstap from vo to mbo: what is known of a candidate, and why somebody is at risk (catalogue 188-197).

Pure rules over facts; every finding is a code with a sentence that people read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel

from domain.regels import Overstapnorm
from domain.soorten import Onderwijssoort


class Overstapstand(StrEnum):
    """What parents or the school's counsellor say."""

    INGESCHREVEN = "ingeschreven"
    AANGEMELD = "aangemeld"
    NIET_AANGEMELD = "niet-aangemeld"
    AFGEWEZEN = "afgewezen"
    GEEN_LEERBAAN = "geen-leerbaan"
    ANDER_ONDERWIJS = "ander-onderwijs"
    HULP = "hulp"


STANDNAAM: Mapping[Overstapstand, str] = {
    Overstapstand.INGESCHREVEN: "Ingeschreven op een mbo",
    Overstapstand.AANGEMELD: "Aangemeld op een mbo",
    Overstapstand.NIET_AANGEMELD: "Nog niet aangemeld",
    Overstapstand.AFGEWEZEN: "Aangemeld, maar afgewezen",
    Overstapstand.GEEN_LEERBAAN: "Nog geen leerbaan gevonden",
    Overstapstand.ANDER_ONDERWIJS: "Gaat naar ander onderwijs, zoals de havo",
    Overstapstand.HULP: "Wil hulp bij het kiezen",
}


class Mbostatus(StrEnum):
    """The statuses of an application as mbo schools report them (VVA)."""

    AANGEMELD = "aangemeld"
    AANGEBODEN = "onderwijsovereenkomst-aangeboden"
    LEIDT_NIET = "leidt-niet-tot-inschrijving"
    INGETROKKEN = "ingetrokken"
    INGESCHREVEN = "ingeschreven"


MBONAAM: Mapping[Mbostatus, str] = {
    Mbostatus.AANGEMELD: "aangemeld",
    Mbostatus.AANGEBODEN: "onderwijsovereenkomst aangeboden",
    Mbostatus.LEIDT_NIET: "leidt niet tot inschrijving",
    Mbostatus.INGETROKKEN: "ingetrokken",
    Mbostatus.INGESCHREVEN: "ingeschreven",
}
STAND_BIJ_MBO: Mapping[Mbostatus, Overstapstand] = {
    Mbostatus.AANGEMELD: Overstapstand.AANGEMELD,
    Mbostatus.AANGEBODEN: Overstapstand.AANGEMELD,
    Mbostatus.LEIDT_NIET: Overstapstand.AFGEWEZEN,
    Mbostatus.INGETROKKEN: Overstapstand.NIET_AANGEMELD,
    Mbostatus.INGESCHREVEN: Overstapstand.INGESCHREVEN,
}


class Risico(StrEnum):
    """Why somebody needs a casemanager (catalogue 190)."""

    NIET_AANGEMELD = "niet-aangemeld"
    TE_LAAT = "te-laat"
    AFGEWEZEN = "afgewezen"
    GEEN_LEERBAAN = "geen-leerbaan"
    GEEN_ANTWOORD = "geen-antwoord"
    KWETSBAAR = "kwetsbaar"
    HULP = "hulp"


RISICONAAM: Mapping[Risico, str] = {
    Risico.NIET_AANGEMELD: "Niet aangemeld voor 1 april",
    Risico.TE_LAAT: "Te laat aangemeld, na 1 april",
    Risico.AFGEWEZEN: "Afgewezen door de mbo-school",
    Risico.GEEN_LEERBAAN: "Nog geen leerbaan",
    Risico.GEEN_ANTWOORD: "Geen antwoord van de ouders, en de school weet het ook niet",
    Risico.KWETSBAAR: "Kwetsbare groep (pro, vso of vavo)",
    Risico.HULP: "Vraagt om hulp bij het kiezen",
}
DIRECT: Mapping[Overstapstand, Risico] = {
    Overstapstand.AFGEWEZEN: Risico.AFGEWEZEN,
    Overstapstand.GEEN_LEERBAAN: Risico.GEEN_LEERBAAN,
    Overstapstand.HULP: Risico.HULP,
}
"""What is a risk whenever it is said."""


class Partij(StrEnum):
    """Who takes up a candidate at risk: the tasks are divided between these three (catalogue 195)."""

    VO = "vo"
    MBO = "mbo"
    LVS = "lvs"


AAN_ZET: Mapping[Partij, str] = {
    Partij.VO: "de vo-school",
    Partij.MBO: "de mbo-school",
    Partij.LVS: "leerplicht en Doorstroompunt",
}


def wie_is_aan_zet(gevonden: Iterable[Risico], norm: Overstapnorm) -> Partij:
    """By the region's division; what is outside education, or of nobody in particular, is for the LVS."""
    partijen = {Partij(norm.verdeling.get(risico.value, Partij.LVS)) for risico in gevonden} or {Partij.LVS}
    return next(partij for partij in (Partij.LVS, Partij.MBO, Partij.VO) if partij in partijen)


class Overstapfeiten(BaseModel, frozen=True):
    """What the register holds about one candidate.

    `stil` says that the parents' term passed without an answer; `leerbaan` is False when an apprenticeship
    is needed and not found; `gestart` is what the mbo says at the beginning of the year.
    """

    onderwijssoort: Onderwijssoort
    antwoord: Overstapstand | None = None
    antwoord_op: AwareDatetime | None = None
    decaan: Overstapstand | None = None
    decaan_op: AwareDatetime | None = None
    mbo_status: Mbostatus | None = None
    mbo_sinds: date | None = None
    leerbaan: bool | None = None
    gestart: bool | None = None
    stil: bool = False


def stand_van(feiten: Overstapfeiten) -> Overstapstand | None:
    """What holds: the mbo's own status, or else what was said last."""
    if feiten.mbo_status:
        return STAND_BIJ_MBO[feiten.mbo_status]
    gezegd = [
        (op, stand)
        for op, stand in ((feiten.antwoord_op, feiten.antwoord), (feiten.decaan_op, feiten.decaan))
        if op and stand
    ]
    return max(gezegd)[1] if gezegd else None


def risicos(
    feiten: Overstapfeiten, dag: date, aanmelden_voor: date, norm: Overstapnorm
) -> tuple[Risico, ...]:
    """Every reason on this day, in a fixed order; none when all is well."""
    stand = stand_van(feiten)
    gevonden = {DIRECT[stand]} if stand and stand in DIRECT else set()
    if stand is None and feiten.stil:
        gevonden.add(Risico.GEEN_ANTWOORD)
    if stand in (None, Overstapstand.NIET_AANGEMELD) and dag >= aanmelden_voor:
        gevonden.add(Risico.NIET_AANGEMELD)
    if stand is Overstapstand.AANGEMELD and feiten.mbo_sinds and feiten.mbo_sinds >= aanmelden_voor:
        gevonden.add(Risico.TE_LAAT)
    if feiten.leerbaan is False and not is_begonnen(feiten):
        gevonden.add(Risico.GEEN_LEERBAAN)
    if feiten.onderwijssoort in norm.kwetsbaar and stand is not Overstapstand.INGESCHREVEN:
        gevonden.add(Risico.KWETSBAAR)
    return tuple(risico for risico in Risico if risico in gevonden)


def vraagt_aandacht(feiten: Overstapfeiten) -> bool:
    """Whether this may be a risk now, so that nobody should wait for the next day of the calendar."""
    return stand_van(feiten) in DIRECT or feiten.leerbaan is False


def is_begonnen(feiten: Overstapfeiten) -> bool:
    """At the beginning of the school year: enrolled, and nobody says that the pupil did not start.

    Other education than mbo does not show in the mbo's list: there the last word of school or parents holds.
    """
    if feiten.gestart is not None:
        return feiten.gestart
    if feiten.mbo_status:
        return feiten.mbo_status is Mbostatus.INGESCHREVEN
    return stand_van(feiten) is Overstapstand.ANDER_ONDERWIJS
