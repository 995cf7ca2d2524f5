"""Server time and queries of the pages that officers use all day, on a full register.

    .venv/bin/python -m bench.werkplek --dossiers 20000 --taken 100000 --keer 100
    .venv/bin/python -m bench.werkplek --alleen dossier coordinatie

One request at a time, in this process, without a network: the time between request and answer, and the CPU
time of this process and of PostgreSQL. On a machine with nothing else to do the two are about equal; other
work on the machine makes the first worse and leaves the second nearly as it is.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import httpx2
from temporalio.client import Client

from bench.inhoud import NU, Rij
from bench.meter import Meter, ijkmaat
from bench.register import Register
from demo.postgres import Postgres, Rollen
from demo.processen import vrije_poort
from infra.geheugen import rustig_geheugen
from infra.logging import configureer
from storage.migreren import migreer
from tests.api.webproef import Webproef, bouw_webproef
from tests.storage.land import geteld
from voorbeeld.scholen import GEMEENTEN

VOORAF = 5
DOEL_MS = 50
Pagina = tuple[str, tuple[str, ...], str]
"""A name, the address (and where its search goes), and what is searched for."""


@dataclass
class Meting:
    """A page as one person asks for it; `zoek` is sent to `zoek_bij` first, outside the measurement."""

    wat: str
    wie: str
    adres: str
    zoek_bij: str = ""
    zoek: dict[str, str] = field(default_factory=dict)
    ms: list[float] = field(default_factory=list)
    vragen: set[int] = field(default_factory=set)
    ijk: list[float] = field(default_factory=list)
    cpu: float = 0.0

    def met(self, zoek: dict[str, str]) -> Self:
        """This page after that search."""
        self.zoek = zoek
        return self


def metingen(register: Register) -> list[Meting]:
    """Every page of a working day: a coordinator's, a school's, an officer's of the largest municipality."""
    return [*_coordinatie(), *_school(), *_per_ambtenaar(_paginas(register))]


def _coordinatie() -> Iterator[Meting]:
    for adres in ("/werkverdeling", "/coordinatie"):
        yield Meting(adres.strip("/"), "coordinator1", adres)


def _school() -> Iterator[Meting]:
    """A school for secondary education with two locations: one in ten of all reports."""
    lijst = "/mijn-meldingen"
    yield Meting("mijn meldingen", "school2", lijst)
    zoek = Meting("meldingen zoeken, naam", "school2", f"{lijst}?gezocht=true", f"{lijst}/zoeken")
    yield zoek.met({"tekst": "jans"})
    yield Meting("melden", "school2", "/melden")
    yield Meting("meldformulier", "school2", "/melden/bij-soort")


def _per_ambtenaar(paginas: Sequence[Pagina]) -> Iterator[Meting]:
    for wie in ("lpa1", "coordinator1"):
        for wat, adressen, tekst in paginas:
            meting = Meting(wat, wie, adressen[0], adressen[-1] if tekst else "")
            yield meting.met({"tekst": tekst, "wie": "team"})


def _paginas(register: Register) -> list[Pagina]:
    achternaam, voornaam = register.rijen["leerling"][7][1], register.rijen["leerling"][7][3]
    fout = achternaam[:2] + achternaam[3] + achternaam[2] + achternaam[4:]
    taak, van_procedure = _open_taak(register, procedure=False), _open_taak(register, procedure=True)
    nummers = {rij[0]: rij[1] for rij in register.rijen["traject"]}
    nummer, school = nummers[taak[1]], register.rijen["traject"][0][4]
    dossiers = ("/dossiers?gezocht=true", "/dossiers/zoeken")
    taken = ("/taken?wie=team&gezocht=ja", "/taken/zoeken")
    return [
        ("mijn taken", ("/taken",), ""),
        ("taken van het team", ("/taken?wie=team",), ""),
        ("team, te laat, bladzijde 20", ("/taken?wie=team&te_laat=ja&pagina=20",), ""),
        ("team, een school", (f"/taken?wie=team&school={school}",), ""),
        ("bewaarde lijst", ("/taken?wie=niemand&taak=melding-beoordelen&te_laat=ja",), ""),
        ("taken zoeken, typefout", taken, fout),
        ("taken zoeken, school", taken, "lyceum"),
        ("dossiers", ("/dossiers",), ""),
        ("dossiers zoeken, typefout", dossiers, fout),
        ("dossiers zoeken, hele naam", dossiers, f"{voornaam} {fout}"),
        ("dossiers zoeken, school", dossiers, "lyceum"),
        ("dossiers zoeken, nummer", dossiers, nummer),
        ("dossier", (f"/dossiers/{nummer}",), ""),
        ("het dikste dossier", (f"/dossiers/{nummers[register.dik]}",), ""),
        ("taak", (f"/taken/{taak[0]}",), ""),
        ("taak van een procedure", (f"/taken/{van_procedure[0]}",), ""),
    ]


