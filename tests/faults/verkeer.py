"""A small load as schools and officers cause it, through the real HTTP interface, and what came of it.

Everybody here does what a person or a package does when something breaks: try again with the same key, the
same form. Nobody looks into the product; only finding a task or a question is done in the register.
"""

import asyncio
import json
import random
import re
import secrets
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx2
import psycopg
from sqlalchemy.exc import DBAPIError

from demo.gegevens import API_SCHOOL, API_SLEUTEL, demo_id
from infra.klok import echt_nu
from storage.aanmelden import begin_sessie
from storage.database import SYSTEEM
from tests.faults.opstelling import GEDULD, Opstelling
from voorbeeld.nummers import BSNS

T = TypeVar("T")
LINK = re.compile(r"/antwoord/([\w-]{20,})")
TIJDELIJK = (429, 500, 502, 503, 504)
PARALLEL = 5
VRAAG = {"besluit": "vraag-school", "vraag": "Is er al met de ouders gesproken?"}
PROCEDURE = {"besluit": "procedure", "procedure": "ziekteverzuim"}
OPGELOST = {"uitkomst": "opgelost", "opgelost__verslag": "De zorgen zijn weg."}
SLUIT = {"besluit": "sluiten", "resultaat": "naar-school", "motivering": "Gaat weer naar school."}


@dataclass
class Kasboek:
    """What the product promised to the outside: the invariants are judged against this."""

    verzonden: dict[str, bytes] = field(default_factory=dict)  # key -> body
    aangenomen: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # key -> numbers
    kenmerken: dict[str, str] = field(default_factory=dict)  # key -> the sender's reference
    afgerond: dict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))  # task -> statuses
    beantwoord: set[UUID] = field(default_factory=set)  # questions whose answer was thanked for


class Verkeer:
    """Schools that report and answer, and an officer who decides, against one product."""

    def __init__(self, opstelling: Opstelling, zaad: int = 1) -> None:
        self.opstelling = opstelling
        self.kas = Kasboek()
        self._toeval = random.Random(zaad)
        self._volgende = 0
        self._gelezen: dict[int, str] = {}

    async def begin(self) -> None:
        """Log the officer in; the session survives what happens to the web."""
        token, nu = secrets.token_urlsafe(16), echt_nu()
        async with self.opstelling.database.schrijver(SYSTEEM) as sessie:
            hash_ = sha256(token.encode()).digest()
            await begin_sessie(sessie, demo_id("gebruiker", "lpa1"), hash_, nu, nu + timedelta(hours=8))
        grens = httpx2.Timeout(30.0)
        basis = self.opstelling.web_url
        self.ambtenaar = httpx2.AsyncClient(base_url=basis, cookies={"verzuim": token}, timeout=grens)
        koppen = {"authorization": f"Bearer {API_SLEUTEL}"}
        self.school = httpx2.AsyncClient(base_url=basis, headers=koppen, timeout=grens)

    async def einde(self) -> None:
        await self.ambtenaar.aclose()
        await self.school.aclose()

    async def verhaal(self, *, kopieen: int = 2, parallel: int = 1, sluiten: bool = True) -> str:
        """Report, ask the school, answer, close: returns the number of the report."""
        nummer = await self.meld(kopieen=kopieen)
        await self.beslis(nummer, VRAAG, parallel=parallel)
        await self.antwoord(nummer)
        if sluiten:
            await self.beslis(nummer, SLUIT, parallel=parallel)
        return nummer

    async def procedureverhaal(self, *, parallel: int = 1) -> str:
        """Report, go on in a procedure, finish that, close: returns the number of the report."""
        nummer = await self.meld()
        for velden in (PROCEDURE, OPGELOST, SLUIT):
            await self.beslis(nummer, velden, parallel=parallel)
        return nummer

    async def meld(self, *, kopieen: int = 1, leerling: int | None = None) -> str:
        """One report, sent `kopieen` times at once under one key, each until it is accepted."""
        sleutel = uuid4().hex
        lichaam = self._melding(sleutel, leerling)
        self.kas.verzonden[sleutel], self.kas.kenmerken[sleutel] = lichaam, f"k-{sleutel[:12]}"
        await asyncio.gather(*(self.verstuur(sleutel, sleutel) for _ in range(kopieen)))
        return min(self.kas.aangenomen[sleutel])

    async def verstuur(self, sleutel: str, kop: str) -> None:
        """Send the report of `sleutel` under the Idempotency-Key `kop` until it is accepted."""

        async def een_keer() -> str | None:
            antwoord = await self.school.post(
                "/api/v1/meldingen",
                content=self.kas.verzonden[sleutel],
                headers={"idempotency-key": kop, "content-type": "application/json"},
            )
            if antwoord.status_code in (200, 201):
                nummer: str = antwoord.json()["meldingsnummer"]
                return nummer
            assert antwoord.status_code in (409, *TIJDELIJK), antwoord.text
            return None

        self.kas.aangenomen[sleutel].add(await self._tot(een_keer, "melding aangenomen"))

    async def beslis(self, nummer: str, velden: dict[str, str], *, parallel: int = 1) -> UUID:
        """Complete the open task of a report, `parallel` times at once; returns the task."""

        taak = await self.open_taak(nummer)
        await asyncio.gather(*(self._rond_af(taak, velden, poging) for poging in range(parallel)))
        return taak

    async def open_taak(self, nummer: str) -> UUID:
        """The open task of a report, as soon as there is one."""

        async def zoek() -> UUID | None:
            taak: UUID | None = self._een(_OPEN_TAAK, nummer)
            return taak

        return await self._tot(zoek, f"een taak bij {nummer}")

    async def _rond_af(self, taak: UUID, velden: dict[str, str], poging: int) -> None:
        formulier = {"antwoord_id": str(uuid4()), **velden}
        if poging:
            formulier["motivering"] = f"Poging {poging} van een collega."

        async def een_keer() -> int | None:
            antwoord = await self.ambtenaar.post(f"/taken/{taak}", data=formulier)
            assert antwoord.status_code in (303, 409, *TIJDELIJK), (
                antwoord.status_code,
                antwoord.text[:2000],
            )
            return None if antwoord.status_code in TIJDELIJK else antwoord.status_code

        self.kas.afgerond[taak].append(await self._tot(een_keer, f"taak {taak} afgerond"))

    async def antwoord(self, nummer: str) -> None:
        """Answer the question by the link in the mail; a link that was spent is looked up, not doubted."""

        async def link() -> str | None:
            return self._link_in_mail(nummer)

        async def een_keer() -> bool | None:
            antwoord = await self.school.post(
                f"/antwoord/{token}", data={"antwoord": "Ja, gisteren gebeld.", "naam": "M. Melder"}
            )
            if antwoord.status_code == 200:
                return True
            if antwoord.status_code == 404:
                return bool(self._een(_BEANTWOORD, nummer)) or None
            return None

        token = await self._tot(link, f"een link bij {nummer}")
        await self._tot(een_keer, f"het antwoord bij {nummer} aangenomen")
        vraag = self._een(_BEANTWOORD, nummer)
        self.kas.beantwoord.add(vraag)

    def _link_in_mail(self, nummer: str) -> str | None:
        postvak = self.opstelling.postvak
        for mail in postvak.nummers():
            if mail not in self._gelezen:
                deel = postvak.lees(mail).get_body(preferencelist=("plain",))
                self._gelezen[mail] = str(deel.get_content()) if deel else ""
            tekst = self._gelezen[mail]
            gevonden = LINK.search(tekst)
            if gevonden and nummer in tekst:
                return gevonden.group(1)
        return None

    def _een(self, sql: str, nummer: str) -> Any:
        with suppress(psycopg.Error):
            rijen = self.opstelling.vraag(sql, nummer=nummer)
            return rijen[0][0] if rijen else None
        return None

    async def _tot(self, poging: Callable[[], Awaitable[T | None]], wat: str) -> T:
        """Try until there is something; outages are waited out."""
        tot = time.monotonic() + GEDULD
        while time.monotonic() < tot:
            with suppress(httpx2.HTTPError, OSError, DBAPIError):
                gelukt = await poging()
                if gelukt is not None:
                    return gelukt
            await asyncio.sleep(0.1 + 0.3 * self._toeval.random())
        raise TimeoutError(f"Na {GEDULD:.0f} seconden nog geen {wat}.")

    def _melding(self, sleutel: str, leerling: int | None) -> bytes:
        if leerling is None:
            leerling, self._volgende = self._volgende, self._volgende + 1
        return melding_json(leerling, f"k-{sleutel[:12]}", echt_nu().date().isoformat())


