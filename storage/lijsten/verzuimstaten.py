"""The requests for verzuimstaten: for the team by school, for the school itself with what it returned."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Campagnestatus
from storage.database import Lezer
from storage.lezen import alle, een


class Verzoekstand(BaseModel, frozen=True):
    """How many schools were asked, answered (with pupils, or that there are none), have to be called."""

    gevraagd: int
    beantwoord: int
    geen: int
    stil: int

    @property
    def wacht(self) -> int:
        """Asked, and still in time."""
        return self.gevraagd - self.beantwoord - self.stil


class Verzoekkop(BaseModel, frozen=True):
    """One turn of asking, in one region."""

    id: UUID
    naam: str
    status: Campagnestatus
    gestart_op: datetime
    gewijzigd_op: datetime
    rmc_regio_code: str


class Schoolverzoekregel(BaseModel, frozen=True):
    """One school in it; `bellen_voor` is until when it has to be called, by `eigenaar`."""

    id: UUID
    campagne_id: UUID
    campagne: str
    locatie_id: UUID
    school: str
    telefoon: str
    gemeente_code: str
    gevraagd_op: datetime
    uiterlijk: datetime
    antwoord: str
    beantwoord_op: datetime | None
    beantwoord_door: str
    leerlingen: int
    stil: bool
    eigenaar_id: UUID | None
    eigenaar: str
    bellen_voor: datetime | None


class Staatleerling(BaseModel, frozen=True):
    """A pupil whom the school returned."""

    nummer: str
    leerlingnummer: str
    naam: str
    klas: str
    toelichting: str


# The silence of a school begins with the first promise to call it.
GEBELD = "EXISTS (SELECT 1 FROM termijn r WHERE r.wacht_id = v.id AND r.volgnummer >= 100)"
VAN_VRAAG = """m.locatie_id = v.locatie_id AND m.kanaal = 'verzuimstaat'
  AND starts_with(m.kenmerk, 'staat-' || left(replace(v.id::text, '-', ''), 12) || '-')"""
_STAND = f"""
SELECT count(*) AS gevraagd, count(*) FILTER (WHERE v.antwoord <> '') AS beantwoord,
  count(*) FILTER (WHERE v.antwoord = 'geen') AS geen,
  count(*) FILTER (WHERE v.antwoord = '' AND {GEBELD}) AS stil
FROM klassenvraag v WHERE v.campagne_id = :id
"""
_KOPPEN = """
SELECT c.id, c.naam, c.status, c.gestart_op, c.gewijzigd_op, c.rmc_regio_code FROM campagne c
WHERE c.soort = 'verzuimstaten' AND c.rmc_regio_code IN
  (SELECT rmc_regio_code FROM gemeente WHERE code = ANY (:gemeenten))
"""
_SCHOLEN = f"""
SELECT v.id, v.campagne_id, c.naam AS campagne, v.locatie_id, s.naam AS school, s.telefoon, v.gemeente_code,
  v.gevraagd_op, v.uiterlijk, v.antwoord, v.beantwoord_op, v.beantwoord_door,
  (SELECT count(*) FROM melding m WHERE {VAN_VRAAG}) AS leerlingen,
  v.antwoord = '' AND {GEBELD} AS stil, v.eigenaar_id, coalesce(g.naam, '') AS eigenaar,
  (SELECT max(r.op) FROM termijn r WHERE r.wacht_id = v.id AND r.volgnummer >= 100
     AND r.aard = 'uiterlijk') AS bellen_voor
