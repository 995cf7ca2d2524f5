"""MAS and its routes on the real relay, worker and clock: advice, comply or explain, and routes in a row."""

from datetime import datetime

import pytest

from domain.fouten import Invoerfout
from domain.klok import AMSTERDAM
from domain.soorten import Proceduresoort
from storage.tabellen import Gebeurtenis
from tests.procedures.conftest import WOENSDAG
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import melding
from tests.workflows.zaakproef import dag

MAS, HALT, STRAF = Proceduresoort.MAS, Proceduresoort.HALT, Proceduresoort.STRAFRECHTELIJK
HULP, CIVIEL = Proceduresoort.VRIJWILLIGE_HULP, Proceduresoort.CIVIELRECHTELIJK
VERWIJTBAAR = {"oorzaak": "verwijtbaar", "werkt_mee": "ja", "onveilig": "nee", "te_laat": "0"}
ZORG = {**VERWIJTBAAR, "oorzaak": "zorg"}
ONVEILIG = {**VERWIJTBAAR, "onveilig": "ja"}
GEEN = {**VERWIJTBAAR, "oorzaak": "geen"}
HALT_PAST = {"eigen_initiatief": "ja", "zorg_zonder_hulp": "nee"}


async def kies(proef: Procedureproef, analyse: dict[str, str], advies: str, keuze: str) -> None:
    await proef.doe("analyse", "klaar", **{**HALT_PAST, **analyse})
    await proef.doe(f"kiezen-{advies}", keuze)


async def feiten(proef: Procedureproef, wat: str) -> list[Gebeurtenis]:
    verhaal = await proef.zaak.rijen(Gebeurtenis, proef.traject_id)
    return sorted((f for f in verhaal if f.wat == wat), key=lambda f: f.volgnummer)


async def keuze(proef: Procedureproef) -> Gebeurtenis:
    return next(f for f in await feiten(proef, "stap-gedaan") if "afwijking" in f.gegevens)


# ---- comply or explain ----

ADVIEZEN = [
    (VERWIJTBAAR, "halt", "route-halt", HALT),
    (ZORG, "vrijwillige-hulp", "route-vrijwillige-hulp", HULP),
    (ONVEILIG, "civielrechtelijk", "route-civielrechtelijk", CIVIEL),
]


@pytest.mark.eis(104, 105)
@pytest.mark.parametrize(("analyse", "advies", "einde", "volgt"), ADVIEZEN)
async def test_the_advised_route_is_shown_with_its_reasons_and_starts_by_itself(
    proef: Procedureproef, analyse: dict[str, str], advies: str, einde: str, volgt: Proceduresoort
) -> None:
    await proef.start(MAS, melding={"uren": "20"})
    await kies(proef, analyse, advies, advies)

    assert await proef.resultaat() == einde
    assert set(await proef.lopend()) == {volgt}
    rij = await proef.rij()
    assert rij.gegevens["advies"] == advies
    assert rij.gegevens["adviesredenen"]
    (advies_feit,) = await feiten(proef, "mas-advies")
    assert rij.gegevens["adviesredenen"] in advies_feit.waarom
    assert (await keuze(proef)).gegevens["afwijking"] is False


@pytest.mark.eis(106)
async def test_a_deviation_demands_a_motivation_that_stands_in_the_dossier(proef: Procedureproef) -> None:
    await proef.start(MAS, melding={"uren": "20"})
    await proef.doe("analyse", "klaar", **VERWIJTBAAR, **HALT_PAST)

    with pytest.raises(Invoerfout) as fout:
        await proef.doe("kiezen-halt", "strafrechtelijk", motivering="  ")
    assert set(fout.value.fouten) == {"motivering"}

    await proef.doe("kiezen-halt", "strafrechtelijk", motivering="Het OM vroeg hierom.")
    assert await proef.resultaat() == "route-strafrechtelijk"
    feit = await keuze(proef)
    assert feit.waarom == "Het OM vroeg hierom."
    afwijking = {"advies": "halt", "gekozen": "strafrechtelijk", "afwijking": True}
    assert feit.gegevens | afwijking == feit.gegevens
    assert set(await proef.lopend()) == {STRAF}


