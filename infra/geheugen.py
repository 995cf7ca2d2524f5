"""The garbage collector of a process that keeps thousands of cases in memory."""

import gc

JONG, MIDDEN, OUD = 20_000, 20, 50


def rustig_geheugen() -> None:
    """Leave what was loaded at the start alone, and look at the rest less often.

    Cases in memory are long-lived: going through all of them every few hundred allocations finds nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(JONG, MIDDEN, OUD)
