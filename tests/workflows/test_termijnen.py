"""Every reminder, last day and escalation on its own day, counted by hand around the Christmas holidays.

Everything starts on Friday 11 December 2026. Working days skip weekends, 25 December and 1 January; the
schools of region Midden are closed from 19 December to 3 January.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import pytest

from domain.soorten import Besluit, Taaksoort, TermijnAard
from storage.tabellen import Taak, Vraag
from tests.workflows.inzage import tot
from tests.workflows.test_besluiten import breng_naar
from tests.workflows.zaakproef import Zaakproef, dag

T, B = Taaksoort, Besluit
HERINNERING, UITERLIJK, ESCALATIE, *_ = TermijnAard
EINDE = (23, 59, 59)


class Verwacht(NamedTuple):
    """A moment of the ledger, and to whom it writes what."""

    aard: TermijnAard
    op: datetime
    mails: tuple[tuple[str, str], ...] = ()


def herinnering(op: datetime) -> Verwacht:
    return Verwacht(HERINNERING, op, (("taak-herinnering", "lpa1"),))


def escalatie(op: datetime) -> Verwacht:
    return Verwacht(ESCALATIE, op, (("taak-escalatie", "coordinator1"),))


VIJF_WERKDAGEN = (
    herinnering(dag(2026, 12, 16)),
    Verwacht(UITERLIJK, dag(2026, 12, 18, *EINDE)),
    escalatie(dag(2026, 12, 22)),
    escalatie(dag(2026, 12, 30)),
    escalatie(dag(2027, 1, 7)),
)
TWEE_WERKDAGEN = (
    herinnering(dag(2026, 12, 14)),
    Verwacht(UITERLIJK, dag(2026, 12, 15, *EINDE)),
    escalatie(dag(2026, 12, 16)),
    escalatie(dag(2026, 12, 18)),
    escalatie(dag(2026, 12, 22)),
)
TAKEN = {
    T.BEOORDELEN: VIJF_WERKDAGEN,
    T.BEHANDELEN: (
        herinnering(dag(2026, 12, 23)),
        Verwacht(UITERLIJK, dag(2026, 12, 28, *EINDE)),
        escalatie(dag(2027, 1, 5)),
        escalatie(dag(2027, 1, 19)),
    ),
    T.ANTWOORD_BEOORDELEN: VIJF_WERKDAGEN,
    # Opened on Friday 15 January, when the school had been silent for fifteen school days.
    T.SCHOOL_NABELLEN: (
        herinnering(dag(2027, 1, 20)),
        Verwacht(UITERLIJK, dag(2027, 1, 22, *EINDE)),
        escalatie(dag(2027, 1, 26)),
        escalatie(dag(2027, 2, 2)),
    ),
}
AAN_MELDER = (("herinnering-vraag", "administratie"), ("herinnering-vraag", "melder"))
VRAAG = (
    Verwacht(HERINNERING, dag(2026, 12, 18), AAN_MELDER),
    Verwacht(UITERLIJK, dag(2026, 12, 18, *EINDE)),
    Verwacht(HERINNERING, dag(2027, 1, 8), AAN_MELDER),
    Verwacht(
        ESCALATIE,
        dag(2027, 1, 15),
        (
            ("nieuwe-taak", "lpa1"),
            ("vraag-teamleider", "melder"),
            ("vraag-teamleider", "teamleider"),
        ),
    ),
)


@pytest.mark.eis(52, 54, 55)
@pytest.mark.parametrize("soort", TAKEN)
async def test_a_forgotten_task_reminds_is_late_and_escalates_on_the_right_days(
    zaak: Zaakproef, soort: Taaksoort
) -> None:
    taak = await breng_naar(zaak, soort)
    await loop_langs(zaak, taak, TAKEN[soort])


@pytest.mark.eis(51)
@pytest.mark.parametrize(
    "melding",
    [
        pytest.param({"spoed": True}, id="urgent"),
        pytest.param({"soort": "langdurig-relatief-verzuim"}, id="lrv"),
    ],
)
async def test_an_urgent_report_and_lrv_are_due_in_two_working_days_and_escalate_at_that_pace(
    zaak: Zaakproef, melding: dict[str, object]
) -> None:
    id_ = (await zaak.meld(**melding)).traject_id
    await loop_langs(zaak, await zaak.open_taak(id_, T.BEOORDELEN), TWEE_WERKDAGEN)


@pytest.mark.eis(149)
async def test_a_silent_school_is_reminded_twice_then_its_team_leader_then_somebody_calls(
    zaak: Zaakproef,
) -> None:
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.VRAAG_SCHOOL)
    await loop_langs(zaak, await zaak.vraag(id_), VRAAG)
    taak = await zaak.open_taak(id_, T.SCHOOL_NABELLEN)
    assert taak.toegewezen_aan == zaak.wereld.gebruikers["lpa1"]
    await zaak.toont(id_, Fase="wacht-op-school", WachtOp="leerplichtambtenaar", TeLaat=False)


async def loop_langs(zaak: Zaakproef, wacht: Taak | Vraag, verwacht: Sequence[Verwacht]) -> None:
    """Go from moment to moment: nothing the minute before, everything right after, nothing else."""
    id_ = wacht.traject_id
    for nummer, moment in enumerate(verwacht):
        eerder = await zaak.mails(id_)
        await zaak.vlak_voor(moment.op)
        assert await afgegaan(zaak, wacht) == [(v.aard, v.op) for v in verwacht[:nummer]]
        assert await zaak.mails(id_) == eerder
        await zaak.ga_naar(moment.op)
        assert await afgegaan(zaak, wacht) == [(v.aard, v.op) for v in verwacht[: nummer + 1]]
        await wacht_op_mails(zaak, id_, len(eerder) + len(moment.mails))
        assert sorted(await zaak.mails(id_)) == sorted([*eerder, *moment.mails])
        if nummer + 1 < len(verwacht):
            await te_laat_is(zaak, id_, any(v.aard is UITERLIJK for v in verwacht[: nummer + 1]))


async def wacht_op_mails(zaak: Zaakproef, traject_id: UUID, aantal: int) -> None:
    """The last silence of a school opens a task, in a step of its own."""

    async def geschreven() -> bool:
        return len(await zaak.mails(traject_id)) >= aantal

    await tot(geschreven)


async def te_laat_is(zaak: Zaakproef, traject_id: UUID, te_laat: bool) -> None:
    await zaak.toont(traject_id, TeLaat=te_laat)
    assert (await zaak.traject(traject_id)).te_laat is te_laat


async def afgegaan(zaak: Zaakproef, wacht: Taak | Vraag) -> list[tuple[str, datetime]]:
    """What went off in this wait, in order; the ledger says when it was due."""
    rijen = [t for t in await zaak.ledger(wacht.id) if t.afgegaan_op is not None]
    return [(t.aard, t.op) for t in rijen]


async def test_the_last_day_stands_in_the_register_in_temporal_and_in_the_ledger_alike(
    zaak: Zaakproef,
) -> None:
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)
    uiterlijk = dag(2026, 12, 18, *EINDE)
    assert (taak.uiterlijk, (await zaak.traject(id_)).uiterlijk) == (uiterlijk, uiterlijk)
    await zaak.toont(id_, Uiterlijk="2026-12-18T22:59:59+00:00")
    [rij] = [t for t in await zaak.ledger(taak.id) if t.aard == UITERLIJK]
    assert (rij.op, rij.wie, rij.wat) == (uiterlijk, "LPA1", "Melding beoordelen")
    assert "5 werkdagen" in rij.grond
    assert rij.regel == "beoordeling/standaard/1970-01-01"


@pytest.mark.eis(54, 55)
async def test_a_decision_in_time_silences_everything_that_was_still_to_come(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.besluit(id_, T.BEOORDELEN, B.SLUITEN)
    await zaak.klaar(id_)
    mails = await zaak.mails(id_)
    await zaak.ga_naar(dag(2027, 2, 1))
    assert await zaak.mails(id_) == mails
    assert await afgegaan(zaak, taak) == []


async def test_being_late_ends_with_the_next_step(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    await zaak.ga_naar(dag(2026, 12, 18, *EINDE))
    await zaak.toont(id_, TeLaat=True)
    taak = await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN)
    await zaak.open_taak(id_, T.BEHANDELEN)
    await zaak.toont(id_, TeLaat=False)
    assert not (await zaak.traject(id_)).te_laat
    assert [t.te_laat for t in await zaak.rijen(Taak, id_) if t.id == taak.id] == [True], "that stays known"


async def test_the_same_moments_go_off_on_the_real_clock_of_production(zaak: Zaakproef) -> None:
    zaak.klok = None
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)
    for rij in await zaak.ledger(taak.id):
        await zaak.vlak_voor(rij.op)
        assert (rij.aard, rij.op) not in await afgegaan(zaak, taak)
        await zaak.ga_naar(rij.op)
        assert (await afgegaan(zaak, taak))[-1] == (rij.aard, rij.op)
