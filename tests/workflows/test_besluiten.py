"""Every decision at every task, and who goes on with the case."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import col, update

from domain.besluiten import VERVOLG
from domain.soorten import Besluit, Fase, Taaksoort, WachtStatus
from storage.database import SYSTEEM
from storage.tabellen import Afwezigheid, Gebruiker, Leerling, Melding, Procedure, Taak, Termijn, Vraag
from tests.workflows.zaakproef import Zaakproef, dag

B, T = Besluit, Taaksoort
WEG_NAAR_TAAK = {
    T.BEOORDELEN: (),
    T.BEHANDELEN: ((T.BEOORDELEN, B.OPPAKKEN),),
    T.ANTWOORD_BEOORDELEN: ((T.BEOORDELEN, B.VRAAG_SCHOOL),),
    T.SCHOOL_NABELLEN: ((T.BEOORDELEN, B.VRAAG_SCHOOL),),
}
"""The decisions that lead to each task."""
NA_DE_KERSTVAKANTIE = dag(2027, 1, 15)
WIE_DAARNA = {B.OPPAKKEN: "lpa1", B.ANDERE_GEMEENTE: "lpa2", B.DOORSTROOMPUNT: "casemanager1"}
BERICHT = {
    B.OPPAKKEN: "opgepakt",
    B.PROCEDURE: "procedurebericht",
    B.VRAAG_SCHOOL: "vraag-school",
    B.TER_KENNISNAME: "ter-kennisname",
    B.ANDERE_GEMEENTE: "overgedragen",
    B.DOORSTROOMPUNT: "overgedragen",
    B.SLUITEN: "gesloten",
}


async def breng_naar(zaak: Zaakproef, taak: Taaksoort) -> Taak:
    """A fresh case at this task, in the hands of lpa1."""
    id_ = (await zaak.meld()).traject_id
    for stap, besluit in WEG_NAAR_TAAK[taak]:
        await zaak.besluit(id_, stap, besluit)
    if taak is T.ANTWOORD_BEOORDELEN:
        assert await zaak.school_antwoordt(id_)
    if taak is T.SCHOOL_NABELLEN:
        await zaak.vraag(id_)
        await zaak.ga_naar(NA_DE_KERSTVAKANTIE)
    return await zaak.open_taak(id_, taak)


@pytest.mark.eis(49, 50, 56)
@pytest.mark.parametrize(("soort", "besluit"), VERVOLG, ids=lambda waarde: str(waarde))
async def test_each_decision_at_each_task_is_followed_by_its_next_step_and_told_to_the_school(
    zaak: Zaakproef, soort: Taaksoort, besluit: Besluit
) -> None:
    taak = await breng_naar(zaak, soort)
    id_, vervolg = taak.traject_id, VERVOLG[soort, besluit]
    al_geschreven = await zaak.mails(id_)
    await zaak.rond_af(await zaak.antwoord(taak, besluit))
    if vervolg.vraagt_school:
        vraag = max(await wacht_op_vragen(zaak, taak), key=lambda v: v.gesteld_op)
        assert (vraag.status, vraag.tekst) == (WachtStatus.OPEN, "Is er al met ouders gesproken?")
        await zaak.toont(id_, Fase=vervolg.fase, WachtOp="school", Behandelaar="LPA1", TeLaat=False)
    elif vervolg.wacht_op_procedures:
        await zaak.toont(id_, Fase=vervolg.fase, WachtOp="procedure ziekteverzuim", Uiterlijk=None)
        assert [p.soort for p in await zaak.rijen(Procedure, id_)] == ["ziekteverzuim"]
        assert await zaak.open_taken(id_) == []
    elif vervolg.taak is None:
        await zaak.klaar(id_)
        await zaak.toont(id_, Fase=Fase.GESLOTEN, WachtOp=None, Uiterlijk=None, TeLaat=False)
    else:
        volgende = await zaak.open_taak(id_, vervolg.taak)
        assert volgende.toegewezen_aan == zaak.wereld.gebruikers[WIE_DAARNA[besluit]]
        await zaak.toont(id_, Fase=vervolg.fase, Behandelaar=WIE_DAARNA[besluit].upper(), TeLaat=False)
    assert (await zaak.traject(id_)).fase == vervolg.fase
    nieuw = [mail for mail in await zaak.mails(id_) if mail not in al_geschreven or besluit is B.VRAAG_SCHOOL]
    assert {(BERICHT[besluit], "melder"), (BERICHT[besluit], "administratie")} <= set(nieuw)


async def wacht_op_vragen(zaak: Zaakproef, taak: Taak) -> list[Vraag]:
    """The questions of the case, when the one that this task's decision asks is among them."""
    aantal = 1 if taak.soort in (T.BEOORDELEN, T.BEHANDELEN) else 2
    while len(vragen := await zaak.rijen(Vraag, taak.traject_id)) < aantal:
        await zaak.vraag(taak.traject_id)
    return vragen


@pytest.mark.eis(118)
async def test_what_is_noted_only_is_closed_with_that_result_and_keeps_why(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.TER_KENNISNAME, motivering="Het signaal is genoteerd.")
    await zaak.klaar(id_)
    traject = await zaak.traject(id_)
    assert (traject.fase, traject.resultaat) == (Fase.GESLOTEN, "ter-kennisname-dossier")
    assert traject.slottekst == "Het signaal is genoteerd."
    assert traject.gesloten_op is not None


