"""The bare skeleton of a case: what Temporal itself costs, without a product.

One activity per step, no-op bodies, the sandbox as it comes: register, mail, three times a task that an
activity opens and an update closes, a timer, a mail, a closing activity.
"""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker

KORT = timedelta(seconds=30)
WACHTRIJ = "naief"


@dataclass
class Begin:
    leerling: str
    school: str
    melding: dict[str, str]


@dataclass
class Antwoord:
    taak: int
    wie: str
    besluit: str


@activity.defn
async def registreer(melding: dict[str, str]) -> str:
    return "rij-1"


@activity.defn
async def mail(aan: str) -> str:
    return "bericht-1"


@activity.defn
async def open_taak(nummer: int) -> str:
    return f"taak-{nummer}"


@activity.defn
async def sluit(leerling: str) -> str:
    return "gesloten"


@workflow.defn
class NaiefTraject:
    def __init__(self) -> None:
        self.antwoorden: dict[int, Antwoord] = {}
        self.open_taak = 0

    @workflow.run
    async def run(self, begin: Begin) -> str:
        await workflow.execute_activity(registreer, begin.melding, start_to_close_timeout=KORT)
        await workflow.execute_activity(mail, begin.school, start_to_close_timeout=KORT)
        await self._mens(1)
        await self._mens(2)
        await workflow.sleep(timedelta(seconds=1))
        await workflow.execute_activity(mail, "ouders", start_to_close_timeout=KORT)
        await self._mens(3)
        return await workflow.execute_activity(sluit, begin.leerling, start_to_close_timeout=KORT)

    async def _mens(self, nummer: int) -> None:
        await workflow.execute_activity(open_taak, nummer, start_to_close_timeout=KORT)
        self.open_taak = nummer
        await workflow.wait_condition(lambda: nummer in self.antwoorden)

    @workflow.update
    async def antwoord(self, antwoord: Antwoord) -> str:
        await workflow.wait_condition(lambda: self.open_taak >= antwoord.taak)
        self.antwoorden[antwoord.taak] = antwoord
        return "ontvangen"

    @antwoord.validator
    def controleer(self, antwoord: Antwoord) -> None:
        if antwoord.taak in self.antwoorden:
            raise ValueError("deze taak is al gedaan")


async def main(adres: str) -> None:
    client = await Client.connect(adres)
    stappen: list[Callable[..., Any]] = [registreer, mail, open_taak, sluit]
    async with Worker(client, task_queue=WACHTRIJ, workflows=[NaiefTraject], activities=stappen):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
