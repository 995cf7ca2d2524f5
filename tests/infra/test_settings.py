"""Wrong settings end the start with one clear sentence each; `.env.example` lists all of them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from settings import Settings, laad, laad_migratie
from tests.omgeving import WORTEL

SLEUTEL = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
GOED = {
    "DATABASE_URL": "postgresql://app:geheim@db:5432/verzuim",
    "TEMPORAL_ADDRESS": "temporal:7233",
    "SMTP_HOST": "smtp",
    "SMTP_AFZENDER": "Leerplicht <leerplicht@voorbeeld.nl>",
    "BASIS_URL": "https://verzuim.voorbeeld.nl/",
    "BSN_SLEUTELS": f"b2:{SLEUTEL},b1:{SLEUTEL}",
    "INDEX_SLEUTEL": SLEUTEL,
    "LINK_SLEUTEL": SLEUTEL,
    "PAYLOAD_SLEUTELS": f"p1:{SLEUTEL}",
}


class Uitslag(NamedTuple):
    uitgang: int
    fouten: str


class Starter:
    """Loads the settings with exactly the given environment, in a folder without `.env`."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], map_: Path
    ) -> None:
        self.map = map_
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.chdir(map_)

    def __call__(self, omgeving: dict[str, str], laad: Callable[[], object] = laad) -> Uitslag:
        for naam in Settings.model_fields:
            self._monkeypatch.delenv(naam.upper(), raising=False)
        for naam, waarde in omgeving.items():
            self._monkeypatch.setenv(naam, waarde)
        uitgang = 0
        try:
            laad()
        except SystemExit as einde:
            uitgang = int(str(einde.code))
        return Uitslag(uitgang, self._capsys.readouterr().err)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Starter:
    return Starter(monkeypatch, capsys, tmp_path)


def _genoemd() -> set[str]:
    tekst = (WORTEL / ".env.example").read_text()
    return {naam.lower() for naam in re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", tekst, re.MULTILINE)}


def test_the_example_lists_exactly_the_settings() -> None:
    assert _genoemd() == set(Settings.model_fields)


def test_the_example_shows_the_defaults() -> None:
    tekst = (WORTEL / ".env.example").read_text()
    getoond = dict(re.findall(r"^# ([A-Z_]+)=(.*)$", tekst, re.MULTILINE))
    for naam, veld in Settings.model_fields.items():
        if not veld.is_required() and isinstance(veld.default, bool | int | float | str):
            toont = str(veld.default).lower() if isinstance(veld.default, bool) else str(veld.default)
            assert getoond[naam.upper()] == toont, naam


def test_good_settings_start_silently(start: Starter) -> None:
    uitslag = start(GOED)
    assert uitslag == (0, "")


def test_addresses_are_normalised() -> None:
    instellingen = Settings(**{naam.lower(): waarde for naam, waarde in GOED.items()}, _env_file=None)  # type: ignore[arg-type]  # pydantic parses the strings
    assert instellingen.basis_url == "https://verzuim.voorbeeld.nl"
    assert instellingen.database_url.get_secret_value().startswith("postgresql+psycopg://")
    assert instellingen.veilige_cookies
    assert instellingen.bsn_sleutelbos.huidige.id == "b2"


@pytest.mark.parametrize("naam", list(GOED))
def test_each_missing_setting_is_named_in_one_sentence(naam: str, start: Starter) -> None:
    uitslag = start({n: w for n, w in GOED.items() if n != naam})
    assert uitslag.uitgang == 2
    assert re.fullmatch(rf"{naam} ontbreekt: [^\n]+\.\n", uitslag.fouten)


FOUT = [
    (
        "DATABASE_URL",
        "mysql://db/verzuim",
        "DATABASE_URL is niet goed: dit moet een adres zijn als postgresql",
    ),
    ("TEMPORAL_ADDRESS", "temporal", "TEMPORAL_ADDRESS is niet goed: dit moet host:poort zijn"),
    ("TEMPORAL_TLS", "misschien", "TEMPORAL_TLS is niet goed: dit moet true of false zijn."),
    ("SMTP_PORT", "0", "SMTP_PORT is niet goed: dit moet minstens 1 zijn."),
    ("SMTP_PORT", "vijfentwintig", "SMTP_PORT is niet goed: dit moet een heel getal zijn."),
    ("SMTP_TLS", "ssl", "SMTP_TLS is niet goed: kies uit 'geen', 'starttls' of 'tls'."),
    ("SMTP_AFZENDER", "leerplicht", "SMTP_AFZENDER is niet goed: dit moet een mailadres zijn"),
    ("BASIS_URL", "verzuim.nl", "BASIS_URL is niet goed: dit moet een adres zijn als https://"),
    (
        "BASIS_URL",
        "https://gemeente.nl/verzuim",
        "BASIS_URL is niet goed: dit moet een adres zijn als https://",
    ),
    ("BSN_SLEUTELS", "b1:geen-base64", "BSN_SLEUTELS is niet goed: een sleutel is geen geldige base64."),
    (
        "BSN_SLEUTELS",
        "b1:AAAA",
        "BSN_SLEUTELS is niet goed: een sleutel is 3 bytes lang; dat moet 16, 24 of 32 zijn.",
    ),
    (
        "PAYLOAD_SLEUTELS",
        SLEUTEL,
        "PAYLOAD_SLEUTELS is niet goed: een sleutel wordt geschreven als id:base64",
    ),
    ("DEMO_DAGEN_PER_SECONDE", "1", "DEMO_DAGEN_PER_SECONDE werkt alleen met DEMO=true."),
    ("TEMPORAL_API_KEY", "x", "TEMPORAL_API_KEY werkt alleen met TEMPORAL_TLS=true."),
    ("MAX_VERZOEK_BYTES", "4096", "MAX_VERZOEK_BYTES moet minstens zo groot zijn als MAX_BIJLAGE_BYTES."),
    ("FAILPOINT", "na-commit:nul", "FAILPOINT is niet goed: dit moet naam of naam:getal zijn."),
]


@pytest.mark.parametrize(("naam", "waarde", "zin"), FOUT)
def test_each_wrong_setting_is_explained_in_one_sentence(
    naam: str, waarde: str, zin: str, start: Starter
) -> None:
    uitslag = start({**GOED, naam: waarde})
    assert uitslag.uitgang == 2
    assert uitslag.fouten.startswith(zin)
    assert uitslag.fouten.count("\n") == 1


def test_a_secret_is_never_repeated(start: Starter) -> None:
    uitslag = start({**GOED, "LINK_SLEUTEL": "dit-is-geheim", "DATABASE_URL": "geheim://x"})
    assert "geheim" not in uitslag.fouten


def test_an_unknown_name_in_the_env_file_is_a_mistake(start: Starter) -> None:
    (start.map / ".env").write_text("SMTP_HOTS=smtp\n")
    uitslag = start(GOED)
    assert uitslag.fouten == "SMTP_HOTS staat in .env, maar is geen instelling.\n"


def test_migrations_need_the_owner_and_nothing_else(start: Starter) -> None:
    assert start({"DATABASE_OWNER_URL": GOED["DATABASE_URL"]}, laad_migratie).uitgang == 0
    uitslag = start(GOED, laad_migratie)
    assert uitslag.uitgang == 2
    assert uitslag.fouten.startswith("DATABASE_OWNER_URL ontbreekt: ")
