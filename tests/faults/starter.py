"""Starts a process of the product for a fault test.

It is the real entry point. Two things differ: the relay is less patient, because a test cannot wait ten
minutes for a second attempt, and a planted fault from tests/faults/mutanten.py can be put in.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from tests.faults.mutanten import MUTANTEN


def web() -> None:
    from verzuim import api

    api()


def worker() -> None:
    from worker import main

    main()


def relay() -> None:
    from relay import __main__ as proces
    from relay import bezorgen
    from relay.bouw import Relay
    from relay.ritme import RITME_MAILS, RITME_WORKFLOWS

    def tel(seconden: float) -> timedelta:
        return timedelta(seconds=seconden)

    workflows = replace(
        RITME_WORKFLOWS, tijd=tel(4), houdbaar=tel(5), eerste_uitstel=tel(0.2), langste_uitstel=tel(1)
    )
    mails = replace(
        RITME_MAILS, tijd=tel(4), houdbaar=tel(5), eerste_uitstel=tel(0.5), langste_uitstel=tel(1)
    )
    bezorgen.NA_ONBEKEND, bezorgen.MAX_NA_ONBEKEND = tel(2), tel(4)
    ongeduldig = partial(Relay, ritme_workflows=workflows, ritme_mails=mails)
    setattr(proces, "Relay", ongeduldig)  # noqa: B010  (mypy knows it as a class)
    proces.main()


def mailserver() -> None:
    """No part of the product, but as expensive to start."""
    from tests.faults.mailserver import draai

    asyncio.run(draai(Path(os.environ["POSTVAK"]), int(os.environ["SMTP_PORT"])))


PROCESSEN: dict[str, Callable[[], None]] = {
    functie.__name__: functie for functie in (web, worker, relay, mailserver)
}


def begin(naam: str, mutant: str, omgeving: Mapping[str, str], log: str) -> None:
    """Become this process: its own session, its settings, its log, nothing of the one it was split off."""
    os.setsid()
    uitvoer = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stroom in (1, 2):
        os.dup2(uitvoer, stroom)
    os.environ.clear()
    os.environ.update(omgeving)
    sys.argv = [naam]
    if mutant:
        MUTANTEN[mutant]()
    PROCESSEN[naam]()
