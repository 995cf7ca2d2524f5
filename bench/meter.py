"""CPU time (user + system) of processes and their children, between two readings."""

import os
import time

import psutil


def cpu_seconden(pid: int) -> float:
    """All CPU time of a process and its living children; of ourselves without the children."""
    if pid == os.getpid():
        return sum(os.times()[:2])
    ouder = psutil.Process(pid)
    return sum(_van(proces) for proces in [ouder, *ouder.children(recursive=True)])


def _van(proces: psutil.Process) -> float:
    try:
        tijden = proces.cpu_times()
        # PostgreSQL starts a process per connection: those that ended count with their parent.
        return float(tijden.user + tijden.system + tijden.children_user + tijden.children_system)
    except psutil.NoSuchProcess:
        return 0.0


def ijkmaat() -> float:
    """CPU milliseconds of a fixed piece of work: figures of different moments compare only when it is equal.

    The cores of a virtual machine are as fast as their neighbours let them be.
    """
    begin = time.process_time()
    sum(getal * getal for getal in range(100_000))
    return (time.process_time() - begin) * 1000


class Meter:
    """Reads named processes at the start and tells what they used since."""

    def __init__(self, **pids: int) -> None:
        self._pids = pids
        self._begin = {naam: cpu_seconden(pid) for naam, pid in pids.items()}

    def verbruik(self) -> dict[str, float]:
        """CPU seconds per name since the start."""
        return {naam: cpu_seconden(pid) - self._begin[naam] for naam, pid in self._pids.items()}
