"""The form of a verzuimstaat, the same for every way in: a file, one pupil at a time, or none at all."""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.formulieren import Formulier
from api.onderdelen import Onderdelen
from domain.campagnes.verzuimstaat import KOLOMMEN, Staatantwoord, Staatkop, als_melding
from domain.fouten import Geweigerd, Invoerfout
from domain.namen import keuzes
from domain.soorten import Kanaal, Onderwijssoort
from storage.aanname import Herkomst, KenmerkBestaatAl
from storage.database import SYSTEEM
from storage.importeren import Verslag
from storage.intake import neem_melding_aan
from storage.invoerbestand import Bestandsfout
from storage.lijsten.verzuimstaten import Schoolverzoekregel, Staatleerling, teruggestuurd
from storage.staatlijst import STAAT_ER_AL, lees_staat, neem_lijst_aan, veld_van
from storage.verzuimstaten import beantwoord_verzoek, lees_kop

KIES_BESTAND = "Kies een CSV-bestand of een Excel-bestand (.xlsx)."
NOG_LEEG = "Er staan nog geen leerlingen in de lijst. Voeg er een toe, of kies dat er geen zijn."


@dataclass(frozen=True)
class Opsturen:
    """A school's request, and on whose behalf something is sent."""

    onderdelen: Onderdelen
    verzoek: Schoolverzoekregel
    door: str


async def verwerk(opsturen: Opsturen, formulier: Formulier) -> Verslag | None:
    """Do what was chosen; faults stand in the form. A file gives a report of its lines."""
    actie, verslag = formulier.tekst("actie"), None
    if actie == "bestand":
        verslag = await _neem_bestand_aan(opsturen, formulier)
    elif actie == "leerling":
        await _neem_leerling_aan(opsturen, formulier)
    elif actie == "klaar" and not opsturen.verzoek.leerlingen:
        formulier.fouten[""] = NOG_LEEG
    elif actie in ("klaar", "geen"):
        soort = Staatantwoord.LIJST if actie == "klaar" else Staatantwoord.GEEN
        await _beantwoord(opsturen, formulier, soort)
    else:
        formulier.fouten[""] = "Kies wat u wilt doen."
    return verslag


async def _neem_bestand_aan(opsturen: Opsturen, formulier: Formulier) -> Verslag | None:
    """A file of which every line was taken in is the answer; otherwise the school mends it and sends it."""
    gekozen = formulier.bestanden.get("bestand", [])
    if not gekozen:
        formulier.fouten["bestand"] = KIES_BESTAND
        return None
    try:
        regels = await asyncio.to_thread(lees_staat, await gekozen[0].read())
    except Bestandsfout as fout:
        formulier.fouten["bestand"] = str(fout)
        return None
    kop = await _kop(opsturen)
    onderdelen, locatie = opsturen.onderdelen, opsturen.verzoek.locatie_id
    nu = onderdelen.klok.nu()
    verslag = await neem_lijst_aan(onderdelen.database, onderdelen.kluis, regels, kop, locatie, nu)
    if verslag.gelezen and not verslag.geweigerd:
        await _beantwoord(opsturen, formulier, Staatantwoord.LIJST)
    return verslag


async def _neem_leerling_aan(opsturen: Opsturen, formulier: Formulier) -> None:
    velden = {naam: formulier.tekst(naam) for naam in KOLOMMEN}
    onderdelen = opsturen.onderdelen
    herkomst = Herkomst(kanaal=Kanaal.VERZUIMSTAAT, locaties=frozenset({opsturen.verzoek.locatie_id}))
    try:
        invoer = als_melding(velden, await _kop(opsturen))
        nu = onderdelen.klok.nu()
        await neem_melding_aan(onderdelen.database, onderdelen.kluis, invoer, herkomst, nu)
    except Invoerfout as fout:
        for pad, zin in fout.fouten.items():
            formulier.fouten.setdefault(veld_van(pad), zin)
    except KenmerkBestaatAl:
        formulier.fouten["leerlingnummer"] = STAAT_ER_AL


async def _beantwoord(opsturen: Opsturen, formulier: Formulier, antwoord: Staatantwoord) -> None:
    if antwoord is Staatantwoord.GEEN and opsturen.verzoek.leerlingen:
        formulier.fouten[""] = "Er staan al leerlingen in de lijst. Kies dat de lijst klaar is."
        return
    onderdelen = opsturen.onderdelen
    try:
        async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
            nu = onderdelen.klok.nu()
            await beantwoord_verzoek(schrijver, opsturen.verzoek.id, antwoord, opsturen.door, nu)
    except Geweigerd as fout:
        formulier.fouten[""] = str(fout)


async def _kop(opsturen: Opsturen) -> Staatkop:
    async with opsturen.onderdelen.database.lezer(SYSTEEM) as lezer:
        return await lees_kop(lezer, opsturen.verzoek.id)


async def leerlingen_van(onderdelen: Onderdelen, vraag_id: UUID) -> tuple[Staatleerling, ...]:
    """What the school has returned so far; only for who may see that school's names."""
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        return await teruggestuurd(lezer, vraag_id)


def paginagegevens(formulier: Formulier, verslag: Verslag | None, gedaan: str) -> dict[str, Any]:
    """What the form's template needs beside the request and its pupils."""
    return {
        "f": formulier,
        "fouten_boven": formulier.fouten,
        "verslag": verslag,
        "gedaan": gedaan,
        "kolommen": KOLOMMEN,
        "onderwijssoorten": keuzes(Onderwijssoort),
    }
