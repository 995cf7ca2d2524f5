"""A procedure in the register as its workflow leaves it behind: at a step, with what that step waits for."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from demo.gegevens import demo_id
from domain.procedures.alle import PLANNEN, taaksoort
from domain.procedures.model import Taakstap
from domain.soorten import Proceduresoort, TermijnAard, WachtStatus
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.procedures import start_procedure
from storage.tabellen import Procedure, Taak, Taakantwoord, Termijn, Traject, Vraag
from storage.termijnen import laat_vervallen
from tests.api.webproef import NU, Webproef

ZIEK = Proceduresoort.ZIEKTEVERZUIM


@dataclass(frozen=True)
class Procedurezaak:
    """A report whose trajectory runs a procedure."""

    ontvangst: Ontvangst
    procedure_id: UUID
    web: Webproef
    soort: Proceduresoort = ZIEK

    async def staat_op(self, stap: str, *, wie: str = "lpa1", soort: Proceduresoort | None = None) -> UUID:
        """Open the task of this step for somebody of the demo region; its id."""
        taak_id, gekozen = uuid4(), soort or self.soort
        async with self.web.database.schrijver(SYSTEEM) as sessie:
            procedure = (await sessie.exec(select(Procedure).where(Procedure.id == self.procedure_id))).one()
            uiterlijk = NU + timedelta(days=14)
            procedure.stap, procedure.wacht_op, procedure.uiterlijk = stap, "behandelaar", uiterlijk
            procedure.ronde += 1
            sessie.add(procedure)
            await sessie.flush()
            taak = Taak(
                id=taak_id,
                procedure_id=procedure.id,
                soort=taaksoort(gekozen, stap),
                status=WachtStatus.OPEN,
                toegewezen_aan=demo_id("gebruiker", wie),
                geopend_op=NU,
                uiterlijk=uiterlijk,
                **await self._van_traject(),
            )
            sessie.add(taak)
            titel = PLANNEN[gekozen].stap(stap).titel
            sessie.add(await self._termijn(taak_id, titel, TermijnAard.UITERLIJK, 14, wie))
        return taak_id

    async def wacht(self, stap: str, dagen: int) -> None:
        """Let the procedure wait for a day."""
        async with self.web.database.schrijver(SYSTEEM) as sessie:
            procedure = (await sessie.exec(select(Procedure).where(Procedure.id == self.procedure_id))).one()
            procedure.stap, procedure.wacht_op = stap, "de afgesproken dag"
            procedure.uiterlijk = NU + timedelta(days=dagen)
            sessie.add(procedure)
            titel = PLANNEN[self.soort].stap(stap).titel
            sessie.add(await self._termijn(uuid4(), titel, TermijnAard.GEPLAND, dagen, "systeem"))

    async def gedaan(self, taak_id: UUID, code: str, velden: dict[str, str]) -> None:
        """Close a task with an outcome, as the worker does."""
        async with self.web.database.schrijver(SYSTEEM) as sessie:
            taak = (await sessie.exec(select(Taak).where(Taak.id == taak_id))).one()
            antwoord_id, wie = uuid4(), taak.toegewezen_aan
            assert wie
            sessie.add(
                Taakantwoord(
                    id=antwoord_id,
                    taak_id=taak.id,
                    traject_id=taak.traject_id,
                    gebruiker_id=wie,
                    besluit=code,
                    velden=velden,
                    gegeven_op=NU,
                )
            )
            taak.status, taak.besluit, taak.antwoord_id = WachtStatus.GEDAAN, code, antwoord_id
            taak.afgerond_door, taak.afgerond_op = wie, NU
            sessie.add(taak)
            await laat_vervallen(sessie, taak.id)

    async def vraag(self, stap: str) -> str:
        """Put the question of this step to the school; the token of its link."""
        token = await self.web.vraag(self.ontvangst)
        async with self.web.database.schrijver(SYSTEEM) as sessie:
            vraag = (
                await sessie.exec(select(Vraag).where(Vraag.traject_id == self.ontvangst.traject_id))
            ).one()
            vraag.soort, vraag.procedure_id = taaksoort(self.soort, stap), self.procedure_id
            sessie.add(vraag)
            procedure = (await sessie.exec(select(Procedure).where(Procedure.id == self.procedure_id))).one()
            procedure.stap, procedure.wacht_op = stap, "school"
            sessie.add(procedure)
        return token

    async def _van_traject(self) -> dict[str, Any]:
        async with self.web.database.lezer(SYSTEEM) as sessie:
            traject = (
                await sessie.exec(select(Traject).where(Traject.id == self.ontvangst.traject_id))
            ).one()
        return {"traject_id": traject.id, "gemeente_code": traject.gemeente_code}

    async def _termijn(self, wacht_id: UUID, wat: str, aard: TermijnAard, dagen: int, wie: str) -> Termijn:
        return Termijn(
            id=uuid4(),
            procedure_id=self.procedure_id,
            wacht_id=wacht_id,
            wie=wie,
            wat=wat,
            aard=aard,
            volgnummer=1,
            op=NU + timedelta(days=dagen),
            status=WachtStatus.OPEN,
            grond="Regionale werkafspraak.",
            regel="procedurestap/standaard/1970-01-01",
            kalender_versie="proef",
            **await self._van_traject(),
        )


async def procedurezaak(
    web: Webproef, procedure: Proceduresoort = ZIEK, gegevens: dict[str, str] | None = None, **anders: Any
) -> Procedurezaak:
    """A report, and a procedure in its trajectory: sick leave, unless the test says another one."""
    ontvangst = await web.meld(**anders)
    async with web.database.schrijver(SYSTEEM) as sessie:
        procedure_id = await start_procedure(
            sessie, ontvangst.traject_id, procedure, NU, door=demo_id("gebruiker", "lpa1"), gegevens=gegevens
        )
    assert procedure_id
    return Procedurezaak(ontvangst, procedure_id, web, procedure)


def stap(code: str) -> Taakstap:
    """A step of the plan that a person takes."""
    gevonden = PLANNEN[ZIEK].stap(code)
    assert isinstance(gevonden, Taakstap)
    return gevonden
