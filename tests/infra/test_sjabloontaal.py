"""The language of a municipality's own texts: what gets out of it, and what it makes."""

import re
from typing import Any

import pytest

from api.beheer.tekstsoorten import (
    MAILVELDEN,
    Tekstplek,
    keur,
    plekken,
    standaard,
    voorbeeldmail,
    vul_voorbeeld,
)
from api.briefopmaak import LeegVeld, check_tekst, tekstomgeving, vul
from infra import mailtaal
from infra.sjabloontaal import MAX_TEKST, Sjabloonfout, Zandbak, als_html, als_platte_tekst, controleer
from infra.talen import lees_taal
from storage.teksten import Tekst, Tekstsoort

# Every known way out of a template, and what keeps a server busy: (text, line that is named).
UITBRAAK = [
    ("{{ b.__class__ }}", 1),
    ("{{ b['__class__'] }}", 1),
    ("{{ b.velden.__class__ }}", 1),
    ("{{ ''.__class__.__mro__ }}", 1),
    ("{{ ''['__cl' ~ 'ass__'] }}", 1),
    ("{{ b|attr('__class__') }}", 1),
    ("{{ b.model_dump() }}", 1),
    ("{{ b.model_copy(update={'naam': 'x'}) }}", 1),
    ("{{ b.velden.get('x') }}", 1),
    ("{{ b.aanhef.format(b) }}", 1),
    ("{{ '{0.__class__}'.format(b) }}", 1),
    ("{{ '%s'|format(b) }}", 1),
    ("{{ self._TemplateReference__context }}", 1),
    ("{{ self.inhoud() }}", 1),
    ("{{ cycler.__init__.__globals__ }}", 1),
    ("{{ lipsum }}", 1),
    ("{{ config }}", 1),
    ("{{ t.woorden }}", 1),
    ("{{ namespace() }}", 1),
    ("{{ range(999999999)|join }}", 1),
    ("eerst\n\n{% for x in b.naam %}{{ x }}{% endfor %}", 3),
    ("{% macro m() %}{{ m() }}{% endmacro %}", 1),
    ("{% set x = b %}", 1),
    ("{% import 'opmaak.html' as o %}", 1),
    ("{% extends 'opmaak.html' %}", 1),
    ("{% include '../../settings.py' %}", 1),
    ("{% include b.naam %}", 1),
    ("{% block inhoud %}{% endblock %}", 1),
    ("{% filter upper %}x{% endfilter %}", 1),
    ("{{ 'a' * 999999999 }}", 1),
    ("{{ 9 ** 9 ** 9 }}", 1),
    ("{{ [b, b] }}", 1),
    ("{{ {'a': b} }}", 1),
    ("{{ b.naam[::2] }}", 1),
    ("{{ b.naam|center(999999999) }}", 1),
    ("{{ b.naam|safe }}", 1),
    ("{{ b.id }}", 1),
    ("{{ b.bsn }}", 1),
    ("{{ b.naam is mapping }}", 1),
    ("regel een\n<script>alert(1)</script>", 2),
    ('goed\ngoed\n<img src="https://elders.example/x.png">', 3),
    ("een\ntwee {{ b.naam", 2),
    ("een\n{% if b.volwassen %}\ntwee", 3),
    ("{{ b.naam }}" * (MAX_TEKST // 12 + 1), 1),
]


@pytest.mark.parametrize(("tekst", "regel"), UITBRAAK, ids=lambda deel: str(deel)[:40])
def test_what_would_get_out_is_refused_with_its_line(tekst: str, regel: int) -> None:
    with pytest.raises(Sjabloonfout) as fout:
        check_tekst(tekst)
    assert fout.value.regel == regel
    assert str(fout.value).startswith(f"Regel {regel}: ")


@pytest.mark.parametrize("tekst", ["{{ b.__class__ }}", "{{ b.geheim() }}", "{{ b.velden.items() }}"])
def test_even_unchecked_the_sandbox_calls_nothing_and_shows_no_insides(tekst: str) -> None:
    class Ding:
        velden: Any = {}  # noqa: RUF012

        def geheim(self) -> str:
            raise AssertionError

    try:
        gemaakt = tekstomgeving().from_string(tekst).render(b=Ding(), t=lees_taal("nl"))
    except Exception as fout:
        assert "ecurity" in type(fout).__name__ or "Undefined" in type(fout).__name__  # noqa: PT017
    else:
        assert "class" not in gemaakt


@pytest.mark.parametrize("plek", plekken(), ids=lambda plek: f"{plek.soort.value}-{plek.code}")
def test_every_standard_text_can_be_taken_as_a_start(plek: Any) -> None:
    tekst = standaard(plek)
    assert keur(plek, tekst) == {}
    onderwerp, inhoud = vul_voorbeeld(plek, tekst)
    assert onderwerp
    assert "{" not in onderwerp + inhoud
    assert "<p>" in inhoud


def test_what_nobody_filled_in_shows_and_stops_nothing() -> None:
    waarden = {"b": {"velden": {}}, "t": lees_taal("nl")}
    assert "[niet ingevuld]" in vul("Op {{ b.velden.huisbezoekdatum|dag }}", waarden)
    assert str(LeegVeld(name="x")) == "[niet ingevuld]"


def test_a_date_that_is_none_is_refused_when_it_is_written() -> None:
    plek = next(plek for plek in plekken() if plek.code == "opgepakt")
    fouten = keur(plek, Tekst(onderwerp="Goed", inhoud="{{ m.initialen|datum }}"))
    assert fouten == {
        "inhoud": "Regel 1: deze tekst kunnen wij niet invullen. Kijk na of datums een datum zijn."
    }


@pytest.mark.parametrize("naam", ["m.verborgen", "m.geboortedatum", "m.aan", "m.link_id", "m.huisstijl.logo"])
def test_a_mail_cannot_name_what_may_not_go_out(naam: str) -> None:
    with pytest.raises(Sjabloonfout):
        controleer(mailtaal.tekstomgeving(html=True), f"{{{{ {naam} }}}}", MAILVELDEN, frozenset())


def test_mark_up_becomes_headings_lists_boxes_and_bold_and_values_stay_text() -> None:
    omgeving = Zandbak(autoescape=True)
    bron = "Dag {{ n }}\n\n## Kop\n\n- een\n- **twee**\n\n> kader\n> regel"
    html = als_html(omgeving.from_string(bron).render(n="<b>&"))
    assert html == (
        "<p>Dag &lt;b&gt;&amp;</p>\n<h2>Kop</h2>\n<ul>\n<li>een</li>\n<li><strong>twee</strong></li>\n</ul>\n"
        '<div class="vak" dir="auto"><p>kader<br>regel</p></div>'
    )
    assert als_platte_tekst("## Kop\n\n> **x** y") == "Kop\n\nx y"


@pytest.mark.parametrize("plek", [p for p in plekken() if p.soort is Tekstsoort.MAIL], ids=lambda p: p.code)
def test_the_example_of_a_mail_fills_in_every_field_of_its_text(plek: Tekstplek) -> None:
    tekst, mail = standaard(plek), voorbeeldmail(plek.code)
    velden = set(re.findall(r"\{\{\s*m\.(\w+)", f"{tekst.onderwerp}\n{tekst.inhoud}"))
    assert not [veld for veld in velden if getattr(mail, veld) in ("", 0, None)]
