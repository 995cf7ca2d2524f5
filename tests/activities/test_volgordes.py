"""Random histories of a case, each step run once to three times: the register always stays whole."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from domain.berichten import Wacht
from domain.besluiten import NA_BESLUIT, TOEGESTAAN, VERVOLG_VRAAG, VraagUitkomst
from domain.soorten import Besluit, Fase, Taaksoort, WachtStatus
from storage.database import SYSTEEM, Database
from storage.tabellen import Gebeurtenis, Mail, Taak, Termijn, Traject
from tests.activities.stappen import Stappen
from tests.omgeving import Proefdatabase
from tests.wereld import Wereld, bouw_wereld, melding
from tests.workflows.zaakproef import dag

T, B = Taaksoort, Besluit
STAP = st.tuples(st.sampled_from(("besluit", "wacht", "meld")), st.integers(0, 5), st.integers(1, 3))
BEGIN = dag(2026, 12, 11, 10)


@pytest.fixture(scope="module")
async def wereld(module_testdatabase: Proefdatabase) -> AsyncIterator[Wereld]:
    database = Database(module_testdatabase.url)
    yield await bouw_wereld(database)
    await database.sluit()


def bsn(volgnummer: int) -> str:
    """A number of the range that is never issued and passes the check."""
    kandidaten = (f"{n:09}" for n in range(999_910_000, 999_999_999))
    geldig = (k for k in kandidaten if _elfproef(k))
    for _ in range(volgnummer):
        next(geldig)
    return next(geldig)


def _elfproef(nummer: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(c) for g, c in zip(gewichten, nummer, strict=True)) % 11 == 0


class Spel:
    """Plays the workflow's part: what follows on what."""

    nummer = 0

    def __init__(self, stappen: Stappen, aanleiding: UUID) -> None:
        self.stappen, self.aanleiding = stappen, aanleiding
        self.soort: Taaksoort | None = T.BEOORDELEN
        self.wacht: Wacht | None = None
        self.vraag: Wacht | None = None
        self.doorstroompunt = False

    async def open(self) -> None:
        assert self.soort is not None
        self.wacht = await self.stappen.open_taak(
            self.soort, self.aanleiding, doorstroompunt=self.doorstroompunt
        )

    async def stap(self, soort: str, keuze: int, herhaal: int) -> None:
        self.stappen.herhaal = herhaal
        if soort == "meld":
            await self._meld()
        elif soort == "wacht":
            await self._wacht()
        elif self.vraag is not None:
            await self._antwoord()
        elif self.soort is not None:
            await self._besluit(TOEGESTAAN[self.soort][keuze % len(TOEGESTAAN[self.soort])])

    async def _meld(self) -> None:
        ontvangst = await self.stappen.wereld.meld(self.stappen.nu, **leerling(self.nummer))
        if self.soort is None and self.vraag is None:
            self.stappen.traject_id, self.aanleiding = ontvangst.traject_id, ontvangst.melding_id
            self.soort, self.doorstroompunt = T.BEOORDELEN, False
            await self.open()
        else:
            await self.stappen.voeg(ontvangst.melding_id)

    async def _wacht(self) -> None:
        wacht = self.vraag or self.wacht
        if wacht is None or not wacht.momenten:
            return
        gevolg = await self.stappen.laat_afgaan(wacht)
        nieuw = wacht.model_copy(update={"momenten": gevolg.momenten})
        if self.vraag is None:
            self.wacht = nieuw
        elif nieuw.momenten:
            self.vraag = nieuw
        else:
            await self._na_vraag(VraagUitkomst.STIL)

    async def _antwoord(self) -> None:
        assert self.vraag is not None
        assert await self.stappen.school_antwoordt(self.vraag.wacht_id)
        await self._na_vraag(VraagUitkomst.BEANTWOORD)

    async def _na_vraag(self, uitkomst: VraagUitkomst) -> None:
        self.vraag, self.soort = None, VERVOLG_VRAAG[uitkomst].taak
        await self.open()

    async def _besluit(self, besluit: Besluit) -> None:
        assert self.wacht is not None
        antwoord = await self.stappen.besluit(self.wacht.wacht_id, besluit)
        self.aanleiding, self.wacht = antwoord.id, None
        self.doorstroompunt = self.doorstroompunt or besluit is B.DOORSTROOMPUNT
        vervolg = NA_BESLUIT[besluit]
        self.soort = vervolg.taak
        if vervolg.vraagt_school:
            self.vraag = await self.stappen.stel_vraag(antwoord.id)
        elif vervolg.taak is not None:
            await self.open()


def leerling(nummer: int) -> dict[str, object]:
    """A pupil of one's own for each game."""
    voorbeeld = melding(meldingsdatum=BEGIN.date()).leerling.model_dump(mode="json")
    return {"leerling": voorbeeld | {"bsn": bsn(nummer), "leerlingnummer": f"L-{nummer}"}}


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(stappen=st.lists(STAP, min_size=3, max_size=10))
async def test_whatever_happens_how_often_the_register_stays_whole(
    wereld: Wereld, stappen: list[tuple[str, int, int]]
) -> None:
    Spel.nummer += 1
    eerste = await wereld.meld(BEGIN, **leerling(Spel.nummer))
    spel = Spel(Stappen(wereld, eerste.traject_id, BEGIN), eerste.melding_id)
    await spel.open()
    for soort, keuze, herhaal in stappen:
        spel.stappen.nu += timedelta(hours=1)
        await spel.stap(soort, keuze, herhaal)
        await controleer(spel)


async def controleer(spel: Spel) -> None:
    """I2, I3, I5 and I6, and one mail per step and receiver."""
    traject_id = spel.stappen.traject_id
    assert await spel.stappen.keten_is_heel()
    async with spel.stappen.wereld.database.lezer(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == traject_id))).one()
        taken = (await sessie.exec(select(Taak).where(Taak.traject_id == traject_id))).all()
        termijnen = (await sessie.exec(select(Termijn).where(Termijn.traject_id == traject_id))).all()
        feiten = (await sessie.exec(select(Gebeurtenis).where(Gebeurtenis.traject_id == traject_id))).all()
        mails = (await sessie.exec(select(Mail.message_id).where(col(Mail.traject_id) == traject_id))).all()
    open_taken = [taak for taak in taken if taak.status == WachtStatus.OPEN]
    assert len(open_taken) == (0 if traject.fase == Fase.GESLOTEN or spel.vraag else 1)
    assert [f.wat for f in feiten].count("taak-afgerond") == len(taken) - len(open_taken)
    afgegaan = [t for t in termijnen if t.status == WachtStatus.GEDAAN]
    assert all(t.afgegaan_op and t.afgegaan_op >= t.op for t in afgegaan)
    assert len([f for f in feiten if f.wat.startswith("termijn-")]) == len(afgegaan)
    assert {t.gemeente_code for t in taken} == {t.gemeente_code for t in termijnen} == {traject.gemeente_code}
    wachtend = {t.wacht_id for t in termijnen if t.status == WachtStatus.OPEN}
    over = spel.vraag or spel.wacht
    assert wachtend == ({over.wacht_id} if over else set())
    assert len(mails) == len(set(mails))
