"""Which tests of a parallel run stay together: a module, but all fault tests as one; and which go first.

Fault tests kill servers and wait for machines to recover: two of them at once would measure each other. They
and the modules with few but long tests go first: started last, one of them would keep a single process busy
long after the others are done.
"""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

SAMEN = "tests/faults"
EERST = (SAMEN, "tests/browser", "tests/infra/test_demo.py", "tests/relay/test_proces.py", "tests/campagnes")


class Indeling(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """By module, as `--dist loadscope` does, except for that folder."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(f"{SAMEN}/"):
            return SAMEN
        scope: str = super()._split_scope(nodeid)
        return scope

    def _assign_work_unit(self, node: Any) -> None:
        lang = (scope for begin in EERST for scope in self.workqueue if scope.startswith(begin))
        if (scope := next(lang, None)) is not None:
            self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)
