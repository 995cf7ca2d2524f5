"""A delivery as one zip with telling names: read, also when it is a single CSV, and written."""

import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from domain.fouten import Invoerfout
from domain.leveringen import KOLOMMEN, Mutatieregel, lees_mutatie
from storage.invoerbestand import Bestandsfout, Regelfout, lees_regels

HOOGUIT_BYTES, HOOGUIT_BESTANDEN = 50_000_000, 50
VREEMD = "Deze leerling woont niet in uw gemeente."


@dataclass(frozen=True)
class Levering:
    """What could be read, and per refused line in which file and why not."""

    regels: tuple[Mutatieregel, ...]
    geweigerd: tuple[tuple[str, Regelfout], ...]


def lees_levering(naam: str, inhoud: bytes, gemeenten: Collection[str]) -> Levering:
    """All lines of all CSV files together; of residents of these municipalities. Raises Bestandsfout."""
    regels: list[Mutatieregel] = []
    geweigerd: list[tuple[str, Regelfout]] = []
    for bestand, bytes_ in _bestanden(naam, inhoud):
        for gelezen in _regels(bestand, bytes_, gemeenten):
            if isinstance(gelezen, Regelfout):
                geweigerd.append((bestand, gelezen))
            else:
                regels.append(gelezen)
    return Levering(tuple(regels), tuple(geweigerd))


def als_zip(bestanden: Mapping[str, bytes]) -> bytes:
    """Everything in one file."""
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in bestanden.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def _bestanden(naam: str, inhoud: bytes) -> Iterator[tuple[str, bytes]]:
    if not zipfile.is_zipfile(BytesIO(inhoud)):
        yield naam, inhoud
        return
    with zipfile.ZipFile(BytesIO(inhoud)) as zip_:
        delen = [deel for deel in zip_.infolist() if deel.filename.casefold().endswith(".csv")]
        if not delen or len(delen) > HOOGUIT_BESTANDEN:
            raise Bestandsfout("In dit zip-bestand zitten geen CSV-bestanden, of te veel.")
        if sum(deel.file_size for deel in delen) > HOOGUIT_BYTES:
            raise Bestandsfout("De bestanden in deze zip zijn samen te groot. Lees ze in delen in.")
        for deel in delen:
            yield deel.filename.rpartition("/")[2], _pak_uit(zip_, deel)


def _pak_uit(zip_: zipfile.ZipFile, deel: zipfile.ZipInfo) -> bytes:
    """At most what the zip itself promised, whatever is in it."""
    try:
        with zip_.open(deel) as bron:
            return bron.read(deel.file_size)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise Bestandsfout("Dit zip-bestand is beschadigd of beveiligd.") from None


def _regels(bestand: str, inhoud: bytes, gemeenten: Collection[str]) -> Iterator[Mutatieregel | Regelfout]:
    try:
        for regel in lees_regels(BytesIO(inhoud), KOLOMMEN):
            yield from (
                [regel] if isinstance(regel, Regelfout) else _lees(regel.regel, regel.velden, gemeenten)
            )
    except Bestandsfout as fout:
        raise Bestandsfout(f"{bestand}: {fout}") from None


def _lees(
    nummer: int, velden: Mapping[str, str], gemeenten: Collection[str]
) -> Iterator[Mutatieregel | Regelfout]:
    try:
        regel = lees_mutatie(velden)
        if regel.gemeentecode not in gemeenten:
            raise Invoerfout({"gemeentecode": VREEMD})
        yield regel
    except Invoerfout as fout:
        yield from (Regelfout(regel=nummer, veld=v, reden=zin) for v, zin in fout.fouten.items())
