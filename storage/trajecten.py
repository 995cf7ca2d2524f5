"""Trajectories as the activities read and write them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select, update

from domain.berichten import Stand
from domain.soorten import Fase
from storage.database import Lezer, Schrijver
from storage.tabellen import Gebruiker, Leerling, Melding, Schoollocatie, Traject


class TrajectOnbekend(Exception):
    """The register has no such trajectory; trying again cannot help."""


async def vergrendel_traject(sessie: Schrijver, traject_id: UUID) -> Traject:
    """The trajectory, locked until the transaction ends: steps of one case never interleave."""
    van_id = select(Traject).where(Traject.id == traject_id).with_for_update()
    traject = (await sessie.exec(van_id)).one_or_none()
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
    return _als_stand(*rij)


def _als_stand(traject: Traject, brin: str, behandelaar: str | None) -> Stand:
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


def laat_wachten(traject: Traject, fase: Fase, wacht_op: str, uiterlijk: datetime) -> None:
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


async def leerling_en_meldingen(sessie: Lezer, traject: Traject) -> tuple[Leerling, list[Melding]]:
    """The pupil, and the reports of the trajectory with the newest first."""
    leerling = (await sessie.exec(select(Leerling).where(Leerling.id == traject.leerling_id))).one()
    meldingen = select(Melding).where(Melding.traject_id == traject.id)
    return leerling, list((await sessie.exec(meldingen.order_by(col(Melding.ontvangen_op).desc()))).all())


async def draag_over_aan_gemeente(sessie: Schrijver, traject: Traject, gemeente_code: str) -> None:
    """The home municipality turns out to be another one; the foreign keys move everything of the case along."""
    traject.gemeente_code, traject.behandelaar_id = gemeente_code, None
    sessie.add(traject)
    await sessie.exec(
        update(Leerling).where(col(Leerling.id) == traject.leerling_id).values(gemeente_code=gemeente_code)
    )


async def schoolcode(sessie: Lezer, locatie_id: UUID) -> str:
    """BRIN and location in one, like "99AB00"."""
    locatie = select(Schoollocatie.brin, Schoollocatie.vestiging).where(Schoollocatie.id == locatie_id)
    return "".join((await sessie.exec(locatie)).one())
