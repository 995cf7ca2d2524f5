"""A mail that goes home in the language of that home, with the Dutch text below it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.mailtaal import vul_html, vul_tekst
from infra.talen import STANDAARDTAAL, Taal, lees_taal, talen
from storage.mailgegevens import Mailgegevens
from storage.mails import HERINNERING_BIJ, VRAAG_BIJ, Sjabloon

SJABLONEN = Path(__file__).resolve().parent.parent / "templates" / "mail"
NAAR_HUIS = frozenset({*VRAAG_BIJ.values(), *HERINNERING_BIJ.values(), Sjabloon.AFSPRAAK_OUDERS})
STANDAARD = lees_taal(STANDAARDTAAL)


@dataclass(frozen=True)
class Vertaling:
    """The text of a mail in another language: the language of infra/sjabloontaal.py, `vraag` filled in."""

    taal: Taal
    onderwerp: str
    inhoud: str

    def kop(self, waarden: dict[str, Any]) -> str:
        return vul_tekst(self.onderwerp, self._aangevuld(waarden))

    def vul(self, deel: str, waarden: dict[str, Any]) -> str:
        """The body for a part of the mail; `deel` ends in .html or .txt."""
        vul = vul_html if deel.endswith(".html") else vul_tekst
        return vul(self.inhoud, self._aangevuld(waarden))

    def _aangevuld(self, waarden: dict[str, Any]) -> dict[str, Any]:
        """With the question in this language where the plan asks it; what somebody typed stays as it is."""
        mail = waarden["m"]
        vraag = self.taal.vragen.get(mail.vraagsoort, mail.vraag)
        mail = mail.model_copy(update={"initialen": self.taal.latijns(mail.initialen)})
        return waarden | {"m": mail, "t": self.taal, "vraag": vraag}


def vertaling(mail: Mailgegevens) -> Vertaling | None:
    """How this mail reads at home; None for Dutch, for a school, and for what nobody translated."""
    if mail.sjabloon not in NAAR_HUIS or mail.is_proef or mail.thuistaal not in talen():
        return None
    return lees_vertaling(mail.sjabloon, lees_taal(mail.thuistaal))


def lees_vertaling(sjabloon: Sjabloon, taal: Taal, map_: Path = SJABLONEN) -> Vertaling | None:
    """The text as a translator wrote it: the subject on the first line."""
    pad = map_ / sjabloon / f"{taal.code}.txt"
    if taal.code == STANDAARDTAAL or not pad.exists():
        return None
    onderwerp, _, inhoud = pad.read_text("utf-8").partition("\n")
    return Vertaling(taal, onderwerp, inhoud)
