"""Which tests of a parallel run stay together: a module, but all fault tests as one, and those first.

They kill servers and wait for machines to recover: two of them at once would measure each other, and started
last they would keep one worker busy long after the others are done.
"""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

SAMEN = "tests/faults"


class Indeling(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """By module, as `--dist loadscope` does, except for that folder."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(f"{SAMEN}/"):
            return SAMEN
        scope: str = super()._split_scope(nodeid)
        return scope

    def _assign_work_unit(self, node: Any) -> None:
        if SAMEN in self.workqueue:
            self.workqueue.move_to_end(SAMEN, last=False)
        super()._assign_work_unit(node)
