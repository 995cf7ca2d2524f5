"""Who stopped at school without a next step: the population of the zomeractie, from the register itself."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import func
from sqlmodel import col, select

from domain.campagnes.beheer import check_kan_namen_krijgen
from domain.campagnes.zomeractie import (
    VERVOLG_BEREIKT,
    VERVOLG_LOOPT,
    Buiten,
    Stakerfeiten,
    waarom_niet,
)
from domain.kalender import dag_van
from domain.regels import geldige_rij
from domain.soorten import Campagnesoort, Campagnestatus, Deelnemerstaat
from storage.afspraken import regels_voor
from storage.campagnes import heropen_voor_namen, vergrendel_campagne, wek_campagne
from storage.database import Lezer, Schrijver
from storage.deelnemers import deelnemer_id, wacht_op_namen
from storage.lezen import alle
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Deelnemer

EIGEN_ADRES = (Campagnesoort.NO_SHOW.value, Campagnesoort.ZOMERACTIE.value)
"""The campaigns whose names come with the youngster's own address of mail, and not that of parents."""


class Staker(Stakerfeiten, frozen=True):
    """Somebody who stopped, with where they went to school last; no name."""

    leerling_id: UUID
    gemeente_code: str
    locatie_id: UUID
    klas: str
    leerlingnummer: str
    onderwijssoort: str
    mail: str


@dataclass(frozen=True)
class Zoekuitslag:
    """Who would be approached, and how many who stopped are left out, by the reason."""

    wie: tuple[Staker, ...]
    buiten: Mapping[Buiten, int]

    @property
    def met_mail(self) -> int:
        return sum(bool(staker.mail) for staker in self.wie)


class Stakerregel(BaseModel, frozen=True):
    """Somebody who would be approached, as the page names them."""

    naam: str
    leeftijd: int
    gemeente: str
    school: str
    gestopt_op: date
    met_mail: bool


# Leaving shows as an enrolment that ended, or as a leaving notice. An enrolment that holds means a school,
# unless that school sent a leaving notice since.
_STAKERS = """
WITH weg AS (
  SELECT leerling_id, max(dag) AS gestopt_op FROM (
    SELECT leerling_id, tot AS dag FROM inschrijving WHERE tot > van AND tot <= :dag
    UNION ALL
    SELECT leerling_id, eerste_dag FROM melding WHERE soort = 'uitschrijving' AND eerste_dag <= :dag
  ) vertrek GROUP BY leerling_id)
SELECT l.id AS leerling_id, l.gemeente_code, l.geboortedatum, w.gestopt_op,
  l.overleden_op IS NOT NULL AS overleden,
  s.locatie_id, s.klas, s.leerlingnummer, s.onderwijssoort,
  (SELECT min(i.van) FROM inschrijving i WHERE i.leerling_id = l.id AND (i.tot IS NULL OR i.tot > :dag)
     AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.leerling_id = l.id AND m.soort = 'uitschrijving'
                     AND m.locatie_id = i.locatie_id AND m.meldingsdatum >= i.van)) AS weer_op,
  EXISTS (SELECT 1 FROM procedure p JOIN traject t ON t.id = p.traject_id
          WHERE t.leerling_id = l.id AND p.resultaat = 'startkwalificatie') AS startkwalificatie,
  EXISTS (SELECT 1 FROM procedure p JOIN traject t ON t.id = p.traject_id
          WHERE t.leerling_id = l.id AND (p.status = 'loopt' AND p.soort = ANY (:loopt)
               OR p.soort || '.' || p.resultaat = ANY (:bereikt) AND p.gesloten_op >= w.gestopt_op))
    AS vervolg,
  EXISTS (SELECT 1 FROM deelnemer d WHERE d.leerling_id = l.id AND d.staat IN ('wacht', 'benaderd'))
    AS in_campagne,
  coalesce((SELECT d.mail FROM deelnemer d JOIN campagne c ON c.id = d.campagne_id
            WHERE d.leerling_id = l.id AND d.mail <> '' AND c.soort = ANY (:eigen_adres)
            ORDER BY d.toegevoegd_op DESC LIMIT 1), '') AS mail
FROM weg w
JOIN leerling l ON l.id = w.leerling_id
JOIN LATERAL (SELECT * FROM inschrijving i WHERE i.leerling_id = l.id
              ORDER BY i.tot DESC NULLS FIRST, i.van DESC, i.id LIMIT 1) s ON true
"""
_VAN_REGIO = f"""{_STAKERS}
JOIN gemeente g ON g.code = l.gemeente_code WHERE g.rmc_regio_code = :regio ORDER BY w.gestopt_op DESC, l.id
"""
_VAN_LEERLING = f"{_STAKERS} WHERE l.id = :leerling"
_VASTE = {
    "loopt": sorted(soort.value for soort in VERVOLG_LOOPT),
    "bereikt": sorted(VERVOLG_BEREIKT),
    "eigen_adres": list(EIGEN_ADRES),
}


