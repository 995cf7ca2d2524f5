"""Families: whom somebody linked, and the reports of luxe verzuim with the homes behind them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.gezinnen import Gemeld, Gezin, adressleutel, gezin_van, gezinnen
from domain.kalender import Periode
from storage.database import Lezer
from storage.lezen import alle, rijen


class Luxemelding(BaseModel, frozen=True):
    """A report of luxe verzuim, and where the pupil lived on that day."""

    melding_id: UUID
    leerling_id: UUID
    traject_id: UUID
    eerste_dag: date
    laatste_dag: date
    postcode: str | None
    huisnummer: int | None
    toevoeging: str | None

    @property
    def periode(self) -> Periode:
        return Periode(eerste=self.eerste_dag, laatste=max(self.eerste_dag, self.laatste_dag))

    @property
    def gemeld(self) -> Gemeld:
        """The report as the rule wants it."""
        adres = ""
        if self.postcode and self.huisnummer is not None:
            adres = adressleutel(self.postcode, self.huisnummer, self.toevoeging or "")
        return Gemeld(self.melding_id, self.leerling_id, adres, self.periode)


_SELECTIE = """
SELECT m.id AS melding_id, m.leerling_id, m.traject_id, m.eerste_dag,
       coalesce(m.laatste_dag, m.eerste_dag) AS laatste_dag, a.postcode, a.huisnummer, a.toevoeging
FROM melding m
LEFT JOIN LATERAL (
  SELECT postcode, huisnummer, toevoeging FROM adres
  WHERE adres.leerling_id = m.leerling_id
    AND van <= m.meldingsdatum AND (tot IS NULL OR tot > m.meldingsdatum)
  ORDER BY van DESC LIMIT 1
) a ON true
WHERE m.soort = 'luxe-verzuim'
"""
_IN_PERIODE = f"{_SELECTIE} AND m.eerste_dag <= :tot AND coalesce(m.laatste_dag, m.eerste_dag) >= :van"
_ZELFDE_POSTCODE = "a.postcode IN (SELECT postcode FROM adres WHERE leerling_id = :leerling_id)"
# From pupil to pupil along what was confirmed and still holds; the pupil is one of them.
FAMILIE = """
WITH RECURSIVE familie(id) AS (
  SELECT CAST(:leerling_id AS uuid)
  UNION
  SELECT CASE v.een_id WHEN f.id THEN v.ander_id ELSE v.een_id END
  FROM familie f JOIN verwantschap v ON f.id IN (v.een_id, v.ander_id)
  WHERE v.verwant AND v.vervangen_op IS NULL
)
"""
_VAN_GEZIN = f"m.leerling_id IN (SELECT id FROM familie) OR {_ZELFDE_POSTCODE}"  # noqa: S608
_BIJ_GEZIN = f"{FAMILIE} {_IN_PERIODE} AND ({_VAN_GEZIN})"
_UITSPRAKEN = """
SELECT een_id, ander_id, verwant FROM verwantschap
WHERE vervangen_op IS NULL AND een_id = ANY (:leerlingen) AND ander_id = ANY (:leerlingen)
"""
_VAN_LEERLING = f"{_SELECTIE} AND m.leerling_id = :leerling_id ORDER BY m.eerste_dag, m.id"


async def luxe_meldingen_van(sessie: Lezer, leerling_id: UUID) -> Sequence[Luxemelding]:
    """Every report of luxe verzuim of a pupil, by its first day."""
    return await alle(sessie, Luxemelding, _VAN_LEERLING, leerling_id=leerling_id)


async def gezin_bij(sessie: Lezer, leerling_id: UUID, periode: Periode) -> Gezin:
    """The family case of a pupil in these days: brothers and sisters, reported as well."""
    waarden = {"leerling_id": leerling_id, "van": periode.eerste, "tot": periode.laatste}
    gevonden = await _gezinnen(sessie, await alle(sessie, Luxemelding, _BIJ_GEZIN, **waarden))
    return gezin_van(leerling_id, gevonden)


async def gezinnen_in(sessie: Lezer, periode: Periode) -> tuple[Gezin, ...]:
    """Every family case of luxe verzuim in a period, for reports that count families."""
    waarden = {"van": periode.eerste, "tot": periode.laatste}
    return await _gezinnen(sessie, await alle(sessie, Luxemelding, _IN_PERIODE, **waarden))


async def _gezinnen(sessie: Lezer, meldingen: Sequence[Luxemelding]) -> tuple[Gezin, ...]:
    leerlingen = list({melding.leerling_id for melding in meldingen})
    gezegd = await rijen(sessie, _UITSPRAKEN, leerlingen=leerlingen)
    paren = (((rij["een_id"], rij["ander_id"]), rij["verwant"]) for rij in gezegd)
    return gezinnen((melding.gemeld for melding in meldingen), paren)
