"""What a school sees of its own reports: status, handler, next step. Never a note that was not shared.

Everything is limited to the locations of the person; what another school reported or was asked stays out,
also when it is about the same pupil.
"""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel

from domain.lijsten import STANDAARD
from domain.procedures.alle import PLANNEN
from domain.soorten import Afdeling, Fase, Meldingsoort, Proceduresoort
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import lees, rijen
from storage.lijsten import dossierdelen as delen
from storage.lijsten.bladzijde import Bladzijde, Keuze, blader_keuze
from storage.lijsten.fragmenten import KORTE_NAAM
from storage.lijsten.meldingen import Meldingkaart, melding_van_locaties
from storage.lijsten.treffers import met_naam
from storage.lijsten.zinnen import stap


class Schoolstand(StrEnum):
    """Where a report is, as a school wants to know it."""

    OPEN = "open"
    ANTWOORD_NODIG = "antwoord-nodig"
    GESLOTEN = "gesloten"


class _Rij(BaseModel, frozen=True):
    melding_id: UUID
    traject_id: UUID
    nummer: str
    leerling: str
    leerlingnummer: str
    initialen: str
    klas: str
    school: str
    soort: Meldingsoort
    trajectsoort: Meldingsoort
    fase: Fase
    afdeling: Afdeling
    eerste_dag: date
    laatste_dag: date | None
    uren: Decimal | None
    ontvangen_op: datetime
    melder_naam: str
    stand: Schoolstand
    behandelaar: str
    behandelaar_telefoon: str
    behandelaar_mail: str
    uiterlijk: datetime | None
    te_laat: bool
    resultaat: str
    procedures: tuple[Proceduresoort, ...]
    procedure_wacht_op: str


class Schoolregel(BaseModel, frozen=True):
    """A report in the school's list; `status`, `wacht_op` and `resultaat` are Dutch words."""

    melding_id: UUID
    nummer: str
    leerlingnummer: str
    initialen: str
    klas: str
    school: str
    soort: Meldingsoort
    eerste_dag: date
    laatste_dag: date | None
    uren: Decimal | None
    ontvangen_op: datetime
    melder_naam: str
    stand: Schoolstand
    status: str
    behandelaar: str
    wacht_op: str
    uiterlijk: datetime | None
    te_laat: bool
    resultaat: str
    vraag_open: bool

    @property
    def volgende_stap(self) -> str:
        """Who has to act, as a sentence."""
        if self.wacht_op == AFGESPROKEN_DAG:
            return "Op de afgesproken dag gaan wij verder"
        return f"{self.wacht_op[:1].upper()}{self.wacht_op[1:]} is aan zet" if self.wacht_op else "geen"


class Stap(BaseModel, frozen=True):
    """Something the school heard of."""

    op: datetime
    zin: str


class Schoolmelding(BaseModel, frozen=True):
    """One report with everything that its school may know."""

    regel: Schoolregel
    melding: Meldingkaart
    leerling: str
    stappen: tuple[Stap, ...]
    vragen: tuple[delen.Vraagkaart, ...]
    notities: tuple[delen.Notitieregel, ...]
    behandelaar_telefoon: str
    behandelaar_mail: str