@pytest.mark.eis(114)
async def test_a_warning_comes_first_and_the_next_choice_knows_of_it(proef: Procedureproef) -> None:
    await proef.start(MAS, melding={"uren": "4"})
    await kies(proef, VERWIJTBAAR, "formele-waarschuwing", "formele-waarschuwing")
    await proef.doe("waarschuwing", "gegeven")
    assert await proef.resultaat() == "formele-waarschuwing"

    await proef.start_erbij(MAS)
    await kies(proef, VERWIJTBAAR, "strafrechtelijk", "geen-maatregel")
    assert await proef.resultaat() == "geen-maatregel"


async def test_a_warning_that_is_not_given_leads_back_to_the_analysis(proef: Procedureproef) -> None:
    await proef.start(MAS, melding={"uren": "4"})
    await kies(proef, VERWIJTBAAR, "formele-waarschuwing", "formele-waarschuwing")
    await proef.doe("waarschuwing", "andere-route")

    await kies(proef, GEEN, "geen-maatregel", "geen-maatregel")

    assert await proef.resultaat() == "geen-maatregel"


# ---- Halt ----


async def naar_halt(proef: Procedureproef, **melding: str) -> None:
    """Straight to Halt, whatever the rules of MAS would advise."""
    await proef.start(HALT, melding={"uren": "20", **melding})


@pytest.mark.eis(109)
async def test_halt_checks_every_criterion_keeps_the_consents_and_follows_the_answer(
    proef: Procedureproef,
) -> None:
    await naar_halt(proef)
    await proef.doe("toestemming", "akkoord", **HALT_PAST, te_laat="0", akkoord_ouders_door="moeder")
    await proef.doe("verwijzen", "verwezen")
    await proef.doe("antwoord", "gestart")
    await proef.doe("afloop", "geslaagd")

    assert await proef.resultaat() == "halt"
    (toets,) = await feiten(proef, "halt-getoetst")
    assert set(toets.gegevens["criteria"].values()) == {"ja"}
    assert len(toets.gegevens["criteria"]) == 9
    assert "Ja: De ouders stemmen in met Halt." in (await proef.rij()).gegevens["haltcriteria"]


async def test_under_sixteen_the_parents_have_to_agree_before_the_referral(proef: Procedureproef) -> None:
    await naar_halt(proef)
    zonder_ouders = {"akkoord_ouders_op": "", "akkoord_ouders_door": ""}
    await proef.doe("toestemming", "akkoord", **HALT_PAST, te_laat="0", **zonder_ouders)

    await proef.doe("aanvullen", "aangevuld", **HALT_PAST, te_laat="0")

    await proef.open_taak("verwijzen")


@pytest.mark.eis(109)
async def test_above_sixty_hours_the_officer_decides_together_with_the_prosecutor(
    proef: Procedureproef,
) -> None:
    await naar_halt(proef, uren="61")
    await proef.doe("toestemming", "akkoord", **HALT_PAST, te_laat="0")
    await proef.doe("officier", "niet-akkoord")

    assert await proef.resultaat() == "past-niet-einde"
    assert set(await proef.lopend()) == {MAS}


async def test_a_criterion_that_is_not_met_leads_elsewhere_or_is_explained(proef: Procedureproef) -> None:
    await naar_halt(proef)
    await proef.doe("toestemming", "akkoord", eigen_initiatief="nee", zorg_zonder_hulp="nee", te_laat="0")
    with pytest.raises(Invoerfout):
        await proef.doe("past-niet", "toch-halt", motivering="")
    await proef.doe("past-niet", "toch-halt", motivering="Halt neemt de leerling aan.")

    await proef.open_taak("verwijzen")
    assert (await keuze(proef)).gegevens["afwijking"] is True


