"""Reporting absence as a school: drafts, repeats, files, and handing in."""

from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import concepten
from api.bezoek import NIET_GEVONDEN, Bezoek, Schoolbezoek
from api.formulieren import Formulier, lees_formulier
from api.meldformulier import (
    Voorstel,
    als_melding,
    dit_lesuur,
    fout_in_leerling,
    neem_fouten_over,
    stel_voor,
    te_bewaren,
)
from domain.beleid import check_mag_melden
from domain.fouten import Invoerfout
from domain.klok import amsterdam
from domain.lijsten import Lijsten
from domain.namen import keuzes
from domain.regels import Norm, geldige_norm
from domain.soorten import Kanaal, Meldingsoort, Onderwijssoort
from storage.aanname import Herkomst, KenmerkBestaatAl
from storage.afspraken import regels_voor, regio_van
from storage.bijlagen import bewaar_bij_concept, bijlagen_van_concept, verwijder_uit_concept
from storage.concepten import verwijder
from storage.database import Lezer
from storage.intake import neem_melding_aan
from storage.kopieadressen import bevestigde_adressen
from storage.lijsten.herhaling import gegevens_voor_opnieuw
from storage.lijsten.organisaties import Locatie, doelgemeenten, scholen_van
from storage.lijsten.school import melding_van_school
from storage.regiolijsten import lijsten_bij

router = APIRouter(include_in_schema=False)

AL_VERSTUURD = "Dit concept is er niet meer. Is de melding al verstuurd? Kijk bij Mijn meldingen."


@router.get("/melden")
async def overzicht(bezoek: Schoolbezoek) -> Response:
    return await bezoek.toon("melden_overzicht.html", concepten=await concepten.meldingconcepten(bezoek))


@router.post("/melden")
async def nieuw(bezoek: Schoolbezoek) -> Response:
    waarden = {"melder_naam": bezoek.persoon.naam, "melder_email": bezoek.persoon.email}
    concept_id = await concepten.begin_melding(bezoek, waarden)
    return RedirectResponse(f"/melden/{concept_id}", 303)


@router.post("/melden/nu")
async def nu(bezoek: Schoolbezoek) -> Response:
    """Somebody is missing in this lesson: day and hour stand there, so that the school can act at once."""
    waarden = {"melder_naam": bezoek.persoon.naam, "melder_email": bezoek.persoon.email}
    concept_id = await concepten.begin_melding(bezoek, waarden | dit_lesuur(bezoek.nu))
    return RedirectResponse(f"/melden/{concept_id}", 303)


@router.post("/melden/opnieuw/{nummer}")
async def opnieuw(bezoek: Schoolbezoek, nummer: str) -> Response:
    """A repeat starts with what is known of the pupil; only days and what changed are asked."""
    async with bezoek.lezer() as lezer:
        melding = await melding_van_school(lezer, bezoek.persoon, nummer, bezoek.nu)
        if melding is None:
            raise NIET_GEVONDEN
        bekend = await gegevens_voor_opnieuw(
            lezer, bezoek.persoon, bezoek.onderdelen.kluis, melding.regel.melding_id
        )
    school = (bekend or {}).get("brin", "") + (bekend or {}).get("vestiging", "")
    waarden = (bekend or {}) | {"herhaling": nummer, "school": school, "soort": melding.regel.soort.value}
    concept_id = await concepten.begin_melding(bezoek, waarden)
    return RedirectResponse(f"/melden/{concept_id}", 303)


@router.get("/melden/bij-soort")
async def bij_soort(bezoek: Schoolbezoek, soort: str = "") -> Response:
    """What htmx asks for when another kind is chosen: the reasons that belong to it."""
    formulier = Formulier({"soort": soort})
    redenen = (await _keuzes(bezoek, await _scholen(bezoek), formulier))["redenen"]
    return bezoek.onderdelen.weergave.deel("melden_bij_soort.html", f=formulier, redenen=redenen)


@router.get("/melden/{concept_id}")
async def meldpagina(bezoek: Schoolbezoek, concept_id: UUID) -> Response:
    return await _toon(bezoek, concept_id, Formulier(await _concept(bezoek, concept_id)))


