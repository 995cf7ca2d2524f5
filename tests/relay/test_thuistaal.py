"""Mails that go home, in the language of the home, with the Dutch text below."""

import re

import pytest

from domain.procedures.alle import PLANNEN, taaksoort
from domain.procedures.model import Aan, Agenda, Vraagstap
from infra.talen import lees_taal, talen
from relay.opmaak import maak_brief
from relay.thuistaal import NAAR_HUIS, lees_vertaling
from storage.mailgegevens import Mailgegevens
from storage.mails import Sjabloon
from tests.omgeving import WORTEL
from tests.relay.test_opmaak import LASTIG, LINK_ID, NU, STIJL, VERBODEN, brief, delen

VOORBEELD = WORTEL / "tests" / "voorbeeldtaal"
OVERSTAP = "overstap.vraag-ouders"
NIET_ENGELS = (*VERBODEN, "None", "{{", "Geachte", " uur")
THUISVRAGEN = [
    taaksoort(plan.soort, stap.code)
    for plan in PLANNEN.values()
    for stap in plan.stappen
    if isinstance(stap, Vraagstap) and stap.aan is not Aan.SCHOOL
]


@pytest.mark.parametrize("sjabloon", sorted(NAAR_HUIS))
@pytest.mark.parametrize("agenda", [Agenda.ZET, Agenda.HAAL_WEG])
def test_every_mail_home_is_there_in_english_with_the_dutch_below(sjabloon: Sjabloon, agenda: Agenda) -> None:
    link = {} if sjabloon is Sjabloon.AFSPRAAK_OUDERS else {"link_id": LINK_ID}
    engels = brief(sjabloon, thuistaal="en", vraagsoort=OVERSTAP, agenda=agenda, **link)
    nederlands = brief(sjabloon, agenda=agenda, **link)
    assert engels.bericht["Content-Language"] == "en, nl"
    assert engels.onderwerp != nederlands.onderwerp
    for deel in delen(engels):
        boven, onder, _ = " ".join(deel.split()).partition("The same in Dutch")
        assert "Dear sir or madam," in boven
        assert onder
        assert "The Dutch text is the one that counts." in " ".join(deel.split())
        assert not [woord for woord in NIET_ENGELS if woord in boven]
        assert deel.count("https://") == 1
    assert 'lang="en" dir="ltr"' in delen(engels)[1]


@pytest.mark.parametrize("taal", sorted(talen()))
def test_every_question_of_a_plan_is_there_in_every_other_language(taal: str) -> None:
    assert taal == "nl" or set(lees_taal(taal).vragen) == set(THUISVRAGEN)


def test_a_question_that_nobody_translated_stays_as_it_was_typed() -> None:
    tekst, _ = delen(brief(Sjabloon.VRAAG_OUDERS, thuistaal="en", link_id=LINK_ID, vraag="Komt u morgen?"))
    assert tekst.count("Komt u morgen?") == 2, "in the translation and in the Dutch"


def test_a_language_is_a_file_and_reads_from_right_to_left() -> None:
    arabisch = lees_vertaling(Sjabloon.VRAAG_OUDERS, lees_taal("ar", VOORBEELD), VOORBEELD)
    gegevens = Mailgegevens(**LASTIG | {"sjabloon": Sjabloon.VRAAG_OUDERS, "link_id": LINK_ID})
    gemaakt = maak_brief(gegevens, STIJL, NU, arabisch)
    _, html = delen(gemaakt)
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<div class="blad"[^>]*dir="rtl"', html)
    assert '<div lang="nl" dir="ltr">' in html
    assert "border-right: 4px" in html
    assert re.search(r'<span dir="ltr"[^>]*>079 123 45 67</span>', html)
    assert "\u2066Ö.Y.\u2069" in html
    assert "أن تعرف" in html
    assert gemaakt.bericht["Content-Language"] == "ar, nl"


@pytest.mark.parametrize("sjabloon", [Sjabloon.OPGEPAKT, Sjabloon.VRAAG_SCHOOL])
def test_a_school_reads_dutch_whatever_is_spoken_at_home(sjabloon: Sjabloon) -> None:
    assert brief(sjabloon, thuistaal="en").bericht["Content-Language"] == "nl"
