"""The command line. Commands only parse and hand over; what they need is imported when they run."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Verzuimketen: van schoolverzuim tot gesloten dossier.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

importeer = typer.Typer(help="Neem bestanden in.", no_args_is_help=True)
app.add_typer(importeer, name="importeer")


@importeer.command()
def meldingen(
    bestand: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Een CSV met meldingen.")],
    proef: Annotated[bool, typer.Option("--proef", help="Kijk alleen, en sla niets op.")] = False,
) -> None:
    """Neem een bestand met meldingen in; nog eens innemen voegt niets toe."""
    import asyncio

    from rich.console import Console

    import settings
    from opdrachten import Importopdracht, importeer_meldingen
    from storage.versleuteling import Kluis

    instellingen = settings.laad()
    kluis = Kluis(instellingen.bsn_sleutelbos, instellingen.index_geheim, instellingen.link_geheim)
    opdracht = Importopdracht(instellingen.database_url.get_secret_value(), kluis, bestand, proef)
    raise typer.Exit(asyncio.run(importeer_meldingen(opdracht, Console())))


@app.command()
def voorbeeld(
    pad: Annotated[Path, typer.Argument(help="Waar het bestand komt.")] = Path("var/voorbeeld.csv"),
    zaad: Annotated[int, typer.Option(help="Hetzelfde zaad geeft hetzelfde bestand.")] = 1,
    aantal: Annotated[int, typer.Option("--meldingen", min=50, help="Aantal geldige meldingen.")] = 2566,
) -> None:
    """Maak een voorbeeldbestand met meldingen over verzonnen leerlingen."""
    from voorbeeld import maak, schrijf
    from voorbeeld.vergelijking import maak_paar, schrijf_paar

    pad.parent.mkdir(parents=True, exist_ok=True)
    manifest = schrijf(maak(zaad=zaad, meldingen=aantal), pad)
    typer.echo(f"Het bestand staat in {pad}, de tellingen staan in {manifest}.")
    brp, bron, te_vinden = schrijf_paar(maak_paar(zaad=zaad), pad.parent)
    typer.echo(f"Om te vergelijken: {brp} en {bron}. Wat er te vinden is, staat in {te_vinden}.")


@app.command()
def vergelijk(
    brp: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Een CSV met inwoners.")],
    bron: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Een CSV met inschrijvingen.")],
    peildatum: Annotated[datetime, typer.Option(formats=["%Y-%m-%d", "%d-%m-%Y"], help="Op welke dag.")],
    proef: Annotated[bool, typer.Option("--proef", help="Kijk alleen, en sla niets op.")] = False,
) -> None:
    """Vergelijk inwoners met inschrijvingen; nog eens vergelijken vraagt niets dubbel."""
    import asyncio

    from rich.console import Console

    import settings
    from storage.database import Database
    from storage.versleuteling import Kluis
    from vergelijkopdracht import Opdracht, voer_vergelijking_uit

    def register() -> tuple[Database, Kluis]:
        instellingen = settings.laad()
        kluis = Kluis(instellingen.bsn_sleutelbos, instellingen.index_geheim, instellingen.link_geheim)
        return Database(instellingen.database_url.get_secret_value()), kluis

    opdracht = Opdracht(brp, bron, peildatum.date(), None if proef else register)
    raise typer.Exit(asyncio.run(voer_vergelijking_uit(opdracht, Console())))


@app.command()
def api() -> None:
    """Start de webtoepassing."""
    import uvicorn

    import settings

    instellingen = settings.laad()
    uvicorn.run(
        "api.app:app",
        host=instellingen.web_host,
        port=instellingen.web_port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
    )


@app.command()
def worker() -> None:
    """Start de worker, die de processen uitvoert."""
    from worker import main

    main()


@app.command()
def relay() -> None:
    """Start de relay, die meldingen en mails doorgeeft."""
    from relay.__main__ import main

    main()


@app.command()
def migreer() -> None:
    """Breng de database naar de nieuwste versie."""
    import settings
    from storage.migreren import migreer

    instellingen = settings.laad_migratie()
    migreer(instellingen.database_owner_url.get_secret_value(), instellingen.database_app_rol)
    typer.echo("De database is bijgewerkt.")


@app.command()
def demo(
    map_: Annotated[Path, typer.Option("--map", help="Waar de demo zijn gegevens bewaart.")] = Path(
        "var/demo"
    ),
    snelheid: Annotated[
        float, typer.Option(min=0, max=366, help="Dagen per seconde; 0 is de echte tijd.")
    ] = 0,
    poort: Annotated[
        int, typer.Option(min=0, max=65000, help="Eerste van zes poorten op rij; 0 is de vaste poorten.")
    ] = 0,
) -> None:
    """Draai alles op deze computer, met een verzonnen regio."""
    from demo.draaien import draai
    from demo.opzet import Opzet, Poorten

    poorten = Poorten.vanaf(poort) if poort else Poorten()
    raise typer.Exit(draai(Opzet(map_.resolve(), poorten, snelheid)))


if __name__ == "__main__":
    app()
