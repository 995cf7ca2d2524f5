"""The workflow's clock: real time, or the demo's played time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from temporalio import workflow

from domain.klok import KlokStand
from workflows.stap import doe

with workflow.unsafe.imports_passed_through():
    from activities.klok import KlokActiviteiten


class Wekker:
    """Tells the time and waits for a moment.

    In the demo the played time stands still while the demo is stopped, which no workflow can know:
    there the stand is read again before each step and after each timer, unless nobody moves it. In
    production `klok` is None.
    """

    def __init__(self, klok: KlokStand | None) -> None:
        self.klok = klok

    async def nu(self) -> datetime:
        """The present moment for rules and for the register, in UTC."""
        if self.klok is None:
            return workflow.now()
        if not self.klok.vast:
            self.klok = await doe(KlokActiviteiten.lees_klok, self.klok, omschrijving="Demoklok lezen")
        return self.klok.nu(workflow.now())

    async def wacht(self, tot: datetime, klaar: Callable[[], bool], omschrijving: str) -> bool:
        """Wait until `klaar()` holds; False when the moment `tot` came first."""
        while not klaar():
            rest = await self._rest(tot)
            if rest <= timedelta():
                return False
            try:
                await workflow.wait_condition(klaar, timeout=rest, timeout_summary=omschrijving)
            except TimeoutError:
                continue
        return True

    async def _rest(self, tot: datetime) -> timedelta:
        nu = await self.nu()
        return self.klok.echte_duur(tot, workflow.now()) if self.klok else tot - nu
