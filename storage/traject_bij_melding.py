"""Which trajectory a report belongs to: the open one, one that was just closed, or a new one."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlmodel import col, select

from domain.klok import amsterdam
from domain.soorten import Campagnesoort, Fase, Meldingsoort
from domain.termijnen import Afspraakcode, duur, geldige_afspraak
from storage.afspraken import regels_voor, regio_van
from storage.database import Lezer, Schrijver
from storage.leerlingen import Bijgewerkt
from storage.rijen import voeg_toe
from storage.tabellen import Traject

CAMPAGNES = frozenset(soort.value for soort in Campagnesoort)


class Wijze(StrEnum):
    NIEUW = "nieuw"
    GEVOEGD = "gevoegd"
    HEROPEND = "heropend"
    OVERGENOMEN = "overgenomen"


@dataclass(frozen=True)
class Aansluiting:
    """The trajectory of a report and how it got there; `eerder` says how a reopened one had ended."""

    traject: Traject
    wijze: Wijze
    eerder: dict[str, str] = field(default_factory=dict)


async def sluit_aan(
    sessie: Schrijver, bijgewerkt: Bijgewerkt, soort: Meldingsoort, locatie_id: UUID, nu: datetime
) -> Aansluiting:
    """Join the pupil's open trajectory, reopen one closed within the region's term, or open a new one."""
    laatste = None if bijgewerkt.nieuw else await _laatste(sessie, bijgewerkt.leerling.id)
    if laatste and laatste.fase != Fase.GESLOTEN:
        return _voeg(sessie, laatste, soort, locatie_id)
    if laatste and laatste.soort not in CAMPAGNES and await _mag_heropend(sessie, laatste, nu):
        return Aansluiting(laatste, Wijze.HEROPEND, _heropen(laatste))
    return Aansluiting(await _open(sessie, bijgewerkt, soort, locatie_id, nu), Wijze.NIEUW)


def _voeg(sessie: Schrijver, traject: Traject, soort: Meldingsoort, locatie_id: UUID) -> Aansluiting:
    """The first report on a dossier that a campaign opened makes it about that report, and of that school.

    The school hears what it would hear of a new dossier: that a campaign runs is not for it to know.
    """
    if traject.soort not in CAMPAGNES:
        return Aansluiting(traject, Wijze.GEVOEGD)
    traject.soort, traject.locatie_id, traject.fase = soort.value, locatie_id, Fase.INTAKE.value
    traject.wacht_op = ""
    sessie.add(traject)
    return Aansluiting(traject, Wijze.OVERGENOMEN)


async def _laatste(sessie: Schrijver, leerling_id: UUID) -> Traject | None:
    """The open trajectory, else the one closed last; locked, so that it does not close meanwhile."""
    van_leerling = select(Traject).where(Traject.leerling_id == leerling_id).with_for_update()
    recentste = van_leerling.order_by(col(Traject.gesloten_op).desc().nulls_first()).limit(1)
    return (await sessie.exec(recentste)).first()


async def _mag_heropend(sessie: Lezer, traject: Traject, nu: datetime) -> bool:
    regio = await regio_van(sessie, traject.gemeente_code)
    regels = await regels_voor(sessie, regio)
    termijn = duur(geldige_afspraak(regels, Afspraakcode.HEROPENEN, amsterdam(nu).date(), regio))
    return traject.gesloten_op is not None and nu - traject.gesloten_op < termijn


def _heropen(traject: Traject) -> dict[str, str]:
    eerder = {"eerder_resultaat": traject.resultaat}
    if traject.gesloten_op:
        eerder["eerder_gesloten_op"] = traject.gesloten_op.isoformat()
    traject.fase, traject.heropend = Fase.INTAKE.value, traject.heropend + 1
    traject.gesloten_op, traject.resultaat = None, ""
    return eerder


async def _open(
    sessie: Schrijver, bijgewerkt: Bijgewerkt, soort: Meldingsoort, locatie_id: UUID, nu: datetime
) -> Traject:
    volgnummer = (
        await (await sessie.connection()).execute(text("SELECT nextval('traject_nummer')"))
    ).scalar_one()
    traject = Traject(
        id=uuid4(),
        nummer=f"{amsterdam(nu).year}-{volgnummer:05}",
        leerling_id=bijgewerkt.leerling.id,
        gemeente_code=bijgewerkt.leerling.gemeente_code,
        locatie_id=locatie_id,
        soort=soort.value,
        fase=Fase.INTAKE.value,
        geopend_op=nu,
    )
    voeg_toe(sessie, traject)
    return traject
