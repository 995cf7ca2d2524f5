"""What a decision about an exemption or leave writes: the exemption itself, where every rule can read it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime

from domain.kalender import Periode, dag_van
from domain.soorten import Proceduresoort
from domain.verlof import Verlofsoort
from domain.vrijstelling import Artikel, EindeVan, einddatum
from storage.database import Schrijver
from storage.kader import lees_kader
from storage.procedures import ingevuld
from storage.tabellen import Procedure, Taakantwoord, Traject
from storage.vrijstellingen import beeindig, leg_vrijstelling_vast

ARTIKEL_BIJ_VERLOF: Mapping[Verlofsoort, Artikel] = {
    Verlofsoort.GEWICHTIG: Artikel.A11G,
    Verlofsoort.VAKANTIE: Artikel.A11F,
    Verlofsoort.RELIGIE: Artikel.A11E,
}


async def verleen(
    sessie: Schrijver, traject: Traject, procedure: Procedure, antwoord: Taakantwoord, nu: datetime
) -> None:
    """An exemption, from the day that was asked until the end that was chosen."""
    velden = await ingevuld(sessie, procedure)
    kader = await lees_kader(sessie, traject.id)
    van, einde = date.fromisoformat(velden["ingangsdatum"]), EindeVan(antwoord.velden["einde"])
    periode = Periode(eerste=van, laatste=max(van, einddatum(kader.geboortedatum, van, einde)))
    artikel = Artikel(velden["artikel"])
    procedure.gegevens = {**procedure.gegevens, "vrijstelling_tot": periode.laatste.isoformat()}
    sessie.add(procedure)
    await leg_vrijstelling_vast(
        sessie, traject, procedure, artikel, periode, nu, aanleiding=antwoord.id, door=antwoord.gebruiker_id
    )


async def geef_verlof(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """Leave of the days that were asked: it counts for the next request."""
    velden = await ingevuld(sessie, procedure)
    eerste, laatste = (date.fromisoformat(velden[naam]) for naam in ("eerste_dag", "laatste_dag"))
    artikel = ARTIKEL_BIJ_VERLOF[Verlofsoort(velden["verlofsoort"])]
    periode = Periode(eerste=eerste, laatste=laatste)
    await leg_vrijstelling_vast(sessie, traject, procedure, artikel, periode, nu, aanleiding=procedure.id)


async def stop_bij_terugkeer(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    velden = await ingevuld(sessie, procedure)
    await beeindig(sessie, procedure.id, date.fromisoformat(velden["terug_op"]), nu)


async def stop_nu(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """The pupil died or lives abroad: there is nothing left to be exempted from."""
    await beeindig(sessie, procedure.id, dag_van(nu), nu)


Gevolg = Callable[[Schrijver, Traject, Procedure, Taakantwoord, datetime], Awaitable[None]]
Eindgevolg = Callable[[Schrijver, Traject, Procedure, datetime], Awaitable[None]]
VRIJSTELLING_GEVOLGEN: Mapping[str, Gevolg] = {
    "vrijstelling.besluit.verleend": verleen,
    "vrijstelling.beslissen.verleend": verleen,
}
VRIJSTELLING_EINDGEVOLGEN: Mapping[str, Eindgevolg] = {
    f"{Proceduresoort.VRIJSTELLING}.terug-naar-onderwijs": stop_bij_terugkeer,
    f"{Proceduresoort.VRIJSTELLING}.vervallen": stop_nu,
}
VERLOF_EINDGEVOLGEN: Mapping[str, Eindgevolg] = {
    f"{Proceduresoort.VERLOF}.{einde}": geef_verlof
    for einde in ("toegekend", "toegekend-hoofd", "kennisgeving")
}
