"""The agenda of the casusoverleg: who is discussed when, what is asked, what was advised and agreed."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from pydantic import BaseModel

from domain.procedures.alle import uitkomstnaam
from domain.procedures.model import Veld
from domain.procedures.strafrechtelijk import ADVIEZEN
from domain.soorten import Proceduresoort
from storage.database import Lezer
from storage.lezen import alle
from storage.lijsten.overlegtafels import Agendarij, Besproken, acties, op_agenda
from storage.thuiszitters import Gedaan

# Halt asks the officier van justitie, who sits at the same table, above so many hours.
OP_AGENDA = (
    *("strafrechtelijk.agenda", "strafrechtelijk.overleg-wacht", "strafrechtelijk.overleg"),
    "halt.officier",
)
MET_DATUM = ("strafrechtelijk.overleg-wacht", "strafrechtelijk.overleg")
BESPROKEN = ("strafrechtelijk.overleg", "halt.officier")
TERUG = timedelta(days=92)
"""So long a case stays on the page after it was discussed."""
PARTIJEN: tuple[Veld, ...] = tuple(veld for veld in ADVIEZEN if veld.naam.startswith("advies_"))


class Casus(Besproken, frozen=True):
    """A pupil at the casusoverleg; `taak_id` is the open task in which the advice is written down.

    `adviezen` are those of the last time, by party as in PARTIJEN, empty for who gave none.
    """

    soort: Proceduresoort
    taak_id: UUID | None
    op: date | None
    vraag: str
    adviezen: tuple[str, ...]


class Overleg(BaseModel, frozen=True):
    """One meeting; `op` is None for who has no date yet."""

    op: date | None
    casussen: tuple[Casus, ...]


class Casusagenda(BaseModel, frozen=True):
    """What a municipality brings to the casusoverleg, by date, and what was discussed lately."""

    gemeente: str
    overleggen: tuple[Overleg, ...]
    besproken: tuple[Casus, ...]


class _Gemeente(BaseModel, frozen=True):
    code: str
    naam: str


GEMEENTEN = "SELECT code, naam FROM gemeente WHERE code = ANY (:gemeenten) ORDER BY naam"


async def casusagendas(sessie: Lezer, gemeenten: Collection[str], nu: datetime) -> tuple[Casusagenda, ...]:
    """The agenda of each of these municipalities, by name; two queries."""
    van = await alle(sessie, _Gemeente, GEMEENTEN, gemeenten=list(gemeenten))
    rijen = await op_agenda(sessie, gemeenten, nu, stappen=OP_AGENDA, besproken=BESPROKEN, sinds=nu - TERUG)
    return tuple(
        _agenda(gemeente.naam, [rij for rij in rijen if rij.gemeente_code == gemeente.code])
        for gemeente in van
    )


def _agenda(gemeente: str, rijen: Collection[Agendarij]) -> Casusagenda:
    komend = [_casus(rij) for rij in rijen if _staat_op(rij)]
    besproken = [_casus(rij) for rij in rijen if not _staat_op(rij)]
    dagen = sorted({casus.op for casus in komend}, key=lambda dag: (dag is None, dag or date.max))
    return Casusagenda(
        gemeente=gemeente,
        overleggen=tuple(Overleg(op=dag, casussen=tuple(_op(komend, dag))) for dag in dagen),
        besproken=tuple(sorted(besproken, key=_besproken_op, reverse=True)),
    )


def _besproken_op(casus: Casus) -> float:
    return casus.besloten_op.timestamp() if casus.besloten_op else 0.0


def _op(casussen: Iterable[Casus], dag: date | None) -> Iterable[Casus]:
    return (casus for casus in casussen if casus.op == dag)


def _staat_op(rij: Agendarij) -> bool:
    return rij.loopt and rij.plek in OP_AGENDA


def _casus(rij: Agendarij) -> Casus:
    velden, besloten = rij.velden, _besloten(rij)
    gezegd = besloten.velden if besloten else {}
    return Casus(
        **rij.leerlingdelen,
        soort=rij.soort,
        taak_id=rij.taak_id if _staat_op(rij) else None,
        op=date.fromisoformat(velden["overlegdatum"]) if rij.plek in MET_DATUM else None,
        vraag=velden.get("vraag", ""),
        adviezen=tuple(gezegd.get(veld.naam, "") for veld in PARTIJEN),
        besluit=uitkomstnaam(besloten.soort, besloten.uitkomst) if besloten else "",
        besloten_op=besloten.op if besloten else None,
        acties=acties(besloten),
    )


def _besloten(rij: Agendarij) -> Gedaan | None:
    """The newest advice."""
    return next((stap for stap in reversed(rij.gedaan) if stap.soort in BESPROKEN), None)
