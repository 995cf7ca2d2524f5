"""Where the demo keeps its things, which ports it uses, and the settings it gives to its processes."""

import base64
import os
import secrets
from dataclasses import dataclass, fields
from pathlib import Path
from shlex import quote

from demo.postgres import Rollen
from demo.processen import is_vrij

DATABASE = "verzuim"
DAG_PER_MINUUT = 1 / 60


class PoortBezet(Exception):
    """One or more fixed ports are taken; the text names each and what it is for."""


@dataclass(frozen=True)
class Poorten:
    """The fixed ports, all on 127.0.0.1."""

    web: int = 8000
    mails: int = 8025
    temporal_ui: int = 8233
    temporal: int = 7233
    smtp: int = 1025
    postgres: int = 54320

    @classmethod
    def vanaf(cls, eerste: int) -> "Poorten":
        """Six consecutive ports, to run a second demo beside the first."""
        return cls(*range(eerste, eerste + len(fields(cls))))

    def controleer(self) -> None:
        """Raise PoortBezet when somebody else listens on one of them."""
        bezet = [
            f"Poort {poort} is bezet, en die is nodig voor {_WAARVOOR[naam]}."
            for naam, poort in vars(self).items()
            if not is_vrij(poort)
        ]
        if bezet:
            raise PoortBezet("\n".join(bezet))


_WAARVOOR = {
    "web": "de webtoepassing",
    "mails": "de pagina met mails",
    "temporal_ui": "de Temporal UI",
    "temporal": "Temporal",
    "smtp": "de mailserver",
    "postgres": "PostgreSQL",
}


@dataclass(frozen=True)
class Opzet:
    """One demo: its folder, its ports and its speed."""

    map: Path
    poorten: Poorten
    dagen_per_seconde: float = DAG_PER_MINUUT

    @property
    def logs(self) -> Path:
        return self.map / "logs"

    @property
    def web_url(self) -> str:
        return f"http://localhost:{self.poorten.web}"

    @property
    def mails_url(self) -> str:
        return f"http://localhost:{self.poorten.mails}"

    @property
    def temporal_ui_url(self) -> str:
        return f"http://localhost:{self.poorten.temporal_ui}"

    def maak_mappen(self) -> None:
        """The folders, readable for the owner only, except that PostgreSQL's user may pass through."""
        for map_ in (self.map, self.logs, self.map / "mail", self.map / "temporal"):
            map_.mkdir(parents=True, exist_ok=True)
            map_.chmod(0o711 if map_ == self.map else 0o700)


@dataclass(frozen=True)
class Geheimen:
    """Made once per demo, kept beside its data: without them the data cannot be read."""

    BSN_SLEUTELS: str
    INDEX_SLEUTEL: str
    LINK_SLEUTEL: str
    PAYLOAD_SLEUTELS: str
    POSTGRES_BEHEER: str
    POSTGRES_EIGENAAR: str
    POSTGRES_TOEPASSING: str

    @property
    def rollen(self) -> Rollen:
        return Rollen(self.POSTGRES_BEHEER, self.POSTGRES_EIGENAAR, self.POSTGRES_TOEPASSING)

    def sleutels(self) -> dict[str, str]:
        """The keys as settings."""
        return {naam: waarde for naam, waarde in vars(self).items() if "SLEUTEL" in naam}


def geheimen(bestand: Path) -> Geheimen:
    """Read the keys and passwords of a demo, or make them at its first start."""
    if not bestand.exists():
        _schrijf(bestand, _nieuwe_geheimen())
    paren = (regel.partition("=") for regel in bestand.read_text().splitlines() if "=" in regel)
    return Geheimen(**{naam: waarde for naam, _, waarde in paren})


def _nieuwe_geheimen() -> Geheimen:
    def sleutel() -> str:
        return base64.b64encode(os.urandom(32)).decode()

    wachtwoorden = [secrets.token_urlsafe(24) for _ in range(3)]
    return Geheimen(f"b1:{sleutel()}", sleutel(), sleutel(), f"p1:{sleutel()}", *wachtwoorden)


def _schrijf(bestand: Path, inhoud: Geheimen) -> None:
    concept = bestand.with_suffix(".nieuw")
    concept.touch(mode=0o600)
    concept.write_text("".join(f"{naam}={waarde}\n" for naam, waarde in vars(inhoud).items()))
    concept.rename(bestand)


def omgeving(opzet: Opzet, inhoud: Geheimen, database_url: str) -> dict[str, str]:
    """The complete environment of the demo's processes; a `.env` for production is not read."""
    poorten = opzet.poorten
    return {
        **_van_het_systeem(opzet),
        **inhoud.sleutels(),
        "DATABASE_URL": database_url,
        "TEMPORAL_ADDRESS": f"127.0.0.1:{poorten.temporal}",
        "TEMPORAL_NAMESPACE": "default",
        "TEMPORAL_TASK_QUEUE": "verzuim",
        "TEMPORAL_TLS": "false",
        "TEMPORAL_UI_URL": opzet.temporal_ui_url,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(poorten.smtp),
        "SMTP_TLS": "geen",
        "SMTP_AFZENDER": "Leerplicht Voorbeeldstad <leerplicht@voorbeeldstad.example>",
        "BASIS_URL": opzet.web_url,
        "WEB_HOST": "127.0.0.1",
        "WEB_PORT": str(poorten.web),
        "LOG_FORMAAT": "json",
        "LOG_NIVEAU": "INFO",
        "DEMO": "true",
        "DEMO_DAGEN_PER_SECONDE": repr(opzet.dagen_per_seconde),
    }


def _van_het_systeem(opzet: Opzet) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": os.environ.get("HOME", str(opzet.map)),
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        "ENV_BESTAND": "",
    }


def schrijf_omgeving(bestand: Path, waarden: dict[str, str]) -> None:
    """The settings for a shell, so that `./verzuim` can work on the running demo."""
    bestand.touch(mode=0o600)
    bestand.write_text("".join(f"export {naam}={quote(waarde)}\n" for naam, waarde in waarden.items()))
