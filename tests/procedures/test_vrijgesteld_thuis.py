"""An exemption that was given here explains absence until its last day, and not a day longer."""

from datetime import date

from domain.soorten import Proceduresoort
from domain.thuiszitter import Feit, Feitsoort
from storage.database import SYSTEEM
from storage.thuiszitters import feiten_over_onderwijs
from storage.vrijstellingen import beeindig
from tests.procedures.procedureproef import Procedureproef

EERSTE, LAATSTE = date(2026, 11, 1), date(2027, 7, 31)
TERUG = date(2027, 2, 1)


async def feiten(proef: Procedureproef) -> tuple[Feit, ...]:
    leerling_id = (await proef.zaak.traject(proef.traject_id)).leerling_id
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        return await feiten_over_onderwijs(sessie, leerling_id)


async def test_a_thuiszitter_case_sees_the_first_and_the_last_day_of_an_exemption(
    proef: Procedureproef,
) -> None:
    soort, begin = Proceduresoort.VRIJSTELLING, EERSTE.isoformat()
    await proef.start_in_traject(soort, artikel="5b", ingangsdatum=begin, kennisgeving_op="2026-09-09")
    for stap, uitkomst in (("nakijken", "volledig"), ("richting", "nooit-bezocht"), ("besluit", "verleend")):
        await proef.doe(stap, uitkomst)
    assert await feiten(proef) == (Feit(soort=Feitsoort.VRIJSTELLING, sinds=EERSTE, tot=LAATSTE),)
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        await beeindig(sessie, proef.id, TERUG, await proef.zaak.nu())
    (over,) = await feiten(proef)
    assert (over.geldt(date(2027, 1, 31)), over.geldt(TERUG)) == (True, False)
