"""All settings, read from the environment or `.env`, checked at start. Only entry points import this file.

`.env.example` lists them; `ENV_BESTAND` names another file than `.env`, or none when it is empty. Whatever is
missing or wrong ends the start with one sentence each and exit code 2.
"""

import os
import re
import sys
from typing import Annotated, Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from infra.failpoints import ontleed
from infra.mail import Beveiliging, MailInstellingen
from infra.sleutels import Sleutelbos, lees_geheim, lees_sleutelbos

FOUT_CODE = 2
MIB = 1024 * 1024


def _webadres(waarde: str) -> str:
    delen = urlsplit(waarde)
    if delen.scheme not in {"http", "https"} or not delen.hostname or delen.path.strip("/"):
        raise ValueError("dit moet een adres zijn als https://verzuim.gemeente.nl, zonder pad")
    return waarde.rstrip("/")


def _databaseadres(waarde: SecretStr) -> SecretStr:
    if not re.fullmatch(r"postgresql(\+psycopg)?://\S+/\S+", waarde.get_secret_value()):
        raise ValueError(
            "dit moet een adres zijn als postgresql+psycopg://gebruiker:wachtwoord@host:5432/naam"
        )
    return SecretStr(re.sub(r"^postgresql://", "postgresql+psycopg://", waarde.get_secret_value()))


def _hostpoort(waarde: str) -> str:
    if not re.fullmatch(r"[^\s:/]+:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5}", waarde):
        raise ValueError("dit moet host:poort zijn, zoals temporal.gemeente.nl:7233")
    return waarde


def _sleutels(waarde: SecretStr) -> SecretStr:
    lees_sleutelbos(waarde.get_secret_value())
    return waarde


def _geheim(waarde: SecretStr) -> SecretStr:
    lees_geheim(waarde.get_secret_value())
    return waarde


