"""Questions to a school: answered once, late, just in time, or after everything was over."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from temporalio.service import RPCError, RPCStatusCode

from domain.soorten import Besluit, Fase, Taaksoort, WachtStatus
from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.tabellen import Uitgaand
from storage.vragen import link_van, vraag_bij_token
from tests.wereld import LINK_SLEUTEL
from tests.workflows.zaakproef import Zaakproef, dag

T, B = Taaksoort, Besluit
HERINNERING_1, HERINNERING_2, STILTE = dag(2026, 12, 18), dag(2027, 1, 8), dag(2027, 1, 15)


async def stel_vraag(zaak: Zaakproef) -> UUID:
    """A case that waits for the school."""
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.VRAAG_SCHOOL)
    await zaak.vraag(id_)
    return id_


async def test_a_link_answers_its_question_once(zaak: Zaakproef) -> None:
    id_ = await stel_vraag(zaak)
    assert await zaak.school_schrijft(id_, "Het eerste antwoord.")
    assert not await zaak.school_schrijft(id_, "Een tweede antwoord.")
    await zaak.geef_antwoord_door(id_)
    await zaak.geef_antwoord_door(id_)
    vraag = await zaak.vraag(id_)
    assert (vraag.antwoord, vraag.status) == ("Het eerste antwoord.", WachtStatus.GEDAAN)
    await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    assert (await zaak.verhaal(id_)).count("vraag-beantwoord") == 1
    assert {t.status for t in await zaak.ledger(vraag.id)} == {WachtStatus.VERVALLEN}


async def test_an_answer_between_two_reminders_stops_the_rest(zaak: Zaakproef) -> None:
    id_ = await stel_vraag(zaak)
    await zaak.ga_naar(dag(2026, 12, 18, 23, 59, 59))
    await zaak.toont(id_, TeLaat=True)
    assert await zaak.school_antwoordt(id_)
    await zaak.toont(id_, Fase=Fase.BEHANDELING, TeLaat=False)
    await zaak.besluit(id_, T.ANTWOORD_BEOORDELEN, B.SLUITEN)
    await zaak.klaar(id_)
    await zaak.ga_naar(STILTE)
    sjablonen = [sjabloon for sjabloon, _ in await zaak.mails(id_)]
    assert sjablonen.count("herinnering-vraag") == 2, "one reminder, to the reporter and the copy"
    assert "vraag-teamleider" not in sjablonen


@pytest.mark.eis(149)
async def test_an_answer_whose_message_is_late_is_not_taken_for_silence(zaak: Zaakproef) -> None:
    """The register has the answer, the relay has not told yet, and the next reminder is due."""
    id_ = await stel_vraag(zaak)
    assert await zaak.school_schrijft(id_)
    await zaak.ga_naar(HERINNERING_1)
    await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    await zaak.geef_antwoord_door(id_)
    await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    assert "herinnering-vraag" not in [sjabloon for sjabloon, _ in await zaak.mails(id_)]
    assert "taak-geopend" in (await zaak.verhaal(id_))[-1]


async def test_an_answer_after_the_silence_is_kept_for_the_officer_who_calls(zaak: Zaakproef) -> None:
    id_ = await stel_vraag(zaak)
    await zaak.ga_naar(STILTE)
    taak = await zaak.open_taak(id_, T.SCHOOL_NABELLEN)
    await zaak.ga_naar(dag(2027, 1, 18))
    assert await zaak.school_antwoordt(id_), "the mail to the team leader carries a link that works"
    vraag = await zaak.vraag(id_)
    assert (vraag.antwoord, vraag.te_laat) == ("De leerling is weer op school.", True)
    assert (await zaak.open_taak(id_, T.SCHOOL_NABELLEN)).id == taak.id
    assert (await zaak.verhaal(id_))[-1] == "vraag-beantwoord"
    await zaak.besluit(id_, T.SCHOOL_NABELLEN, B.SLUITEN)
    await zaak.klaar(id_)


async def test_an_answer_after_closing_stays_in_the_dossier_and_opens_nothing(zaak: Zaakproef) -> None:
    id_ = await stel_vraag(zaak)
    await zaak.ga_naar(STILTE)
    await zaak.besluit(id_, T.SCHOOL_NABELLEN, B.SLUITEN)
    await zaak.klaar(id_)
    assert await zaak.school_schrijft(id_)
    with pytest.raises(RPCError) as fout:
        await zaak.geef_antwoord_door(id_)
    assert fout.value.status is RPCStatusCode.NOT_FOUND, "what the relay counts as delivered"
    assert (await zaak.traject(id_)).fase == Fase.GESLOTEN
    assert (await zaak.vraag(id_)).antwoord == "De leerling is weer op school."


@pytest.mark.parametrize(
    "moment", [HERINNERING_1, HERINNERING_2, STILTE], ids=["reminder", "second reminder", "escalation"]
)
async def test_every_mail_about_a_question_carries_a_link_that_works(
    zaak: Zaakproef, moment: datetime
) -> None:
    """Also a week after it came: the second reminder comes after 28 days, the escalation after 35."""
    id_ = await stel_vraag(zaak)
    vraag = await zaak.vraag(id_)
    await zaak.ga_naar(moment)
    await zaak.ga_naar(moment + timedelta(days=6))
    async with zaak.database.lezer(SYSTEEM) as sessie:
        token = maak_token(LINK_SLEUTEL, link_van(vraag.id))
        zichtbaar = await vraag_bij_token(sessie, token, await zaak.nu())
    assert zichtbaar is not None
    assert zichtbaar.tekst == "Is er al met ouders gesproken?"


async def test_a_link_that_nobody_used_stops_working_after_thirty_days(zaak: Zaakproef) -> None:
    id_ = await stel_vraag(zaak)
    await zaak.ga_naar(STILTE)
    await zaak.ga_naar(dag(2027, 2, 14, 8))
    async with zaak.database.lezer(SYSTEEM) as sessie:
        token = maak_token(LINK_SLEUTEL, link_van((await zaak.vraag(id_)).id))
        assert await vraag_bij_token(sessie, token, await zaak.nu()) is not None
        assert await vraag_bij_token(sessie, token, dag(2027, 2, 14, 9, 5)) is None
    await zaak.ga_naar(dag(2027, 2, 14, 9, 5))
    assert not await zaak.school_schrijft(id_)


async def test_a_second_question_is_a_question_of_its_own(zaak: Zaakproef) -> None:
    id_ = await stel_vraag(zaak)
    eerste = await zaak.vraag(id_)
    assert await zaak.school_antwoordt(id_)
    await zaak.ga_naar(dag(2026, 12, 14))
    await zaak.besluit(id_, T.ANTWOORD_BEOORDELEN, B.VRAAG_SCHOOL, vraag="En hoe vaak?")
    await zaak.toont(id_, Fase=Fase.WACHT_OP_SCHOOL)
    tweede = await zaak.vraag(id_)
    assert (tweede.tekst, tweede.id != eerste.id) == ("En hoe vaak?", True)
    assert await zaak.school_antwoordt(id_)
    await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    uitgaand = [u.onderwerp_id for u in await zaak.rijen(Uitgaand, id_) if u.soort == "antwoord"]
    assert sorted(uitgaand) == sorted([eerste.id, tweede.id])
