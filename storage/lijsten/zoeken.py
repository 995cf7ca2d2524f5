"""Finding dossiers: by number, by the pupil's numbers, or by a name with typing errors in it."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.letters import zonder_accenten
from domain.soorten import Campagnesoort, Dossiersoort, Fase
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lijsten.bladzijde import Bladzijde, blader
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD, MAG_DOSSIER, bereik
from storage.versleuteling import Kluis

# How much of a name has to be right, from 0 to 1: "vreis" still finds "vries". There is no trigram index: its
# operators are not leakproof, so under row-level security PostgreSQL looks at every pupil that may be seen
# (13 microseconds each, measured), index or not.
LIJKT_GENOEG = 0.3
CIJFERS_IN_NUMMER = (8, 9)


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


ZOEK = f"""
SELECT t.id AS traject_id, t.nummer, {KORTE_NAAM} AS leerling, {LEEFTIJD} AS leeftijd, s.naam AS school,
  t.soort, t.fase, t.wacht_op, t.uiterlijk, t.te_laat OR coalesce(t.uiterlijk < :nu, false) AS te_laat,
  coalesce(g.naam, '') AS behandelaar, t.gemeente_code, t.geopend_op
FROM traject t
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker g ON g.id = t.behandelaar_id
WHERE {MAG_DOSSIER}
  AND (CAST(:fase AS text) IS NULL OR t.fase = :fase)
  AND (CAST(:soort AS text) IS NULL OR t.soort = :soort)
  AND (CAST(:locatie_id AS uuid) IS NULL OR t.locatie_id = :locatie_id)
"""
# A campaign opens hundreds at once: they show when asked for, and on the campaign's own page.
ZONDER_CAMPAGNES = f"{ZOEK} AND (CAST(:soort AS text) IS NOT NULL OR t.soort <> ALL (:campagnes))"
OP_TEKST = f"""{ZOEK}
  AND (upper(t.nummer) = upper(:tekst) OR word_similarity(:naam, l.zoeknaam) >= :genoeg
       OR EXISTS (SELECT 1 FROM melding m WHERE m.traject_id = t.id
                  AND (upper(m.nummer) = upper(:tekst) OR m.leerlingnummer = :tekst)))
"""
OP_LEERLINGNUMMERS = f"{ZOEK} AND (l.bsn_index = :bsn OR l.onderwijsnummer_index = :onderwijsnummer)"
NIEUWSTE_EERST = "t.geopend_op DESC, t.id"
BESTE_EERST = f"word_similarity(:naam, l.zoeknaam) DESC, {NIEUWSTE_EERST}"


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
    """Dossiers of this person's municipalities; two queries.

    `tekst` is a dossier's or report's number, the school's number of a pupil, (part of) a name, or, when
    there is a `kluis`, a whole BSN or onderwijsnummer.
    """
    waarden: dict[str, object] = {
        **bereik(persoon),
        "nu": nu,
        "vandaag": dag_van(nu),
        "fase": fase,
        "soort": soort,
        "locatie_id": locatie_id,
    }
    tekst = " ".join(tekst.split())
    if not tekst:
        waarden |= {"campagnes": [lid.value for lid in Campagnesoort]}
        return await blader(sessie, Dossierregel, ZONDER_CAMPAGNES, NIEUWSTE_EERST, pagina, **waarden)
    if kluis and _is_nummer(tekst):
        waarden |= {doel: kluis.index(tekst, doel=doel) for doel in ("bsn", "onderwijsnummer")}
        return await blader(sessie, Dossierregel, OP_LEERLINGNUMMERS, NIEUWSTE_EERST, pagina, **waarden)
    waarden |= {"tekst": tekst, "naam": zonder_accenten(tekst), "genoeg": LIJKT_GENOEG}
    return await blader(sessie, Dossierregel, OP_TEKST, BESTE_EERST, pagina, **waarden)


def _is_nummer(tekst: str) -> bool:
    cijfers = tekst.replace(".", "").replace(" ", "")
    return cijfers.isdecimal() and len(cijfers) in CIJFERS_IN_NUMMER
