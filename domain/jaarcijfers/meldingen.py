"""How meldingen, pupils, dossiers and procedures of a school year are counted: each in one line."""

from domain.jaarcijfers.feiten import Jaarfeiten, Meldgroep, Telregels, som
from domain.jaarcijfers.lijst import (
    APART_GETELD,
    BINNEN_TELLING,
    JAARSOORTEN,
    NOG_OPEN,
    PLICHTNAAM,
    RESULTAATNAAM,
    VIJFTIEN,
    Jaarresultaat,
)
from domain.jaarcijfers.tabel import Telling
from domain.namen import label

IEDEREEN = "Verschillende leerlingen over wie is gemeld"
RESULTATEN = (*VIJFTIEN, Jaarresultaat.ANDERS)
PROCEDURERESULTATEN = (*RESULTATEN, Jaarresultaat.TELT_NIET)


def per_soort(feiten: Jaarfeiten, _: Telregels) -> Telling:
    """Every melding of the six kinds of the report in exactly one line."""
    return {label(soort): som(g for g in feiten.meldingen if g.soort is soort) for soort in JAARSOORTEN}


def per_resultaat(feiten: Jaarfeiten, telregels: Telregels) -> Telling:
    """Every melding in exactly one line: the result of its dossier, or still open."""
    telling = dict.fromkeys((*(RESULTAATNAAM[lid] for lid in RESULTATEN), NOG_OPEN), 0)
    for groep in jaarmeldingen(feiten):
        telling[_naam(groep.dossiersoort, groep.resultaat, telregels)] += groep.aantal
    return telling


def per_dossier(feiten: Jaarfeiten, telregels: Telregels) -> Telling:
    """Every dossier that was closed in the year in exactly one line."""
    telling = {RESULTAATNAAM[lid]: 0 for lid in RESULTATEN}
    for groep in feiten.dossiers:
        telling[_naam(groep.dossiersoort, groep.resultaat, telregels)] += groep.aantal
    return telling


def per_procedure(feiten: Jaarfeiten, telregels: Telregels) -> Telling:
    """Every procedure that ended in the year in exactly one line."""
    telling = {RESULTAATNAAM[lid]: 0 for lid in PROCEDURERESULTATEN}
    for groep in feiten.procedures:
        telling[RESULTAATNAAM[telregels.van_procedure(groep.soort, groep.resultaat)]] += groep.aantal
    return telling


def per_leerling(feiten: Jaarfeiten, _: Telregels) -> Telling:
    """Different pupils, of all kinds and of each: these do not add up."""
    geteld = feiten.leerlingen or {}
    per_soort_ = {label(soort): geteld.get(soort, (0, 0))[0] for soort in JAARSOORTEN}
    return {IEDEREEN: geteld.get(None, (0, 0))[0], **per_soort_}


def per_plicht(feiten: Jaarfeiten, _: Telregels) -> Telling:
    """The pupils in the register who are obliged on the reference day."""
    return {PLICHTNAAM[p]: som(g for g in feiten.bekend if g.plicht is p) for p in BINNEN_TELLING}


def apart_geteld(feiten: Jaarfeiten, _: Telregels) -> Telling:
    """Meldingen that stand in another report, so that nothing disappears."""
    return {zin: som(g for g in feiten.meldingen if g.soort is s) for s, zin in APART_GETELD.items()}


def jaarmeldingen(feiten: Jaarfeiten) -> tuple[Meldgroep, ...]:
    """The groups of the six kinds of the report."""
    return tuple(groep for groep in feiten.meldingen if groep.soort in JAARSOORTEN)


def _naam(soort: str, resultaat: str | None, telregels: Telregels) -> str:
    return NOG_OPEN if resultaat is None else RESULTAATNAAM[telregels.van_dossier(soort, resultaat)]