def _open_taak(register: Register, *, procedure: bool) -> Rij:
    """The first open task of the largest municipality, of a procedure or of the trajectory itself."""
    return next(
        rij
        for rij in register.rijen["taak"]
        if rij[5] == "open"
        and rij[2] == GEMEENTEN[0].code
        and bool(rij[4]) == procedure
        and rij[1] != register.dik
    )


async def meet(web: Webproef, meting: Meting, keer: int, postgres: int) -> None:
    """Ask for the page `keer` times, after some to warm up."""
    async with await web.als(meting.wie) as client:
        if meting.zoek_bij:
            assert (await client.post(meting.zoek_bij, data=meting.zoek)).status_code == 303
        for _ in range(VOORAF):
            await vraag(client, meting.adres)
        meter = Meter(web=os.getpid(), postgres=postgres)
        for _ in range(keer):
            with geteld() as vragen:
                begin = time.perf_counter()
                await vraag(client, meting.adres)
                meting.ms.append((time.perf_counter() - begin) * 1000)
            meting.vragen.add(len(vragen))
            meting.ijk.append(ijkmaat())
        ijk = sum(meting.ijk) / 1000
        meting.cpu = (sum(meter.verbruik().values()) - ijk) / keer * 1000


async def vraag(client: httpx2.AsyncClient, adres: str) -> None:
    antwoord = await client.get(adres)
    assert antwoord.status_code == 200, f"{adres}: {antwoord.status_code}"


def vertel(meting: Meting) -> str:
    p50, p95 = statistics.median(meting.ms), statistics.quantiles(meting.ms, n=20)[-1]
    vragen = "-".join(map(str, sorted({min(meting.vragen), max(meting.vragen)})))
    oordeel = "" if p95 < DOEL_MS else f"  boven {DOEL_MS} ms"
    tijd = f"p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  CPU {meting.cpu:5.1f} ms"
    ijk = f"ijkmaat {statistics.median(meting.ijk):4.1f} ms"
    return f"{meting.wie:13} {meting.wat:28} {tijd}  {ijk}  {vragen} queries{oordeel}"


async def draai(map_: Path, dossiers: int, taken: int, keer: int, alleen: Sequence[str]) -> None:
    configureer("bench", niveau="ERROR")  # a line of log per request is no part of what a page costs
    pg = Postgres(map_ / "pg", vrije_poort(), Rollen("b", "e", "t"))
    pg.start()
    try:
        pg.maak_rollen()
        pg.maak_database("bench")
        migreer(pg.eigenaar_url("bench"), pg.rollen.toepassing)
        web = await bouw_webproef(pg.toepassing_url("bench"), _geen_temporal())
        register = Register(dossiers, taken, zaad=5)
        with pg.beheer("bench") as verbinding:
            register.schrijf(verbinding)
            verbinding.autocommit = True
            verbinding.execute("VACUUM ANALYZE")
        print(f"{len(register.rijen['taak'])} taken, {dossiers} dossiers, klok {NU:%d-%m-%Y}")
        rustig_geheugen()  # as the web process at its start
        gekozen = (m for m in metingen(register) if not alleen or any(deel in m.wat for deel in alleen))
        for meting in gekozen:
            await meet(web, meting, keer, pg.pid)
            print(vertel(meting), flush=True)
        await web.database.sluit()
    finally:
        pg.stop()


def _geen_temporal() -> Client:
    """No page that is measured asks it anything."""
    return None  # type: ignore[return-value]  # reading needs no workflow


if __name__ == "__main__":
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--dossiers", type=int, default=20_000)
    lezer.add_argument("--taken", type=int, default=100_000)
    lezer.add_argument("--keer", type=int, default=100)
    lezer.add_argument("--alleen", nargs="*", default=(), help="parts of names of pages")
    keuze = lezer.parse_args()
    with TemporaryDirectory(prefix="verzuim-bench-") as tijdelijk:
        asyncio.run(draai(Path(tijdelijk), keuze.dossiers, keuze.taken, keuze.keer, keuze.alleen))
