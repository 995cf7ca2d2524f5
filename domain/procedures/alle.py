"""Every plan, and how its steps are named outside it."""

from collections.abc import Collection, Mapping

from domain.namen import label
from domain.procedures.absoluut_verzuim import ABSOLUUT_VERZUIM
from domain.procedures.begeleid_wonen import BEGELEID_WONEN
from domain.procedures.begeleiding import BEGELEIDING
from domain.procedures.civielrechtelijk import CIVIELRECHTELIJK
from domain.procedures.gesprek import GESPREK
from domain.procedures.halt import HALT
from domain.procedures.kwetsbare_jongere import KWETSBARE_JONGERE
from domain.procedures.luxe_verzuim import LUXE_VERZUIM
from domain.procedures.mas import MAS
from domain.procedures.matchmaker import MATCHMAKER
from domain.procedures.model import Aan, Plan, Stap, Taakstap, Vraagstap, Wie
from domain.procedures.no_show import NO_SHOW
from domain.procedures.overdracht_achttien import OVERDRACHT_ACHTTIEN
from domain.procedures.overstap import OVERSTAP
from domain.procedures.strafrechtelijk import STRAFRECHTELIJK
from domain.procedures.thuiszitter import THUISZITTER
from domain.procedures.uitval import UITVAL
from domain.procedures.verlof import VERLOF
from domain.procedures.verzuim_18_plus import VERZUIM_18PLUS
from domain.procedures.vrijstelling import VRIJSTELLING
from domain.procedures.vrijwillige_hulp import VRIJWILLIGE_HULP
from domain.procedures.ziekteverzuim import ZIEKTEVERZUIM
from domain.procedures.zomeractie import ZOMERACTIE
from domain.procedures.zorg_18_plus import ZORG_18PLUS
from domain.soorten import Besluit, Campagnesoort, Dossiersoort, Proceduresoort, Taaksoort

PLANNEN: Mapping[Proceduresoort, Plan] = {
    plan.soort: plan
    for plan in (
        ABSOLUUT_VERZUIM,
        GESPREK,
        MAS,
        VRIJWILLIGE_HULP,
        HALT,
        STRAFRECHTELIJK,
        CIVIELRECHTELIJK,
        ZIEKTEVERZUIM,
        OVERDRACHT_ACHTTIEN,
        OVERSTAP,
        THUISZITTER,
        LUXE_VERZUIM,
        VERLOF,
        VRIJSTELLING,
        VERZUIM_18PLUS,
        UITVAL,
        BEGELEIDING,
        MATCHMAKER,
        KWETSBARE_JONGERE,
        ZORG_18PLUS,
        BEGELEID_WONEN,
        NO_SHOW,
        ZOMERACTIE,
    )
}

CAMPAGNEPLANNEN: Mapping[Campagnesoort, Plan] = {
    Campagnesoort.OVERSTAP: OVERSTAP,
    Campagnesoort.NO_SHOW: NO_SHOW,
    Campagnesoort.ZOMERACTIE: ZOMERACTIE,
}
"""What a campaign starts for each of its pupils."""
CAMPAGNEPROCEDURES = frozenset(plan.soort for plan in CAMPAGNEPLANNEN.values())

WIENAAM: Mapping[Wie, str] = {
    Wie.BEHANDELAAR: "behandelaar",
    Wie.JEUGDARTS: "jeugdarts",
    Wie.ADMINISTRATIE: "administratie",
    Wie.COORDINATOR: "coördinator",
}
"""What people read for who takes a step."""


def taaksoort(soort: Proceduresoort, stap: str) -> str:
    """What the register keeps as the kind of a task of a procedure: "ziekteverzuim.onderzoek"."""
    return f"{soort}.{stap}"


def procedurestap(taaksoort_: str) -> tuple[Plan, Stap] | None:
    """The plan and the step behind the kind of a task; None for a task of the trajectory itself."""
    soort, punt, stap = taaksoort_.partition(".")
    if not punt:
        return None
    plan = PLANNEN[Proceduresoort(soort)]
    return plan, plan.stap(stap)


def wie_doet(soort: str) -> Wie:
    """Who takes a task of this kind; the handler for a task of the trajectory itself."""
    gevonden = procedurestap(soort)
    return gevonden[1].wie if gevonden and isinstance(gevonden[1], Taakstap) else Wie.BEHANDELAAR


def aan_wie(soort: str) -> Aan:
    """Whom a question of this kind is put to; the school, unless its step says otherwise."""
    gevonden = procedurestap(soort)
    return gevonden[1].aan if gevonden and isinstance(gevonden[1], Vraagstap) else Aan.SCHOOL


AANNAAM: Mapping[Aan, str] = {Aan.SCHOOL: "de school", Aan.OUDERS: "de ouders", Aan.JONGERE: "de jongere"}


def taaknaam(soort: str) -> str:
    """What people call a task: its step's title, or the label of the trajectory's own kind."""
    gevonden = procedurestap(soort)
    return gevonden[1].titel if gevonden else label(Taaksoort(soort))


def uitkomstnaam(soort: str, code: str) -> str:
    """The label of an outcome of a procedure's task or question; the code itself when it is not known."""
    gevonden = procedurestap(soort)
    uitkomsten = gevonden[1].uitkomsten if gevonden else ()
    return next((uitkomst.label for uitkomst in uitkomsten if uitkomst.code == code), code)


def besluitnaam(soort: str, code: str) -> str:
    """What was decided at a task, in words: an outcome of a procedure, or a decision on the trajectory."""
    if procedurestap(soort):
        return uitkomstnaam(soort, code)
    return label(Besluit(code)) if code in set(Besluit) else code


def vraagt_school(plan: Plan) -> bool:
    """Whether one of its steps is a question to the school."""
    return any(isinstance(stap, Vraagstap) and stap.aan is Aan.SCHOOL for stap in plan.stappen)


def te_starten(
    bij: Dossiersoort, leeftijd: int, behalve: Collection[Proceduresoort] = ()
) -> tuple[Plan, ...]:
    """The plans that a person can start for who is so many years old, those that fit this kind first.

    While only a campaign knows the pupil there is no report: then none that asks the school that reported.
    """
    kan = [plan for plan in PLANNEN.values() if plan.zelf_starten and plan.soort not in behalve]
    kan = [plan for plan in kan if plan.voor.hoort_bij(leeftijd)]
    if isinstance(bij, Campagnesoort):
        kan = [plan for plan in kan if not vraagt_school(plan)]
    return tuple(sorted(kan, key=lambda plan: bij not in plan.meldingsoorten))


def taaksoorten_van(wie: Wie) -> tuple[str, ...]:
    """The kinds of task that this role takes, in all procedures."""
    return tuple(
        taaksoort(plan.soort, stap.code)
        for plan in PLANNEN.values()
        for stap in plan.stappen
        if isinstance(stap, Taakstap) and stap.wie is wie
    )
