"""Numbers that the register counts, filled in beforehand: a person may correct them, with a reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from domain.fouten import Invoerfout
from domain.procedures.model import Stap, Taakstap, Telling, Uitkomst, Veld, Veldsoort

WAAROM = "U wijkt af van wat de scholen meldden. Leg uit waarom."
NIET_GEMELD = "De scholen meldden niet op welke dagen de leerling te laat was. Vraag het na."


class Geteld(BaseModel, frozen=True):
    """How many days, and the first and last of them."""

    aantal: int
    van: date
    tot: date

    @property
    def zin(self) -> str:
        keer = f"{self.aantal} {'dag' if self.aantal == 1 else 'dagen'}"
        return f"De scholen meldden {keer} te laat, van {self.van:%d-%m-%Y} tot en met {self.tot:%d-%m-%Y}."


Tellingen = Mapping[Telling, Geteld | None]
TE_LAAT = (
    Veld(
        "te_laat",
        "Hoe vaak kwam de leerling te laat?",
        Veldsoort.GETAL,
        verplicht=False,
        telling=Telling.TE_LAAT,
    ),
    Veld(
        "te_laat_waarom",
        "Waarom is dat een ander aantal dan de scholen meldden?",
        verplicht=False,
        uitleg="Alleen nodig als u een ander aantal invult.",
        verklaart="te_laat",
    ),
)
"""The two fields of the criterion of Halt about coming late (catalogue 109)."""


def telt(stap: Stap) -> bool:
    """Whether the step asks for something that the register may have counted."""
    return any(veld.telling for uitkomst in stap.uitkomsten for veld in uitkomst.velden)


def met_uitleg(stap: Taakstap, geteld: Tellingen) -> Taakstap:
    """The step as its page shows it: each counted field says where its number comes from."""
    return replace(stap, uitkomsten=tuple(_met_uitleg(uitkomst, geteld) for uitkomst in stap.uitkomsten))


def vooraf(uitkomst: Uitkomst, geteld: Tellingen) -> dict[str, str]:
    """What is filled in before anybody types, by field."""
    bekend = {veld.naam: geteld.get(veld.telling) for veld in uitkomst.velden if veld.telling}
    return {naam: str(telling.aantal) for naam, telling in bekend.items() if telling}


def controleer(uitkomst: Uitkomst, waarden: Mapping[str, str], geteld: Tellingen) -> None:
    """Invoerfout at the field that has to explain another number than was counted."""
    gevuld = vooraf(uitkomst, geteld)
    fouten = {
        veld.naam: WAAROM
        for veld in uitkomst.velden
        if veld.verklaart in gevuld
        and waarden.get(veld.verklaart, gevuld[veld.verklaart]) != gevuld[veld.verklaart]
        and not waarden.get(veld.naam)
    }
    if fouten:
        raise Invoerfout(fouten)


def keer_te_laat(velden: Mapping[str, str], geteld: Geteld | None) -> int:
    """How often the pupil came late: as somebody filled in, or else as was counted."""
    return int(velden.get("te_laat") or (geteld.aantal if geteld else 0))


def herkomst(velden: Mapping[str, str], geteld: Geteld | None) -> str:
    """Where that number comes from; empty when nobody told it."""
    gemeld = geteld.zin if geteld else ""
    if not velden.get("te_laat") or (geteld and velden["te_laat"] == str(geteld.aantal)):
        return gemeld
    waarom = velden.get("te_laat_waarom", "")
    return f"Het aantal keer te laat is ingevuld door een medewerker. {gemeld} {waarom}".strip()


def _met_uitleg(uitkomst: Uitkomst, geteld: Tellingen) -> Uitkomst:
    return replace(uitkomst, velden=tuple(_veld(veld, geteld) for veld in uitkomst.velden))


def _veld(veld: Veld, geteld: Tellingen) -> Veld:
    if veld.telling is None:
        return veld
    telling = geteld.get(veld.telling)
    return replace(veld, uitleg=telling.zin if telling else NIET_GEMELD)
