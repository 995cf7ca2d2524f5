"""Finds personal data where it may not be: numbers, names and birth dates in raw bytes, logs and mails."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from babel.dates import format_date
from temporalio.client import Client

from domain.tekstinvoer import KOLOMMEN
from tests.histories.ontsleutel import ontsleutel, payloads
from voorbeeld.gebruikers import GEBRUIKERS
from voorbeeld.scholen import GEMEENTEN, LOCATIES, SCHOLEN

LANG_GENOEG = 6
"""A shorter surname alone is too often part of another word; with first names it is searched all the same."""
NUMMER = re.compile(rb"(?<!\d)\d{9}(?!\d)")


@dataclass(frozen=True)
class Persoon:
    """What of a pupil may stand nowhere but in the register."""

    achternaam: str
    voornamen: str
    voorvoegsel: str
    geboortedatum: date | None
    nummers: frozenset[str]


class Zoeker:
    """Searches for everybody at once; `namen` leaves out surnames that people at work have, too."""

    def __init__(self, personen: Iterable[Persoon]) -> None:
        personen = list(personen)
        self.nummers = {nummer.encode() for persoon in personen for nummer in persoon.nummers}
        bekend = _openbare_woorden()
        self.overgeslagen = {p.achternaam for p in personen if p.achternaam.casefold() in bekend}
        teksten = {tekst for persoon in personen for tekst in _teksten(persoon, bekend)}
        self._naalden = {naald: tekst for tekst in teksten for naald in _schrijfwijzen(tekst)}

    def __len__(self) -> int:
        return len(self.nummers) + len(set(self._naalden.values()))

    def zoek(self, inhoud: bytes) -> set[str]:
        """What was found in these bytes, whatever else they hold."""
        gevonden = {nummer.decode() for nummer in set(NUMMER.findall(inhoud)) & self.nummers}
        klein = inhoud.lower() + inhoud.decode("utf-8", "ignore").casefold().encode()
        return gevonden | {tekst for naald, tekst in self._naalden.items() if naald in klein}


def _openbare_woorden() -> set[str]:
    """Words in the names of officers, reporters, schools and places: those stand in mails rightly."""
    namen = [gebruiker.naam for gebruiker in GEBRUIKERS]
    namen += [melder.naam for locatie in LOCATIES for melder in locatie.melders]
    namen += [*(s.naam for s in SCHOLEN), *(plek.naam for plek in LOCATIES), *(g.naam for g in GEMEENTEN)]
    return {woord.casefold() for naam in namen for woord in re.findall(r"[\w'’-]+", naam)}


def _teksten(persoon: Persoon, openbaar: set[str]) -> Iterator[str]:
    achter, voor, tussen = persoon.achternaam, persoon.voornamen, persoon.voorvoegsel
    if len(achter) >= LANG_GENOEG and achter.casefold() not in openbaar:
        yield achter
    for heel in (
        f"{voor} {tussen} {achter}",
        f"{voor} {achter}",
        f"{achter}, {voor}",
        f"{achter};{tussen};{voor}",
    ):
        yield " ".join(heel.split())
    if persoon.geboortedatum:
        yield from datums(persoon.geboortedatum)


def datums(dag: date) -> tuple[str, ...]:
    """A day as machines and as Dutch people write it."""
    lang = format_date(dag, "d MMMM y", "nl_NL")
    return dag.isoformat(), f"{dag:%d-%m-%Y}", f"{dag.day}-{dag.month}-{dag.year}", lang


def _schrijfwijzen(tekst: str) -> set[bytes]:
    """As UTF-8 in lower case, and as JSON that keeps to ASCII writes it."""
    klein = tekst.casefold()
    return {klein.encode(), tekst.lower().encode(), json.dumps(klein)[1:-1].encode()}


def uit_bestand(rijen: Iterable[tuple[str, ...]]) -> Iterator[Persoon]:
    """The pupils in the lines of a file with meldingen, refused lines as well."""
    for velden in rijen:
        if len(velden) == len(KOLOMMEN):
            yield _persoon(dict(zip(KOLOMMEN, velden, strict=True)))


def _persoon(regel: Mapping[str, str]) -> Persoon:
    nummers = {regel[naam] for naam in ("bsn", "onderwijsnummer")}
    return Persoon(
        achternaam=regel["achternaam"],
        voornamen=regel["voornamen"],
        voorvoegsel=regel["voorvoegsel"],
        geboortedatum=_datum(regel["geboortedatum"]),
        nummers=frozenset(nummer for nummer in nummers if re.fullmatch(r"\d{9}", nummer)),
    )


def _datum(tekst: str) -> date | None:
    delen = tekst.split("-")
    try:
        return date(*map(int, reversed(delen))) if len(delen) == 3 else None
    except ValueError:
        return None


def in_bestanden(zoeker: Zoeker, paden: Iterable[Path]) -> dict[str, set[str]]:
    """By file name what was found in it, nothing for clean files."""
    per_bestand = {pad.name: zoeker.zoek(pad.read_bytes()) for pad in paden if pad.is_file()}
    return {naam: gevonden for naam, gevonden in per_bestand.items() if gevonden}


def in_mails(zoeker: Zoeker, mails: Iterable[EmailMessage]) -> set[str]:
    """In the decoded headers and parts of mails: quoted-printable would hide a name."""
    gevonden: set[str] = set()
    for mail in mails:
        koppen = "\n".join(f"{naam}: {waarde}" for naam, waarde in mail.items())
        delen = [str(deel.get_content()) for deel in mail.walk() if not deel.is_multipart()]
        gevonden |= zoeker.zoek("\n".join([koppen, *delen]).encode())
    return gevonden


async def in_historie(zoeker: Zoeker, client: Client, workflow_id: str) -> tuple[set[str], int]:
    """In the decrypted history of one case, and how many payloads it had."""
    historie = await ontsleutel(await client.get_workflow_handle(workflow_id).fetch_history())
    delen = [payload.data for event in historie.events for payload in payloads(event)]
    heel = b"\n".join([*delen, *(event.SerializeToString() for event in historie.events)])
    return zoeker.zoek(heel), len(delen)
