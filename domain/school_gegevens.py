"""Hours per day as they are pasted from a spreadsheet: one line per day, a date and a number of hours.

Behind them may stand "te laat", for a pupil who came after the lesson had begun.

Dates as Dutch people write them ("1-9-2025", "ma 1 sep 2025", "2025-09-01"), hours with a decimal comma.
"""

import re
from datetime import date
from decimal import Decimal

from pydantic import ValidationError

from domain.fouten import Invoerfout
from domain.melding import MAX_REGELS, Verzuimregel
from domain.veldfouten import zinnen

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MAANDNUMMER = {naam: nummer for nummer, naam in enumerate(MAANDEN, start=1)} | {"maa": 3}
WEEKDAG = re.compile(
    r"^(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)[.,]?\s+", re.I
)
GETALLEN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
WOORDEN = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})", re.I | re.ASCII)
UREN = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:u|uur|uren)?", re.I | re.ASCII)
UREN_MINUTEN = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)
TE_LAAT = re.compile(r"[\s;,(]+te laat\)?$", re.I)
SCHEIDING = re.compile(r"\t|;|\s{2,}")
EEN_SPATIE = re.compile(r"(.*\d{4}(?:-\d\d-\d\d)?)\s+(.+)", re.ASCII)
GEEN_DATUM = "De datum is niet te lezen. Schrijf bijvoorbeeld 01-09-2025."
GEEN_UREN = "Het aantal uren is niet te lezen. Schrijf bijvoorbeeld 1,5."
TWEE_KOLOMMEN = "Zet op deze regel een datum en een aantal uren, met een tab ertussen."
DUBBEL = "Deze dag staat er al. Tel de uren van die dag bij elkaar op."


def lees_verzuimregels(tekst: str) -> tuple[Verzuimregel, ...]:
    """The lines in the order of the days; Invoerfout with a sentence per line ("regel 3").

    Empty lines and one heading without digits are skipped.
    """
    fouten: dict[str, str] = {}
    gelezen: dict[date, Verzuimregel] = {}
    for nummer, regel in _regels(tekst):
        try:
            _voeg_toe(gelezen, _lees_regel(regel))
        except ValueError as fout:
            fouten[f"regel {nummer}"] = str(fout)
    if len(gelezen) > MAX_REGELS:
        fouten.setdefault("regels", f"Er zijn te veel dagen. Plak hooguit {MAX_REGELS} regels.")
    if fouten:
        raise Invoerfout(fouten)
    return tuple(gelezen[dag] for dag in sorted(gelezen))


def lees_dag(tekst: str) -> date:
    """A date as people write it; ValueError with a Dutch sentence."""
    schoon = WEEKDAG.sub("", tekst.strip())
    for patroon, volgorde in ((ISO, (0, 1, 2)), (GETALLEN, (2, 1, 0)), (WOORDEN, (2, 1, 0))):
        if gevonden := patroon.fullmatch(schoon):
            delen = gevonden.groups()
            return _maak_dag(*(delen[plaats] for plaats in volgorde))
    raise ValueError(GEEN_DATUM)


def lees_uren(tekst: str) -> Decimal:
    """Hours from "1,5", "1.5 uur" or "1:30"; ValueError with a Dutch sentence."""
    if gevonden := UREN_MINUTEN.fullmatch(tekst.strip()):
        uren, minuten = (Decimal(deel) for deel in gevonden.groups())
        return round(uren + minuten / 60, 2)
    if gevonden := UREN.fullmatch(tekst.strip()):
        return Decimal(gevonden[1].replace(",", "."))
    raise ValueError(GEEN_UREN)


def _regels(tekst: str) -> list[tuple[int, str]]:
    genummerd = [(n, regel.strip()) for n, regel in enumerate(tekst.splitlines(), start=1) if regel.strip()]
    if genummerd and not any(teken.isdigit() for teken in genummerd[0][1]):
        return genummerd[1:]
    return genummerd


def _lees_regel(regel: str) -> Verzuimregel:
    zonder = TE_LAAT.sub("", regel)
    dag, uren = _twee_kolommen(zonder)
    try:
        return Verzuimregel(dag=lees_dag(dag), uren=lees_uren(uren), te_laat=zonder != regel)
    except ValidationError as fout:
        raise ValueError(next(iter(zinnen(fout).values()))) from None


def _twee_kolommen(regel: str) -> tuple[str, str]:
    delen = [deel for deel in SCHEIDING.split(regel) if deel.strip()]
    if len(delen) == 2:
        return delen[0], delen[1]
    if len(delen) == 1 and (gevonden := EEN_SPATIE.fullmatch(regel)):
        return gevonden[1], gevonden[2]
    raise ValueError(TWEE_KOLOMMEN)


def _voeg_toe(gelezen: dict[date, Verzuimregel], regel: Verzuimregel) -> None:
    if regel.dag in gelezen:
        raise ValueError(DUBBEL)
    gelezen[regel.dag] = regel


def _maak_dag(jaar: str, maand: str, dag: str) -> date:
    nummer = int(maand) if maand.isdigit() else MAANDNUMMER.get(maand.casefold(), 0)
    try:
        return date(int(jaar), nummer, int(dag))
    except ValueError:
        raise ValueError("Deze datum bestaat niet.") from None