# A question to this location that is still open, the earliest due first.
MELDINGEN = f"""
SELECT m.id AS melding_id, m.traject_id, m.nummer, {KORTE_NAAM} AS leerling, m.leerlingnummer, m.initialen,
  m.klas, s.naam AS school, m.soort, t.soort AS trajectsoort, t.fase, t.afdeling,
  m.eerste_dag, m.laatste_dag, m.uren, m.ontvangen_op, m.melder_naam,
  CASE WHEN t.fase = 'gesloten' THEN 'gesloten'
       WHEN v.uiterlijk IS NOT NULL THEN 'antwoord-nodig' ELSE 'open' END AS stand,
  coalesce(g.naam, '') AS behandelaar, coalesce(g.telefoon, '') AS behandelaar_telefoon,
  coalesce(g.mail, '') AS behandelaar_mail,
  CASE WHEN t.fase = 'wacht-op-school' THEN v.uiterlijk
       ELSE coalesce(t.uiterlijk, v.uiterlijk, p.uiterlijk) END AS uiterlijk,
  coalesce(v.te_laat, t.te_laat AND t.fase <> 'wacht-op-school') AS te_laat, t.resultaat,
  coalesce(p.soorten, '{{}}') AS procedures, coalesce(p.wacht_op, '') AS procedure_wacht_op
FROM melding m
JOIN traject t ON t.id = m.traject_id
JOIN leerling l ON l.id = m.leerling_id
JOIN schoollocatie s ON s.id = m.locatie_id
LEFT JOIN gebruiker g ON g.id = t.behandelaar_id
LEFT JOIN LATERAL (SELECT uiterlijk, te_laat FROM vraag
                   WHERE traject_id = t.id AND locatie_id = m.locatie_id AND status = 'open'
                   ORDER BY uiterlijk LIMIT 1) v ON true
-- Which procedures run and whom they wait for; what was found or said in them stays with the municipality.
LEFT JOIN LATERAL (SELECT array_agg(soort ORDER BY gestart_op) AS soorten, min(uiterlijk) AS uiterlijk,
                          (array_agg(wacht_op ORDER BY uiterlijk, id))[1] AS wacht_op
                   FROM procedure WHERE traject_id = t.id AND status = 'loopt') p ON true
"""
EEN = f"{MELDINGEN} WHERE m.locatie_id = ANY (:locaties) AND m.nummer = :nummer"
VOLGORDE = "m.ontvangen_op DESC, m.nummer DESC"
_WACHT_OP_SCHOOL = """(m.traject_id, m.locatie_id) IN (SELECT v.traject_id, v.locatie_id FROM vraag v
  WHERE v.locatie_id = ANY (:locaties) AND v.status = 'open')"""
_BIJ_STAND = {
    Schoolstand.OPEN: f"t.fase <> 'gesloten' AND NOT {_WACHT_OP_SCHOOL}",
    Schoolstand.ANTWOORD_NODIG: f"t.fase <> 'gesloten' AND {_WACHT_OP_SCHOOL}",
    Schoolstand.GESLOTEN: "t.fase = 'gesloten'",
}
_BIJ_TEKST = """(m.leerling_id = ANY (:leerlingen) OR m.leerlingnummer = :tekst
  OR upper(m.nummer) = :hoofdletters OR upper(m.klas) = :hoofdletters)"""
STAPPEN = """
SELECT DISTINCT ON (split_part(message_id, '.', 2), sjabloon) gemaakt_op, sjabloon
FROM mail WHERE traject_id = :id AND locatie_id = ANY (:locaties) AND gemaakt_op >= :vanaf
ORDER BY split_part(message_id, '.', 2), sjabloon, gemaakt_op
"""


async def mijn_meldingen(
    sessie: Lezer,
    persoon: Persoon,
    *,
    stand: Schoolstand | None = None,
    soort: Meldingsoort | None = None,
    tekst: str = "",
    pagina: int | None = 1,
    binnen: Collection[UUID] | None = None,
) -> Bladzijde[Schoolregel]:
    """Reports of the person's locations, the newest first; everything when `pagina` is None.

    `binnen` narrows it to some of those locations; it never adds one.
    `tekst` is the school's number of a pupil, the report's number, a class, or a name or its beginning.
    """
    tekst = tekst.strip()
    locaties = list(persoon.locaties if binnen is None else persoon.locaties.intersection(binnen))
    leerlingen = await _leerlingen(sessie, tekst) if tekst else []
    waarden = {"tekst": tekst, "hoofdletters": tekst.upper(), "leerlingen": leerlingen}
    keuze = Keuze("m.id", _keuze(stand, soort, tekst), VOLGORDE)
    waar = {"locaties": locaties, "soort": soort}
    bladzijde, _ = await blader_keuze(sessie, _Rij, MELDINGEN, keuze, pagina, **waar, **waarden)
    regels = tuple(map(_regel, bladzijde.regels))
    return Bladzijde(
        regels=regels, totaal=bladzijde.totaal, pagina=bladzijde.pagina, per_pagina=bladzijde.per_pagina
    )


def _keuze(stand: Schoolstand | None, soort: Meldingsoort | None, tekst: str) -> str:
    """FROM and WHERE; the dossier is looked at only when a filter asks for it."""
    uit = ["FROM melding m"]
    waar = ["m.locatie_id = ANY (:locaties)"]
    if stand:
        uit.append("JOIN traject t ON t.id = m.traject_id")
        waar.append(_BIJ_STAND[stand])
    if soort:
        waar.append("m.soort = :soort")
    if tekst:
        waar.append(_BIJ_TEKST)
    return f"{' '.join(uit)} WHERE {' AND '.join(waar)}"


async def _leerlingen(sessie: Lezer, tekst: str) -> list[UUID]:
    """Who has such a name, among the pupils of whom a report may be seen."""
    zoek, woorden = met_naam(tekst)
    return [rij["leerling_id"] for rij in await rijen(sessie, zoek, **woorden)]