async def test_another_municipality_gets_the_whole_case_and_its_own_officer(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    oud = await zaak.besluit(id_, T.BEOORDELEN, B.ANDERE_GEMEENTE)
    nieuw = await zaak.open_taak(id_, T.BEOORDELEN)
    assert nieuw.toegewezen_aan == zaak.wereld.gebruikers["lpa2"]
    await zaak.toont(id_, Gemeente="9902", Behandelaar="LPA2", Fase="intake")
    assert {rij.gemeente_code for rij in await zaak.rijen(Taak, id_)} == {"9902"}
    assert {rij.gemeente_code for rij in await zaak.rijen(Termijn, id_)} == {"9902"}
    assert {rij.gemeente_code for rij in await zaak.rijen(Melding, id_)} == {"9902"}
    assert {t.status for t in await zaak.ledger(oud.id)} == {WachtStatus.VERVALLEN}
    assert ("nieuwe-taak", "lpa2") in await zaak.mails(id_)
    await zaak.ga_naar(dag(2026, 12, 22))
    assert ("taak-escalatie", "coordinator2") in await zaak.mails(id_)
    assert ("taak-escalatie", "coordinator1") not in await zaak.mails(id_)


async def test_the_doorstroompunt_keeps_a_case_that_it_got(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.DOORSTROOMPUNT)
    await zaak.toont(id_, Behandelaar="CASEMANAGER1", WachtOp="casemanager", Fase="intake")
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN, door="casemanager1")
    taak = await zaak.open_taak(id_, T.BEHANDELEN)
    assert taak.toegewezen_aan == zaak.wereld.gebruikers["casemanager1"]
    assert (await zaak.traject(id_)).afdeling == "doorstroompunt"


VERZUIM_18PLUS = {
    "soort": "verzuim-18-plus",
    "zorgen": {
        "onderwijsoverstijgend": True,
        "startkwalificatie_in_gevaar": True,
        "dreigende_uitval": False,
    },
}


@pytest.mark.eis(8, 56)
@pytest.mark.parametrize(
    ("geboren", "wie"),
    [
        pytest.param(date(2008, 12, 11), "casemanager1", id="18 today"),
        pytest.param(date(2008, 12, 12), "lpa1", id="18 tomorrow"),
        pytest.param(date(1999, 12, 12), "casemanager1", id="26 for one more day"),
    ],
)
async def test_the_age_on_the_day_of_the_report_decides_who_handles_it(
    zaak: Zaakproef, geboren: date, wie: str
) -> None:
    ontvangst = await zaak.wereld.meld(await zaak.nu())
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Leerling).values(geboortedatum=geboren))
    await zaak.geef_door(ontvangst)
    taak = await zaak.open_taak(ontvangst.traject_id, T.BEOORDELEN)
    assert taak.toegewezen_aan == zaak.wereld.gebruikers[wie]


async def test_turning_18_during_treatment_leaves_the_case_with_its_officer_who_can_hand_it_over(
    zaak: Zaakproef,
) -> None:
    ontvangst = await zaak.meld()
    id_ = ontvangst.traject_id
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Leerling).values(geboortedatum=date(2008, 12, 12)))
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN)
    await zaak.open_taak(id_, T.BEHANDELEN)
    await zaak.ga_naar(dag(2026, 12, 14))
    await zaak.besluit(id_, T.BEHANDELEN, B.VRAAG_SCHOOL)
    assert await zaak.school_antwoordt(id_)
    taak = await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    assert taak.toegewezen_aan == zaak.wereld.gebruikers["lpa1"]
    assert (await zaak.traject(id_)).afdeling == "leerplicht"
    await zaak.besluit(id_, T.ANTWOORD_BEOORDELEN, B.DOORSTROOMPUNT)
    await zaak.toont(id_, Behandelaar="CASEMANAGER1", WachtOp="casemanager")


async def test_a_report_that_nobody_can_take_stays_unassigned_and_the_coordinators_hear_of_it(
    zaak: Zaakproef,
) -> None:
    afwezig = Afwezigheid(
        id=uuid4(),
        gebruiker_id=zaak.wereld.gebruikers["lpa1"],
        van=date(2026, 12, 1),
        tot=date(2026, 12, 31),
    )
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        sessie.add(afwezig)
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)
    assert (taak.toegewezen_aan, taak.toewijzing_reden) == (
        None,
        "Alle behandelaars van deze gemeente zijn afwezig. De coördinator verdeelt.",
    )
    await zaak.toont(id_, Behandelaar=None, WachtOp="nog niet toegewezen")
    assert ("nieuwe-taak", "coordinator1") in await zaak.mails(id_)
    await zaak.ga_naar(dag(2026, 12, 16))
    assert ("taak-escalatie", "coordinator1") in await zaak.mails(id_), "nobody else can be reminded"
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN, door="lpa1")
    assert (await zaak.open_taak(id_, T.BEHANDELEN)).toegewezen_aan == zaak.wereld.gebruikers["lpa1"]


async def test_a_case_of_an_officer_who_left_goes_to_a_colleague(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.VRAAG_SCHOOL)
    await zaak.vraag(id_)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        weg = update(Gebruiker).where(col(Gebruiker.id) == zaak.wereld.gebruikers["lpa1"])
        await sessie.exec(weg.values(actief=False))
    assert await zaak.school_antwoordt(id_)
    taak = await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    assert taak.toegewezen_aan is None, "there was no other officer in this municipality"
    assert ("nieuwe-taak", "coordinator1") in await zaak.mails(id_)