@pytest.mark.eis(109, 114)
async def test_after_a_failed_halt_a_new_choice_starts_that_knows_halt_was_tried(
    proef: Procedureproef,
) -> None:
    await naar_halt(proef)
    await proef.doe("toestemming", "akkoord", **HALT_PAST, te_laat="0")
    await proef.doe("verwijzen", "verwezen")
    await proef.doe("antwoord", "gestart")
    await proef.doe("afloop", "mislukt")
    assert await proef.resultaat() == "mislukt"

    await proef.ga_verder_in(MAS)
    await kies(proef, VERWIJTBAAR, "strafrechtelijk", "strafrechtelijk")

    assert await proef.resultaat() == "route-strafrechtelijk"
    assert "De leerling is al eerder bij Halt geweest." in (await proef.rij()).gegevens["adviesredenen"]
    await proef.ga_verder_in(STRAF)
    await proef.open_taak("agenda")


async def test_halt_that_refuses_leads_to_a_new_choice(proef: Procedureproef) -> None:
    await naar_halt(proef)
    await proef.doe("toestemming", "akkoord", **HALT_PAST, te_laat="0")
    await proef.doe("verwijzen", "verwezen")
    await proef.doe("antwoord", "geweigerd")

    assert await proef.resultaat() == "geweigerd"
    assert set(await proef.lopend()) == {MAS}


# ---- terms ----

# The referral, and the tenth working day after it: Christmas, New Year, 27 April, 5 May and Ascension Day do
# not count; the summer holiday of the schools does.
ANTWOORD_VAN_HALT = [
    (dag(2026, 12, 18), dag(2027, 1, 5)),
    (dag(2027, 4, 26), dag(2027, 5, 13)),
    (dag(2027, 7, 19), dag(2027, 8, 2)),
]


@pytest.mark.parametrize(("verwezen", "uiterlijk"), ANTWOORD_VAN_HALT)
async def test_the_officer_is_reminded_when_halt_stays_silent(
    proef: Procedureproef, verwezen: datetime, uiterlijk: datetime
) -> None:
    await proef.zaak.begin_op(verwezen)
    await naar_halt(proef)
    await proef.doe("toestemming", "akkoord", **HALT_PAST, te_laat="0")
    await proef.doe("verwijzen", "verwezen")

    taak = await proef.open_taak("antwoord")

    assert taak.uiterlijk.astimezone(AMSTERDAM).date() == uiterlijk.date()
    herinnering = (await proef.zaak.ledger(taak.id))[0]
    assert herinnering.aard == "herinnering"
    await proef.zaak.ga_naar(herinnering.op)
    assert ("taak-herinnering", "lpa1") in await proef.zaak.mails(proef.traject_id)


# First report -> the last day of two months, moved off weekends and holidays (ATW art. 1).
PROCES_VERBAAL = [
    (dag(2026, 9, 9), dag(2026, 11, 9)),
    (dag(2026, 10, 25), dag(2026, 12, 28)),
    (dag(2026, 12, 31), dag(2027, 3, 1)),
    (dag(2027, 6, 14), dag(2027, 8, 16)),
]


@pytest.mark.parametrize(("gemeld", "uiterlijk"), PROCES_VERBAAL)
async def test_the_record_is_due_two_months_after_the_first_report_and_sent_a_month_after_the_hearing(
    proef: Procedureproef, gemeld: datetime, uiterlijk: datetime
) -> None:
    await proef.zaak.begin_op(gemeld)
    await proef.start(STRAF)
    await proef.doe("agenda", "zonder-overleg")
    await proef.doe("ouders-horen", "gehoord", ouders_gehoord_op=gemeld.date().isoformat())
    await proef.doe("leerling-horen", "gehoord")

    taak = await proef.open_taak("proces-verbaal-opmaken")
    assert taak.uiterlijk.astimezone(AMSTERDAM).date() == uiterlijk.date()
    assert "eerste melding" in (await proef.zaak.ledger(taak.id))[0].grond

    await proef.zaak.ga_naar((await proef.zaak.ledger(taak.id))[0].op)
    await proef.doe("proces-verbaal-opmaken", "opgemaakt")
    insturen = await proef.open_taak("insturen")
    een_maand = next(t for t in await proef.zaak.ledger(insturen.id) if t.aard == "uiterlijk")
    verschil = een_maand.op.astimezone(AMSTERDAM).date() - gemeld.date()
    assert 28 <= verschil.days <= 33


