"""What is remembered about pages hides nothing: a fault is found after its neighbours have passed."""

import pytest
from playwright.async_api import Page

from tests.browser.axe import controleer_toegankelijkheid, overtredingen
from tests.conftest import NieuweContext

pytestmark = pytest.mark.browser
TABEL = """<table><caption>Taken</caption><tr><th scope="col">Wat</th></tr>
    <tr><td style="{stijl}">Melding</td></tr></table>"""


def html(deel: str, stijl: str = "") -> str:
    return f"""<!doctype html><html lang="nl"><head><title>Proef</title><style>{stijl}</style></head>
        <body><main><h1>Proef</h1>{deel}</main></body></html>"""


async def gevonden(pagina: Page, deel: str, stijl: str = "") -> list[str]:
    await pagina.set_content(html(deel, stijl))
    return [regel["id"] for regel in (await overtredingen(pagina)).response["violations"]]


@pytest.fixture
async def pagina(nieuwe_context: NieuweContext) -> Page:
    return await (await nieuwe_context()).new_page()


async def test_a_pale_text_is_found_after_a_dark_one_has_passed_and_again_the_next_time(pagina: Page) -> None:
    grijs = "<p>Donker</p><p style='color:#aaa'>Licht</p>"
    assert await gevonden(pagina, "<p>Donker</p><p style='color:#111'>Bijna</p>") == []
    assert await gevonden(pagina, grijs) == ["color-contrast"]
    assert await gevonden(pagina, grijs) == ["color-contrast"]


async def test_a_dark_text_is_found_when_the_ground_below_it_is_dark_too(pagina: Page) -> None:
    assert await gevonden(pagina, "<p>Donker</p>") == []
    assert await gevonden(pagina, "<div style='background:#222'><p>Donker</p></div>") == ["color-contrast"]


async def test_the_shadow_below_a_wide_table_keeps_no_text_from_being_judged(pagina: Page) -> None:
    schaduw = ".utrecht-table-container { background-image: linear-gradient(#fff, #fff) }"
    deel = f"<div class='utrecht-table-container'>{TABEL}</div>"
    assert await gevonden(pagina, deel.format(stijl=""), schaduw) == []
    assert await gevonden(pagina, deel.format(stijl="color:#aaa"), schaduw) == ["color-contrast"]


@pytest.mark.parametrize(
    ("deel", "regel"),
    [
        ("<img class='smal' src='data:,' width='30' height='30'>", "image-alt"),
        ("<p class='kleur'>Licht</p>", "color-contrast"),
        ("<div class='schuift'><p style='width:380px'>Breed</p></div>", "scrollable-region-focusable"),
    ],
)
async def test_what_is_only_wrong_on_a_telephone_is_found(pagina: Page, deel: str, regel: str) -> None:
    stijl = """.smal { display: none } @media (max-width: 48rem) {
        .smal { display: inline } .kleur { color: #aaa }
        .schuift { overflow: auto; width: 200px; height: 30px } }"""
    await pagina.set_content(html(deel, stijl))
    with pytest.raises(AssertionError, match=regel):
        await controleer_toegankelijkheid(pagina)