@router.post("/melden/concept/{concept_id}")
async def bewaar(request: Request, bezoek: Schoolbezoek, concept_id: UUID) -> Response:
    """What htmx sends while somebody types; answers with one line of text."""
    formulier = await lees_formulier(request)
    bewaard = await concepten.bewaar_melding(bezoek, concept_id, te_bewaren(formulier))
    zin = (
        f"Concept bewaard om {amsterdam(bezoek.onderdelen.klok.nu()):%H.%M} uur." if bewaard else AL_VERSTUURD
    )
    return bezoek.onderdelen.weergave.deel("conceptstand.html", bericht=zin)


@router.post("/melden/{concept_id}/weggooien")
async def gooi_weg(bezoek: Schoolbezoek, concept_id: UUID) -> Response:
    async with bezoek.schrijver() as schrijver:
        await verwijder(schrijver, bezoek.persoon, concept_id)
    return RedirectResponse("/melden", 303)


@router.post("/melden/{concept_id}")
async def verwerk(request: Request, bezoek: Schoolbezoek, concept_id: UUID) -> Response:
    """Every button of the form ends here; what was typed and uploaded is kept first."""
    bewaard = await _concept(bezoek, concept_id)
    herhaling, lesuur = bewaard.get("herhaling", ""), bewaard.get("lesuur", "")
    formulier = await lees_formulier(request)
    formulier.waarden |= {"herhaling": herhaling, "lesuur": lesuur}
    await concepten.bewaar_melding(bezoek, concept_id, te_bewaren(formulier))
    await _bewaar_bestanden(bezoek, concept_id, formulier)
    knop = formulier.waarde("knop") or "versturen"
    if knop.startswith("weg:"):
        await _verwijder_bestand(bezoek, knop.removeprefix("weg:"))
    if knop == "versturen":
        return await _verstuur(bezoek, concept_id, formulier)
    return await _toon(
        bezoek,
        concept_id,
        formulier,
        voorstel=await _voorstel(bezoek, formulier) if knop == "voorstel" else None,
        stand="Uw concept is bewaard." if knop == "bewaren" and not formulier.fouten else "",
    )


async def _verstuur(bezoek: Bezoek, concept_id: UUID, formulier: Formulier) -> Response:
    scholen = await _scholen(bezoek)
    school = formulier.tekst("school") or (scholen[0].school if len(scholen) == 1 else "")
    if not school:
        formulier.fouten["school"] = "Kies de school en de locatie."
    lijsten = await _lijsten(bezoek, scholen)
    invoer = als_melding(formulier, concept_id, school, amsterdam(bezoek.nu).date(), lijsten)
    if invoer is None or formulier.fouten:
        return await _toon(bezoek, concept_id, formulier)
    check_mag_melden(bezoek.persoon.beleid, school)
    herkomst = Herkomst(
        kanaal=Kanaal.FORMULIER,
        gebruiker_id=bezoek.persoon.id,
        locaties=bezoek.persoon.locaties,
        concept_id=concept_id,
    )
    try:
        ontvangst = await neem_melding_aan(
            bezoek.onderdelen.database, bezoek.onderdelen.kluis, invoer, herkomst, bezoek.nu
        )
    except Invoerfout as fout:
        neem_fouten_over(formulier, fout)
        return await _toon(bezoek, concept_id, formulier)
    except KenmerkBestaatAl as fout:
        return RedirectResponse(f"/mijn-meldingen/{fout.melding_nummer}", 303)
    return RedirectResponse(f"/mijn-meldingen/{ontvangst.melding_nummer}?ontvangen=true", 303)


async def _bewaar_bestanden(bezoek: Bezoek, concept_id: UUID, formulier: Formulier) -> None:
    """Keep what was uploaded with the draft, so that a fault elsewhere does not ask for it again."""
    async with bezoek.lezer() as lezer:
        aantal = len(await bijlagen_van_concept(lezer, bezoek.persoon, concept_id))
    for bestand in formulier.bestanden.get("bijlagen", []):
        if aantal >= bezoek.onderdelen.instellingen.max_bijlagen:
            formulier.fouten["bijlagen"] = (
                f"Voeg hooguit {aantal} bestanden toe. Wat te veel was, is niet bewaard."
            )
            return
        aantal += await _bewaar_bestand(
            bezoek, concept_id, formulier, bestand.filename or "", await bestand.read()
        )


async def _bewaar_bestand(
    bezoek: Bezoek, concept_id: UUID, formulier: Formulier, naam: str, inhoud: bytes
) -> bool:
    try:
        async with bezoek.schrijver() as schrijver:
            await bewaar_bij_concept(schrijver, bezoek.persoon, concept_id, naam, inhoud, bezoek.nu)
    except Invoerfout as fout:
        formulier.fouten["bijlagen"] = " ".join(fout.fouten.values())
        return False
    return True


