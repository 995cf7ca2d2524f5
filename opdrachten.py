"""What `verzuim importeer` does: progress on the screen, refused lines in a file beside the input."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from domain.soorten import Kanaal
from infra.klok import Klok
from storage.aanname import Herkomst
from storage.database import SYSTEEM, Database
from storage.importeren import Verslag, importeer, voorbeeldweergave
from storage.invoerbestand import Bestandsfout, Regelfout
from storage.klokstand import lees_klokstand
from storage.versleuteling import Kluis

GELUKT, MET_WEIGERINGEN, GEEN_BESTAND = 0, 1, 2
OP_SCHERM = 10


@dataclass(frozen=True)
class Importopdracht:
    """A file, and whether to write; `database_url` is that of the application's role."""

    database_url: str
    kluis: Kluis
    bestand: Path
    proef: bool = False


async def importeer_meldingen(opdracht: Importopdracht, scherm: Console) -> int:
    """Take in the file and tell how it went; returns the exit code of the command."""
    database = Database(opdracht.database_url)
    try:
        with opdracht.bestand.open("rb") as bron:
            verslag = await _lees_in(database, opdracht, bron, scherm)
    except Bestandsfout as fout:
        scherm.print(str(fout), markup=False, style="red")
        return GEEN_BESTAND
    finally:
        await database.sluit()
    _toon(scherm, verslag, proef=opdracht.proef)
    return _geweigerd(opdracht.bestand, verslag, scherm)


async def _lees_in(database: Database, opdracht: Importopdracht, bron: BinaryIO, scherm: Console) -> Verslag:
    async with database.lezer(SYSTEEM) as sessie:
        nu = Klok(await lees_klokstand(sessie)).nu()
    herkomst = Herkomst(kanaal=Kanaal.BESTAND)
    if opdracht.proef:
        vooraf = await voorbeeldweergave(database, opdracht.kluis, bron, herkomst, nu)
        return vooraf.verslag
    kolommen = (TextColumn("Meldingen"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*kolommen, console=scherm) as balk:
        taak = balk.add_task("", total=_aantal_regels(bron))
        return await importeer(
            database, opdracht.kluis, bron, herkomst, nu, lambda gelezen: balk.update(taak, completed=gelezen)
        )


def _aantal_regels(bron: BinaryIO) -> int:
    """Without the header; only for the progress bar."""
    aantal = sum(1 for _ in bron) - 1
    bron.seek(0)
    return max(aantal, 0)


def _toon(scherm: Console, verslag: Verslag, *, proef: bool) -> None:
    tabel = Table("Regels", "Aantal", title="Proef: er is niets opgeslagen" if proef else "Import klaar")
    tabel.add_row("gelezen", str(verslag.gelezen))
    tabel.add_row("aangenomen", str(verslag.aangenomen))
    tabel.add_row("al bekend", str(verslag.al_bekend))
    tabel.add_row("geweigerd", str(verslag.geweigerde_regels))
    scherm.print(tabel)


def _geweigerd(bestand: Path, verslag: Verslag, scherm: Console) -> int:
    """The reasons in a CSV beside the file (it holds no data of pupils), the first ones on the screen."""
    if not verslag.geweigerd:
        return GELUKT
    for fout in verslag.geweigerd[:OP_SCHERM]:
        scherm.print(f"regel {fout.regel}, {fout.veld or 'hele regel'}: {fout.reden}", markup=False)
    lijst = bestand.with_name(f"{bestand.stem}.geweigerd.csv")
    schrijf_weigeringen(lijst, verslag.geweigerd)
    scherm.print(f"Alle redenen staan in {lijst}.", markup=False)
    return MET_WEIGERINGEN


def schrijf_weigeringen(pad: Path, geweigerd: Sequence[Regelfout]) -> None:
    """UTF-8 with BOM and semicolons, as spreadsheets here open it."""
    with pad.open("w", encoding="utf-8-sig", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
        schrijver.writerow(("regel", "kolom", "reden"))
        schrijver.writerows((fout.regel, fout.veld, fout.reden) for fout in geweigerd)
