"""What a person filled in with an outcome, or at the start of a procedure, checked against its plan."""

from collections.abc import Callable, Mapping
from datetime import date, time

from domain.fouten import Geweigerd, Invoerfout
from domain.procedures.model import Stap, Uitkomst, Veld, Veldsoort, uitkomst_van
from domain.procedures.veldregels import waarom_niet
from domain.velden import MAIL

LANGST = {Veldsoort.TEKST: 4000, Veldsoort.REGEL: 200}
VUL_IN, VINK_AAN = "Vul dit in", "Zet hier een vinkje"
ONBEKENDE_DATUM = "Vul een datum in, bijvoorbeeld 5-9-2026."


def lees_uitkomst(
    stap: Stap, code: str, gegevens: Mapping[str, str], vandaag: date, geboortedatum: date | None = None
) -> tuple[Uitkomst, dict[str, str]]:
    """The chosen outcome and its fields as they are kept; fields that it does not ask for are dropped.

    With the pupil's birth date, rules about fields are applied; without it every field is asked.

    Geweigerd when the step has no such outcome, Invoerfout with a sentence per field.
    """
    uitkomst = uitkomst_van(stap, code)
    if uitkomst is None:
        raise Geweigerd("Kies wat de uitkomst is.")
    velden = gevraagde_velden(uitkomst.velden, gegevens, vandaag, geboortedatum)
    return uitkomst, lees_velden(velden, gegevens, vandaag)


def gevraagde_velden(
    velden: tuple[Veld, ...], gegevens: Mapping[str, str], vandaag: date, geboortedatum: date | None
) -> tuple[Veld, ...]:
    """The fields that have to be asked about this pupil."""
    if geboortedatum is None:
        return velden
    return tuple(v for v in velden if not waarom_niet(v, geboortedatum, _dag_in(gegevens, v, vandaag)))


def _dag_in(gegevens: Mapping[str, str], veld: Veld, vandaag: date) -> date:
    """The day on which the rule about a field is judged; today when it is not filled in, or not readable."""
    try:
        return _als_datum(gegevens.get(veld.als.dag, "").strip()) if veld.als else vandaag
    except ValueError:
        return vandaag


def lees_velden(velden: tuple[Veld, ...], gegevens: Mapping[str, str], vandaag: date) -> dict[str, str]:
    """The values of these fields, empty optional ones left out; Invoerfout with a sentence per field."""
    waarden: dict[str, str] = {}
    fouten: dict[str, str] = {}
    for veld in velden:
        try:
            waarde = _lees(veld, gegevens.get(veld.naam, "").strip(), vandaag)
        except ValueError as fout:
            fouten[veld.naam] = str(fout)
        else:
            waarden |= {veld.naam: waarde} if waarde else {}
    fouten = _op_volgorde(velden, waarden) | fouten
    if fouten:
        raise Invoerfout(fouten)
    return waarden


def _op_volgorde(velden: tuple[Veld, ...], waarden: Mapping[str, str]) -> dict[str, str]:
    """A sentence for every date that lies before the date it has to follow."""
    labels = {veld.naam: veld.label for veld in velden}
    return {
        veld.naam: f"Deze datum ligt voor '{labels[veld.niet_voor]}'."
        for veld in velden
        if veld.niet_voor in waarden and waarden.get(veld.naam, "9999") < waarden[veld.niet_voor]
    }


def _lees(veld: Veld, tekst: str, vandaag: date) -> str:
    if not tekst:
        if veld.verplicht:
            raise ValueError(f"{VINK_AAN if veld.soort is Veldsoort.VINKJE else VUL_IN}: {veld.label}")
        return ""
    return LEZERS[veld.soort](veld, tekst, vandaag)


def _tekst(veld: Veld, tekst: str, vandaag: date) -> str:
    if len(tekst) > LANGST[veld.soort]:
        raise ValueError(f"Gebruik hooguit {LANGST[veld.soort]} tekens.")
    if veld.mailadres and not MAIL.fullmatch(tekst):
        raise ValueError("Vul een mailadres in, bijvoorbeeld naam@voorbeeld.nl.")
    return tekst


def _datum(veld: Veld, tekst: str, vandaag: date) -> str:
    dag = _als_datum(tekst)
    if veld.vroeger and dag > vandaag:
        raise ValueError("Deze datum ligt in de toekomst.")
    if veld.later and dag < vandaag:
        raise ValueError("Deze datum is al voorbij.")
    return dag.isoformat()


def _als_datum(tekst: str) -> date:
    """ISO as a browser's date field sends it, or day-month-year as a person types it."""
    delen = tekst.replace("/", "-").split("-")
    if len(delen) != 3 or not all(deel.isdigit() for deel in delen):
        raise ValueError(ONBEKENDE_DATUM)
    jaar, maand, dag = delen if len(delen[0]) == 4 else delen[::-1]
    try:
        gelezen = date(int(jaar), int(maand), int(dag))
    except ValueError:
        raise ValueError("Deze datum bestaat niet.") from None
    if not 1990 <= gelezen.year <= 2099:
        raise ValueError("Kijk het jaartal na.")
    return gelezen


def _tijd(veld: Veld, tekst: str, vandaag: date) -> str:
    try:
        return time.fromisoformat(tekst.replace(".", ":").zfill(5)).strftime("%H:%M")
    except ValueError:
        raise ValueError("Vul een tijd in, bijvoorbeeld 14:30.") from None


def _getal(veld: Veld, tekst: str, vandaag: date) -> str:
    if not tekst.isascii() or not tekst.isdigit() or len(tekst) > 6:
        raise ValueError("Vul een heel getal in.")
    return str(int(tekst))


def _keuze(veld: Veld, tekst: str, vandaag: date) -> str:
    if tekst not in veld.keuzes:
        raise ValueError("Kies uit de lijst.")
    return tekst


def _vinkje(veld: Veld, tekst: str, vandaag: date) -> str:
    return "ja"


LEZERS: Mapping[Veldsoort, Callable[[Veld, str, date], str]] = {
    Veldsoort.TEKST: _tekst,
    Veldsoort.REGEL: _tekst,
    Veldsoort.DATUM: _datum,
    Veldsoort.TIJD: _tijd,
    Veldsoort.GETAL: _getal,
    Veldsoort.KEUZE: _keuze,
    Veldsoort.VINKJE: _vinkje,
}
