"""Trajectories as the activities read and write them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import col, select, update

from domain.berichten import Stand
from domain.soorten import Afdeling, Fase
from storage.database import Lezer, Schrijver
from storage.tabellen import Gebruiker, Gemeente, Leerling, Melding, Schoollocatie, Traject


class TrajectOnbekend(Exception):
    """The register has no such trajectory; trying again cannot help."""


class GemeenteOnbekend(Exception):
    """The register has no such municipality; trying again cannot help."""


_VERGRENDEL = select(Traject).where(Traject.id == bindparam("traject")).with_for_update()
_JONGSTE = (
    select(Melding)
    .where(Melding.traject_id == bindparam("traject"), Melding.locatie_id == bindparam("locatie"))
    .order_by(col(Melding.ontvangen_op).desc())
    .limit(1)
)


async def vergrendel_traject(sessie: Schrijver, traject_id: UUID) -> Traject:
    """The trajectory, locked until the transaction ends: steps of one case never interleave."""
    traject = (await sessie.exec(_VERGRENDEL, params={"traject": traject_id})).one_or_none()
    if traject is None:
        raise TrajectOnbekend(str(traject_id))
    return traject


async def lees_stand(sessie: Lezer, traject_id: UUID) -> Stand:
    """Where the trajectory is now, in the words of the search attributes."""
    rij = (
        await sessie.exec(
            select(Traject, Schoollocatie.brin, Gebruiker.code)
            .join(Schoollocatie, col(Schoollocatie.id) == Traject.locatie_id)
            .join(Gebruiker, col(Gebruiker.id) == Traject.behandelaar_id, isouter=True)
            .where(Traject.id == traject_id)
        )
    ).one_or_none()
    if rij is None:
        raise TrajectOnbekend(str(traject_id))
    return als_stand(*rij)


def als_stand(traject: Traject, brin: str, behandelaar: str | None) -> Stand:
    """The trajectory as search attributes show it; `behandelaar` is the code of the officer."""
    return Stand(
        fase=Fase(traject.fase),
        wacht_op=traject.wacht_op,
        uiterlijk=traject.uiterlijk,
        gemeente=traject.gemeente_code,
        school_brin=brin,
        soort=traject.soort,
        behandelaar=behandelaar or "",
        te_laat=traject.te_laat,
    )


def laat_wachten(traject: Traject, fase: Fase, wacht_op: str, uiterlijk: datetime | None) -> None:
    """The case waits for somebody, and nobody is late yet."""
    traject.fase, traject.wacht_op = fase, wacht_op
    traject.uiterlijk, traject.te_laat = uiterlijk, False


def sluit(traject: Traject, resultaat: str, slottekst: str, op: datetime) -> None:
    """Close the dossier with a result from the list."""
    traject.fase, traject.wacht_op, traject.uiterlijk, traject.te_laat = Fase.GESLOTEN, "", None, False
    traject.resultaat, traject.slottekst, traject.gesloten_op = resultaat, slottekst, op


def heropen(traject: Traject) -> None:
    """A new report opens a closed dossier again; what was decided stays in its log."""
    traject.fase, traject.resultaat, traject.slottekst, traject.gesloten_op = Fase.INTAKE, "", "", None
    traject.heropend += 1


def naar_doorstroompunt(traject: Traject) -> None:
    """From now on somebody of the Doorstroompunt handles the case."""
    traject.afdeling, traject.behandelaar_id = Afdeling.DOORSTROOMPUNT, None


async def jongste_melding(sessie: Lezer, traject: Traject) -> Melding:
    """The newest report of the school that the trajectory is about."""
    waarden = {"traject": traject.id, "locatie": traject.locatie_id}
    return (await sessie.exec(_JONGSTE, params=waarden)).one()


async def is_melding(sessie: Lezer, melding_id: UUID) -> bool:
    """Whether this is the id of a report, and not of something else that opens a dossier."""
    return (await sessie.exec(select(Melding.id).where(Melding.id == melding_id))).first() is not None


async def draag_over_aan_gemeente(sessie: Schrijver, traject: Traject, gemeente_code: str) -> None:
    """The home municipality turns out to be another one; foreign keys move everything of the case along.

    Raises GemeenteOnbekend.
    """
    if (await sessie.exec(select(Gemeente.code).where(Gemeente.code == gemeente_code))).first() is None:
        raise GemeenteOnbekend(gemeente_code)
    traject.gemeente_code, traject.behandelaar_id = gemeente_code, None
    sessie.add(traject)
    await sessie.exec(
        update(Leerling).where(col(Leerling.id) == traject.leerling_id).values(gemeente_code=gemeente_code)
    )
