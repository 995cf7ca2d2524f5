"""Rules as people change them: a row as text per field, and text as a row that is checked.

A change is always a new row with a later first day; what ran before keeps its dates (domain/termijnen.py).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import ValidationError

from domain.fouten import Invoerfout
from domain.namen import label
from domain.regels import Afspraakcode, Regels, geldige_rij
from domain.regels.normen import Regelrij
from domain.soorten import Campagnesoort, Termijncode
from domain.veldfouten import zinnen

VAST = frozenset({"regio", "vanaf", "grond", "maanden", "code", "soort"})
"""What is no number of the rule itself: its key, its days and its ground."""
MET_CODE = ("termijn", "afspraak")
HOOGUIT = 400
GROEPEN: Mapping[str, str] = {
    "termijn": "Termijnen",
    "afspraak": "Losse afspraken",
    "norm": "Wanneer een school moet melden",
    "halt": "Wie naar Halt kan",
    "vergelijking": "Vergelijking van BRP en BRON",
    "risico": "Risicomodel verzuim 18+",
    "uitval": "Wanneer stoppen uitval is",
    "campagne": "Uren van campagnes",
    "campagnemoment": "Dagen in een campagne",
    "overstap": "Overstap: wie altijd gevolgd wordt",
}

ZONDER_PAGINA = ("jaarresultaat", "thuiszitterbalans")
"""Groups that a region can have rows of, and no page changes: every result would have to stand on it."""


class Regelsleutel(NamedTuple):
    """Which rule: its group (a field of Regels), and its code where the group has more than one."""

    groep: str
    code: str

    @property
    def naam(self) -> str:
        """What people call it."""
        if self.groep == "termijn":
            return label(Termijncode(self.code))
        if self.groep.startswith("campagne"):
            soort, _, moment = self.code.partition(":")
            return f"{label(Campagnesoort(soort))}{': ' + moment.replace('-', ' ') if moment else ''}"
        naam = self.code.replace("-", " ") or GROEPEN[self.groep]
        return naam[:1].upper() + naam[1:]


def sleutel_van(groep: str, rij: Regelrij) -> Regelsleutel:
    """Under which key a row stands."""
    delen = (getattr(rij, veld, "") for veld in ("soort", "code"))
    return Regelsleutel(groep, ":".join(str(deel) for deel in delen if deel))


def alle_sleutels(regels: Regels) -> tuple[Regelsleutel, ...]:
    """Every rule that there is, by group, each once."""
    gevonden = (sleutel_van(groep, rij) for groep in GROEPEN for rij in getattr(regels, groep))
    return tuple(dict.fromkeys(gevonden))


def rijen_van(regels: Regels, sleutel: Regelsleutel) -> tuple[Regelrij, ...]:
    """All rows of one rule, of every region and day."""
    rijen: tuple[Regelrij, ...] = getattr(regels, sleutel.groep)
    return tuple(rij for rij in rijen if sleutel_van(sleutel.groep, rij) == sleutel)


def rij_op(regels: Regels, sleutel: Regelsleutel, dag: date, regio: str) -> Regelrij:
    """The row that holds on that day in that region."""
    return geldige_rij(rijen_van(regels, sleutel), dag, regio)


def als_velden(rij: Regelrij) -> dict[str, str]:
    """What can be changed of a row, as text by field."""
    return {naam: _als_tekst(getattr(rij, naam)) for naam in type(rij).model_fields if naam not in VAST}


def _als_tekst(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Mapping):
        return "\n".join(f"{_als_tekst(sleutel)} = {_als_tekst(deel)}" for sleutel, deel in waarde.items())
    if isinstance(waarde, tuple):
        return ", ".join(map(_als_tekst, waarde))
    return waarde.value if isinstance(waarde, StrEnum) else str(waarde)


def lees_rij(voorbeeld: Regelrij, velden: Mapping[str, str], vanaf: date, regio: str, grond: str) -> Regelrij:
    """A new row of the same rule; Invoerfout with a sentence per field that does not fit."""
    vast = {naam: getattr(voorbeeld, naam) for naam in ("code", "soort") if hasattr(voorbeeld, naam)}
    nieuw = {n: _uit_tekst(getattr(voorbeeld, n), velden.get(n, "")) for n in als_velden(voorbeeld)}
    try:
        rij = type(voorbeeld).model_validate(
            {**vast, **nieuw, "vanaf": vanaf, "regio": regio, "grond": grond}
        )
    except ValidationError as fout:
        raise Invoerfout({pad.partition(".")[0]: zin for pad, zin in zinnen(fout).items()}) from None
    _check_grenzen(rij)
    return rij


def _uit_tekst(oud: Any, tekst: str) -> Any:
    """Text in the shape of what stood there; numbers and choices are left for the rule to read."""
    tekst = tekst.strip()
    if isinstance(oud, bool):
        return tekst == "ja"
    if isinstance(oud, Mapping):
        regels = (regel.partition("=") for regel in tekst.split("\n") if regel.strip())
        return {sleutel.strip(): waarde.strip() for sleutel, _, waarde in regels}
    if isinstance(oud, tuple):
        return tuple(deel.strip() for deel in tekst.split(",") if deel.strip())
    return tekst.replace(",", ".") or None


def _check_grenzen(rij: Regelrij) -> None:
    """A term of years is a typing error; so is a reminder on the day itself or before it."""
    for naam in als_velden(rij):
        waarde = getattr(rij, naam)
        getallen = waarde if isinstance(waarde, tuple) else (waarde,)
        if any(type(getal) is int and not 0 <= getal <= HOOGUIT for getal in getallen):
            raise Invoerfout({naam: f"Vul een getal in van 0 tot en met {HOOGUIT}."})


def als_waarde(sleutel: Regelsleutel, rij: Regelrij) -> dict[str, Any]:
    """What the table of agreements keeps of a row, besides region, day and code."""
    weg = {"regio", "vanaf"} | ({"code"} if sleutel.groep in MET_CODE else set())
    return rij.model_dump(mode="json", exclude=weg)


def opgeslagen_code(sleutel: Regelsleutel) -> str:
    """The code under which the table keeps it: of the rule itself, or of its group.

    What is called like a term gets its group in front: one code may not mean two rules.
    """
    code = sleutel.code if sleutel.groep in MET_CODE else sleutel.groep
    dubbel = sleutel.groep != "termijn" and code in set(Termijncode)
    groep = sleutel.groep if sleutel.groep in MET_CODE else "norm"
    return f"{groep}-{code}" if dubbel else code


def uit_opgeslagen(code: str) -> Regelsleutel:
    """The rule behind a code of the table; one that no rule has is left for the rules to refuse."""
    return OPGESLAGEN.get(code, Regelsleutel("afspraak", code))


OPGESLAGEN: Mapping[str, Regelsleutel] = {
    opgeslagen_code(sleutel): sleutel
    for sleutel in (
        *(Regelsleutel("termijn", code.value) for code in Termijncode),
        *(Regelsleutel("afspraak", code.value) for code in Afspraakcode),
        *(Regelsleutel(groep, "") for groep in (*GROEPEN, *ZONDER_PAGINA) if groep not in MET_CODE),
    )
}


def verschillen(oud: Regelrij, nieuw: Regelrij) -> tuple[tuple[str, str, str], ...]:
    """Field, what it was, what it becomes: only what changes."""
    voor, na = als_velden(oud), als_velden(nieuw)
    return tuple((naam, voor[naam], na[naam]) for naam in na if voor[naam] != na[naam])
