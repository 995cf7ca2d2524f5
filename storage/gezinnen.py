"""Reports of luxe verzuim with the homes behind them: who was away together with a brother or sister."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.gezinnen import Gemeld, Gezin, adressleutel, gezin_van, gezinnen
from domain.kalender import Periode
from storage.database import Lezer
from storage.lezen import alle


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
_BIJ_HUIS = f"{_IN_PERIODE} AND (m.leerling_id = :leerling_id OR {_ZELFDE_POSTCODE})"
_VAN_LEERLING = f"{_SELECTIE} AND m.leerling_id = :leerling_id ORDER BY m.eerste_dag, m.id"


async def luxe_meldingen_van(sessie: Lezer, leerling_id: UUID) -> Sequence[Luxemelding]:
    """Every report of luxe verzuim of a pupil, by its first day."""
    return await alle(sessie, Luxemelding, _VAN_LEERLING, leerling_id=leerling_id)


async def gezin_bij(sessie: Lezer, leerling_id: UUID, periode: Periode) -> Gezin:
    """The family case of a pupil in these days: brothers and sisters of the same home, reported as well."""
    waarden = {"leerling_id": leerling_id, "van": periode.eerste, "tot": periode.laatste}
    rijen = await alle(sessie, Luxemelding, _BIJ_HUIS, **waarden)
    return gezin_van(leerling_id, gezinnen(rij.gemeld for rij in rijen))


async def gezinnen_in(sessie: Lezer, periode: Periode) -> tuple[Gezin, ...]:
    """Every family case of luxe verzuim in a period, for reports that count families."""
    rijen = await alle(sessie, Luxemelding, _IN_PERIODE, van=periode.eerste, tot=periode.laatste)
    return gezinnen(rij.gemeld for rij in rijen)
