"""A thuiszitter who moves: a result for the old municipality, and a case that goes on in the new one."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import select

from activities.verlenen import Eindgevolg
from domain.procedures.thuiszitter_velden import METEEN
from domain.soorten import Fase, Proceduresoort
from storage.database import Lezer, Schrijver
from storage.procedures import UIT_GEMEENTE, ingevuld, start_procedure
from storage.tabellen import Gemeente, Procedure, Traject
from storage.trajecten import jongste_melding

GAAT_MEE = ("eerste_dag", "mislukt_op")


async def neem_over(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """The new municipality is asked whether this is a thuiszitter, with the first day at home as it was.

    The months until the doorzettingsmacht go on from that day (Thuiszitterspact; catalogue 153-161). Nothing
    follows on a move abroad, nor in a closed trajectory.
    """
    van = procedure.gegevens.get(UIT_GEMEENTE)
    if not van or traject.fase == Fase.GESLOTEN:
        return
    velden = await ingevuld(sessie, procedure)
    eerste_dag = (await jongste_melding(sessie, traject)).eerste_dag.isoformat()
    gegevens = {"eerste_dag": eerste_dag, "beginnen": METEEN, "overgenomen": await _naam(sessie, van)}
    gegevens |= {naam: str(velden[naam]) for naam in GAAT_MEE if velden.get(naam)}
    soort = Proceduresoort.THUISZITTER
    await start_procedure(sessie, traject.id, soort, nu, gegevens=gegevens, aanleiding=procedure.id)


async def _naam(sessie: Lezer, gemeente_code: str) -> str:
    return (await sessie.exec(select(Gemeente.naam).where(Gemeente.code == gemeente_code))).one()


EINDGEVOLGEN: Mapping[str, Eindgevolg] = {f"{Proceduresoort.THUISZITTER}.verhuisd": neem_over}
