"""What happens around the pupil reaches a running case, and overtakes what it waits for."""

from abc import abstractmethod
from uuid import UUID

from temporalio import workflow

from domain.berichten import ProcedureStart, TrajectStart, WijzigingBericht
from workflows.zaak import Zaak

with workflow.unsafe.imports_passed_through():
    from domain.soorten import Wijziging


class Wijzigbaar(Zaak):
    """A case that hears of changes: a move, a death, turning 18, an exemption."""

    def __init__(self, start: TrajectStart | ProcedureStart) -> None:
        super().__init__(start)
        self.wijziging: WijzigingBericht | None = None
        self.gehoord: set[UUID] = set()

    @property
    def onderbroken(self) -> bool:
        """Whether a change around the pupil leads elsewhere."""
        return self.wijziging is not None

    @workflow.update(name="ontvang_wijziging")
    async def ontvang_wijziging(self, bericht: WijzigingBericht) -> None:
        """Something happened around the pupil; hearing it twice is hearing it once."""
        if bericht.sleutel in self.gehoord:
            return
        self.gehoord.add(bericht.sleutel)
        if self._reageert_op(bericht.wijziging):
            self.wijziging = bericht

    def neem_wijziging(self) -> WijzigingBericht | None:
        """The change that overtook the step, if any; from here on the case goes on from it."""
        bericht, self.wijziging = self.wijziging, None
        return bericht

    @abstractmethod
    def _reageert_op(self, wijziging: Wijziging) -> bool:
        """Whether this change makes the case go elsewhere, in the state that it is in."""
