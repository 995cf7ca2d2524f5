"""The page with mails: newest first, readable by all, and safe whatever a mail holds."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from starlette.testclient import TestClient

from demo.postvak import maak_app, met_links
from demo.processen import vrije_poort
from demo.smtp import Postvak
from demo.uivenster import met_cookies
from tests.conftest import NieuweContext
from tests.omgeving import WebServer

GEVAARLIJK = "<script>document.title='gekaapt'</script><p>Hallo <a href='https://voorbeeld.nl/x'>link</a></p>"


def _mail(onderwerp: str, html: str = "") -> bytes:
    bericht = EmailMessage()
    bericht["From"] = "Leerplicht <leerplicht@voorbeeldstad.example>"
    bericht["To"] = "zorg@school.example"
    bericht["Subject"] = onderwerp
    bericht["Message-ID"] = f"<{onderwerp}@verzuim>"
    bericht.set_content("Beantwoord de vraag: http://localhost:8000/antwoord/abc.\n<b>niet vet</b>")
    if html:
        bericht.add_alternative(html, subtype="html")
    return bericht.as_bytes()


@pytest.fixture
def vol(tmp_path: Path) -> Postvak:
    postvak = Postvak(tmp_path / "mail")
    postvak.bewaar(_mail("eerste"))
    postvak.bewaar(_mail("tweede", GEVAARLIJK))
    return postvak


@pytest.fixture
def bezoek(vol: Postvak) -> TestClient:
    return TestClient(maak_app(vol))


def test_the_newest_mail_is_on_top(bezoek: TestClient) -> None:
    tekst = bezoek.get("/").text
    assert 0 < tekst.index("tweede") < tekst.index("eerste")


def test_an_empty_box_says_so(tmp_path: Path) -> None:
    assert "Er is nog geen mail verstuurd." in TestClient(maak_app(Postvak(tmp_path))).get("/").text


def test_the_text_is_shown_as_text_with_working_links(bezoek: TestClient) -> None:
    tekst = bezoek.get("/mail/1").text
    assert 'href="http://localhost:8000/antwoord/abc"' in tekst
    assert "&lt;b&gt;niet vet&lt;/b&gt;" in tekst


def test_the_markup_is_boxed_in(bezoek: TestClient) -> None:
    antwoord = bezoek.get("/mail/2/opmaak")
    assert antwoord.headers["content-security-policy"].startswith("sandbox allow-popups ")
    assert "script-src" not in antwoord.headers["content-security-policy"]


@pytest.mark.parametrize("pad", ["/mail/99", "/mail/99/bron", "/mail/1/opmaak", "/mail/../etc/passwd"])
def test_what_is_not_there_is_not_found(pad: str, bezoek: TestClient) -> None:
    assert bezoek.get(pad).status_code == 404


def test_numbering_goes_on_after_a_restart(vol: Postvak) -> None:
    assert Postvak(vol.map).bewaar(_mail("derde")) == 3


def test_links_end_before_the_full_stop() -> None:
    assert met_links("Zie https://a.nl/b?c=1&d=2.") == (
        'Zie <a class="nl-link" href="https://a.nl/b?c=1&amp;d=2">https://a.nl/b?c=1&amp;d=2</a>.'
    )


def test_the_window_changes_one_setting_of_the_temporal_ui() -> None:
    assert met_cookies(b'{"Codec": {"Endpoint": "x", "IncludeCredentials": false}}') == (
        b'{"Codec": {"Endpoint": "x", "IncludeCredentials": true}}'
    )


@pytest.mark.browser
async def test_the_pages_are_accessible_and_a_mail_runs_no_script(
    vol: Postvak, nieuwe_context: NieuweContext
) -> None:
    async with WebServer(maak_app(vol), vrije_poort()) as web:
        pagina = await (await nieuwe_context()).new_page()
        await pagina.goto(web.url)
        assert (await Axe().run(pagina)).violations_count == 0
        await pagina.get_by_role("link", name="tweede").click()
        lijst = await Axe().run(pagina, options={"iframes": False})
        assert lijst.violations_count == 0, lijst.generate_report()
        mail = pagina.frame_locator("iframe")
        assert await mail.get_by_text("Hallo").is_visible()
        assert await pagina.frames[1].title() != "gekaapt"