_OPEN_TAAK = """SELECT t.id FROM taak t JOIN melding m ON m.traject_id = t.traject_id
    WHERE m.nummer = %(nummer)s AND t.status = 'open'"""
_BEANTWOORD = """SELECT v.id FROM vraag v JOIN melding m ON m.traject_id = v.traject_id
    WHERE m.nummer = %(nummer)s AND v.status = 'gedaan'"""


def melding_json(leerling: int, kenmerk: str, dag: str) -> bytes:
    """A report about invented pupil number `leerling`, as a school package sends it."""
    brin, vestiging = API_SCHOOL
    gegevens = {
        "kenmerk": kenmerk,
        "leerling": {
            "bsn": BSNS[leerling],
            "onderwijsnummer": None,
            "leerlingnummer": f"L-{leerling}",
            "achternaam": "Kanarievogel",
            "voorvoegsel": "van",
            "voornamen": "Quirijntje",
            "geboortedatum": "2011-03-09",
            "geslacht": "v",
            "adres": {
                "straat": "Voorbeeldlaan",
                "huisnummer": 1 + leerling,
                "toevoeging": "",
                "postcode": "1234AB",
                "plaats": "Voorbeeldstad",
                "gemeentecode": "9901",
            },
        },
        "brin": brin,
        "vestiging": vestiging,
        "klas": "3B",
        "onderwijssoort": "vmbo",
        "soort": "relatief-verzuim-wettelijk",
        "eerste_dag": dag,
        "laatste_dag": dag,
        "uren": "8",
        "melder_naam": "M. Melder",
        "melder_email": "melder@lyceum.example",
        "kopie_adressen": ["zorg@lyceum.example"],
        "meldingsdatum": dag,
    }
    return json.dumps(gegevens).encode()
