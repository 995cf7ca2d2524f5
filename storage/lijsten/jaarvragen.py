"""The queries behind the figures of a school year; `{bereik}` is whose meldingen or dossiers are counted.

They count from :van up to :tot; the year that was asked for begins at :begin, the one before it at :van.
"""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from domain.soorten import Fase, Meldingsoort, Proceduresoort
from storage.lijsten.jaarfragmenten import SECTOR_VAN_SCHOOL, dag_van, jaar_van, plicht

DICHT = f"t.fase = '{Fase.GESLOTEN}'"
# A melding belongs to the school year of its own date; a file of last year counts there.
MELDINGEN = f"""
SELECT {jaar_van("m.meldingsdatum")} AS jaar, m.gemeente_code AS gemeente,
  {plicht("m.meldingsdatum")} AS plicht, m.soort,
  t.soort AS dossiersoort, CASE WHEN {DICHT} THEN t.resultaat END AS resultaat, count(*) AS aantal
FROM melding m JOIN traject t ON t.id = m.traject_id JOIN leerling l ON l.id = m.leerling_id
WHERE {{bereik}} AND m.meldingsdatum >= :van AND m.meldingsdatum < :tot
GROUP BY 1, 2, 3, 4, 5, 6
"""
# A pupil who turned out to be another one counts as that one.
LEERLINGEN = f"""
SELECT jaar, soort, count(DISTINCT wie) AS allen, count(DISTINCT wie) FILTER (WHERE binnen) AS binnen
FROM (
  SELECT {jaar_van("m.meldingsdatum")} AS jaar, m.soort, coalesce(l.samengevoegd_met, l.id) AS wie,
    {plicht("m.meldingsdatum")} = ANY (:binnen) AS binnen
  FROM melding m JOIN leerling l ON l.id = m.leerling_id
  WHERE {{bereik}} AND m.meldingsdatum >= :van AND m.meldingsdatum < :tot AND m.soort = ANY (:soorten)) gemeld
GROUP BY GROUPING SETS ((jaar), (jaar, soort))
"""
DOSSIERS = f"""
SELECT {jaar_van(dag_van("t.gesloten_op"))} AS jaar, t.gemeente_code AS gemeente,
  {plicht(dag_van("t.gesloten_op"))} AS plicht, t.soort AS dossiersoort, t.resultaat, count(*) AS aantal
FROM traject t JOIN leerling l ON l.id = t.leerling_id
WHERE {{bereik}} AND {DICHT} AND t.soort = ANY (:soorten)
  AND {dag_van("t.gesloten_op")} >= :van AND {dag_van("t.gesloten_op")} < :tot
GROUP BY 1, 2, 3, 4, 5
"""
PROCEDURES = f"""
SELECT {jaar_van(dag_van("p.gesloten_op"))} AS jaar, p.gemeente_code AS gemeente,
  {plicht(dag_van("p.gesloten_op"))} AS plicht, p.soort, p.resultaat, {SECTOR_VAN_SCHOOL} AS sector,
  count(*) AS aantal
FROM procedure p JOIN traject t ON t.id = p.traject_id JOIN leerling l ON l.id = t.leerling_id
  JOIN schoollocatie s ON s.id = t.locatie_id
WHERE p.gemeente_code = ANY (:gemeenten)
  AND {dag_van("p.gesloten_op")} >= :van AND {dag_van("p.gesloten_op")} < :tot
GROUP BY 1, 2, 3, 4, 5, 6
"""
# Granted is what stands in the register of exemptions; refused is how a request ended. Of leave only what the
# LPA decides on. A request that was closed by hand, without a procedure, names its article as its reason.
BESLUITEN = f"""
SELECT {jaar_van("b.dag")} AS jaar, b.gemeente, {plicht("b.dag")} AS plicht,
  CASE WHEN b.artikel = ANY (:verlof) THEN '11' WHEN b.artikel = ANY (:gronden) THEN b.artikel
    ELSE 'onbekend' END AS grond,
  b.verleend, {SECTOR_VAN_SCHOOL} AS sector, count(*) AS aantal
FROM (
  SELECT v.gemeente_code AS gemeente, v.traject_id, v.artikel, true AS verleend,
    {dag_van("v.besloten_op")} AS dag
  FROM vrijstelling v JOIN procedure p ON p.id = v.procedure_id
  WHERE p.soort <> 'verlof' OR p.resultaat = 'toegekend'
  UNION ALL
  SELECT p.gemeente_code, p.traject_id, CASE p.soort WHEN 'verlof' THEN '11g'
    ELSE coalesce(p.gegevens ->> 'artikel', '') END, false, {dag_van("p.gesloten_op")}
  FROM procedure p
  WHERE p.soort || '.' || p.resultaat IN ('vrijstelling.niet-verleend', 'verlof.geweigerd')
  UNION ALL
  SELECT t.gemeente_code, t.id, coalesce((SELECT replace(m.reden, 'artikel-', '') FROM melding m
      WHERE m.traject_id = t.id AND m.soort = t.soort ORDER BY m.ontvangen_op LIMIT 1), ''),
    t.resultaat = 'verleend', {dag_van("t.gesloten_op")}
  FROM traject t
  WHERE t.soort = '{Meldingsoort.VRIJSTELLING}' AND {DICHT} AND t.resultaat IN ('verleend', 'niet-verleend')
    AND NOT EXISTS (SELECT 1 FROM procedure p
                    WHERE p.traject_id = t.id AND p.soort IN ('vrijstelling', 'verlof'))
) b JOIN traject t ON t.id = b.traject_id JOIN leerling l ON l.id = t.leerling_id
  JOIN schoollocatie s ON s.id = t.locatie_id
WHERE b.gemeente = ANY (:gemeenten) AND b.dag >= :van AND b.dag < :tot
GROUP BY 1, 2, 3, 4, 5, 6
"""
ONDERZOEKEN = f"""
SELECT {jaar_van(dag_van("a.afgerond_op"))} AS jaar, a.gemeente_code AS gemeente,
  {plicht(dag_van("a.afgerond_op"))} AS plicht, a.besluit AS advies, {SECTOR_VAN_SCHOOL} AS sector,
  count(*) AS aantal
FROM taak a JOIN traject t ON t.id = a.traject_id JOIN leerling l ON l.id = t.leerling_id
  JOIN schoollocatie s ON s.id = t.locatie_id
WHERE a.gemeente_code = ANY (:gemeenten) AND a.soort = '{Proceduresoort.ZIEKTEVERZUIM}.onderzoek'
  AND a.besluit = ANY (:adviezen)
  AND {dag_van("a.afgerond_op")} >= :van AND {dag_van("a.afgerond_op")} < :tot
GROUP BY 1, 2, 3, 4, 5
"""
# A thuiszitter counts from the first step that only a thuiszitter comes to. A case that stopped because its
# dossier was closed ended with the result of the dossier.
THUISZITTERS = f"""
SELECT p.gemeente_code AS gemeente, {SECTOR_VAN_SCHOOL} AS sector, v.sinds < :begin AS al_thuis,
  CAST(extract(year FROM age(v.sinds, l.geboortedatum)) AS int) AS leeftijd,
  CASE WHEN p.gesloten_op IS NULL OR {dag_van("p.gesloten_op")} >= :tot THEN NULL
    WHEN p.resultaat = 'vervallen' THEN t.resultaat ELSE p.resultaat END AS afloop, count(*) AS aantal
FROM procedure p JOIN traject t ON t.id = p.traject_id JOIN leerling l ON l.id = t.leerling_id
  JOIN schoollocatie s ON s.id = t.locatie_id
  JOIN LATERAL (SELECT min({dag_van("a.geopend_op")}) AS sinds FROM taak a
    WHERE a.procedure_id = p.id AND a.soort = ANY (:thuis)) v ON v.sinds < :tot
WHERE p.gemeente_code = ANY (:gemeenten) AND p.soort = '{Proceduresoort.THUISZITTER}'
  AND (p.gesloten_op IS NULL OR {dag_van("p.gesloten_op")} >= :begin)
GROUP BY 1, 2, 3, 4, 5
"""
BEKEND = f"""
SELECT l.gemeente_code AS gemeente, {plicht("CAST(:peildatum AS date)")} AS plicht, count(*) AS aantal
FROM leerling l
WHERE l.gemeente_code = ANY (:gemeenten) AND l.samengevoegd_met IS NULL
  AND (l.overleden_op IS NULL OR l.overleden_op > CAST(:peildatum AS date))
GROUP BY 1, 2
"""
INWONERS = """
SELECT sum(aantal) AS aantal FROM (
  SELECT DISTINCT ON (v.gemeente_code) (SELECT coalesce(sum(value::int), 0)
    FROM jsonb_each_text(v.telling) WHERE key <> :buiten) AS aantal
  FROM vergelijking v
  WHERE v.gemeente_code = ANY (:gemeenten) AND v.peildatum >= :begin AND v.peildatum < :tot
  ORDER BY v.gemeente_code, v.peildatum DESC, v.gemaakt_op DESC) laatste
"""
BEGIN = "SELECT min(m.meldingsdatum) AS dag FROM melding m WHERE {bereik}"
THUIS = tuple(
    f"{Proceduresoort.THUISZITTER}.{stap}" for stap in ("plan", "tafel", "doorzettingsmacht", "aanbod")
)
