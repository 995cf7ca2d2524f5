"""The whole product in one process: web server, worker, relay and mail server, for a browser to use."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage

import uvicorn
from playwright.async_api import Page
from temporalio.client import Client

from api.app import maak_app
from api.onderdelen import Onderdelen, WebInstellingen
from api.pagina import Weergave
from demo.gegevens import WACHTWOORD, laad
from demo.processen import vrije_poort
from demo.smtp import Postvak
from infra.codec import Kluis as Versleutelaar
from infra.codec import VersleutelCodec
from infra.klok import Klok
from infra.mail import MailInstellingen
from relay.bezorgen import Kanaal
from relay.bouw import Relay
from relay.doorgeven import Bestemming
from relay.opmaak import Huisstijl
from storage.database import Database
from tests.omgeving import PROEFSLEUTELS
from tests.wereld import KLUIS, LINK_SLEUTEL
from workflows.bouw import bouw_worker

AFZENDER = "Leerplicht <leerplicht@voorbeeldstad.example>"
GEDULD = 60.0


@dataclass(frozen=True)
class Keten:
    """Where the product listens, and what its mail server received."""

    adres: str
    postvak: Postvak

    async def mail(self, woord: str) -> EmailMessage:
        """The newest mail with this word in its subject, as soon as it is there."""
        return await self._zoek(woord, lambda mail: str(mail["subject"]))

    async def mail_met(self, zin: str) -> EmailMessage:
        """The newest mail that says this, as soon as it is there."""
        return await self._zoek(zin, _tekst)

    async def _zoek(self, wat: str, deel: Callable[[EmailMessage], str]) -> EmailMessage:
        for _ in range(int(GEDULD / 0.2)):
            gevonden = [mail for mail in self.postvak.berichten() if wat in deel(mail)]
            if gevonden:
                return gevonden[-1]
            await asyncio.sleep(0.2)
        raise AssertionError(f"Er kwam geen mail met '{wat}'.")

    async def link(self, woord: str) -> str:
        """The one-time link in that mail, on this server."""
        gevonden = re.search(r"\S+(/antwoord/\S+)", _tekst(await self.mail(woord)))
        assert gevonden is not None
        return self.adres + gevonden[1]


def _tekst(mail: EmailMessage) -> str:
    """What the part without markup says, on one line."""
    deel = mail.get_body(("plain",))
    return " ".join(deel.get_content().split()) if deel else ""


@asynccontextmanager
async def start_keten(
    database_url: str, temporal: Client, wachtrij: str, mail: MailInstellingen, postvak: Postvak
) -> AsyncIterator[Keten]:
    """Everything runs until the block ends."""
    database, klok = Database(database_url), Klok()
    await laad(database)
    keten = Keten(f"http://localhost:{vrije_poort()}", postvak)
    web = _webserver(keten, database, temporal, klok)
    relay = _relay(keten, database, temporal, wachtrij, mail, klok)
    stop = asyncio.Event()
    async with bouw_worker(temporal, wachtrij, database, LINK_SLEUTEL):
        taken = [asyncio.ensure_future(web.serve()), asyncio.ensure_future(relay.draai(stop))]
        while not web.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.05)
        yield keten
        stop.set()
        web.should_exit = True
        await asyncio.gather(*taken)
    await database.sluit()


def _webserver(keten: Keten, database: Database, temporal: Client, klok: Klok) -> uvicorn.Server:
    async def verbonden() -> Client:
        return temporal

    onderdelen = Onderdelen(
        instellingen=WebInstellingen(basis_url=keten.adres),
        database=database,
        kluis=KLUIS,
        versleutelaar=Versleutelaar(PROEFSLEUTELS),
        temporal=verbonden,
        codec=VersleutelCodec(PROEFSLEUTELS),
        klok=klok,
        weergave=Weergave(klok),
        link_sleutel=LINK_SLEUTEL,
    )
    poort = int(keten.adres.rpartition(":")[2])
    return uvicorn.Server(
        uvicorn.Config(maak_app(onderdelen), host="127.0.0.1", port=poort, log_config=None, access_log=False)
    )


def _relay(
    keten: Keten, database: Database, temporal: Client, wachtrij: str, mail: MailInstellingen, klok: Klok
) -> Relay:
    stijl = Huisstijl(AFZENDER, keten.adres, LINK_SLEUTEL)
    return Relay(database, Bestemming(temporal, wachtrij, keten.adres), Kanaal(mail, stijl), klok)


async def log_in(pagina: Page, keten: Keten, login: str) -> None:
    await pagina.goto(f"{keten.adres}/inloggen")
    await pagina.get_by_label("Inlognaam").fill(login)
    await pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    await pagina.get_by_role("button", name="Inloggen").click()
    await pagina.get_by_role("button", name="Uitloggen").wait_for()
