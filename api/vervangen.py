"""Standing in for a colleague: who, by whom, from which day to which."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from sqlmodel import select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Dossierlezer
from api.formulieren import Formulier, lees_formulier
from domain.fouten import Geweigerd, Invoerfout
from storage.database import SYSTEEM, Lezer
from storage.gebruikers import Persoon, persoon_van
from storage.lijsten.vervangingen import mensen, vervangingen
from storage.tabellen import Vervanging
from storage.vervangingen import regel_vervanging, trek_in

router = APIRouter(include_in_schema=False)

GEEN_DAG = "Vul een dag in, bijvoorbeeld 03-09-2026."
VINKJE = "vervanger-"
GEDAAN = {
    "geregeld": "De vervanging is geregeld.",
    "gestopt": "De vervanging is gestopt. Wat niet af was, is terug.",
}


@router.get("/vervanging")
async def vervangpagina(bezoek: Dossierlezer, gedaan: str = "") -> Response:
    formulier = Formulier({"wie": str(bezoek.persoon.id)})
    return await _toon(bezoek, formulier, bevestiging=GEDAAN.get(gedaan, ""))


@router.post("/vervanging")
async def regel(request: Request, bezoek: Dossierlezer) -> Response:
    formulier = await lees_formulier(request)
    van, tot = formulier.dag("van", GEEN_DAG), formulier.dag("tot", GEEN_DAG)
    if van and tot:
        await _regel(bezoek, formulier, van, tot)
    if formulier.fouten:
        return await _toon(bezoek, formulier)
    return RedirectResponse("/vervanging?gedaan=geregeld", 303)


@router.post("/vervanging/{vervanging_id}/stoppen")
async def stop(bezoek: Dossierlezer, vervanging_id: UUID) -> Response:
    """HTTP 404 for one that this person cannot see, 403 for one that somebody else arranges."""
    async with bezoek.lezer() as lezer:
        if (await lezer.exec(select(Vervanging.id).where(Vervanging.id == vervanging_id))).first() is None:
            raise NIET_GEVONDEN
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        zoek = select(Vervanging).where(Vervanging.id == vervanging_id).with_for_update()
        vervanging = (await schrijver.exec(zoek)).one()
        wie = await _persoon(schrijver, vervanging.gebruiker_id)
        await trek_in(schrijver, bezoek.persoon, wie, vervanging, bezoek.nu)
    return RedirectResponse("/vervanging?gedaan=gestopt", 303)


async def _regel(bezoek: Bezoek, formulier: Formulier, van: date, tot: date) -> None:
    """As the system: moving tasks owes workflows their messages. The step itself checks who asks."""
    try:
        vervangers = [
            UUID(naam.removeprefix(VINKJE)) for naam in formulier.waarden if naam.startswith(VINKJE)
        ]
        async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
            wie = await _persoon(schrijver, UUID(formulier.tekst("wie") or str(bezoek.persoon.id)))
            await regel_vervanging(schrijver, bezoek.persoon, wie, vervangers, van, tot, bezoek.nu)
    except Invoerfout as fout:
        formulier.neem_over(fout)
    except (Geweigerd, ValueError) as fout:
        formulier.fouten["wie"] = str(fout) if isinstance(fout, Geweigerd) else "Kies een collega."


async def _persoon(sessie: Lezer, gebruiker_id: UUID) -> Persoon:
    gevonden = await persoon_van(sessie, gebruiker_id)
    if gevonden is None:
        raise Geweigerd("Kies een collega.")
    return gevonden


async def _toon(bezoek: Bezoek, formulier: Formulier, *, bevestiging: str = "") -> Response:
    async with bezoek.lezer() as lezer:
        lopend = await vervangingen(lezer, bezoek.persoon, verdeelt=bezoek.verdeelt)
        collegas = await mensen(lezer, bezoek.persoon)
    return await bezoek.toon(
        "vervanging.html",
        status=400 if formulier.fouten else 200,
        f=formulier,
        fouten_boven=formulier.fouten,
        lopend=lopend,
        collegas=collegas,
        vinkje=VINKJE,
        verdeelt=bezoek.verdeelt,
        bevestiging=bevestiging,
    )