async def feiten_van(sessie: Lezer, leerling_id: UUID, dag: date) -> Staker | None:
    """What the register holds about one youngster; None when nothing says that they stopped."""
    gevonden = await alle(sessie, Staker, _VAN_LEERLING, leerling=leerling_id, dag=dag, **_VASTE)
    return gevonden[0] if gevonden else None


async def zoek_stakers(sessie: Lezer, regio: str, nu: datetime) -> Zoekuitslag:
    """Look through the register as it is now; writes nothing, so it serves as the look beforehand as well.

    For the system: somebody of one municipality would find a part of the region only.
    """
    dag = dag_van(nu)
    norm = geldige_rij((await regels_voor(sessie, regio)).zomeractie, dag, regio)
    gestopt = await alle(sessie, Staker, _VAN_REGIO, regio=regio, dag=dag, **_VASTE)
    oordelen = [(staker, waarom_niet(staker, dag, norm)) for staker in gestopt]
    wie = tuple(staker for staker, reden in oordelen if reden is None)
    return Zoekuitslag(wie, Counter(reden for _, reden in oordelen if reden))


_NAMEN = f"""
SELECT {KORTE_NAAM} AS naam, {LEEFTIJD} AS leeftijd, g.naam AS gemeente, s.naam AS school,
  w.gestopt_op, w.met_mail
FROM unnest(CAST(:ids AS uuid[]), CAST(:locaties AS uuid[]), CAST(:dagen AS date[]),
            CAST(:mails AS boolean[])) AS w (id, locatie_id, gestopt_op, met_mail)
JOIN leerling l ON l.id = w.id
JOIN gemeente g ON g.code = l.gemeente_code
JOIN schoollocatie s ON s.id = w.locatie_id
ORDER BY w.gestopt_op DESC, l.achternaam, l.id LIMIT :hooguit
"""


async def namen_van(
    sessie: Lezer, wie: Collection[Staker], vandaag: date, hooguit: int
) -> tuple[Stakerregel, ...]:
    """Who these are, as far as the session may see them; who stopped last comes first."""
    waarden = {
        "ids": [staker.leerling_id for staker in wie],
        "locaties": [staker.locatie_id for staker in wie],
        "dagen": [staker.gestopt_op for staker in wie],
        "mails": [bool(staker.mail) for staker in wie],
    }
    return await alle(sessie, Stakerregel, _NAMEN, vandaag=vandaag, hooguit=hooguit, **waarden)


async def voeg_stakers_toe(sessie: Schrijver, campagne_id: UUID, nu: datetime, *, sleutel: UUID) -> int:
    """Take in whoever the query finds now, and wake the campaign; how many were new.

    Somebody who came to an end in this very campaign is not asked again. Raises Geweigerd when the campaign
    was stopped.
    """
    campagne = await vergrendel_campagne(sessie, campagne_id)
    check_kan_namen_krijgen(Campagnestatus(campagne.status))
    await wacht_op_namen(sessie)
    gevonden = (await zoek_stakers(sessie, campagne.rmc_regio_code, nu)).wie
    nieuw = list(_nieuwe(campagne, gevonden, await _bekend(sessie, campagne_id), nu))
    voeg_toe(sessie, *nieuw)
    if nieuw:
        await schrijf_weg(sessie)
        heropen_voor_namen(campagne, nu)
        sessie.add(campagne)
        await wek_campagne(sessie, campagne, sleutel, nu)
    return len(nieuw)


async def _bekend(sessie: Lezer, campagne_id: UUID) -> dict[UUID, int]:
    """Who is in the campaign already, with the number in its line."""
    zoek = select(Deelnemer.leerling_id, func.max(col(Deelnemer.volgnummer)))
    rijen = await sessie.exec(
        zoek.where(Deelnemer.campagne_id == campagne_id).group_by(col(Deelnemer.leerling_id))
    )
    return dict(rijen.all())


def _nieuwe(
    campagne: Campagne, gevonden: tuple[Staker, ...], bekend: Mapping[UUID, int], nu: datetime
) -> Iterator[Deelnemer]:
    wie = (staker for staker in gevonden if staker.leerling_id not in bekend)
    for nummer, staker in enumerate(wie, start=max(bekend.values(), default=0) + 1):
        yield Deelnemer(
            id=deelnemer_id(campagne.id, staker.leerling_id),
            campagne_id=campagne.id,
            volgnummer=nummer,
            staat=Deelnemerstaat.WACHT.value,
            toegevoegd_op=nu,
            **staker.model_dump(include=OVERGENOMEN),
        )


OVERGENOMEN = {
    *("leerling_id", "gemeente_code", "locatie_id", "klas", "leerlingnummer", "onderwijssoort", "mail"),
}
"""What a row of the campaign takes over from the register."""
