"""Exemptions and leave in the register: given, ended, and asked for by the rules."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from domain.kalender import Kalender, Periode, dag_van
from domain.leerplicht import einde_schooljaar
from domain.verlof import begin_schooljaar, schooldagen
from domain.vrijstelling import VERLOF, Artikel
from storage.database import Lezer, Schrijver
from storage.tabellen import Procedure, Traject, Vrijstelling

VERLOFARTIKELEN = sorted(artikel.value for artikel in VERLOF)


async def geldige_vrijstelling(sessie: Lezer, leerling_id: UUID, dag: date) -> Vrijstelling | None:
    """The exemption that holds for a pupil on that day, the one that lasts longest; leave is none."""
    zoek = _op_dag(leerling_id, dag).where(col(Vrijstelling.artikel).not_in(VERLOFARTIKELEN))
    return (await sessie.exec(zoek)).first()


async def geldig_verlof(sessie: Lezer, leerling_id: UUID, dag: date) -> Vrijstelling | None:
    """The leave that a pupil has on that day."""
    zoek = _op_dag(leerling_id, dag).where(col(Vrijstelling.artikel).in_(VERLOFARTIKELEN))
    return (await sessie.exec(zoek)).first()


async def leg_vrijstelling_vast(
    sessie: Schrijver,
    traject: Traject,
    procedure: Procedure,
    artikel: Artikel,
    periode: Periode,
    nu: datetime,
    *,
    aanleiding: UUID,
    door: UUID | None = None,
) -> Vrijstelling:
    """Write what was given; the same `aanleiding` (an answer, a procedure) writes it once."""
    id_ = uuid5(procedure.id, f"vrijstelling:{aanleiding}")
    if er_al := await sessie.get(Vrijstelling, id_):
        return er_al
    rij = Vrijstelling(
        id=id_,
        leerling_id=traject.leerling_id,
        traject_id=traject.id,
        gemeente_code=traject.gemeente_code,
        procedure_id=procedure.id,
        artikel=artikel,
        van=periode.eerste,
        tot=periode.laatste,
        verlenging=await loopt_al(sessie, traject.leerling_id, artikel, dag_van(nu)),
        besloten_op=nu,
        besloten_door=door,
    )
    sessie.add(rij)
    await sessie.flush()
    return rij


async def loopt_al(sessie: Lezer, leerling_id: UUID, artikel: Artikel, dag: date) -> bool:
    """Whether the pupil is exempted under this article on that day: asking again is asking for renewal."""
    zoek = _op_dag(leerling_id, dag).where(Vrijstelling.artikel == artikel)
    return (await sessie.exec(zoek)).first() is not None


async def laatste_vrijstelling(sessie: Lezer, procedure_id: UUID) -> Vrijstelling | None:
    """What the procedure gave last; None while nothing was decided, or it was refused."""
    van_procedure = select(Vrijstelling).where(Vrijstelling.procedure_id == procedure_id)
    return (await sessie.exec(van_procedure.order_by(col(Vrijstelling.tot).desc()))).first()


async def beeindig(sessie: Schrijver, procedure_id: UUID, vanaf: date, nu: datetime) -> None:
    """From that day on nothing that the procedure gave holds any more; what has ended stays as it was."""
    van_procedure = select(Vrijstelling).where(Vrijstelling.procedure_id == procedure_id)
    for rij in (await sessie.exec(van_procedure.where(col(Vrijstelling.tot) >= vanaf))).all():
        rij.tot, rij.beeindigd_op = vanaf - timedelta(days=1), nu
        sessie.add(rij)


async def verlof_in_schooljaar(sessie: Lezer, leerling_id: UUID, dag: date) -> Sequence[Vrijstelling]:
    """The leave that began in the school year of that day, the oldest first."""
    van_leerling = select(Vrijstelling).where(
        Vrijstelling.leerling_id == leerling_id,
        col(Vrijstelling.artikel).in_(VERLOFARTIKELEN),
        col(Vrijstelling.van).between(begin_schooljaar(dag), einde_schooljaar(dag)),
    )
    return (await sessie.exec(van_leerling.order_by(col(Vrijstelling.van)))).all()


def dagen_verlof(rijen: Sequence[Vrijstelling], artikel: Artikel, kalender: Kalender) -> int:
    """The school days of leave under one article, together."""
    perioden = (Periode(eerste=rij.van, laatste=rij.tot) for rij in rijen if rij.artikel == artikel)
    return sum(schooldagen(kalender, periode) for periode in perioden)


def _op_dag(leerling_id: UUID, dag: date) -> SelectOfScalar[Vrijstelling]:
    geldt = select(Vrijstelling).where(
        Vrijstelling.leerling_id == leerling_id, col(Vrijstelling.van) <= dag, col(Vrijstelling.tot) >= dag
    )
    return geldt.order_by(col(Vrijstelling.tot).desc())
