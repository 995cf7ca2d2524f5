"""The real web application on a real register, with somebody logged in per client."""

import hashlib
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
from fastapi import FastAPI
from temporalio.client import Client

from api.app import maak_app
from api.onderdelen import Onderdelen, WebInstellingen
from api.pagina import Weergave
from demo.gegevens import API_SLEUTEL, demo_id, laad
from domain.soorten import Kanaal, Taaksoort, WachtStatus
from infra.codec import Kluis as Versleutelaar
from infra.codec import VersleutelCodec
from infra.klok import Klok
from storage.aanmelden import begin_sessie
from storage.aanname import Herkomst, Ontvangst
from storage.database import SYSTEEM, Database
from storage.eenmalig import token_hash as link_hash
from storage.intake import neem_melding_aan
from storage.tabellen import Bijlage, Brief, EenmaligeLink, Taak, Traject, Vraag
from storage.versleuteling import Kluis
from tests.omgeving import PROEFSLEUTELS
from tests.voorraad import bewaarde_database
from tests.wereld import LINK_SLEUTEL, melding

# Not installed, and httpx2 looks for it through all of the path at every request.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]  # how Python writes that there is none

NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BASIS = "http://testserver"
UI = "http://temporal-ui.example"
KLUIS = Kluis(PROEFSLEUTELS, b"\x08" * 32, b"\x09" * 32)
LYCEUM, LYCEUM_TWEE, ROC = ("99AG", "00"), ("99AG", "01"), ("99AK", "00")


@dataclass(frozen=True)
class Zaak:
    """What one report brought about."""

    ontvangst: Ontvangst
    taak_id: UUID
    bijlage_id: UUID


class Webproef:
    """The application, and clients for the people of the demo region."""

    def __init__(self, database: Database, app: FastAPI) -> None:
        self.database, self.app = database, app

    def client(self, **opties: Any) -> httpx2.AsyncClient:
        """Somebody who is not logged in."""
        return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=self.app), base_url=BASIS, **opties)

    async def als(self, login: str) -> httpx2.AsyncClient:
        """Somebody of the demo region, logged in."""
        token, nu = secrets.token_urlsafe(16), self.app.state.onderdelen.klok.echt()
        async with self.database.schrijver(SYSTEEM) as sessie:
            sleutel = hashlib.sha256(token.encode()).digest()
            await begin_sessie(sessie, demo_id("gebruiker", login), sleutel, nu, nu + timedelta(hours=1))
        return self.client(cookies={"verzuim": token})

    def schoolpakket(self, sleutel: str = API_SLEUTEL) -> httpx2.AsyncClient:
        """A school administration system."""
        return self.client(headers={"authorization": f"Bearer {sleutel}"})

    async def zaak(
        self, *, behandelaar: str = "lpa1", school: tuple[str, str] = LYCEUM, **anders: Any
    ) -> Zaak:
        """A report with a file and an open task, as the intake and the workflow leave it behind."""
        ontvangst = await self.meld(school=school, **anders)
        taak, bijlage = uuid4(), uuid4()
        async with self.database.schrijver(SYSTEEM) as sessie:
            traject = await sessie.get(Traject, ontvangst.traject_id)
            assert traject is not None
            sessie.add(
                Taak(
                    id=taak,
                    traject_id=traject.id,
                    gemeente_code=traject.gemeente_code,
                    soort=Taaksoort.BEOORDELEN,
                    status=WachtStatus.OPEN,
                    toegewezen_aan=demo_id("gebruiker", behandelaar),
                    geopend_op=NU,
                    uiterlijk=NU + timedelta(days=7),
                )
            )
            sessie.add(_bijlage(bijlage, ontvangst))
        return Zaak(ontvangst, taak, bijlage)

    async def meld(self, *, school: tuple[str, str] = LYCEUM, **anders: Any) -> Ontvangst:
        """A report, taken in as the form does."""
        invoer = melding(
            meldingsdatum=NU.date(),
            **({"brin": school[0], "vestiging": school[1]} | anders),
        )
        return await neem_melding_aan(self.database, KLUIS, invoer, Herkomst(kanaal=Kanaal.FORMULIER), NU)

    async def brief(self, zaak: Zaak, soort: str = "formele-waarschuwing", **velden: str) -> UUID:
        """A letter in the dossier, as the outcome of a step leaves it behind."""
        brief_id = uuid4()
        async with self.database.schrijver(SYSTEEM) as sessie:
            traject = await sessie.get(Traject, zaak.ontvangst.traject_id)
            assert traject is not None
            sessie.add(
                Brief(
                    id=brief_id,
                    traject_id=traject.id,
                    gemeente_code=traject.gemeente_code,
                    soort=soort,
                    gegevens={"velden": velden, "behandelaar": str(demo_id("gebruiker", "lpa1"))},
                    gemaakt_op=NU,
                    gemaakt_door=demo_id("gebruiker", "lpa1"),
                )
            )
        return brief_id

    async def vraag(self, ontvangst: Ontvangst, school: tuple[str, str] = LYCEUM, dagen: int = 30) -> str:
        """A question to the school, and the token of its link."""
        vraag_id, token = uuid4(), secrets.token_urlsafe(32)
        async with self.database.schrijver(SYSTEEM) as sessie:
            sessie.add(
                Vraag(
                    id=vraag_id,
                    traject_id=ontvangst.traject_id,
                    locatie_id=demo_id("locatie", *school),
                    melding_id=ontvangst.melding_id,
                    tekst="Is er al met de ouders gesproken?",
                    status=WachtStatus.OPEN,
                    gesteld_op=NU,
                    uiterlijk=NU + timedelta(days=7),
                )
            )
            await sessie.flush()
            sessie.add(
                EenmaligeLink(
                    id=uuid4(),
                    vraag_id=vraag_id,
                    token_hash=link_hash(token),
                    gemaakt_op=NU,
                    verloopt_op=NU + timedelta(days=dagen),
                )
            )
        return token


