"""Procedures of a dossier: one with its plan and what is to come, and starting another."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek, Dossierlezer
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier
from domain.beleid import check_mag_procedure_starten
from domain.fouten import Geweigerd, Invoerfout
from domain.klok import amsterdam
from domain.procedures.alle import PLANNEN, te_starten
from domain.procedures.invulling import lees_velden
from domain.procedures.model import Plan
from domain.soorten import Afdeling, Fase
from storage.lijsten.dossiers import Dossier
from storage.lijsten.procedures import procedure, verloop
from storage.procedures import TrajectIsDicht, start_procedure

router = APIRouter(include_in_schema=False)

BEVESTIGING = {"stap": "Uw stap is vastgelegd", "gestart": "De procedure is gestart"}
GESLOTEN = "Dit dossier is gesloten. U kunt er geen procedure meer in starten."
LOOPT_AL = "Deze procedure loopt al in dit dossier. Een collega was u misschien voor."


@router.get("/procedures/{procedure_id}")
async def procedurepagina(bezoek: Dossierlezer, procedure_id: UUID, gedaan: str = "") -> Response:
    async with bezoek.lezer() as lezer:
        kaart = await procedure(lezer, bezoek.persoon, procedure_id, bezoek.nu)
    if kaart is None:
        raise NIET_GEVONDEN
    return await bezoek.toon(
        "procedure.html", p=kaart, verloop=verloop(kaart), bevestiging=BEVESTIGING.get(gedaan, "")
    )


@router.get("/dossiers/{nummer}/procedures/nieuw")
async def nieuwe_procedure(bezoek: Ambtenaar, nummer: str, soort: str = "") -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    return await _toon(bezoek, dossier, soort, Formulier())


@router.post("/dossiers/{nummer}/procedures/nieuw")
async def begin_procedure(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    check_mag_starten(bezoek, dossier)
    formulier = await lees_formulier(request)
    plan = _gekozen(dossier, formulier.tekst("soort"))
    if plan is None:
        formulier.fouten["procedures"] = "Kies een procedure uit de lijst."
        return await _toon(bezoek, dossier, "", formulier)
    velden = _lees(bezoek, plan, formulier)
    procedure_id = await _start(bezoek, dossier, plan, velden, formulier) if velden is not None else None
    if procedure_id is None:
        return await _toon(bezoek, dossier, plan.soort, formulier)
    return RedirectResponse(f"/procedures/{procedure_id}?gedaan=gestart", 303)


def _lees(bezoek: Bezoek, plan: Plan, formulier: Formulier) -> dict[str, str] | None:
    """What was filled in at the start, or faults at the fields."""
    try:
        return lees_velden(plan.startvelden, formulier.waarden, amsterdam(bezoek.nu).date())
    except Invoerfout as fout:
        formulier.neem_over(fout)
    return None


async def _start(
    bezoek: Bezoek, dossier: Dossier, plan: Plan, velden: dict[str, str], formulier: Formulier
) -> UUID | None:
    traject_id, door = dossier.kop.traject_id, bezoek.persoon.id
    try:
        async with bezoek.schrijver() as schrijver:
            gestart = await start_procedure(
                schrijver, traject_id, plan.soort, bezoek.nu, door=door, gegevens=velden
            )
    except TrajectIsDicht:
        formulier.fouten[""] = GESLOTEN
        return None
    if gestart is None:
        formulier.fouten[""] = LOOPT_AL
    return gestart


def _gekozen(dossier: Dossier, soort: str) -> Plan | None:
    return next((plan for plan in _keuze(dossier) if plan.soort == soort), None)


def _keuze(dossier: Dossier) -> tuple[Plan, ...]:
    """What can be started here, the plans that fit the kind of melding first."""
    lopend = {p.soort for p in dossier.procedures if p.loopt}
    return te_starten(dossier.kop.soort, dossier.kop.leerling.leeftijd, behalve=lopend)


BEGINT_VANZELF = "Deze begint vanzelf, of bij een stap van een andere procedure."
LOOPT_NU = "Deze loopt al. Elke soort loopt hooguit een keer tegelijk."


def niet_te_starten(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Title and reason of the procedures that nobody can start here now, by title."""
    kan = {plan.soort for plan in _keuze(dossier)}
    lopend = {p.soort for p in dossier.procedures if p.loopt}
    niet = (plan for plan in PLANNEN.values() if plan.soort not in kan)
    leeftijd = dossier.kop.leerling.leeftijd
    redenen = ((p.titel, LOOPT_NU if p.soort in lopend else _waarom_niet(p, leeftijd)) for p in niet)
    return tuple(sorted(redenen))


def _waarom_niet(plan: Plan, leeftijd: int) -> str:
    if plan.zelf_starten and not plan.voor.hoort_bij(leeftijd):
        return f"Deze is voor {plan.voor.value}. Deze leerling is {leeftijd}."
    return BEGINT_VANZELF


def check_mag_starten(bezoek: Bezoek, dossier: Dossier) -> None:
    """Who may handle the case, while it is open; Geweigerd with a sentence otherwise."""
    kop = dossier.kop
    check_mag_procedure_starten(bezoek.persoon.beleid, kop.gemeente_code, Afdeling(kop.afdeling))
    if kop.fase is Fase.GESLOTEN:
        raise Geweigerd(GESLOTEN)


async def _toon(bezoek: Bezoek, dossier: Dossier, soort: str, formulier: Formulier) -> Response:
    check_mag_starten(bezoek, dossier)
    return await bezoek.toon(
        "procedure_starten.html",
        status=400 if formulier.fouten else 200,
        kop=dossier.kop,
        plannen=_keuze(dossier),
        plan=_gekozen(dossier, soort),
        niet=niet_te_starten(dossier),
        f=formulier,
        fouten_boven=formulier.fouten,
    )
