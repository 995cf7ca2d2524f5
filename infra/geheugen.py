"""The garbage collector of a process that keeps a lot in memory: the worker its cases, the web its pages."""

import gc

JONG, MIDDEN, OUD = 20_000, 20, 50


def rustig_geheugen() -> None:
    """Leave what was loaded at the start alone, and look at the rest less often.

    What is in memory lives long: going through all of it every few hundred allocations finds nothing, and
    the page or step that happens to be busy waits for it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(JONG, MIDDEN, OUD)