def _mailadres(waarde: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+|[^<>\r\n]+ <[^@\s<>]+@[^@\s<>]+>", waarde):
        raise ValueError("dit moet een mailadres zijn, zoals Leerplicht <leerplicht@gemeente.nl>")
    return waarde


def _failpoint(waarde: str) -> str:
    try:
        ontleed(waarde)
    except ValueError:
        raise ValueError("dit moet naam of naam:getal zijn") from None
    return waarde


Webadres = Annotated[str, AfterValidator(_webadres)]
Databaseadres = Annotated[SecretStr, AfterValidator(_databaseadres)]
Sleutels = Annotated[SecretStr, AfterValidator(_sleutels)]
Geheim = Annotated[SecretStr, AfterValidator(_geheim)]
Soort = TypeVar("Soort", bound=BaseSettings)
Poort = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """One field per environment variable of that name in capitals, explained in Dutch by its description."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="forbid", frozen=True)

    # PostgreSQL
    database_url: Databaseadres = Field(description="de database, met de rol van de toepassing")
    database_owner_url: Databaseadres | None = Field(
        None, description="de database, met de rol die eigenaar is; alleen nodig voor `verzuim migreer`"
    )
    database_app_rol: str = Field("verzuim_app", description="de rol die `verzuim migreer` rechten geeft")

    # Temporal
    temporal_address: Annotated[str, AfterValidator(_hostpoort)] = Field(
        description="host:poort van Temporal of Temporal Cloud"
    )
    temporal_namespace: str = Field("default", min_length=1, description="de namespace in Temporal")
    temporal_task_queue: str = Field("verzuim", min_length=1, description="de wachtrij van de workers")
    temporal_tls: bool = Field(False, description="versleutelde verbinding met Temporal; nodig voor Cloud")
    temporal_api_key: SecretStr | None = Field(None, description="de API-sleutel van Temporal Cloud")
    temporal_ui_url: Webadres = Field("http://localhost:8233", description="het webadres van de Temporal UI")

    # Mail
    smtp_host: str = Field(min_length=1, description="de mailserver")
    smtp_port: Poort = Field(587, description="de poort van de mailserver")
    smtp_user: str = Field("", description="de gebruikersnaam bij de mailserver; leeg is zonder inloggen")
    smtp_password: SecretStr = Field(SecretStr(""), description="het wachtwoord bij de mailserver")
    smtp_tls: Beveiliging = Field("starttls", description="starttls, tls of geen")
    smtp_afzender: Annotated[str, AfterValidator(_mailadres)] = Field(
        description="het mailadres waaronder berichten naar scholen gaan"
    )

    # The web application
    basis_url: Webadres = Field(
        description="het adres waarop gebruikers de toepassing zien; staat in de mails"
    )
    web_host: str = Field("127.0.0.1", description="het netwerkadres waarop de webserver luistert")
    web_port: Poort = Field(8000, description="de poort waarop de webserver luistert")
    sessie_uren: int = Field(9, ge=1, le=24, description="na hoeveel uur iemand opnieuw moet inloggen")
    max_bijlage_bytes: int = Field(
        10 * MIB, ge=1024, le=100 * MIB, description="de grootste bijlage, in bytes"
    )
    max_bijlagen: int = Field(5, ge=1, le=20, description="het grootste aantal bijlagen bij een melding")
    max_verzoek_bytes: int = Field(
        64 * MIB, ge=1024, le=1024 * MIB, description="het grootste formulier met bijlagen, in bytes"
    )
    max_json_bytes: int = Field(
        256 * 1024, ge=1024, le=10 * MIB, description="het grootste API-bericht, in bytes"
    )
    max_import_bytes: int = Field(
        20 * MIB, ge=1024, le=1024 * MIB, description="het grootste bestand met meldingen, in bytes"
    )

    # Keys
    bsn_sleutels: Sleutels = Field(
        description="de sleutels voor BSN en onderwijsnummer: id:base64, de eerste nieuw"
    )
    index_sleutel: Geheim = Field(
        description="de sleutel (base64) waarmee BSN en onderwijsnummer te zoeken zijn"
    )
    link_sleutel: Geheim = Field(description="de sleutel (base64) voor eenmalige links in mails")
    payload_sleutels: Sleutels = Field(
        description="de sleutels voor gegevens in Temporal: id:base64, de eerste nieuw"
    )

    # Operations
    log_formaat: Literal["json", "tekst"] = Field("json", description="json voor machines, tekst voor mensen")
    log_niveau: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="vanaf welk niveau te loggen"
    )

    # Demo and tests
    demo: bool = Field(False, description="toont de demo-inlognamen en de demoklok")
    demo_dagen_per_seconde: float = Field(
        0, ge=0, le=366, allow_inf_nan=False, description="hoe snel de demoklok loopt; 0 is de echte tijd"
    )
    failpoint: Annotated[str, AfterValidator(_failpoint)] = Field(
        "", description="test: waar dit proces uitvalt"
    )
    failpoint_log: str = Field("", description="test: bestand met de gepasseerde plaatsen")

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Self:
        if self.demo_dagen_per_seconde and not self.demo:
            raise ValueError("DEMO_DAGEN_PER_SECONDE werkt alleen met DEMO=true")
        if self.temporal_api_key and not self.temporal_tls:
            raise ValueError("TEMPORAL_API_KEY werkt alleen met TEMPORAL_TLS=true")
        if self.smtp_user and self.smtp_tls == "geen":
            raise ValueError("SMTP_USER werkt niet met SMTP_TLS=geen, want dan is het wachtwoord te lezen")
        if self.max_verzoek_bytes < self.max_bijlage_bytes:
            raise ValueError("MAX_VERZOEK_BYTES moet minstens zo groot zijn als MAX_BIJLAGE_BYTES")
        return self

    @property
    def bsn_sleutelbos(self) -> Sleutelbos:
        return lees_sleutelbos(self.bsn_sleutels.get_secret_value())

    @property
    def payload_sleutelbos(self) -> Sleutelbos:
        return lees_sleutelbos(self.payload_sleutels.get_secret_value())

    @property
    def index_geheim(self) -> bytes:
        return lees_geheim(self.index_sleutel.get_secret_value())

    @property
    def link_geheim(self) -> bytes:
        return lees_geheim(self.link_sleutel.get_secret_value())

    @property
    def veilige_cookies(self) -> bool:
        """Cookies with `Secure` wherever the public address is https."""
        return self.basis_url.startswith("https://")

    @property
    def mail(self) -> MailInstellingen:
        return MailInstellingen(
            host=self.smtp_host,
            port=self.smtp_port,
            gebruiker=self.smtp_user,
            wachtwoord=self.smtp_password.get_secret_value(),
            tls=self.smtp_tls,
        )


class Migratie(BaseSettings):
    """What `verzuim migreer` needs; kept apart so that a migration job holds no other secret."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    database_owner_url: Databaseadres
    database_app_rol: str = "verzuim_app"


def laad() -> Settings:
    """The settings of this process; prints one Dutch sentence per mistake and exits with 2 otherwise."""
    return _laad(Settings)


def laad_migratie() -> Migratie:
    """The settings for migrations only; exits with 2 and a sentence when the owner's address is missing."""
    return _laad(Migratie)


def _laad(soort: type[Soort]) -> Soort:
    try:
        return soort(_env_file=os.environ.get("ENV_BESTAND", ".env") or None)
    except ValidationError as fout:
        regels = sorted({zin(dict(regel)) for regel in fout.errors(include_input=False, include_url=False)})
    except SettingsError:
        regels = ["Het bestand .env is niet te lezen."]
    print(*regels, sep="\n", file=sys.stderr)  # noqa: T201
    sys.exit(FOUT_CODE)


def zin(fout: dict[str, Any]) -> str:
    """One mistake as one sentence, without the value: that may be a secret."""
    veld = str(fout["loc"][0]) if fout["loc"] else ""
    if not veld:
        return f"{_reden(fout)}."
    if veld not in Settings.model_fields:
        return f"{veld.upper()} staat in .env, maar is geen instelling."
    if fout["type"] == "missing":
        return _ontbreekt(veld)
    return f"{veld.upper()} is niet goed: {_reden(fout)}."


def _ontbreekt(veld: str) -> str:
    return f"{veld.upper()} ontbreekt: {Settings.model_fields[veld].description}."


def _reden(fout: dict[str, Any]) -> str:
    grens = fout.get("ctx", {})
    redenen = {
        "value_error": str(grens.get("error", "")),
        "bool_parsing": "dit moet true of false zijn",
        "int_parsing": "dit moet een heel getal zijn",
        "float_parsing": "dit moet een getal zijn",
        "finite_number": "dit moet een gewoon getal zijn",
        "greater_than_equal": f"dit moet minstens {grens.get('ge')} zijn",
        "less_than_equal": f"dit mag hoogstens {grens.get('le')} zijn",
        "string_too_short": "dit mag niet leeg zijn",
        "literal_error": f"kies uit {str(grens.get('expected', '')).replace(' or ', ' of ')}",
    }
    return redenen.get(str(fout["type"]), "deze waarde past niet")
