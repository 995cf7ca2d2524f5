"""What `verzuim vergelijk` does: the counts on the screen, refused lines in a file beside each input."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from infra.klok import Klok
from opdrachten import GEEN_BESTAND, GELUKT, MET_WEIGERINGEN, schrijf_weigeringen
from storage.database import SYSTEEM, Database
from storage.invoerbestand import Bestandsfout, Regelfout
from storage.klokstand import lees_klokstand
from storage.vergelijken import Uitkomst, Vergelijkopdracht, vergelijk_in_delen, voer_uit
from storage.versleuteling import Kluis


@dataclass(frozen=True)
class Opdracht:
    """Two files and the reference date; `register` opens the database and the keys, None writes nothing."""

    brp: Path
    bron: Path
    peildatum: date
    register: Callable[[], tuple[Database, Kluis]] | None


async def voer_vergelijking_uit(opdracht: Opdracht, scherm: Console) -> int:
    """Compare, keep what a person has to decide about, and tell; returns the exit code of the command."""
    try:
        nieuw = await _bewaar(opdracht, *opdracht.register()) if opdracht.register else None
        uitkomst = voer_uit(_als_vergelijking(opdracht, Klok().nu()))
    except Bestandsfout as fout:
        scherm.print(str(fout), markup=False, style="red")
        return GEEN_BESTAND
    _toon(scherm, uitkomst, nieuw)
    geweigerd = [
        _geweigerd(opdracht.brp, uitkomst.bestanden.geweigerd_brp, scherm),
        _geweigerd(opdracht.bron, uitkomst.bestanden.geweigerd_bron, scherm),
    ]
    return MET_WEIGERINGEN if any(geweigerd) else GELUKT


async def _bewaar(opdracht: Opdracht, database: Database, kluis: Kluis) -> int:
    """How many new questions there are for a person."""
    try:
        async with database.lezer(SYSTEEM) as sessie:
            nu = Klok(await lees_klokstand(sessie)).nu()
        delen = vergelijk_in_delen(database, kluis, _als_vergelijking(opdracht, nu))
        return sum([deel.verslag.aangenomen async for deel in delen])
    finally:
        await database.sluit()


def _als_vergelijking(opdracht: Opdracht, nu: datetime) -> Vergelijkopdracht:
    return Vergelijkopdracht(
        brp=opdracht.brp.read_bytes(),
        bron=opdracht.bron.read_bytes(),
        peildatum=opdracht.peildatum,
        toegang=SYSTEEM,
        gemeenten=None,
        nu=nu,
    )


def _toon(scherm: Console, uitkomst: Uitkomst, nieuw: int | None) -> None:
    titel = "Proef: er is niets opgeslagen" if nieuw is None else f"Nieuw om over te beslissen: {nieuw}"
    tabel = Table("Inwoners", "Aantal", title=titel)
    for klasse, aantal in uitkomst.telling.items():
        tabel.add_row(klasse.value, str(aantal))
    tabel.add_row("totaal", str(len(uitkomst.bevindingen)))
    scherm.print(tabel)


def _geweigerd(bestand: Path, fouten: tuple[Regelfout, ...], scherm: Console) -> bool:
    if fouten:
        lijst = bestand.with_name(f"{bestand.stem}.geweigerd.csv")
        schrijf_weigeringen(lijst, fouten)
        scherm.print(f"Sommige regels zijn niet te lezen. De redenen staan in {lijst}.", markup=False)
    return bool(fouten)