async def _verwijder_bestand(bezoek: Bezoek, bijlage_id: str) -> None:
    try:
        async with bezoek.schrijver() as schrijver:
            await verwijder_uit_concept(schrijver, bezoek.persoon, UUID(bijlage_id))
    except ValueError:
        raise NIET_GEVONDEN from None


async def _voorstel(bezoek: Bezoek, formulier: Formulier) -> Voorstel:
    """The helper's advice by the norms of the region; the proposed kind is chosen in the form at once."""
    vandaag = amsterdam(bezoek.nu).date()
    voorstel = stel_voor(formulier, await _norm(bezoek, formulier.tekst("gemeentecode"), vandaag), vandaag)
    if voorstel.soort:
        formulier.waarden["soort"] = voorstel.soort.value
    return voorstel


async def _norm(bezoek: Bezoek, gemeente: str, vandaag: date) -> Norm:
    """The norm of the region where the pupil lives, or else of the region where the school stands."""
    scholen = await _scholen(bezoek)
    async with bezoek.lezer() as lezer:
        bekend = {code for code, _ in await doelgemeenten(lezer)}
        code = gemeente if gemeente in bekend else scholen[0].gemeente_code
        regio = await regio_van(lezer, code)
        return geldige_norm(await regels_voor(lezer, regio), vandaag, regio)


async def _concept(bezoek: Bezoek, concept_id: UUID) -> dict[str, str]:
    waarden = await concepten.lees_melding(bezoek, concept_id)
    if waarden is None:
        raise NIET_GEVONDEN
    return waarden


async def _scholen(bezoek: Bezoek) -> tuple[Locatie, ...]:
    async with bezoek.lezer() as lezer:
        return await scholen_van(lezer, bezoek.persoon)


async def _toon(
    bezoek: Bezoek,
    concept_id: UUID,
    formulier: Formulier,
    *,
    voorstel: Voorstel | None = None,
    stand: str = "",
) -> Response:
    async with bezoek.lezer() as lezer:
        bijlagen = await bijlagen_van_concept(lezer, bezoek.persoon, concept_id)
        gemeenten = dict(await doelgemeenten(lezer))
        scholen = await scholen_van(lezer, bezoek.persoon)
        meteen = await _meteen_bericht(lezer, scholen, formulier)
    return await bezoek.toon(
        "melden.html",
        status=400 if formulier.fouten else 200,
        concept_id=concept_id,
        f=formulier,
        fouten_boven=formulier.fouten,
        advies=voorstel,
        hulp_open=voorstel is not None,
        herhaling=formulier.waarde("herhaling"),
        fout_in_leerling=fout_in_leerling(formulier),
        bijlagen=bijlagen,
        gemeenten=gemeenten,
        max_bijlagen=bezoek.onderdelen.instellingen.max_bijlagen,
        conceptstand=stand,
        meteen_bericht=meteen,
        **await _keuzes(bezoek, scholen, formulier),
    )


async def _meteen_bericht(
    lezer: Lezer, scholen: tuple[Locatie, ...], formulier: Formulier
) -> tuple[str, ...] | None:
    """Who reads along with a report of this lesson; None for any other report."""
    if not formulier.waarde("lesuur"):
        return None
    gekozen = [locatie for locatie in scholen if locatie.school == formulier.tekst("school")]
    return await bevestigde_adressen(lezer, (gekozen or list(scholen))[0].id)


async def _lijsten(bezoek: Bezoek, scholen: tuple[Locatie, ...]) -> Lijsten:
    """The reasons of the region where the school stands."""
    async with bezoek.lezer() as lezer:
        return await lijsten_bij(lezer, scholen[0].gemeente_code, amsterdam(bezoek.nu).date())


async def _keuzes(bezoek: Bezoek, scholen: tuple[Locatie, ...], formulier: Formulier) -> dict[str, Any]:
    """The lists to choose from; the reasons follow the chosen kind."""
    soort = formulier.waarde("soort")
    bekend = soort in {lid.value for lid in Meldingsoort}
    return {
        "scholen": {school.school: f"{school.naam} ({school.school})" for school in scholen},
        "soorten": keuzes(Meldingsoort),
        "onderwijssoorten": keuzes(Onderwijssoort),
        "redenen": (await _lijsten(bezoek, scholen)).redenen(Meldingsoort(soort)) if bekend else {},
    }