async def bouw_webproef(database_url: str, temporal: Client) -> Webproef:
    """The application on this database, with the demo region in it; its clock stands at `NU`."""
    database = bewaarde_database(database_url)
    await laad(database)
    klok = Klok(lees_echt=lambda: NU)

    async def verbonden() -> Client:
        return temporal

    onderdelen = Onderdelen(
        instellingen=WebInstellingen(basis_url=BASIS, temporal_ui_url=UI),
        database=database,
        kluis=KLUIS,
        versleutelaar=Versleutelaar(PROEFSLEUTELS),
        temporal=verbonden,
        codec=VersleutelCodec(PROEFSLEUTELS),
        klok=klok,
        weergave=Weergave(klok),
        link_sleutel=LINK_SLEUTEL,
    )
    return Webproef(database, maak_app(onderdelen))


def andere_leerling(nummer: str = "999900018", **anders: Any) -> Mapping[str, Any]:
    """A pupil for a report; another number is another pupil."""
    leerling = melding(meldingsdatum=NU.date()).model_dump(mode="json")["leerling"]
    return {**leerling, "bsn": nummer, **anders}


def in_gemeente(gemeente: str, nummer: str) -> Mapping[str, Any]:
    """A pupil who lives in this municipality."""
    leerling = andere_leerling(nummer)
    return {**leerling, "adres": {**leerling["adres"], "gemeentecode": gemeente}}


def waarde(html: str, naam: str) -> str:
    """The value of a text field on a page."""
    gevonden = re.search(rf'name="{re.escape(naam)}"[^>]* value="([^"]*)"', html)
    assert gevonden, naam
    return gevonden[1]


def _bijlage(bijlage_id: UUID, ontvangst: Ontvangst) -> Bijlage:
    inhoud = b"datum;uren\r\n02-11-2026;4\r\n"
    return Bijlage(
        id=bijlage_id,
        traject_id=ontvangst.traject_id,
        melding_id=ontvangst.melding_id,
        naam="verzuimstaat.csv",
        mediatype="text/csv",
        grootte=len(inhoud),
        sha256=hashlib.sha256(inhoud).digest(),
        inhoud=inhoud,
        toegevoegd_op=NU,
    )
