"""Absence of 18 and over: who handles it, what is advised and why, and what the mbo hears."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from domain.procedures.model import VOOR_SCHOOL, Einde, Taakstap
from domain.procedures.verzuim_18_plus import VERZUIM_18PLUS
from domain.soorten import Aanpak, Proceduresoort, Taaksoort
from storage.database import SYSTEEM
from storage.tabellen import Brief, Inschrijving, Mail, Schoollocatie, Traject
from tests.procedures.doorstroomproef import start, start_in_traject, verzuim_18_plus
from tests.procedures.paden import Pad, loop, paden
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import dag

SOORT = Proceduresoort.VERZUIM_18PLUS
EINDES = paden(VERZUIM_18PLUS, "kiezen-contact") | {
    "ter-kennisname-dossier": paden(VERZUIM_18PLUS, "zonder-zorg")["ter-kennisname-dossier"]
}
ZORGEN = {"onderwijsoverstijgend": True, "startkwalificatie_in_gevaar": True, "dreigende_uitval": True}


@pytest.mark.parametrize(("einde", "pad"), EINDES.items(), ids=list(EINDES))
async def test_every_end_is_reached_and_the_mbo_hears_how_it_ended(
    proef: Procedureproef, einde: str, pad: Pad
) -> None:
    zorgen = {} if einde == "ter-kennisname-dossier" else ZORGEN
    await start(proef, SOORT, verzuim_18_plus(**zorgen))
    await loop(proef, VERZUIM_18PLUS, pad)
    assert await proef.resultaat() == einde
    stap = VERZUIM_18PLUS.stap(einde)
    assert isinstance(stap, Einde)
    berichten = [m for m in await proef.zaak.rijen(Mail, proef.traject_id) if m.gegevens.get("taak")]
    slot = [m for m in berichten if m.gegevens["taak"] == f"{SOORT}.{einde}" and "melder" in m.aan]
    assert len(slot) == (1 if stap.schoolbericht else 0)


def test_all_ends_are_walked() -> None:
    assert {einde.code for einde in VERZUIM_18PLUS.eindes} == set(EINDES)


@pytest.mark.eis(49, 282)
def test_the_mbo_hears_of_every_action_at_the_step_or_at_its_end() -> None:
    stil = [
        (stap.code, uitkomst.code)
        for stap in VERZUIM_18PLUS.stappen
        if isinstance(stap, Taakstap)
        for uitkomst in stap.uitkomsten
        if not uitkomst.schoolbericht and not _slotbericht(uitkomst.naar)
    ]
    assert set(stil) == {(f"kiezen-{aanpak}", "bijstellen") for aanpak in Aanpak}


def _slotbericht(naar: str) -> bool:
    stap = VERZUIM_18PLUS.stap(naar)
    return isinstance(stap, Einde) and bool(stap.schoolbericht)


@pytest.mark.eis(201, 205, 208, 209, 211)
@pytest.mark.parametrize(
    ("zorgen", "scholen", "stap"),
    [
        ({}, 1, "zonder-zorg"),
        ({"dreigende_uitval": True}, 1, "kiezen-brief"),
        (ZORGEN, 1, "kiezen-contact"),
        ({}, 4, "kiezen-contact"),
        (ZORGEN, 4, "kiezen-huisbezoek"),
    ],
)
async def test_worries_and_risk_lead_to_the_advised_approach(
    proef: Procedureproef, zorgen: dict[str, bool], scholen: int, stap: str
) -> None:
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu(), **verzuim_18_plus(**zorgen))
    await _met_scholen(proef, ontvangst.traject_id, scholen - 1)
    proef.traject_id = ontvangst.traject_id
    proef.zaak.gestart.add(ontvangst.traject_id)
    await proef.relay()
    proef.door = "casemanager1"
    await proef.start_erbij(SOORT)
    taak = await proef.open_taak(stap)
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]


@pytest.mark.eis(198, 200)
async def test_one_missed_hour_is_enough_when_dropping_out_threatens(proef: Procedureproef) -> None:
    await start(proef, SOORT, verzuim_18_plus(dreigende_uitval=True) | {"uren": "1"})
    await proef.open_taak("kiezen-brief")


async def _met_scholen(proef: Procedureproef, traject_id: object, aantal: int) -> None:
    """Schools where the student was before."""
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == traject_id))).one()
        hier = (await sessie.exec(select(Schoollocatie))).one()
        for nummer in range(aantal):
            ander = uuid4()
            kopie = {"id": ander, "vestiging": f"0{nummer + 1}"}
            sessie.add(Schoollocatie.model_validate(hier.model_dump() | kopie))
            await sessie.flush()
            sessie.add(
                Inschrijving(
                    id=uuid4(),
                    leerling_id=traject.leerling_id,
                    locatie_id=ander,
                    leerlingnummer="1",
                    onderwijssoort="havo",
                    van=date(2020 + nummer, 8, 1),
                    tot=date(2021 + nummer, 7, 31),
                )
            )


@pytest.mark.eis(209, 210)
async def test_the_estimate_is_explained_factor_by_factor_and_a_person_overrules_it_with_a_reason(
    proef: Procedureproef,
) -> None:
    await start(proef, SOORT, verzuim_18_plus(dreigende_uitval=True))
    await proef.open_taak("kiezen-brief")
    gevonden = (await proef.rij()).gegevens
    assert (gevonden["risico"], gevonden["punten"], gevonden["zorg"]) == ("laag", "1", "ja")
    assert gevonden["risico_uitleg"].splitlines() == [
        "De locatie van de school: 0 punten.",
        "De laatste opleiding hiervoor is niet bekend: 0 punten.",
        "0 keer van school gewisseld: 0 punten.",
        "0 eerdere meldingen in dit schooljaar: 0 punten.",
        "1 zorg van de school: 1 punt.",
    ]

    await proef.doe("kiezen-brief", "bijstellen", opleiding="pro", wisselingen="2", eigen_risico="hoog")

    await proef.open_taak("kiezen-huisbezoek")
    bijgesteld = (await proef.rij()).gegevens
    assert (bijgesteld["risico"], bijgesteld["punten"]) == ("hoog", "5")
    assert "De laatste opleiding hiervoor is PRO: 2 punten." in bijgesteld["risico_uitleg"]
    assert bijgesteld["risico_uitleg"].endswith("Een medewerker schatte het zelf anders in.")
    assert (await proef.zaak.verhaal(proef.traject_id)).count("risico-ingeschat") == 2


@pytest.mark.eis(205)
async def test_a_letter_is_the_result_when_the_school_does_not_report_again_in_four_weeks(
    proef: Procedureproef,
) -> None:
    await start(proef, SOORT, verzuim_18_plus(dreigende_uitval=True))
    await proef.doe("kiezen-brief", "brief")
    assert await proef.tot_na("na-brief") == dag(2026, 10, 7)
    assert await proef.resultaat() == "waarschuwingsbrief"
    assert [b.soort for b in await proef.zaak.rijen(Brief, proef.traject_id)] == ["waarschuwing-verzuim"]


@pytest.mark.eis(205)
async def test_a_second_report_after_the_letter_asks_for_contact(proef: Procedureproef) -> None:
    await start_in_traject(proef, SOORT, verzuim_18_plus(dreigende_uitval=True))
    await proef.doe("kiezen-brief", "brief")
    op = await proef.pauze("na-brief")
    await proef.zaak.ga_naar(op - timedelta(days=14))

    await proef.zaak.wereld.meld(await proef.zaak.nu(), **verzuim_18_plus(dreigende_uitval=True))
    await proef.relay()

    await proef.open_taak("kiezen-contact")
    assert "1 eerdere melding in dit schooljaar: 1 punt." in (await proef.rij()).gegevens["risico_uitleg"]


async def test_a_second_report_leaves_a_task_that_somebody_is_working_on(proef: Procedureproef) -> None:
    await start_in_traject(proef, SOORT, verzuim_18_plus(**ZORGEN))
    taak = await proef.open_taak("kiezen-contact")
    await proef.zaak.wereld.meld(await proef.zaak.nu(), **verzuim_18_plus(**ZORGEN))
    await proef.relay()
    assert (await proef.open_taak("kiezen-contact")).id == taak.id


@pytest.mark.eis(49)
async def test_the_agreements_go_to_the_school_with_the_mail(proef: Procedureproef) -> None:
    await start(proef, SOORT, verzuim_18_plus(**ZORGEN))
    await proef.doe("kiezen-contact", "contact")
    await proef.doe("contact", "afspraken", **{VOOR_SCHOOL: "Elke maandag om negen uur bij de mentor."})
    mails = [m for m in await proef.zaak.rijen(Mail, proef.traject_id) if m.gegevens.get("uitkomst")]
    aan_melder = {m.gegevens["uitkomst"]: m for m in mails if "melder" in m.aan}
    assert set(aan_melder) == {"contact", "afspraken"}
    assert all(set(m.gegevens) == {"taak", "uitkomst", "antwoord_id"} for m in mails)


async def test_stopping_starts_the_approach_of_a_dropout(proef: Procedureproef) -> None:
    await start(proef, SOORT, verzuim_18_plus(**ZORGEN))
    await proef.doe("kiezen-contact", "contact")
    await proef.doe("contact", "gestopt", uitgevallen_op="2026-09-08")
    assert await proef.resultaat() == "gestopt"
    await proef.ga_verder_in(Proceduresoort.UITVAL)
    await proef.open_taak("school-van-herkomst")
    assert (await proef.rij()).gegevens["uitgevallen_op"] == "2026-09-08"


@pytest.mark.eis(56)
async def test_the_first_task_of_the_report_is_the_casemanagers(proef: Procedureproef) -> None:
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu(), **verzuim_18_plus(**ZORGEN))
    proef.zaak.gestart.add(ontvangst.traject_id)
    await proef.relay()
    taak = await proef.zaak.open_taak_van(ontvangst.traject_id, Taaksoort.BEOORDELEN)
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
