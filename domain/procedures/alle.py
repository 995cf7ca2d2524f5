"""Every plan, and how its steps are named outside it."""

from collections.abc import Mapping

from domain.namen import label
from domain.procedures.absoluut_verzuim import ABSOLUUT_VERZUIM
from domain.procedures.model import Plan, Stap
from domain.procedures.ziekteverzuim import ZIEKTEVERZUIM
from domain.soorten import Proceduresoort, Taaksoort

PLANNEN: Mapping[Proceduresoort, Plan] = {plan.soort: plan for plan in (ZIEKTEVERZUIM, ABSOLUUT_VERZUIM)}


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


def taaknaam(soort: str) -> str:
    """What people call a task: its step's title, or the label of the trajectory's own kind."""
    gevonden = procedurestap(soort)
    return gevonden[1].titel if gevonden else label(Taaksoort(soort))


def uitkomstnaam(soort: str, code: str) -> str:
    """The label of an outcome of a procedure's task or question; the code itself when it is not known."""
    gevonden = procedurestap(soort)
    uitkomsten = gevonden[1].uitkomsten if gevonden else ()
    return next((uitkomst.label for uitkomst in uitkomsten if uitkomst.code == code), code)
