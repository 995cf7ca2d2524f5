"""The page on which an officer decides about a trajectory."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import proceduretaken, taakconcept
from api.afronden import TE_LAAT, Tegenslag, afdeling_van, antwoord_id, is_gedaan, lees_scherm, rond_af
from api.bezoek import Bezoek, Dossierlezer
from api.concepten import gooi_taak_weg
from api.dossiers import noteer_inzage
from api.formulieren import Formulier, lees_formulier
from api.tijdlijn import tijdlijn
from api.weigering import weigering
from api.werkblad import Werkblad, werkblad
from domain.beleid import check_mag_taak_afronden
from domain.besluiten import Besluitinvulling, lees_besluit, mogelijk
from domain.fouten import Geweigerd, Invoerfout
from domain.kalender import dag_van
from domain.lijsten import Lijsten
from domain.namen import label
from domain.procedures.alle import te_starten
from domain.soorten import Besluit, Taaksoort, WachtStatus
from storage.inzage import Bekeken
from storage.lijsten.organisaties import doelgemeenten
from storage.lijsten.taken import Taakscherm
from storage.regiolijsten import lijsten_bij
from storage.tabellen import Taakantwoord

router = APIRouter(include_in_schema=False)

TEKSTVELDEN = ("besluit", "motivering", "resultaat", "vraag", "doelgemeente", "procedure")
GEDAAN = 303
BEGINT_ELDERS = "Deze procedure vraagt eerst gegevens. Start haar vanuit het dossier."
UITLEG: dict[Besluit, str] = {
    Besluit.OPPAKKEN: "U gaat met de leerling en de school aan de slag. De school hoort dat u het oppakt.",
    Besluit.PROCEDURE: (
        "U gaat verder in een procedure, bijvoorbeeld ziekteverzuim. Het traject wacht tot die klaar is."
    ),
    Besluit.VRAAG_SCHOOL: "De school krijgt een mail met uw vraag en een link om te antwoorden.",
    Besluit.TER_KENNISNAME: "U doet nu niets. De melding telt mee als de school opnieuw meldt.",
    Besluit.ANDERE_GEMEENTE: "De leerling woont ergens anders. Die gemeente krijgt het dossier.",
    Besluit.DOORSTROOMPUNT: "De leerling hoort bij het Doorstroompunt, bijvoorbeeld door de leeftijd.",
    Besluit.SLUITEN: "U bent klaar. De school hoort met welk resultaat.",
}


@router.get("/taken/{taak_id}")
async def taakpagina(bezoek: Dossierlezer, taak_id: UUID) -> Response:
    async with bezoek.inzage() as schrijver:
        scherm = await lees_scherm(bezoek, taak_id)
        noteer_inzage(bezoek, schrijver, scherm.dossier.kop, Bekeken.TAAK)
        formulier = await taakconcept.formulier_van(bezoek, scherm)
        laat_zien = proceduretaken.toon if scherm.taak.procedure_id else toon
        return await laat_zien(bezoek, scherm, formulier)


@router.post("/taken/{taak_id}")
async def beslis(request: Request, bezoek: Dossierlezer, taak_id: UUID) -> Response:
    scherm = await lees_scherm(bezoek, taak_id)
    formulier = await lees_formulier(request)
    await taakconcept.bewaar(bezoek, scherm, formulier)
    if formulier.waarde("knop") == taakconcept.BEWAREN:
        return RedirectResponse(f"/taken/{taak_id}?gedaan=concept", 303)
    neem_aan = proceduretaken.neem_aan if scherm.taak.procedure_id else _neem_aan
    antwoord = await neem_aan(bezoek, scherm, formulier)
    if antwoord.status_code == GEDAAN:
        await gooi_taak_weg(bezoek, taak_id)
    return antwoord


async def _neem_aan(bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier) -> Response:
    if is_gedaan(scherm, _antwoord_id(bezoek, scherm, formulier)):
        return await toon(bezoek, scherm, formulier, TE_LAAT)
    _check_mag_afronden(bezoek, scherm)
    besluit, invulling = _lees(formulier, scherm, await _lijsten(bezoek, scherm))
    if besluit is None or invulling is None:
        return await toon(bezoek, scherm, formulier)
    rij = _antwoord(bezoek, scherm, formulier, besluit, invulling)
    tegenslag = await rond_af(bezoek, scherm.taak, rij)
    if tegenslag:
        return await toon(bezoek, await lees_scherm(bezoek, scherm.taak.id), formulier, tegenslag)
    return RedirectResponse(f"/dossiers/{scherm.taak.traject_nummer}?gedaan={besluit.value}", 303)


def _antwoord(
    bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier, besluit: Besluit, invulling: Besluitinvulling
) -> Taakantwoord:
    return Taakantwoord(
        id=_antwoord_id(bezoek, scherm, formulier),
        taak_id=scherm.taak.id,
        traject_id=scherm.taak.traject_id,
        gebruiker_id=bezoek.persoon.id,
        besluit=besluit.value,
        velden={"procedure": invulling.procedure} if invulling.procedure else {},
        gegeven_op=bezoek.nu,
        **invulling.model_dump(exclude={"procedure"}),
    )


def _antwoord_id(bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier) -> UUID:
    inhoud = (formulier.tekst(naam) for naam in ("antwoord_id", *TEKSTVELDEN))
    return antwoord_id(scherm.taak.id, bezoek.persoon.id, inhoud)


async def _lijsten(bezoek: Bezoek, scherm: Taakscherm) -> Lijsten:
    """The results of the region that handles the case."""
    async with bezoek.lezer() as lezer:
        return await lijsten_bij(lezer, scherm.dossier.kop.gemeente_code, dag_van(bezoek.nu))


def _lees(
    formulier: Formulier, scherm: Taakscherm, lijsten: Lijsten
) -> tuple[Besluit | None, Besluitinvulling | None]:
    """The decision and what belongs to it, or faults at the fields; one that is not offered hears why."""
    if formulier.tekst("besluit") not in {besluit.value for besluit in Besluit}:
        formulier.fouten["besluit"] = "Kies wat u besluit."
        return None, None
    besluit = Besluit(formulier.tekst("besluit"))
    try:
        invulling = _lees_invulling(besluit, formulier, scherm, lijsten)
    except Invoerfout as fout:
        formulier.neem_over(fout)
    except Geweigerd as fout:
        formulier.fouten["besluit"] = str(fout)
    else:
        if not invulling.procedure or invulling.procedure in _procedures(scherm) | _lopende(scherm):
            return besluit, invulling
        formulier.fouten["procedure"] = BEGINT_ELDERS
    return besluit, None


def _lees_invulling(
    besluit: Besluit, formulier: Formulier, scherm: Taakscherm, lijsten: Lijsten
) -> Besluitinvulling:
    kop = scherm.dossier.kop
    return lees_besluit(
        Taaksoort(scherm.taak.soort),
        besluit,
        {naam: formulier.tekst(naam) for naam in TEKSTVELDEN if naam != "besluit"},
        soort=kop.meldingsoort,
        gemeente=kop.gemeente_code,
        afdeling=afdeling_van(scherm),
        lijsten=lijsten,
        met_zorg=_met_zorg(scherm),
    )


def _met_zorg(scherm: Taakscherm) -> bool:
    """Whether the school told of a worry when it last reported."""
    return any(melding.zorgen for melding in scherm.dossier.meldingen[:1])


def _besluiten(scherm: Taakscherm) -> dict[str, tuple[str, str]]:
    """Code -> words and explanation of what can be decided here and now."""
    soort = Taaksoort(scherm.taak.soort)
    besluiten = mogelijk(soort, afdeling_van(scherm), met_zorg=_met_zorg(scherm))
    kan = [b for b in besluiten if b is not Besluit.PROCEDURE or _procedures(scherm)]
    return {b.value: (label(b), UITLEG[b]) for b in kan}


def _procedures(scherm: Taakscherm) -> dict[str, str]:
    """Code -> title of the procedures that a decision alone can start, none that runs already."""
    lopend = {p.soort for p in scherm.dossier.procedures if p.loopt}
    kop = scherm.dossier.kop
    plannen = te_starten(kop.soort, kop.leerling.leeftijd, behalve=lopend)
    zonder_vragen = (p for p in plannen if not any(veld.verplicht for veld in p.startvelden))
    return {plan.soort.value: plan.titel for plan in zonder_vragen}


def _lopende(scherm: Taakscherm) -> dict[str, str]:
    """What runs already: who decides to go on in it, or sends the same form again, simply waits for it."""
    return {p.soort.value: p.plan.titel for p in scherm.dossier.procedures if p.loopt}


def _check_mag_afronden(bezoek: Bezoek, scherm: Taakscherm) -> None:
    """Whoever the task is assigned to may always finish it; a colleague when the policy says so."""
    if not scherm.taak.van_mij:
        gemeente = scherm.dossier.kop.gemeente_code
        check_mag_taak_afronden(bezoek.persoon.beleid, gemeente, afdeling_van(scherm))


async def toon(
    bezoek: Bezoek,
    scherm: Taakscherm,
    formulier: Formulier,
    tegenslag: Tegenslag | None = None,
    *,
    blad: Werkblad | None = None,
    status: int = 200,
) -> Response:
    """The page of a task of the trajectory; `blad` and `status` when arranging the task did not succeed."""
    kop = scherm.dossier.kop
    async with bezoek.lezer() as lezer:
        gemeenten = dict(await doelgemeenten(lezer, behalve=kop.gemeente_code))
    tegenslag = tegenslag or Tegenslag(400 if formulier.fouten else status)
    blad = blad or await werkblad(bezoek, scherm)
    return await bezoek.toon(
        "taak.html",
        status=tegenslag.status,
        taak=scherm.taak,
        d=scherm.dossier,
        gedaan=scherm.taak.status != WachtStatus.OPEN,
        weigering=weigering(_check_mag_afronden, bezoek, scherm),
        tijdlijn=tijdlijn(scherm.dossier.gebeurtenissen),
        besluiten=_besluiten(scherm),
        resultaten=(await _lijsten(bezoek, scherm)).resultaten(kop.meldingsoort),
        gemeenten=gemeenten,
        procedures=_procedures(scherm),
        f=formulier,
        w=blad,
        fouten_boven=formulier.fouten or blad.f.fouten,
        botsing=tegenslag.botsing,
        storing=tegenslag.storing,
    )
