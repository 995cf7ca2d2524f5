"""Which decision is allowed at which task, what it asks for, and what follows: as on paper."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.besluiten import (
    TOEGESTAAN,
    VERVOLG,
    VERVOLG_VRAAG,
    Besluitinvulling,
    Vervolg,
    VraagUitkomst,
    controleer_toegestaan,
    lees_besluit,
    mogelijk,
    resultaat_van,
    termijncode,
)
from domain.fouten import Geweigerd, Invoerfout
from domain.soorten import Afdeling, Besluit, Fase, Meldingsoort, Taaksoort, Termijncode

VOL = {
    "motivering": "Omdat het zo is.",
    "resultaat": "naar-school",
    "vraag": "Wat heeft de school al gedaan?",
    "doelgemeente": "0599",
    "procedure": "ziekteverzuim",
}
CODES = {"b": Taaksoort.BEOORDELEN, "h": Taaksoort.BEHANDELEN, "a": Taaksoort.ANTWOORD_BEOORDELEN}
CODES["n"] = Taaksoort.SCHOOL_NABELLEN


def lees(taak: Taaksoort, besluit: Besluit, **anders: Any) -> Besluitinvulling:
    return lees_besluit(
        taak,
        besluit,
        {naam: tekst for naam, tekst in (VOL | anders).items() if tekst is not None},
        soort=Meldingsoort.RELATIEF_WETTELIJK,
        gemeente="0637",
        afdeling=Afdeling.LEERPLICHT,
    )


@pytest.mark.eis(201)
@pytest.mark.parametrize("besluit", list(Besluit))
@pytest.mark.parametrize("met_zorg", [True, False])
def test_a_report_with_a_worry_is_taken_up_and_never_only_noted(besluit: Besluit, met_zorg: bool) -> None:
    gegevens = VOL | {"resultaat": "naar-school"}
    waar: dict[str, Any] = {"soort": Meldingsoort.VERZUIM_18PLUS, "gemeente": "0637"}
    waar |= {"afdeling": Afdeling.LEERPLICHT, "met_zorg": met_zorg}
    if met_zorg and besluit is Besluit.TER_KENNISNAME:
        with pytest.raises(Geweigerd, match="pakt het Doorstroompunt de melding op"):
            lees_besluit(Taaksoort.BEOORDELEN, besluit, gegevens, **waar)
    else:
        assert lees_besluit(Taaksoort.BEOORDELEN, besluit, gegevens, **waar)


@pytest.mark.parametrize(
    ("besluit", "bij"),
    [
        (Besluit.OPPAKKEN, "ban"),
        (Besluit.PROCEDURE, "bhan"),
        (Besluit.VRAAG_SCHOOL, "bhan"),
        (Besluit.TER_KENNISNAME, "ban"),
        (Besluit.ANDERE_GEMEENTE, "bhan"),
        (Besluit.DOORSTROOMPUNT, "bhan"),
        (Besluit.SLUITEN, "bhan"),
    ],
)
@pytest.mark.parametrize("letter", list(CODES))
def test_a_decision_is_allowed_exactly_at_the_tasks_of_the_table(
    besluit: Besluit, bij: str, letter: str
) -> None:
    taak = CODES[letter]
    if letter in bij:
        controleer_toegestaan(taak, besluit, Afdeling.LEERPLICHT)
        assert lees(taak, besluit) is not None
    else:
        with pytest.raises(Geweigerd, match="kan niet bij de taak"):
            lees(taak, besluit)


@pytest.mark.eis(106, 118)
@pytest.mark.parametrize(
    ("besluit", "leeg", "fouten"),
    [
        (Besluit.OPPAKKEN, ["motivering", "resultaat", "vraag", "doelgemeente"], set()),
        (Besluit.PROCEDURE, ["motivering", "resultaat", "vraag", "doelgemeente"], set()),
        (Besluit.PROCEDURE, ["procedure"], {"procedure"}),
        (Besluit.VRAAG_SCHOOL, ["motivering", "resultaat", "doelgemeente"], set()),
        (Besluit.VRAAG_SCHOOL, ["vraag"], {"vraag"}),
        (Besluit.TER_KENNISNAME, ["resultaat", "vraag", "doelgemeente"], set()),
        (Besluit.TER_KENNISNAME, ["motivering"], {"motivering"}),
        (Besluit.ANDERE_GEMEENTE, ["resultaat", "vraag"], set()),
        (Besluit.ANDERE_GEMEENTE, ["motivering", "doelgemeente"], {"motivering", "doelgemeente"}),
        (Besluit.DOORSTROOMPUNT, ["resultaat", "vraag", "doelgemeente"], set()),
        (Besluit.DOORSTROOMPUNT, ["motivering"], {"motivering"}),
        (Besluit.SLUITEN, ["vraag", "doelgemeente"], set()),
        (Besluit.SLUITEN, ["motivering", "resultaat"], {"motivering", "resultaat"}),
    ],
)
def test_each_decision_asks_for_its_own_fields_and_for_all_at_once(
    besluit: Besluit, leeg: list[str], fouten: set[str]
) -> None:
    velden: dict[str, Any] = dict.fromkeys(leeg, "")
    if not fouten:
        lees(Taaksoort.BEOORDELEN, besluit, **velden)
        lees(Taaksoort.BEOORDELEN, besluit, **dict.fromkeys(leeg))  # left out instead of empty
        return
    with pytest.raises(Invoerfout) as gevangen:
        lees(Taaksoort.BEOORDELEN, besluit, **velden)
    assert set(gevangen.value.fouten) == fouten


@pytest.mark.parametrize(
    ("besluit", "veld", "waarde", "zin"),
    [
        (Besluit.SLUITEN, "resultaat", "niet-langer-zorgelijk", "Kies een resultaat uit de lijst."),
        (Besluit.ANDERE_GEMEENTE, "doelgemeente", "0637", "Kies een andere gemeente."),
        (Besluit.ANDERE_GEMEENTE, "doelgemeente", "Rotterdam", "4 cijfers"),
        (Besluit.VRAAG_SCHOOL, "vraag", "x" * 2001, "hooguit 2000 tekens"),
        (Besluit.VRAAG_SCHOOL, "vraag", "a\x00b", "tekens in die niet mogen"),
        (Besluit.SLUITEN, "motivering", "   ", "Leg uit waarom"),
        (Besluit.PROCEDURE, "procedure", "toveren", "Kies de procedure"),
    ],
)
def test_a_field_that_is_wrong_is_refused(besluit: Besluit, veld: str, waarde: str, zin: str) -> None:
    with pytest.raises(Invoerfout) as gevangen:
        lees(Taaksoort.BEOORDELEN, besluit, **{veld: waarde})
    assert list(gevangen.value.fouten) == [veld]
    assert zin in gevangen.value.fouten[veld]


def test_fields_that_a_decision_does_not_ask_for_are_dropped() -> None:
    assert lees(Taaksoort.BEOORDELEN, Besluit.OPPAKKEN) == Besluitinvulling(motivering="Omdat het zo is.")
    assert lees(Taaksoort.BEOORDELEN, Besluit.SLUITEN, vraag="a\x00b").vraag == ""


@pytest.mark.parametrize(
    ("soort", "resultaat"),
    [
        (Meldingsoort.ABSOLUUT, "vrijstelling"),
        (Meldingsoort.LUXE, "proces-verbaal"),
        (Meldingsoort.LRV, "onderwijszorgarrangement"),
        (Meldingsoort.ZORG, "niet-langer-zorgelijk"),
        (Meldingsoort.VERZUIM_18PLUS, "startkwalificatie"),
    ],
)
def test_closing_takes_a_result_from_the_list_of_the_kind(soort: Meldingsoort, resultaat: str) -> None:
    ingevuld = lees_besluit(
        Taaksoort.BEHANDELEN,
        Besluit.SLUITEN,
        {"resultaat": resultaat, "motivering": "Klaar."},
        soort=soort,
        gemeente="0637",
        afdeling=Afdeling.LEERPLICHT,
    )
    assert resultaat_van(Besluit.SLUITEN, ingevuld) == resultaat


def test_note_only_closes_with_its_own_result_and_the_rest_without() -> None:
    assert resultaat_van(Besluit.TER_KENNISNAME, Besluitinvulling()) == "ter-kennisname-dossier"
    assert resultaat_van(Besluit.OPPAKKEN, Besluitinvulling()) == ""


def test_what_is_at_the_doorstroompunt_cannot_be_handed_over_to_it() -> None:
    with pytest.raises(Geweigerd, match="al bij het Doorstroompunt"):
        controleer_toegestaan(Taaksoort.BEHANDELEN, Besluit.DOORSTROOMPUNT, Afdeling.DOORSTROOMPUNT)


@pytest.mark.parametrize("afdeling", list(Afdeling))
@pytest.mark.parametrize("taak", list(Taaksoort))
def test_what_is_offered_is_what_is_allowed(taak: Taaksoort, afdeling: Afdeling) -> None:
    kan = mogelijk(taak, afdeling, met_zorg=False)
    for besluit in kan:
        controleer_toegestaan(taak, besluit, afdeling)
    for besluit in set(Besluit).difference(kan):
        with pytest.raises(Geweigerd):
            controleer_toegestaan(taak, besluit, afdeling)


def test_a_report_with_a_worry_is_not_offered_to_be_noted_only() -> None:
    zonder, met = (mogelijk(Taaksoort.BEOORDELEN, Afdeling.DOORSTROOMPUNT, met_zorg=z) for z in (False, True))
    assert set(zonder) - set(met) == {Besluit.TER_KENNISNAME}


INTAKE, BEHANDELING, WACHT, GESLOTEN = Fase


@pytest.mark.parametrize("taak", list(Taaksoort))
@pytest.mark.parametrize(
    ("besluit", "vervolg"),
    [
        (Besluit.OPPAKKEN, (BEHANDELING, Taaksoort.BEHANDELEN, False, False)),
        (Besluit.PROCEDURE, (BEHANDELING, Taaksoort.BEHANDELEN, False, False, True)),
        (Besluit.VRAAG_SCHOOL, (WACHT, None, True, False)),
        (Besluit.TER_KENNISNAME, (GESLOTEN, None, False, False)),
        (Besluit.ANDERE_GEMEENTE, (INTAKE, Taaksoort.BEOORDELEN, False, True)),
        (Besluit.DOORSTROOMPUNT, (INTAKE, Taaksoort.BEOORDELEN, False, True)),
        (Besluit.SLUITEN, (GESLOTEN, None, False, False)),
    ],
)
def test_what_follows_on_a_decision(taak: Taaksoort, besluit: Besluit, vervolg: tuple[Any, ...]) -> None:
    if besluit in TOEGESTAAN[taak]:
        assert VERVOLG[taak, besluit] == Vervolg(*vervolg)
    else:
        assert (taak, besluit) not in VERVOLG


@pytest.mark.eis(149)
def test_an_answer_is_assessed_and_silence_becomes_a_task_to_call() -> None:
    assert VERVOLG_VRAAG[VraagUitkomst.BEANTWOORD].taak is Taaksoort.ANTWOORD_BEOORDELEN
    assert VERVOLG_VRAAG[VraagUitkomst.STIL].taak is Taaksoort.SCHOOL_NABELLEN


def test_every_decision_leaves_a_case_with_a_next_step_or_closed() -> None:
    for vervolg in (*VERVOLG.values(), *VERVOLG_VRAAG.values()):
        assert (vervolg.fase is GESLOTEN) == (vervolg.taak is None and not vervolg.vraagt_school)


@pytest.mark.eis(51)
@pytest.mark.parametrize(
    ("taak", "soort", "spoed", "code"),
    [
        (Taaksoort.BEOORDELEN, Meldingsoort.RELATIEF_WETTELIJK, False, Termijncode.BEOORDELING),
        (Taaksoort.BEOORDELEN, Meldingsoort.RELATIEF_WETTELIJK, True, Termijncode.BEOORDELING_SPOED),
        (Taaksoort.BEOORDELEN, Meldingsoort.LRV, False, Termijncode.BEOORDELING_SPOED),
        (Taaksoort.BEHANDELEN, Meldingsoort.LRV, True, Termijncode.BEHANDELING),
        (Taaksoort.ANTWOORD_BEOORDELEN, Meldingsoort.ZORG, True, Termijncode.ANTWOORD_BEOORDELEN),
        (Taaksoort.SCHOOL_NABELLEN, Meldingsoort.ZORG, False, Termijncode.NABELLEN),
    ],
)
def test_urgent_and_lrv_are_assessed_sooner(
    taak: Taaksoort, soort: Meldingsoort, spoed: bool, code: Termijncode
) -> None:
    assert termijncode(taak, soort, spoed) is code


@given(
    taak=st.sampled_from(list(Taaksoort)),
    besluit=st.sampled_from(list(Besluit)),
    velden=st.dictionaries(st.sampled_from(list(VOL)), st.text(max_size=10) | st.none() | st.integers()),
)
def test_whatever_is_typed_the_answer_is_a_decision_or_sentences(
    taak: Taaksoort, besluit: Besluit, velden: dict[str, Any]
) -> None:
    try:
        ingevuld = lees_besluit(
            taak, besluit, velden, soort=Meldingsoort.ZORG, gemeente="0637", afdeling=Afdeling.LEERPLICHT
        )
    except (Geweigerd, Invoerfout) as fout:
        zinnen = str(fout)
    else:
        zinnen = "" if "\x00" not in ingevuld.model_dump_json() else "nul"
    assert zinnen == "" or zinnen.endswith(".")