FROM klassenvraag v
JOIN campagne c ON c.id = v.campagne_id AND c.soort = 'verzuimstaten'
JOIN schoollocatie s ON s.id = v.locatie_id
LEFT JOIN gebruiker g ON g.id = v.eigenaar_id
"""
_VAN_TEAM = f"{_SCHOLEN} WHERE v.campagne_id = :id AND v.gemeente_code = ANY (:gemeenten)"
_VAN_SCHOOL = f"""{_SCHOLEN} WHERE v.locatie_id = ANY (:locaties) AND c.status <> 'gestopt'
ORDER BY v.gevraagd_op DESC, s.naam LIMIT 50"""
_TE_BELLEN = f"""{_SCHOLEN} WHERE v.antwoord = '' AND c.status <> 'gestopt' AND v.eigenaar_id = :wie
ORDER BY bellen_voor, s.naam"""
_LEERLINGEN = f"""
SELECT m.nummer, m.leerlingnummer, m.klas, m.toelichting,
  concat_ws(' ', l.voornamen, nullif(l.voorvoegsel, ''), l.achternaam) AS naam
FROM klassenvraag v JOIN melding m ON {VAN_VRAAG} JOIN leerling l ON l.id = m.leerling_id
WHERE v.id = :id ORDER BY l.zoeknaam, m.nummer
"""


async def tel_verzoeken(sessie: Lezer, campagne_id: UUID) -> Verzoekstand:
    """Where the schools are in this turn."""
    stand = await een(sessie, Verzoekstand, _STAND, id=campagne_id)
    assert stand is not None, "a count always has a row"
    return stand


async def verzoekronden(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Verzoekkop, ...]:
    """The turns in the regions of these municipalities, the newest first."""
    zoek = f"{_KOPPEN} ORDER BY c.gestart_op DESC, c.id LIMIT 20"
    return await alle(sessie, Verzoekkop, zoek, gemeenten=list(gemeenten))


async def lees_verzoekronde(
    sessie: Lezer, gemeenten: Collection[str], campagne_id: UUID
) -> Verzoekkop | None:
    """One turn in the region of these municipalities; None for another's and for none."""
    return await een(
        sessie, Verzoekkop, f"{_KOPPEN} AND c.id = :id", gemeenten=list(gemeenten), id=campagne_id
    )


async def scholen_van(
    sessie: Lezer, gemeenten: Collection[str], campagne_id: UUID
) -> tuple[Schoolverzoekregel, ...]:
    """The schools that these municipalities asked: who has to be called first, then who may still answer."""
    zoek = f"{_VAN_TEAM} ORDER BY stil DESC, (v.antwoord <> ''), s.naam"
    return await alle(sessie, Schoolverzoekregel, zoek, id=campagne_id, gemeenten=list(gemeenten))


async def verzoek_van_team(
    sessie: Lezer, gemeenten: Collection[str], campagne_id: UUID, locatie_id: UUID
) -> Schoolverzoekregel | None:
    """One school in a turn; None outside these municipalities."""
    zoek = f"{_VAN_TEAM} AND v.locatie_id = :locatie"
    waarden = {"id": campagne_id, "gemeenten": list(gemeenten), "locatie": locatie_id}
    return await een(sessie, Schoolverzoekregel, zoek, **waarden)


async def verzoeken_van_school(sessie: Lezer, locaties: Collection[UUID]) -> tuple[Schoolverzoekregel, ...]:
    """What these locations were asked, the latest first."""
    return await alle(sessie, Schoolverzoekregel, _VAN_SCHOOL, locaties=list(locaties))


async def te_bellen_scholen(sessie: Lezer, wie: UUID) -> tuple[Schoolverzoekregel, ...]:
    """The silent schools that this person has to call."""
    return await alle(sessie, Schoolverzoekregel, _TE_BELLEN, wie=wie)


async def lees_verzoek(sessie: Lezer, vraag_id: UUID) -> Schoolverzoekregel | None:
    """One request, for whoever came in by its link."""
    return await een(sessie, Schoolverzoekregel, f"{_SCHOLEN} WHERE v.id = :id", id=vraag_id)


async def teruggestuurd(sessie: Lezer, vraag_id: UUID) -> tuple[Staatleerling, ...]:
    """The pupils whom the school returned at this request."""
    return await alle(sessie, Staatleerling, _LEERLINGEN, id=vraag_id)
