"""What `make demo` shows: progress, the addresses and log-ins, and a clean end."""

import signal
import time
from types import FrameType

from rich.console import Console
from rich.table import Table

from demo.baas import Demo, DemoFout, alleen
from demo.gegevens import Demogegevens
from demo.opzet import Opzet, PoortBezet
from demo.postgres import PostgresFout
from demo.temporal import TemporalFout

FOUT_CODE = 1
KIJK_SECONDEN = 1.0
_SIGNALEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Onderbroken(BaseException):
    """Ctrl-C or an ordinary kill; a BaseException so that nothing on the way swallows it."""


def draai(opzet: Opzet) -> int:
    """Run the demo until Ctrl-C or SIGTERM and return the exit code."""
    console = Console(highlight=False)
    for teken in _SIGNALEN:
        signal.signal(teken, _onderbreek)
    try:
        with alleen(opzet.map):
            _draai(opzet, console)
    except (PoortBezet, PostgresFout, TemporalFout, DemoFout) as fout:
        console.print(str(fout), style="bold red", markup=False)
        return FOUT_CODE
    except _Onderbroken:
        console.print("De demo is gestopt en alles is bewaard. Verder: make demo. Wissen: make demo-clean.")
    return 0


def _draai(opzet: Opzet, console: Console) -> None:
    demo = Demo(opzet, lambda regel: console.print(regel, style="dim", markup=False))
    try:
        gegevens = demo.start()
        toon(opzet, gegevens, console)
        while True:
            demo.bewaak()
            time.sleep(KIJK_SECONDEN)
    finally:
        for teken in _SIGNALEN:  # a second Ctrl-C must not leave half of it running
            signal.signal(teken, signal.SIG_IGN)
        demo.stop()


def _onderbreek(_: int, __: FrameType | None) -> None:
    raise _Onderbroken


def toon(opzet: Opzet, gegevens: Demogegevens, console: Console) -> None:
    """The addresses, the log-ins and how to stop."""
    adressen = Table("Wat", "Adres", title="Verzuimketen draait", title_justify="left")
    adressen.add_row("Webtoepassing", opzet.web_url)
    adressen.add_row("Verstuurde mails", opzet.mails_url)
    adressen.add_row("Temporal UI", opzet.temporal_ui_url)
    logins = Table("Inlognaam", "Naam", "Wie", title="Demo-inlognamen", title_justify="left")
    for inlognaam, naam, functie in gegevens.gebruikers:
        logins.add_row(inlognaam, naam, functie)
    console.print(adressen, logins)
    console.print(f"Iedereen heeft het wachtwoord [bold]{gegevens.wachtwoord}[/].")
    console.print(f"API-sleutel van school {gegevens.api_school}: [bold]{gegevens.api_sleutel}[/]")
    console.print(_snelheid(opzet.dagen_per_seconde))
    console.print("Een bestand innemen: make importeer BESTAND=meldingen.csv (een voorbeeld: make voorbeeld)")
    console.print("Stoppen: Ctrl-C. Alle gegevens blijven bewaard.")


def _snelheid(dagen_per_seconde: float) -> str:
    anders = "Een dag per minuut: make demo SNELHEID=0.0167 (dagen per seconde)."
    if not dagen_per_seconde:
        return f"De demoklok loopt met de echte tijd mee. {anders}"
    seconden = f"{1 / dagen_per_seconde:.3g}".replace(".", ",")
    return (
        f"De demoklok: een dag duurt {seconden} seconden. Anders: make demo SNELHEID=… (dagen per seconde)."
    )
