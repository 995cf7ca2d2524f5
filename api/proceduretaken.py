"""The page on which somebody says what came of a step of a procedure; reached as every task."""

from collections.abc import Iterable
from uuid import UUID

from starlette.responses import RedirectResponse, Response

from api.afronden import TE_LAAT, Tegenslag, afdeling_van, antwoord_id, is_gedaan, lees_scherm, rond_af
from api.bezoek import Bezoek
from api.formulieren import Formulier
from api.weigering import weigering
from api.werkblad import Werkblad, werkblad
from domain.beleid import check_mag_stap_afronden
from domain.fouten import Geweigerd, Invoerfout
from domain.kalender import dag_van
from domain.klok import amsterdam
from domain.procedures.alle import procedurestap
from domain.procedures.invulling import lees_uitkomst
from domain.procedures.model import Plan, Taakstap, Telling, Uitkomst, Wie
from domain.procedures.tellingen import Tellingen, controleer, met_uitleg, telt, vooraf
from domain.regiolijsten import Plek, op_plek
from domain.soorten import WachtStatus
from storage.lijsten.taken import Taakscherm
from storage.mas import lees_verleden
from storage.regiolijsten import partners_bij
from storage.tabellen import Taakantwoord


def veldnaam(uitkomst: str, veld: str) -> str:
    """What a field is called on the page: outcomes may ask for fields of the same name."""
    return f"{uitkomst}__{veld}"


async def toon(
    bezoek: Bezoek,
    scherm: Taakscherm,
    formulier: Formulier,
    tegenslag: Tegenslag | None = None,
    *,
    blad: Werkblad | None = None,
    status: int = 200,
) -> Response:
    """The page of a step; `blad` and `status` when arranging the task did not succeed."""
    plan, stap = _stap(scherm)
    geteld = await _geteld(bezoek, scherm)
    for uitkomst in stap.uitkomsten:
        for veld, waarde in vooraf(uitkomst, geteld).items():
            formulier.waarden.setdefault(veldnaam(uitkomst.code, veld), waarde)
    tegenslag = tegenslag or Tegenslag(400 if formulier.fouten else status)
    blad = blad or await werkblad(bezoek, scherm)
    return await bezoek.toon(
        "proceduretaak.html",
        status=tegenslag.status,
        partners=await _doorverwijzen(bezoek, scherm),
        taak=scherm.taak,
        d=scherm.dossier,
        plan=plan,
        stap=met_uitleg(stap, geteld),
        procedure=scherm.procedure,
        veldnaam=veldnaam,
        gedaan=scherm.taak.status != WachtStatus.OPEN,
        weigering=weigering(_check_mag_afronden, bezoek, scherm),
        f=formulier,
        w=blad,
        fouten_boven=formulier.fouten or blad.f.fouten,
        botsing=tegenslag.botsing,
        storing=tegenslag.storing,
    )


async def _doorverwijzen(bezoek: Bezoek, scherm: Taakscherm) -> list[str]:
    """The partners of the region to whom a pupil can be referred today."""
    async with bezoek.lezer() as lezer:
        partners = await partners_bij(lezer, scherm.dossier.kop.gemeente_code, dag_van(bezoek.nu))
    return [partner.naam for partner in op_plek(partners, Plek.DOORVERWIJZEN)]


async def neem_aan(bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier) -> Response:
    """Carry out what was chosen, or show the page again with what is wrong with it."""
    if is_gedaan(scherm, _antwoord_id(bezoek, scherm, formulier)):
        return await toon(bezoek, scherm, formulier, TE_LAAT)
    _check_mag_afronden(bezoek, scherm)
    gelezen = _lees(bezoek, scherm, formulier, await _geteld(bezoek, scherm))
    if gelezen is None:
        return await toon(bezoek, scherm, formulier)
    assert scherm.taak.procedure_id
    rij = _antwoord(bezoek, scherm, formulier, *gelezen)
    tegenslag = await rond_af(bezoek, scherm.taak, rij)
    if tegenslag:
        return await toon(bezoek, await lees_scherm(bezoek, scherm.taak.id), formulier, tegenslag)
    return RedirectResponse(f"/procedures/{scherm.taak.procedure_id}?gedaan=stap", 303)


async def _geteld(bezoek: Bezoek, scherm: Taakscherm) -> Tellingen:
    """What the register counts for the fields of this step; nothing for most steps."""
    if not telt(_stap(scherm)[1]):
        return {}
    async with bezoek.lezer() as lezer:
        return {Telling.TE_LAAT: (await lees_verleden(lezer, scherm.taak.traject_id)).te_laat}


def _lees(
    bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier, geteld: Tellingen
) -> tuple[Uitkomst, dict[str, str]] | None:
    """The outcome and its fields, or faults at the fields."""
    _, stap = _stap(scherm)
    code = formulier.tekst("uitkomst")
    begin = veldnaam(code, "")
    gegevens = {naam[len(begin) :]: w for naam, w in formulier.waarden.items() if naam.startswith(begin)}
    try:
        geboren = scherm.dossier.kop.leerling.geboortedatum
        gelezen = lees_uitkomst(stap, code, gegevens, amsterdam(bezoek.nu).date(), geboren)
        controleer(*gelezen, geteld)
        return gelezen
    except Invoerfout as fout:
        formulier.neem_over(fout, {naam: veldnaam(code, naam) for naam in fout.fouten})
    except Geweigerd as fout:
        formulier.fouten["uitkomst"] = str(fout)
    return None


def _antwoord(
    bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier, uitkomst: Uitkomst, velden: dict[str, str]
) -> Taakantwoord:
    return Taakantwoord(
        id=_antwoord_id(bezoek, scherm, formulier),
        taak_id=scherm.taak.id,
        traject_id=scherm.taak.traject_id,
        gebruiker_id=bezoek.persoon.id,
        besluit=uitkomst.code,
        motivering=velden.get("motivering", ""),
        velden=velden,
        gegeven_op=bezoek.nu,
    )


def _antwoord_id(bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier) -> UUID:
    return antwoord_id(scherm.taak.id, bezoek.persoon.id, _inhoud(formulier))


def _inhoud(formulier: Formulier) -> Iterable[str]:
    for naam in sorted(formulier.waarden):
        yield from (naam, formulier.tekst(naam))


def _stap(scherm: Taakscherm) -> tuple[Plan, Taakstap]:
    gevonden = procedurestap(scherm.taak.soort)
    assert gevonden
    plan, stap = gevonden
    assert isinstance(stap, Taakstap)
    return plan, stap


def _check_mag_afronden(bezoek: Bezoek, scherm: Taakscherm) -> None:
    """Whoever the task is assigned to may finish it, unless only a doctor can judge it."""
    wie = _stap(scherm)[1].wie
    if not scherm.taak.van_mij or wie is Wie.JEUGDARTS:
        gemeente = scherm.dossier.kop.gemeente_code
        check_mag_stap_afronden(bezoek.persoon.beleid, gemeente, afdeling_van(scherm), wie)
