"""What an officer can decide at a task, what must be filled in with it, and what happens next: tables.

A decision outside the table is refused before anything is written, so that a case never stands still on it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.fouten import Geweigerd, Invoerfout
from domain.lijsten import STANDAARD, TER_KENNISNAME, Lijsten
from domain.namen import label
from domain.procedures.alle import PLANNEN
from domain.soorten import Afdeling, Besluit, Fase, Meldingsoort, Taaksoort, Termijncode, Wijziging
from domain.velden import GeenOfGemeentecode, Regel, Tekst
from domain.veldfouten import zinnen

NA_BEHANDELEN = (
    Besluit.PROCEDURE,
    Besluit.VRAAG_SCHOOL,
    Besluit.ANDERE_GEMEENTE,
    Besluit.DOORSTROOMPUNT,
    Besluit.SLUITEN,
)
TE_STARTEN = frozenset(plan.soort.value for plan in PLANNEN.values() if plan.zelf_starten)
TOEGESTAAN: Mapping[Taaksoort, tuple[Besluit, ...]] = {
    Taaksoort.BEOORDELEN: tuple(Besluit),
    Taaksoort.BEHANDELEN: NA_BEHANDELEN,
    Taaksoort.ANTWOORD_BEOORDELEN: tuple(Besluit),
    Taaksoort.SCHOOL_NABELLEN: tuple(Besluit),
}


class Besluitinvulling(BaseModel):
    """What the officer typed with the decision; each decision asks for its own fields (see `VEREIST`)."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)

    motivering: Annotated[Tekst, Field(max_length=4000)] = ""
    resultaat: Annotated[Regel, Field(max_length=60)] = ""
    vraag: Annotated[Tekst, Field(max_length=2000)] = ""
    doelgemeente: GeenOfGemeentecode = ""
    procedure: Annotated[Regel, Field(max_length=60)] = ""


# Taking up is what is expected; whoever does something else says why (comply or explain, catalogue 106).
VEREIST: Mapping[Besluit, tuple[str, ...]] = {
    Besluit.OPPAKKEN: (),
    Besluit.PROCEDURE: ("procedure",),
    Besluit.VRAAG_SCHOOL: ("vraag",),
    Besluit.TER_KENNISNAME: ("motivering",),
    Besluit.ANDERE_GEMEENTE: ("doelgemeente", "motivering"),
    Besluit.DOORSTROOMPUNT: ("motivering",),
    Besluit.SLUITEN: ("resultaat", "motivering"),
}
ALTIJD_MOGELIJK = ("motivering",)
OPPAKKEN_BIJ_ZORG = (
    "De school heeft een zorg over deze student. Dan pakt het Doorstroompunt de melding op. Kies iets anders."
)
VUL_IN: Mapping[str, str] = {
    "motivering": "Leg uit waarom u dit besluit neemt.",
    "resultaat": "Kies een resultaat uit de lijst.",
    "vraag": "Schrijf de vraag aan de school op.",
    "doelgemeente": "Kies de gemeente waar de leerling woont.",
    "procedure": "Kies de procedure waarin u verdergaat.",
}


class Vervolg(NamedTuple):
    """What follows on a decision: phase, next task, a question to the school, procedures, another handler."""

    fase: Fase
    taak: Taaksoort | None = None
    vraagt_school: bool = False
    andere_behandelaar: bool = False
    wacht_op_procedures: bool = False


NA_BESLUIT: Mapping[Besluit, Vervolg] = {
    Besluit.OPPAKKEN: Vervolg(Fase.BEHANDELING, Taaksoort.BEHANDELEN),
    Besluit.PROCEDURE: Vervolg(Fase.BEHANDELING, Taaksoort.BEHANDELEN, wacht_op_procedures=True),
    Besluit.VRAAG_SCHOOL: Vervolg(Fase.WACHT_OP_SCHOOL, vraagt_school=True),
    Besluit.TER_KENNISNAME: Vervolg(Fase.GESLOTEN),
    Besluit.ANDERE_GEMEENTE: Vervolg(Fase.INTAKE, Taaksoort.BEOORDELEN, andere_behandelaar=True),
    Besluit.DOORSTROOMPUNT: Vervolg(Fase.INTAKE, Taaksoort.BEOORDELEN, andere_behandelaar=True),
    Besluit.SLUITEN: Vervolg(Fase.GESLOTEN),
}
VERVOLG: Mapping[tuple[Taaksoort, Besluit], Vervolg] = {
    (taak, besluit): NA_BESLUIT[besluit] for taak, besluiten in TOEGESTAAN.items() for besluit in besluiten
}


class VraagUitkomst(StrEnum):
    """How a question to a school ends: with an answer, or in silence past its escalation."""

    BEANTWOORD = "beantwoord"
    STIL = "stil"


