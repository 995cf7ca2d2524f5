"""Reports as they came in, with everything the school wrote and sent along."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.lijsten import STANDAARD
from domain.soorten import Kanaal, Meldingsoort
from storage.bijlagen import Bijlageregel
from storage.database import Lezer
from storage.lezen import Deel, rijen

ZORGEN = {
    "onderwijsoverstijgend": "Er zijn problemen die verder gaan dan het onderwijs.",
    "startkwalificatie_in_gevaar": "De startkwalificatie is in gevaar.",
    "dreigende_uitval": "De student dreigt uit te vallen.",
}


class Meldingkaart(BaseModel, frozen=True):
    """A report; `reden` is a Dutch label, `zorgen` are sentences, `verzuimregels` pairs of day and hours.

    `te_laat` are the days of these on which the pupil only came late.
    """

    id: UUID
    nummer: str
    soort: Meldingsoort
    school: str
    kanaal: Kanaal
    eerste_dag: date
    laatste_dag: date | None
    uren: Decimal | None
    alle_lessen_gemist: bool
    verzuimregels: tuple[tuple[date, Decimal], ...]
    te_laat: tuple[date, ...]
    reden: str
    toelichting: str
    acties_school: str
    gewenste_actie: str
    spoed: bool
    zorgen: tuple[str, ...]
    melder_naam: str
    melder_mail: str
    melder_telefoon: str
    leerlingnummer: str
    klas: str
    ontvangen_op: datetime
    bijlagen: tuple[Bijlageregel, ...]


KAARTEN = """
SELECT m.id, m.nummer, m.soort, s.naam AS school, m.kanaal, m.eerste_dag, m.laatste_dag, m.uren,
  m.alle_lessen_gemist, m.reden, m.toelichting, m.acties_school, m.gewenste_actie, m.spoed, m.zorgen,
  m.melder_naam, m.melder_mail, m.melder_telefoon, m.leerlingnummer, m.klas, m.ontvangen_op,
  ARRAY(SELECT jsonb_build_array(r.dag, r.uren::text) FROM verzuimregel r
        WHERE r.melding_id = m.id ORDER BY r.dag) AS verzuimregels,
  ARRAY(SELECT r.dag FROM verzuimregel r WHERE r.melding_id = m.id AND r.te_laat ORDER BY r.dag) AS te_laat,
  ARRAY(SELECT jsonb_build_object('id', b.id, 'naam', b.naam, 'mediatype', b.mediatype,
                                  'grootte', b.grootte, 'toegevoegd_op', b.toegevoegd_op)
        FROM bijlage b WHERE b.melding_id = m.id ORDER BY b.toegevoegd_op, b.id) AS bijlagen
FROM melding m JOIN schoollocatie s ON s.id = m.locatie_id
"""
VAN_SCHOOL = f"{KAARTEN} WHERE m.id = :melding_id AND m.locatie_id = ANY (:locaties)"


async def melding_van_locaties(
    sessie: Lezer, melding_id: UUID, locaties: frozenset[UUID]
) -> Meldingkaart | None:
    """One report of one of these locations."""
    gevonden = await rijen(sessie, VAN_SCHOOL, melding_id=melding_id, locaties=list(locaties))
    return _kaart(gevonden[0]) if gevonden else None


def _kaart(rij: Mapping[Any, Any]) -> Meldingkaart:
    redenen = STANDAARD.redenen(Meldingsoort(rij["soort"]))
    zorgen = tuple(zin for veld, zin in ZORGEN.items() if rij["zorgen"].get(veld))
    reden = redenen.get(rij["reden"], rij["reden"])
    return Meldingkaart.model_validate({**rij, "reden": reden, "zorgen": zorgen})


# All reports of the dossier `:id`, the newest first; the caller has checked that it may be seen.
VAN_TRAJECT = Deel(
    f"{KAARTEN} WHERE m.traject_id = :id ORDER BY m.ontvangen_op DESC, m.id",
    lambda gevonden: tuple(map(_kaart, gevonden)),
)