async def aantal_op_antwoord(sessie: Lezer, persoon: Persoon, binnen: Collection[UUID]) -> int:
    """How many reports of these locations of the person wait for an answer; one query."""
    uit = _keuze(Schoolstand.ANTWOORD_NODIG, None, "")
    locaties = list(persoon.locaties.intersection(binnen))
    return int((await rijen(sessie, f"SELECT count(*) AS totaal {uit}", locaties=locaties))[0]["totaal"])


async def melding_van_school(
    sessie: Lezer, persoon: Persoon, nummer: str, nu: datetime
) -> Schoolmelding | None:
    """One report of the person's locations; None for any other. Six queries."""
    gevonden = await rijen(sessie, EEN, nummer=nummer, locaties=list(persoon.locaties))
    if not gevonden:
        return None
    rij = _Rij.model_validate(dict(gevonden[0]))
    melding = await melding_van_locaties(sessie, rij.melding_id, persoon.locaties)
    assert melding is not None
    return Schoolmelding(
        regel=_regel(rij),
        melding=melding,
        leerling=rij.leerling,
        stappen=await _stappen(sessie, persoon, rij),
        vragen=await lees(sessie, delen.VRAGEN, id=rij.traject_id, nu=nu, locaties=list(persoon.locaties)),
        notities=await lees(sessie, delen.NOTITIES, id=rij.traject_id, alleen_gedeeld=True),
        behandelaar_telefoon=rij.behandelaar_telefoon,
        behandelaar_mail=rij.behandelaar_mail,
    )


async def _stappen(sessie: Lezer, persoon: Persoon, rij: _Rij) -> tuple[Stap, ...]:
    """What the school heard by mail since it reported, the oldest first; a copy is no step of its own."""
    waarden = {"id": rij.traject_id, "vanaf": rij.ontvangen_op, "locaties": list(persoon.locaties)}
    gevonden = await rijen(sessie, STAPPEN, **waarden)
    stappen = [Stap(op=g["gemaakt_op"], zin=stap(g["sjabloon"])) for g in gevonden]
    return tuple(sorted((s for s in stappen if s.zin), key=lambda s: s.op))


def _regel(rij: _Rij) -> Schoolregel:
    resultaat = STANDAARD.resultaat_label(rij.trajectsoort, rij.resultaat) if rij.resultaat else ""
    return Schoolregel(
        **rij.model_dump(include=set(Schoolregel.model_fields) - {"resultaat"}),
        resultaat=resultaat,
        status=_status(rij, resultaat),
        wacht_op=_wacht_op(rij),
        vraag_open=rij.stand is Schoolstand.ANTWOORD_NODIG,
    )


# Who has to act, in the words of a school: the department, unless it is the school itself or nobody.
WACHT_OP: Mapping[Schoolstand, str] = {Schoolstand.ANTWOORD_NODIG: "uw school", Schoolstand.GESLOTEN: ""}
BIJ_AFDELING: Mapping[Afdeling, str] = {
    Afdeling.LEERPLICHT: "leerplicht",
    Afdeling.DOORSTROOMPUNT: "het Doorstroompunt",
}


# What a procedure waits for, in the words of a school.
AFGESPROKEN_DAG = "de afgesproken dag"
BIJ_PROCEDURE: Mapping[str, str] = {"jeugdarts": "de jeugdarts", AFGESPROKEN_DAG: AFGESPROKEN_DAG}


def _wacht_op(rij: _Rij) -> str:
    afdeling = BIJ_AFDELING[rij.afdeling]
    if rij.stand is Schoolstand.OPEN and rij.procedures:
        return BIJ_PROCEDURE.get(rij.procedure_wacht_op, afdeling)
    return WACHT_OP.get(rij.stand, afdeling)


def _status(rij: _Rij, resultaat: str) -> str:
    if rij.stand is Schoolstand.GESLOTEN:
        return f"Afgerond: {resultaat}." if resultaat else "Afgerond."
    if rij.stand is Schoolstand.ANTWOORD_NODIG:
        return "Wij wachten op uw antwoord."
    if rij.procedures:
        return f"In behandeling: {', '.join(PLANNEN[soort].titel.lower() for soort in rij.procedures)}."
    if rij.fase is Fase.INTAKE:
        return "Ontvangen. Wij beoordelen de melding."
    return f"In behandeling bij {rij.behandelaar}." if rij.behandelaar else "In behandeling."
