"""What a school fills in a second time, so that it does not have to: its pupils and their earlier reports."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.letters import zonder_accenten
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle, rijen
from storage.versleuteling import Kluis

HOOGUIT = 20
LIJKT_GENOEG = 0.3


class Leerlingtreffer(BaseModel, frozen=True):
    """A pupil of one's own school; `laatste_melding_id` is the report to start a repeat from."""

    leerling_id: UUID
    naam: str
    klas: str
    leerlingnummer: str
    laatste_melding_id: UUID | None


LEERLINGEN = """
SELECT l.id AS leerling_id, concat_ws(' ', l.voornamen, nullif(l.voorvoegsel, ''), l.achternaam) AS naam,
  i.klas, i.leerlingnummer,
  (SELECT m.id FROM melding m WHERE m.leerling_id = l.id AND m.locatie_id = i.locatie_id
   ORDER BY m.ontvangen_op DESC LIMIT 1) AS laatste_melding_id
FROM inschrijving i JOIN leerling l ON l.id = i.leerling_id
WHERE i.locatie_id = ANY (:locaties) AND i.tot IS NULL
  AND (i.leerlingnummer = :tekst OR word_similarity(:naam, l.zoeknaam) >= :genoeg)
ORDER BY i.leerlingnummer = :tekst DESC, word_similarity(:naam, l.zoeknaam) DESC, l.zoeknaam, l.id
LIMIT :hooguit
"""
EERDERE = """
SELECT m.id FROM melding m
WHERE m.leerling_id = :leerling_id AND m.locatie_id = ANY (:locaties)
ORDER BY m.ontvangen_op DESC, m.id LIMIT 1
"""
OPNIEUW = """
SELECT l.bsn_versleuteld, l.onderwijsnummer_versleuteld, l.achternaam, l.voorvoegsel, l.voornamen,
  l.geboortedatum, l.geslacht, coalesce(a.straat, '') AS straat,
  coalesce(a.huisnummer::text, '') AS huisnummer, coalesce(a.toevoeging, '') AS toevoeging,
  coalesce(a.postcode, '') AS postcode, coalesce(a.plaats, '') AS plaats,
  coalesce(a.gemeente_code, '') AS gemeentecode, s.brin, s.vestiging, m.leerlingnummer, m.klas,
  m.onderwijssoort, m.soort, m.reden, m.acties_school, m.gewenste_actie, m.melder_naam,
  m.melder_mail AS melder_email, m.melder_telefoon, m.kopie_adressen
FROM melding m
JOIN leerling l ON l.id = m.leerling_id
JOIN schoollocatie s ON s.id = m.locatie_id
LEFT JOIN LATERAL (SELECT * FROM adres WHERE leerling_id = l.id
                   ORDER BY tot IS NOT NULL, van DESC LIMIT 1) a ON true
WHERE m.id = :melding_id AND m.locatie_id = ANY (:locaties)
"""
NUMMERS = ("bsn", "onderwijsnummer")


async def leerlingen_van_school(sessie: Lezer, persoon: Persoon, tekst: str) -> tuple[Leerlingtreffer, ...]:
    """At most twenty pupils of the person's locations, by the school's number or a name."""
    tekst = " ".join(tekst.split())
    if not tekst:
        return ()
    waarden = {"tekst": tekst, "naam": zonder_accenten(tekst), "genoeg": LIJKT_GENOEG, "hooguit": HOOGUIT}
    return await alle(sessie, Leerlingtreffer, LEERLINGEN, locaties=list(persoon.locaties), **waarden)


async def eerdere_melding(sessie: Lezer, persoon: Persoon, leerling_id: UUID) -> UUID | None:
    """The person's newest report about this pupil, to begin a repeat with."""
    gevonden = await rijen(sessie, EERDERE, leerling_id=leerling_id, locaties=list(persoon.locaties))
    return gevonden[0]["id"] if gevonden else None


async def gegevens_voor_opnieuw(
    sessie: Lezer, persoon: Persoon, kluis: Kluis, melding_id: UUID
) -> dict[str, str] | None:
    """Everything known, as text under the names of the form's fields; None for another school's report.

    Left out is what makes this report a new one: dates, hours and the explanation.
    """
    gevonden = await rijen(sessie, OPNIEUW, melding_id=melding_id, locaties=list(persoon.locaties))
    return _als_formulier(dict(gevonden[0]), kluis) if gevonden else None


def _als_formulier(rij: dict[str, Any], kluis: Kluis) -> dict[str, str]:
    for doel in NUMMERS:
        versleuteld = rij.pop(f"{doel}_versleuteld")
        rij[doel] = kluis.ontsleutel(versleuteld, doel=doel) if versleuteld else ""
    geboren: date = rij.pop("geboortedatum")
    adressen = rij.pop("kopie_adressen").get("adressen", ())
    return {
        **rij,
        "geboortedatum": f"{geboren:%d-%m-%Y}",
        "kopie_aan": " ".join(adressen),
    }
