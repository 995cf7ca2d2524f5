"""What a change in a school's calendar does to promises that run: which last day moves to which day."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import EEN_DAG, Kalender, Periode, Schoolafwijking, dag_van, eerstvolgende_schooldag
from domain.regels import Regels
from domain.soorten import Termijncode
from domain.termijnen import plan_termijn
from storage.afspraken import regels_voor
from storage.database import Lezer, Schrijver
from storage.gebruikers import Persoon
from storage.lezen import alle
from storage.uitstel import Gezien, verzet_door_kalender


class Verschuiving(BaseModel, frozen=True):
    """An open question to the school whose last day would be another by the changed calendar."""

    wacht_id: UUID
    gesteld_op: datetime
    uiterlijk: datetime
    wordt: date


class _Vraag(BaseModel, frozen=True):
    wacht_id: UUID
    gesteld_op: datetime
    uiterlijk: datetime
    regel: str
    regio: str
    verzet: bool

    def wordt(self, eerst: date, dan: date) -> date:
        """The last day by the new calendar, when the old one said `eerst` and the new one says `dan`.

        What somebody moved by hand stands on another day than the calendar says, and stays there.
        """
        staat = dag_van(self.uiterlijk)
        zoals_kalender = staat == eerst
        if dan > eerst and (zoals_kalender or not self.verzet):
            return max(dan, staat)
        return dan if zoals_kalender else staat


_OPEN = """
SELECT v.id AS wacht_id, v.gesteld_op, v.uiterlijk, r.regel, g.rmc_regio_code AS regio,
  r.oorspronkelijk_op IS NOT NULL AS verzet
FROM vraag v JOIN termijn r ON r.wacht_id = v.id JOIN gemeente g ON g.code = r.gemeente_code
WHERE v.locatie_id = :locatie AND v.status = 'open' AND r.status = 'open' AND r.aard = 'uiterlijk'
  AND v.uiterlijk > :nu AND NOT EXISTS (
    SELECT FROM termijn p WHERE p.wacht_id = v.id AND p.status = 'open' AND p.aard = 'hervatting')
ORDER BY v.uiterlijk, v.id
"""


def met_afwijking(kalender: Kalender, dagen: tuple[date, date], *, vrij: bool) -> Kalender:
    """The calendar with another deviation, first and last day included."""
    periode = (Periode(eerste=dagen[0], laatste=dagen[1]),)
    nu = kalender.afwijking
    afwijking = Schoolafwijking(
        vrij=nu.vrij + (periode if vrij else ()), les=nu.les + (() if vrij else periode)
    )
    return kalender.model_copy(update={"afwijking": afwijking})


def zonder_afwijking(kalender: Kalender, dagen: tuple[date, date], *, vrij: bool) -> Kalender:
    """The calendar when this deviation is withdrawn; one that was written down twice still holds once."""
    veld = "vrij" if vrij else "les"
    over = list(getattr(kalender.afwijking, veld))
    over.remove(Periode(eerste=dagen[0], laatste=dagen[1]))
    afwijking = kalender.afwijking.model_copy(update={veld: tuple(over)})
    return kalender.model_copy(update={"afwijking": afwijking})


async def verschuivingen(
    sessie: Lezer, locatie_id: UUID, was: Kalender, wordt: Kalender, nu: datetime, *, korter: bool = False
) -> tuple[Verschuiving, ...]:
    """Of this school, when its calendar changes; a promise is made shorter only with `korter`.

    Not before the first school day after today: the school must be able to keep it.
    """
    vroegste = eerstvolgende_schooldag(wordt, dag_van(nu) + EEN_DAG)
    regels: dict[str, Regels] = {}
    gevonden = []
    for vraag in await alle(sessie, _Vraag, _OPEN, locatie=locatie_id, nu=nu):
        if vraag.regio not in regels:
            regels[vraag.regio] = await regels_voor(sessie, vraag.regio)
        eerst, dan = (_laatste_dag(regels[vraag.regio], vraag, kalender) for kalender in (was, wordt))
        dag, staat = max(vraag.wordt(eerst, dan), vroegste), dag_van(vraag.uiterlijk)
        if dag > staat or (korter and dag < staat):
            gevonden.append(Verschuiving(wordt=dag, **vraag.model_dump(exclude={"regel", "regio", "verzet"})))
    return tuple(gevonden)


def _laatste_dag(regels: Regels, vraag: _Vraag, kalender: Kalender) -> date:
    code = Termijncode(vraag.regel.partition("/")[0])
    return dag_van(plan_termijn(regels, code, vraag.gesteld_op, kalender, vraag.regio).uiterlijk)


async def verzet_alle(
    sessie: Schrijver, lijst: Sequence[Verschuiving], door: Persoon, waarom: str, nu: datetime
) -> None:
    """Move each; the workflows hear of it, and every dossier tells why."""
    for rij in lijst:
        gezien = Gezien(wacht_id=rij.wacht_id, uiterlijk=rij.uiterlijk, door=door, nu=nu, waarom=waarom)
        await verzet_door_kalender(sessie, gezien, rij.wordt)
