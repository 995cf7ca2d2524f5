"""Finding dossiers: by number, by the pupil's numbers, or by the name of pupil or school."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.soorten import Campagnesoort, Dossiersoort, Fase
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lijsten.bladzijde import Bladzijde, Keuze, blader_keuze
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD, MAG_DOSSIER, bereik
from storage.lijsten.treffers import LIJKT, PAST, treffers
from storage.versleuteling import Kluis


class Dossierregel(BaseModel, frozen=True):
    """A dossier in a list; `leerling` is initial and surname, `behandelaar` empty when nobody has it."""

    traject_id: UUID
    nummer: str
    leerling: str
    leeftijd: int
    school: str
    soort: Dossiersoort
    fase: Fase
    wacht_op: str
    uiterlijk: datetime | None
    te_laat: bool
    behandelaar: str
    gemeente_code: str
    geopend_op: datetime


KOLOMMEN = f"""
SELECT t.id AS traject_id, t.nummer, {KORTE_NAAM} AS leerling, {LEEFTIJD} AS leeftijd, s.naam AS school,
  t.soort, t.fase, t.wacht_op, t.uiterlijk, t.te_laat OR coalesce(t.uiterlijk < :nu, false) AS te_laat,
  coalesce(g.naam, '') AS behandelaar, t.gemeente_code, t.geopend_op
FROM traject t
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker g ON g.id = t.behandelaar_id
"""
BIJ_FILTER = {
    "fase": "t.fase = :fase",
    "soort": "t.soort = :soort",
    "locatie_id": "t.locatie_id = :locatie_id",
}
# A campaign opens hundreds at once: they show when asked for, and on the campaign's own page.
ZONDER_CAMPAGNES = "t.soort <> ALL (:campagnes)"
NIEUWSTE_EERST = "t.geopend_op DESC, t.id"
BESTE_EERST = f"{LIJKT}, {NIEUWSTE_EERST}"


async def zoek(
    sessie: Lezer,
    persoon: Persoon,
    nu: datetime,
    *,
    kluis: Kluis | None = None,
    tekst: str = "",
    fase: Fase | None = None,
    soort: Dossiersoort | None = None,
    locatie_id: UUID | None = None,
    pagina: int = 1,
) -> Bladzijde[Dossierregel]:
    """Dossiers of this person's municipalities; two queries, and one more with a text.

    `tekst` is a dossier's or report's number, the school's number of a pupil, (part of) the name of a pupil
    or a school with a typing error in it, or, when there is a `kluis`, a whole BSN or onderwijsnummer.
    """
    gekozen = {"fase": fase, "soort": soort, "locatie_id": locatie_id}
    waarden = bereik(persoon) | gekozen | {"nu": nu, "vandaag": dag_van(nu)}
    # Without a doctor's part of the condition an index on the municipality can serve.
    waar = [MAG_DOSSIER if persoon.als_arts else "t.gemeente_code = ANY (:gemeenten)"]
    waar += [BIJ_FILTER[naam] for naam, waarde in gekozen.items() if waarde]
    if not soort and not tekst.strip():
        waarden |= {"campagnes": [lid.value for lid in Campagnesoort]}
        waar.append(ZONDER_CAMPAGNES)
    if tekst.strip():
        waarden |= (await treffers(sessie, tekst, kluis)).waarden()
        waar.append(PAST)
    keuze = Keuze(
        "t.id", f"FROM traject t WHERE {' AND '.join(waar)}", BESTE_EERST if tekst.strip() else NIEUWSTE_EERST
    )
    return (await blader_keuze(sessie, Dossierregel, KOLOMMEN, keuze, pagina, **waarden))[0]
