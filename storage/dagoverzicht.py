"""The morning's overview for whoever chose it: one mail on a working day, and only when there is a reason."""

from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import Kalender, dag_van, eind_van_dag, ochtend_van
from domain.meldkeuze import Meldkeuze, wil_overzicht
from storage.database import Schrijver
from storage.lezen import alle
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar

BINNENKORT = timedelta(days=1)
"""What is due today or tomorrow is worth a line in the morning."""
# What somebody put off until later is left out, until its last day has passed.
_STAND = """
SELECT g.id, g.mail, g.berichten AS keuze,
  count(a.id) FILTER (WHERE a.geopend_op >= :sinds) AS nieuw,
  count(a.id) FILTER (WHERE a.uiterlijk >= :nu AND a.uiterlijk <= :straks) AS bijna,
  count(a.id) FILTER (WHERE a.uiterlijk < :nu AND a.uiterlijk >= :sinds) AS net_te_laat,
  count(a.id) FILTER (WHERE a.uiterlijk < :nu) AS te_laat
FROM gebruiker g
LEFT JOIN taak a ON a.toegewezen_aan = g.id AND a.status = 'open'
  AND (a.opvolgen_op IS NULL OR a.opvolgen_op <= :vandaag OR a.uiterlijk < :nu)
WHERE g.actief AND g.berichten = ANY (:keuzes)
  AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.message_id = 'dagoverzicht.' || g.id || '.' || :dag)
GROUP BY g.id ORDER BY g.id
"""


class _Stand(BaseModel, frozen=True):
    id: UUID
    mail: str
    keuze: Meldkeuze
    nieuw: int
    bijna: int
    net_te_laat: int
    te_laat: int


async def stuur_dagoverzichten(sessie: Schrijver, nu: datetime) -> int:
    """Queue the overviews of today; how many. Doing it again the same day adds nothing; one query."""
    kalender, vandaag = Kalender(), dag_van(nu)
    if not kalender.is_werkdag(vandaag):
        return 0
    vorige = vandaag - timedelta(days=1)
    while not kalender.is_werkdag(vorige):
        vorige -= timedelta(days=1)
    standen = await alle(
        sessie,
        _Stand,
        _STAND,
        nu=nu,
        sinds=ochtend_van(vorige),
        straks=eind_van_dag(vandaag + BINNENKORT),
        vandaag=vandaag,
        dag=vandaag.isoformat(),
        keuzes=[Meldkeuze.OCHTEND.value, Meldkeuze.DRINGEND.value],
    )
    gekozen = [stand for stand in standen if _heeft_reden(stand)]
    for stand in gekozen:
        await zet_mail_klaar(sessie, _opdracht(stand, vandaag.isoformat(), nu))
    return len(gekozen)


def _heeft_reden(stand: _Stand) -> bool:
    tellingen = stand.model_dump(include={"nieuw", "bijna", "net_te_laat", "te_laat"})
    return wil_overzicht(stand.keuze, **tellingen)


def _opdracht(stand: _Stand, dag: str, nu: datetime) -> Mailopdracht:
    return Mailopdracht(
        sjabloon=Sjabloon.DAGOVERZICHT,
        sleutel=f"{Sjabloon.DAGOVERZICHT}.{stand.id}.{dag}",
        aan=stand.mail,
        gegevens={
            "gebruiker_id": str(stand.id),
            "nieuw": str(stand.nieuw),
            "bijna": str(stand.bijna),
            "te_laat": str(stand.te_laat),
        },
        nu=nu,
    )
