"""The fan-out of a campaign: paced, paused, resumed, stopped, with late names."""

from datetime import timedelta

import pytest

from domain.campagnes.beheer import Actie
from domain.campagnes.tempo import PAUZE
from domain.soorten import Campagnestatus, Deelnemerstaat
from tests.campagnes.campagneproef import Campagneproef, drukste_minuut, gezien, ids
from tests.campagnes.kandidaten import kandidaten
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import dag

S = Deelnemerstaat


@pytest.mark.eis(189)
async def test_a_campaign_asks_so_many_a_minute_and_nobody_twice(proef: Campagneproef) -> None:
    await proef.tempo(4)
    await proef.begin(kandidaten(10))
    await proef.tot_rust()
    assert await proef.staten() == {S.BENADERD: 4, S.WACHT: 6}
    await proef.rondes(2)
    assert await proef.staten() == {S.BENADERD: 10}
    allen = await proef.deelnemers()
    assert drukste_minuut(gezien(allen, "gevraagd_op")) == 4
    mails = await proef.mails("vraag-ouders")
    assert sorted(mail.aan for mail in mails) == [f"ouder{n}@thuis.example" for n in range(10)]


async def test_while_the_mail_server_is_away_no_more_is_queued_than_may_go_out_in_a_minute(
    proef: Campagneproef,
) -> None:
    await proef.tempo(3)
    proef.post = False
    await proef.begin(kandidaten(7))

    async def drie_gevraagd() -> bool:
        await proef.relay()
        return len(gezien(await proef.deelnemers(), "gevraagd_op")) == 3

    await tot(drie_gevraagd)
    for _ in range(3):
        await proef.zaak.tijd.sleep(PAUZE + timedelta(seconds=1))
        await proef.relay()
    assert await proef.staten() == {S.BENADERD: 3, S.WACHT: 4}, "what waits takes room"
    proef.post = True
    await proef.rondes(4)
    assert await proef.staten() == {S.BENADERD: 7}
    mails = await proef.mails("vraag-ouders")
    assert drukste_minuut([mail.verzonden_op for mail in mails if mail.verzonden_op]) == 3


async def test_names_that_come_late_are_approached_and_the_same_name_again_is_not(
    proef: Campagneproef,
) -> None:
    await proef.tempo(5)
    await proef.begin(kandidaten(5))
    await proef.tot_rust()
    laat = await proef.voeg_toe(kandidaten(25))
    assert laat == {"nieuw": 20, "was-er-al": 5}
    await proef.rondes(5)
    allen = await proef.deelnemers()
    assert (len(allen), len(ids(allen))) == (25, 25)
    assert await proef.staten() == {S.BENADERD: 25}
    assert len(await proef.mails("vraag-ouders")) == 25


async def test_a_pause_holds_at_once_and_resuming_goes_on_with_who_is_left(proef: Campagneproef) -> None:
    await proef.tempo(3)
    await proef.begin(kandidaten(8))
    await proef.tot_rust()
    assert await proef.doe(Actie.PAUZEER)
    await proef.rondes(3)
    assert await proef.staten() == {S.BENADERD: 3, S.WACHT: 5}
    assert not await proef.doe(Actie.PAUZEER), "it is paused already"
    assert await proef.doe(Actie.HERVAT)
    await proef.tot_rust()
    await proef.rondes(2)
    assert await proef.staten() == {S.BENADERD: 8}
    assert drukste_minuut(gezien(await proef.deelnemers(), "gevraagd_op")) == 3
    stappen = [stap["wat"] for stap in (await proef.rij()).verloop["stappen"]]
    assert stappen == ["pauzeer", "hervat"]


async def test_a_stopped_campaign_ends_what_runs_and_approaches_nobody_any_more(proef: Campagneproef) -> None:
    await proef.tempo(2)
    await proef.begin(kandidaten(5))
    await proef.tot_rust()
    assert await proef.doe(Actie.STOP)

    async def gestopt() -> bool:
        await proef.relay()
        return (await proef.staten())[S.BENADERD] == 0

    await tot(gestopt)
    assert await proef.staten() == {S.KLAAR: 2, S.OVERGESLAGEN: 3}
    klaar = [d for d in await proef.deelnemers() if d.staat == S.KLAAR]
    assert {d.resultaat for d in klaar} == {"vervallen"}
    for deelnemer in klaar:
        assert deelnemer.traject_id is not None
        assert (await proef.zaak.traject(deelnemer.traject_id)).fase == "gesloten"
    assert (await proef.rij()).status == Campagnestatus.GESTOPT


async def test_nobody_is_approached_at_night_and_everybody_the_next_school_day(proef: Campagneproef) -> None:
    await proef.zaak.begin_op(dag(2027, 2, 19, 16, 29))  # a Friday; the spring holidays begin
    await proef.tempo(2)
    await proef.begin(kandidaten(4))
    await proef.tot_rust()
    assert await proef.staten() == {S.BENADERD: 2, S.WACHT: 2}
    await proef.rondes(3)
    assert await proef.staten() == {S.BENADERD: 2, S.WACHT: 2}
    await proef.zaak.vlak_voor(dag(2027, 3, 1, 9))
    assert (await proef.staten())[S.WACHT] == 2
    await proef.rondes(2)
    assert await proef.staten() == {S.BENADERD: 4}
