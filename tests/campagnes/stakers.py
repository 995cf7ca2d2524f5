"""Invented youngsters who stopped at school, as the register knows them."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import col, select, update

from domain.campagnes.beheer import Actie
from domain.soorten import Campagnesoort
from storage.campagnes import Opzet, begin_campagne, verander_campagne
from storage.database import SYSTEEM, Database
from storage.populatie import voeg_namen_toe
from storage.tabellen import Deelnemer, Inschrijving
from storage.versleuteling import Kluis
from tests.campagnes.kandidaten import kandidaten


async def gestopt(
    database: Database,
    kluis: Kluis,
    nu: datetime,
    op: date | None,
    aantal: int,
    *,
    vanaf: int = 0,
    regio: str = "40",
    **anders: str,
) -> list[UUID]:
    """So many youngsters known from an earlier campaign, whose enrolment ended on this day; None: it did not.

    That campaign was stopped, so that nobody is being approached.
    """
    id_ = uuid4()
    opzet = Opzet(id_, Campagnesoort.NO_SHOW, nu.year - 1, "Eerder", regio, "Midden", nu, concept=True)
    namen = kandidaten(aantal, vanaf, **anders)
    async with database.schrijver(SYSTEEM) as sessie:
        assert await begin_campagne(sessie, opzet)
        await voeg_namen_toe(sessie, kluis, id_, namen, nu, sleutel=uuid4())
    async with database.schrijver(SYSTEEM) as sessie:
        assert await verander_campagne(sessie, id_, Actie.STOP, nu, sleutel=uuid4(), door=None)
        zoek = select(Deelnemer.leerling_id).where(Deelnemer.campagne_id == id_)
        ids = list((await sessie.exec(zoek.order_by(col(Deelnemer.volgnummer)))).all())
        inschrijving = update(Inschrijving).where(col(Inschrijving.leerling_id).in_(ids))
        await sessie.exec(inschrijving.values(van=date(2024, 8, 1), tot=op))
    return ids
