"""A deadline that people move and pause: the ledger, the register, the timer and the search attributes agree.

Everything starts on Friday 11 December 2026; the assessment is due on Friday 18 December.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from uuid import UUID

import pytest

from domain.fouten import Botsing, Geweigerd
from domain.soorten import Taaksoort, TermijnAard
from storage.database import SYSTEEM, Schrijver
from storage.gebruikers import persoon_van
from storage.uitstel import Gezien, hervat, pauzeer, verzet
from tests.workflows.zaakproef import Zaakproef, dag

T = Taaksoort.BEOORDELEN
EINDE = (23, 59, 59)
Uitstel = Callable[[Schrijver, Gezien, date], Awaitable[None]]


async def gezien(zaak: Zaakproef, taak_id: UUID, uiterlijk: datetime, wie: str = "lpa1") -> Gezien:
    async with zaak.database.lezer(SYSTEEM) as sessie:
        persoon = await persoon_van(sessie, zaak.wereld.gebruikers[wie])
    assert persoon is not None
    return Gezien(
        wacht_id=taak_id, uiterlijk=uiterlijk, door=persoon, nu=await zaak.nu(), waarom="Wachten op de school"
    )


async def test_a_deadline_is_moved_paused_and_resumed_and_goes_off_once_on_its_new_day(
    zaak: Zaakproef,
) -> None:
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T)
    eerst = await gezien(zaak, taak.id, taak.uiterlijk)
    await zaak.vlak_voor(dag(2026, 12, 14))
    # From the 18th to the 22nd: the reminder goes from the 16th to Monday the 21st (the 20th is a Sunday).
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await verzet(sessie, eerst, date(2026, 12, 22))
    await zaak.relay()
    await zaak.toont(id_, Uiterlijk="2026-12-22T22:59:59+00:00", TeLaat=False)
    await zaak.vlak_voor(dag(2026, 12, 18, *EINDE))
    assert await afgegaan(zaak, taak.id) == []
    # Paused on the 18th until the 28th: ten days. The last day would become Friday 1 January, so the 4th.
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await pauzeer(sessie, await gezien(zaak, taak.id, dag(2026, 12, 22, *EINDE)), date(2026, 12, 28))
    await zaak.relay()
    await zaak.toont(id_, Uiterlijk="2027-01-04T22:59:59+00:00")
    [einde] = [r for r in await zaak.ledger(taak.id) if r.aard == TermijnAard.HERVATTING]
    assert (einde.op, einde.wie) == (dag(2026, 12, 28), "LPA1")
    # Resumed on the 21st, three days later: the 22nd and three days is the 25th, a holiday: Monday the 28th.
    await zaak.vlak_voor(dag(2026, 12, 21))
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await hervat(sessie, await gezien(zaak, taak.id, dag(2027, 1, 4, *EINDE)))
    await zaak.relay()
    await zaak.toont(id_, Uiterlijk="2026-12-28T22:59:59+00:00")
    await zaak.ga_naar(dag(2026, 12, 28, *EINDE))
    assert await afgegaan(zaak, taak.id) == [
        (TermijnAard.HERINNERING, dag(2026, 12, 24)),
        (TermijnAard.UITERLIJK, dag(2026, 12, 28, *EINDE)),
    ]
    await zaak.toont(id_, TeLaat=True)
    # Late, and moved all the same: what went off stays, a new last day stands beside it.
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await verzet(sessie, await gezien(zaak, taak.id, dag(2026, 12, 28, *EINDE)), date(2026, 12, 30))
    await zaak.relay()
    await zaak.toont(id_, Uiterlijk="2026-12-30T22:59:59+00:00", TeLaat=False)
    await zaak.ga_naar(dag(2026, 12, 30, *EINDE))
    assert (await afgegaan(zaak, taak.id))[2:] == [(TermijnAard.UITERLIJK, dag(2026, 12, 30, *EINDE))]
    assert [wat for wat in await zaak.verhaal(id_) if wat.startswith("uitstel")] == [
        "uitstel-verzet",
        "uitstel-pauze",
        "uitstel-gestopt",
        "uitstel-verzet",
    ]


async def test_a_pause_ends_by_itself_and_who_owns_it_hears(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T)
    begin = await gezien(zaak, taak.id, taak.uiterlijk)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await pauzeer(sessie, begin, date(2026, 12, 15))
    await zaak.relay()
    for doe in (verzet, pauzeer):
        opnieuw = await gezien(zaak, taak.id, (await zaak.open_taak(id_, T)).uiterlijk)
        await weigert(zaak, doe, opnieuw, Geweigerd)
    await weigert(zaak, verzet, begin, Botsing)
    await weigert(zaak, verzet, await gezien(zaak, taak.id, taak.uiterlijk, "administratie1"), Geweigerd)
    await zaak.ga_naar(dag(2026, 12, 15))
    assert await afgegaan(zaak, taak.id) == [(TermijnAard.HERVATTING, dag(2026, 12, 15))]
    assert ("taak-herinnering", "lpa1") in await zaak.mails(id_)
    assert all(rij.voor_pauze_op is None for rij in await zaak.ledger(taak.id) if rij.status == "open")


async def weigert(zaak: Zaakproef, doe: Uitstel, wie: Gezien, soort: type[Geweigerd]) -> None:
    with pytest.raises(Geweigerd) as fout:
        async with zaak.database.schrijver(SYSTEEM) as sessie:
            await doe(sessie, wie, date(2026, 12, 21))
    assert fout.type is soort


async def afgegaan(zaak: Zaakproef, wacht_id: UUID) -> list[tuple[str, datetime]]:
    """What went off in this wait, in order."""
    return [(r.aard, r.op) for r in await zaak.ledger(wacht_id) if r.afgegaan_op is not None]
