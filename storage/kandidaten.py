"""The officers who can get a case, with what the choice between them hangs on."""

from collections.abc import Iterable
from datetime import date

from domain.beleid import ZAAKROLLEN
from domain.soorten import Rol
from domain.toewijzing import Kandidaat
from storage.database import Lezer
from storage.lezen import rijen

# The absence that counts is the one on the day itself.
KANDIDATEN = """
SELECT g.id, l.gemeente_code AS gemeente, array_agg(DISTINCT l.rol) AS rollen,
       ARRAY(SELECT s.brin || s.vestiging FROM schooltoewijzing t
             JOIN schoollocatie s ON s.id = t.locatie_id WHERE t.gebruiker_id = g.id) AS scholen,
       (SELECT count(*) FROM taak WHERE toegewezen_aan = g.id AND status = 'open') AS open_taken,
       (SELECT max(CAST(:dag AS date)) FROM afwezigheid a
        WHERE a.gebruiker_id = g.id AND a.van <= :dag AND a.tot >= :dag) AS afwezig,
       EXISTS (SELECT 1 FROM vervanging v WHERE v.gebruiker_id = g.id AND v.status = 'loopt') AS vervangen
FROM gebruiker g
JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
WHERE g.actief AND l.gemeente_code = :gemeente AND l.rol = ANY (:rollen)
GROUP BY g.id, l.gemeente_code
"""


async def kandidaten_voor(
    sessie: Lezer, gemeente_code: str, dag: date, rollen_: Iterable[Rol] = ZAAKROLLEN
) -> list[Kandidaat]:
    """Everybody in the municipality with one of the roles: by default who works with cases; in one query.

    Open tasks count over all municipalities together: they fill the same desk.
    """
    rollen = [rol.value for rol in rollen_]
    gevonden = await rijen(sessie, KANDIDATEN, dag=dag, gemeente=gemeente_code, rollen=rollen)
    return [Kandidaat.model_validate(_met_afwezigheid(dict(rij))) for rij in gevonden]


def _met_afwezigheid(rij: dict[str, object]) -> dict[str, object]:
    dag = rij.pop("afwezig")
    return {**rij, "afwezig_van": dag, "afwezig_tot": dag}
