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
WOORD = re.compile(rb"[A-Za-z]+")
MET_HOOFDLETTER = re.compile(rb"[A-Z][a-z]+")
MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DATUM = re.compile(
    rb"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4}|\d{1,2} (?:" + MAANDEN.encode() + rb") \d{4})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Persoon:
    """What of a pupil may stand nowhere but in the register."""

    achternaam: str
    voornamen: str
    voorvoegsel: str
    geboortedatum: date | None
    nummers: frozenset[str]


class Zoeker:
    """Searches for everybody at once; surnames that people at work have, too, count with first names only."""

    def __init__(self, personen: Iterable[Persoon]) -> None:
        personen = list(personen)
        bekend = _openbare_woorden()
        self.overgeslagen = {p.achternaam for p in personen if p.achternaam.casefold() in bekend}
        self.nummers = {nummer for persoon in personen for nummer in persoon.nummers}
        self.datums = {
            d for persoon in personen if persoon.geboortedatum for d in datums(persoon.geboortedatum)
        }
        self.namen: dict[bytes, set[str]] = {}
        for persoon in personen:
            self.namen.setdefault(_stam(persoon.achternaam), set()).update(_namen(persoon, bekend))

    def __len__(self) -> int:
        return len(self.nummers) + len(self.datums) + len(set().union(*self.namen.values()))

    def zoek(self, inhoud: bytes, *, ruw: bool = False) -> set[str]:
        """What stands in these bytes as a word of its own, in any case.

        In a database file (`ruw`) a length or a tag may look like a letter that belongs to the word: there it
        is enough that something is spelled as in the register.
        """
        cijfers = {vondst.decode().lower() for vondst in (*NUMMER.findall(inhoud), *DATUM.findall(inhoud))}
        klein = inhoud.lower() + b"\n" + inhoud.decode("utf-8", "ignore").casefold().encode()
        stammen = _woorden(inhoud, klein, ruw=ruw) & self.namen.keys()
        mogelijk = [naam for stam in stammen for naam in self.namen[stam]]
        namen = {naam for naam in mogelijk if _als_woord(klein, naam) or (ruw and naam.encode() in inhoud)}
        return cijfers & (self.nummers | self.datums) | namen


def _stam(achternaam: str) -> bytes:
    """The first word of a surname, to look for everybody in one pass; empty (always looked for) when some
    of its letters can be written in more than one way."""
    gevonden = WOORD.match(achternaam.lower().encode())
    return gevonden.group() if achternaam.isascii() and gevonden else b""


def _woorden(inhoud: bytes, klein: bytes, *, ruw: bool) -> set[bytes]:
    woorden = {b"", *WOORD.findall(klein)}
    if ruw:  # what begins with a capital may stand right behind a letter, and have one behind it
        namen = {naam.lower() for naam in MET_HOOFDLETTER.findall(inhoud)}
        woorden |= namen | {naam[:-1] for naam in namen}
    return woorden


def _als_woord(klein: bytes, tekst: str) -> bool:
    return any(_los_woord(naald).search(klein) for naald in _schrijfwijzen(tekst) if naald in klein)


def _los_woord(naald: bytes) -> re.Pattern[bytes]:
    letter = rb"[a-z0-9\x80-\xff]"
    return re.compile(rb"(?<!" + letter + rb")" + re.escape(naald) + rb"(?!" + letter + rb")")


def _openbare_woorden() -> set[str]:
    """Words in the names of officers, reporters, schools and places: those stand in mails rightly."""
    namen = [gebruiker.naam for gebruiker in GEBRUIKERS]
    namen += [melder.naam for locatie in LOCATIES for melder in locatie.melders]
    namen += [*(s.naam for s in SCHOLEN), *(plek.naam for plek in LOCATIES), *(g.naam for g in GEMEENTEN)]
    return {woord.casefold() for naam in namen for woord in re.findall(r"[\w'’-]+", naam)}


def _namen(persoon: Persoon, openbaar: set[str]) -> Iterator[str]:
    achter, voor, tussen = persoon.achternaam, persoon.voornamen, persoon.voorvoegsel
    if len(achter) >= LANG_GENOEG and achter.casefold() not in openbaar:
        yield achter
    for heel in (f"{voor} {tussen} {achter}", f"{voor} {achter}", f"{achter}, {voor}") if voor else ():
        yield " ".join(heel.split())


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
    bestanden = [pad for pad in paden if pad.is_file()]
    per_bestand = {pad.name: zoeker.zoek(pad.read_bytes(), ruw=".db" in pad.name) for pad in bestanden}
    return {naam: gevonden for naam, gevonden in per_bestand.items() if gevonden}


def in_mails(zoeker: Zoeker, mails: Iterable[EmailMessage]) -> set[str]:
    """In the decoded headers and parts of mails: quoted-printable would hide a name."""
    return zoeker.zoek("\n".join(_leesbaar(mail) for mail in mails).encode())


def _leesbaar(mail: EmailMessage) -> str:
    koppen = [f"{naam}: {waarde}" for naam, waarde in mail.items()]
    return "\n".join([*koppen, *(str(deel.get_content()) for deel in mail.walk() if not deel.is_multipart())])


async def in_historie(zoeker: Zoeker, client: Client, workflow_id: str) -> tuple[set[str], int]:
    """In the decrypted history of one case, and how many payloads it had."""
    historie = await ontsleutel(await client.get_workflow_handle(workflow_id).fetch_history())
    delen = [payload.data for event in historie.events for payload in payloads(event)]
    heel = b"\n".join([*delen, *(event.SerializeToString() for event in historie.events)])
    return zoeker.zoek(heel), len(delen)