# ---- the criminal-law route ----


async def tot_het_om(proef: Procedureproef) -> None:
    await proef.start(STRAF)
    await proef.doe("agenda", "aangemeld", overlegdatum="2026-09-23")
    assert (await proef.tot_na("overleg-wacht")).astimezone(AMSTERDAM).date().isoformat() == "2026-09-23"
    await proef.doe("overleg", "proces-verbaal")
    await proef.doe("ouders-horen", "gehoord")
    await proef.doe("leerling-horen", "gehoord")
    await proef.doe("proces-verbaal-opmaken", "opgemaakt")
    await proef.doe("insturen", "ingestuurd")


OM = [
    ("boete", "proces-verbaal", None),
    ("taakstraf", "proces-verbaal", None),
    ("leerstraf", "proces-verbaal", None),
    ("jeugdreclassering", "proces-verbaal", None),
    ("sepot", "geseponeerd", None),
    ("halt", "halt-alsnog", HALT),
]


@pytest.mark.eis(93, 110, 111)
@pytest.mark.parametrize(("beslissing", "einde", "volgt"), OM)
async def test_after_casusoverleg_and_hearing_the_prosecution_decides(
    proef: Procedureproef, beslissing: str, einde: str, volgt: Proceduresoort | None
) -> None:
    await tot_het_om(proef)

    await proef.doe("om-beslissing", beslissing)

    assert await proef.resultaat() == einde
    assert set(await proef.lopend()) == ({volgt} if volgt else set())


async def test_a_record_that_is_not_drawn_up_leads_to_a_new_choice(proef: Procedureproef) -> None:
    await proef.start(STRAF)
    await proef.doe("agenda", "zonder-overleg")
    await proef.doe("ouders-horen", "niet-verschenen")
    await proef.doe("leerling-horen", "niet-verschenen")
    await proef.doe("proces-verbaal-opmaken", "afgezien")

    assert await proef.resultaat() == "andere-route"
    assert set(await proef.lopend()) == {MAS}


@pytest.mark.parametrize(
    ("geboren", "stap"), [("2014-09-09", "leerling-horen"), ("2014-09-10", "proces-verbaal-opmaken")]
)
async def test_a_pupil_is_heard_from_the_twelfth_birthday(
    proef: Procedureproef, geboren: str, stap: str
) -> None:
    leerling = melding(meldingsdatum=WOENSDAG.date()).leerling.model_dump(mode="json")
    await proef.start(STRAF, melding={"leerling": leerling | {"geboortedatum": geboren}})
    await proef.doe("agenda", "zonder-overleg")
    await proef.doe("ouders-horen", "gehoord")

    await proef.open_taak(stap)


# ---- voluntary help ----


@pytest.mark.eis(108)
async def test_voluntary_help_is_looked_at_after_six_weeks_then_as_agreed(proef: Procedureproef) -> None:
    await proef.start(HULP)
    await proef.doe("verwijzen", "verwezen", verwijsdatum="2026-09-09")
    assert (await proef.tot_na("op-gang")).astimezone(AMSTERDAM).date().isoformat() == "2026-10-21"
    await proef.doe("navraag", "loopt", navraagdatum="2026-12-25")
    assert (await proef.tot_na("vervolg-wacht")).astimezone(AMSTERDAM).date().isoformat() == "2026-12-25"
    await proef.doe("navraag", "niet-genoeg")

    assert await proef.resultaat() == "niet-genoeg"
    assert set(await proef.lopend()) == {MAS}


# ---- the civil-law route ----


@pytest.mark.eis(94)
async def test_the_jeugdbeschermingstafel_can_ask_the_raad_for_an_inquiry(proef: Procedureproef) -> None:
    await proef.start(CIVIEL)
    await proef.doe("aanmelden", "aangemeld", zorgen="De leerling is niet veilig thuis.")
    await proef.doe("tafel", "raad")
    await proef.doe("raad", "maatregel")

    assert await proef.resultaat() == "maatregel"
