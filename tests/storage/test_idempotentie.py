"""Idempotency-Keys, and reports in any order and number, on a real PostgreSQL."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from demo.postgres import Postgres
from domain.fouten import Invoerfout
from domain.melding import MeldingInvoer
from domain.soorten import Kanaal
from storage.aanname import Herkomst, Ontvangst
from storage.database import SYSTEEM, Database
from storage.idempotentie import ApiVerzoek, NogBezig, SleutelHergebruikt, begin, neem_verzoek_aan
from storage.intake import neem_melding_aan
from storage.tabellen import Adres, ApiSleutel, Inschrijving, Leerling, Melding, Traject
from tests.omgeving import kopie
from tests.voorraad import bewaarde_database
from tests.wereld import DORP, KLUIS, STAD, Wereld, bouw_wereld, melding

NU = datetime(2025, 10, 1, 9, 30, tzinfo=UTC)
BSNS = ("999900006", "999900031")


@pytest.fixture
async def wereld(database_url: str) -> AsyncIterator[Wereld]:
    database = bewaarde_database(database_url)
    yield await bouw_wereld(database)
    await database.sluit()


async def api_sleutel(wereld: Wereld) -> ApiSleutel:
    rij = ApiSleutel(id=uuid4(), locatie_id=wereld.locatie, naam="pakket", sleutel_hash=uuid4().bytes)
    async with wereld.database.schrijver(SYSTEEM) as sessie:
        sessie.add(rij)
    return rij


async def bied_aan(wereld: Wereld, van: ApiSleutel, sleutel: str, invoer: MeldingInvoer) -> Ontvangst:
    verzoek = ApiVerzoek(
        api_sleutel_id=van.id, sleutel=sleutel, hash=hashlib.sha256(invoer.kenmerk.encode()).digest()
    )
    herkomst = Herkomst(kanaal=Kanaal.API, locaties=frozenset({van.locatie_id}))
    return await neem_verzoek_aan(wereld.database, KLUIS, verzoek, invoer, herkomst, NU)


async def test_the_same_key_gives_the_same_answer_and_another_request_is_refused(wereld: Wereld) -> None:
    klant = await api_sleutel(wereld)
    invoer = melding(meldingsdatum=NU.date(), kenmerk="A")
    eerste, tweede = [await bied_aan(wereld, klant, "sleutel", invoer) for _ in range(2)]
    assert tweede == eerste.model_copy(update={"bestond_al": True})
    with pytest.raises(SleutelHergebruikt):
        await bied_aan(wereld, klant, "sleutel", melding(meldingsdatum=NU.date(), kenmerk="B"))


async def test_a_key_belongs_to_its_client(wereld: Wereld) -> None:
    for klant, kenmerk in ((await api_sleutel(wereld), "A"), (await api_sleutel(wereld), "B")):
        invoer = melding(meldingsdatum=NU.date(), kenmerk=kenmerk)
        assert not (await bied_aan(wereld, klant, "sleutel", invoer)).bestond_al


async def test_a_refused_report_leaves_its_key_free(wereld: Wereld) -> None:
    klant = await api_sleutel(wereld)
    with pytest.raises(Invoerfout):
        await bied_aan(wereld, klant, "sleutel", melding(meldingsdatum=NU.date(), vestiging="09"))
    assert not (await bied_aan(wereld, klant, "sleutel", melding(meldingsdatum=NU.date()))).bestond_al


async def test_a_request_that_is_still_running_is_told_apart(wereld: Wereld) -> None:
    klant = await api_sleutel(wereld)
    verzoek = ApiVerzoek(api_sleutel_id=klant.id, sleutel="sleutel", hash=b"x")
    async with wereld.database.schrijver(SYSTEEM) as bezig:
        assert await begin(bezig, verzoek) is None
        with pytest.raises(NogBezig):
            await bied_aan(wereld, klant, "sleutel", melding(meldingsdatum=NU.date()))


async def test_five_of_the_same_request_at_once_make_one_report(wereld: Wereld) -> None:
    klant, invoer = await api_sleutel(wereld), melding(meldingsdatum=NU.date())
    uitkomsten = await asyncio.gather(
        *(bied_aan(wereld, klant, "sleutel", invoer) for _ in range(5)), return_exceptions=True
    )
    ontvangsten = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Ontvangst)]
    rest = [uitkomst for uitkomst in uitkomsten if not isinstance(uitkomst, Ontvangst)]
    assert len({ontvangst.melding_id for ontvangst in ontvangsten}) == 1
    assert all(isinstance(fout, NogBezig) for fout in rest)


def reeks(toeval: Random) -> list[MeldingInvoer]:
    """Reports of two pupils on different days; they move and change class now and then."""
    basis = melding(meldingsdatum=NU.date()).leerling.model_dump()
    meldingen = []
    for nummer in range(8):
        dag = (NU - timedelta(days=3 * nummer)).date()
        adres = basis["adres"] | {
            "huisnummer": toeval.choice((7, 8)),
            "gemeentecode": toeval.choice((STAD, DORP)),
        }
        leerling = basis | {"bsn": toeval.choice(BSNS), "adres": adres, "achternaam": toeval.choice("AB")}
        klas = toeval.choice(("3B", "4A"))
        meldingen.append(melding(meldingsdatum=dag, kenmerk=f"K{nummer}", leerling=leerling, klas=klas))
    return meldingen


async def register(database: Database) -> dict[str, list[Any]]:
    """What the register knows, without ids and numbers that follow the order of arrival."""
    async with database.lezer(SYSTEEM) as sessie:
        kinderen = {kind.id: kind for kind in (await sessie.exec(select(Leerling))).all()}
        bsn = {sleutel: kind.bsn_index for sleutel, kind in kinderen.items()}
        adressen = (await sessie.exec(select(Adres))).all()
        klassen = (await sessie.exec(select(Inschrijving))).all()
        meldingen = (await sessie.exec(select(Melding))).all()
        trajecten = (await sessie.exec(select(Traject))).all()
    return {
        "kinderen": sorted((k.bsn_index, k.achternaam, k.gemeente_code) for k in kinderen.values()),
        "adressen": sorted(
            (bsn[a.leerling_id], a.van, str(a.tot), a.huisnummer, a.gemeente_code)
            for a in adressen
            if a.van != a.tot
        ),
        "klassen": sorted((bsn[i.leerling_id], i.van, str(i.tot), i.klas) for i in klassen if i.van != i.tot),
        "meldingen": sorted((m.kenmerk, bsn[m.leerling_id], m.inhoud_hash) for m in meldingen),
        "trajecten": sorted(bsn[t.leerling_id] for t in trajecten),
    }


@pytest.mark.parametrize("zaad", range(4))
async def test_any_order_and_repetition_of_the_same_reports_gives_the_same_register(
    zaad: int, wereld: Wereld, postgres: Postgres
) -> None:
    toeval = Random(zaad)
    meldingen = reeks(toeval)
    keer_op_keer = [*meldingen, *toeval.choices(meldingen, k=6)]
    toeval.shuffle(keer_op_keer)
    await neem_alle_aan(wereld.database, keer_op_keer)
    with kopie(postgres) as tweede:
        andere = bewaarde_database(tweede.url)
        await bouw_wereld(andere)
        await neem_alle_aan(andere, list(reversed(meldingen)))
        assert await register(andere) == await register(wereld.database)
        await andere.sluit()


async def neem_alle_aan(database: Database, meldingen: list[MeldingInvoer]) -> None:
    for invoer in meldingen:
        await neem_melding_aan(database, KLUIS, invoer, Herkomst(kanaal=Kanaal.BESTAND), NU)