VERVOLG_VRAAG: Mapping[VraagUitkomst, Vervolg] = {
    VraagUitkomst.BEANTWOORD: Vervolg(Fase.BEHANDELING, Taaksoort.ANTWOORD_BEOORDELEN),
    VraagUitkomst.STIL: Vervolg(Fase.WACHT_OP_SCHOOL, Taaksoort.SCHOOL_NABELLEN),
}
# A change around the pupil that the trajectory itself goes on from: the new municipality or department
# assesses the case, and a dossier of a pupil who died only has to be closed.
NA_WIJZIGING: Mapping[Wijziging, Taaksoort] = {
    Wijziging.VERHUISD: Taaksoort.BEOORDELEN,
    Wijziging.ACHTTIEN: Taaksoort.BEOORDELEN,
    Wijziging.OVERLEDEN: Taaksoort.BEHANDELEN,
}
TERMIJN: Mapping[Taaksoort, Termijncode] = {
    Taaksoort.BEOORDELEN: Termijncode.BEOORDELING,
    Taaksoort.BEHANDELEN: Termijncode.BEHANDELING,
    Taaksoort.ANTWOORD_BEOORDELEN: Termijncode.ANTWOORD_BEOORDELEN,
    Taaksoort.SCHOOL_NABELLEN: Termijncode.NABELLEN,
}


def termijncode(taaksoort: Taaksoort, soort: Meldingsoort, spoed: bool) -> Termijncode:
    """The term of a task; LRV and urgent meldingen are assessed sooner (catalogue 51)."""
    if taaksoort is Taaksoort.BEOORDELEN and (spoed or soort is Meldingsoort.LRV):
        return Termijncode.BEOORDELING_SPOED
    return TERMIJN[taaksoort]


def lees_besluit(
    taaksoort: Taaksoort,
    besluit: Besluit,
    gegevens: Mapping[str, Any],
    *,
    soort: Meldingsoort,
    gemeente: str,
    afdeling: Afdeling,
    lijsten: Lijsten = STANDAARD,
    met_zorg: bool = False,
) -> Besluitinvulling:
    """The decision's own fields, checked; fields that it does not ask for are dropped.

    Geweigerd when this task or this case does not allow the decision, Invoerfout with a sentence per field.
    `gemeente` and `afdeling` are those of the case now; `met_zorg` says that the school has a worry about a
    student of 18 or over: then the report is taken up (catalogue 201).
    """
    controleer_toegestaan(taaksoort, besluit, afdeling, met_zorg=met_zorg)
    invulling = _lees(besluit, gegevens)
    fouten = _ontbreekt(besluit, invulling) | _past_niet(invulling, soort, gemeente, lijsten)
    if fouten:
        raise Invoerfout(fouten)
    return invulling


def mogelijk(taaksoort: Taaksoort, afdeling: Afdeling, *, met_zorg: bool) -> tuple[Besluit, ...]:
    """What can be decided at this task of such a case, in the order of the table; `met_zorg` as above."""
    return tuple(b for b in TOEGESTAAN[taaksoort] if not _waarom_niet(taaksoort, b, afdeling, met_zorg))


def controleer_toegestaan(
    taaksoort: Taaksoort, besluit: Besluit, afdeling: Afdeling, *, met_zorg: bool = False
) -> None:
    """Raise Geweigerd when this task or this case does not allow the decision; `met_zorg` as above."""
    if reden := _waarom_niet(taaksoort, besluit, afdeling, met_zorg):
        raise Geweigerd(reden)


def _waarom_niet(taaksoort: Taaksoort, besluit: Besluit, afdeling: Afdeling, met_zorg: bool) -> str:
    """The sentence that refuses the decision; empty when it can be taken."""
    if besluit not in TOEGESTAAN[taaksoort]:
        return f"'{label(besluit)}' kan niet bij de taak '{label(taaksoort)}'."
    if besluit is Besluit.DOORSTROOMPUNT and afdeling is Afdeling.DOORSTROOMPUNT:
        return "Dit traject is al bij het Doorstroompunt."
    return OPPAKKEN_BIJ_ZORG if met_zorg and besluit is Besluit.TER_KENNISNAME else ""


def resultaat_van(besluit: Besluit, invulling: Besluitinvulling) -> str:
    """The code of the result with which the decision closes the case; empty when it stays open."""
    return TER_KENNISNAME if besluit is Besluit.TER_KENNISNAME else invulling.resultaat


def _lees(besluit: Besluit, gegevens: Mapping[str, Any]) -> Besluitinvulling:
    gevraagd = {*VEREIST[besluit], *ALTIJD_MOGELIJK}
    try:
        return Besluitinvulling.model_validate({k: v for k, v in gegevens.items() if k in gevraagd})
    except ValidationError as fout:
        raise Invoerfout(zinnen(fout)) from None


def _ontbreekt(besluit: Besluit, invulling: Besluitinvulling) -> dict[str, str]:
    return {veld: VUL_IN[veld] for veld in VEREIST[besluit] if not getattr(invulling, veld)}


def _past_niet(
    invulling: Besluitinvulling, soort: Meldingsoort, gemeente: str, lijsten: Lijsten
) -> dict[str, str]:
    fouten = {}
    if invulling.resultaat and invulling.resultaat not in lijsten.resultaten(soort):
        fouten["resultaat"] = VUL_IN["resultaat"]
    if invulling.procedure and invulling.procedure not in TE_STARTEN:
        fouten["procedure"] = VUL_IN["procedure"]
    if invulling.doelgemeente and invulling.doelgemeente == gemeente:
        fouten["doelgemeente"] = "Het traject is al bij deze gemeente. Kies een andere gemeente."
    return fouten
