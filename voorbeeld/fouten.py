"""Lines that must be refused: a valid line with one thing wrong, for every kind of fault one meets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from domain.soorten import Meldingsoort
from domain.tekstinvoer import KOLOMMEN
from voorbeeld.nummers import BSNS

BRONSOORT = Meldingsoort.RELATIEF_WETTELIJK
Velden = dict[str, str]


class Laag(StrEnum):
    """Who is the first that can see the fault."""

    BESTAND = "bestand"  # the reader of the file: the number of columns
    MELDING = "melding"  # the rules of a melding
    REGISTER = "register"  # who knows which schools there are
    CONFLICT = "conflict"  # who knows which meldingen came before


@dataclass(frozen=True, slots=True)
class Fout:
    code: str
    laag: Laag
    bederf: Callable[[Random, Velden], list[str]]
    """The fields of the line, made from a valid line for wettelijk verzuim."""


def _rij(velden: Mapping[str, str]) -> list[str]:
    return [velden.get(kolom, "") for kolom in KOLOMMEN]


def _met(**anders: str) -> Callable[[Random, Velden], list[str]]:
    return lambda _rng, velden: _rij(velden | anders)


def _fout_bsn(rng: Random, velden: Velden) -> list[str]:
    """One digit off: still in the range that is nobody's."""
    goed = rng.choice(BSNS)
    return _rij(velden | {"bsn": goed[:-1] + str((int(goed[-1]) + 1) % 10), "onderwijsnummer": ""})


def _einde_voor_begin(_rng: Random, velden: Velden) -> list[str]:
    eerste, laatste = velden["eerste_dag"], velden["laatste_dag"]
    return _rij(velden | {"eerste_dag": laatste, "laatste_dag": eerste})


def _begin_na_melding(_rng: Random, velden: Velden) -> list[str]:
    volgend_jaar = str(int(velden["meldingsdatum"][-4:]) + 1)
    later = velden["meldingsdatum"][:-4] + volgend_jaar
    return _rij(
        velden
        | {"eerste_dag": later.replace("29-02", "28-02"), "laatste_dag": later.replace("29-02", "28-02")}
    )


def _amerikaans(_rng: Random, velden: Velden) -> list[str]:
    dag, maand, jaar = velden["eerste_dag"].split("-")
    return _rij(velden | {"eerste_dag": f"{maand}/{dag}/{jaar}"})


def _maand_voorop(_rng: Random, velden: Velden) -> list[str]:
    """Month first with dashes; the 25th, so that nobody can take it for a Dutch date."""
    return _rij(velden | {"geboortedatum": f"04-25-{velden['geboortedatum'][-4:]}"})


def _dertig_jaar(_rng: Random, velden: Velden) -> list[str]:
    geboren = f"15-06-{int(velden['meldingsdatum'][-4:]) - 31}"
    return _rij(velden | {"geboortedatum": geboren})


def _andere_inhoud(_rng: Random, velden: Velden) -> list[str]:
    return _rij(velden | {"uren": "99", "toelichting": "Dit is een andere melding met hetzelfde nummer."})


def _midden_in(kolom: str, teken: str) -> Callable[[Random, Velden], list[str]]:
    return lambda _rng, velden: _rij(velden | {kolom: f"Eerst dit{teken}en dan dat."})


FOUTEN = (
    Fout("bsn-elfproef", Laag.MELDING, _fout_bsn),
    Fout("geboortedatum-leeg", Laag.MELDING, _met(geboortedatum="")),
    Fout("einde-voor-begin", Laag.MELDING, _einde_voor_begin),
    Fout("brin-onbekend", Laag.REGISTER, _met(brin="99ZZ", vestiging="00")),
    Fout("soort-onbekend", Laag.MELDING, _met(soort="spijbelen")),
    Fout("uren-als-tekst", Laag.MELDING, _met(uren="zestien")),
    Fout("datum-amerikaans", Laag.MELDING, _amerikaans),
    Fout("te-weinig-kolommen", Laag.BESTAND, lambda _rng, velden: _rij(velden)[:-3]),
    Fout("te-veel-kolommen", Laag.BESTAND, lambda _rng, velden: [*_rij(velden), "nog iets"]),
    Fout("leeftijd-dertig", Laag.MELDING, _dertig_jaar),
    Fout("dag-na-meldingsdatum", Laag.MELDING, _begin_na_melding),
    Fout("nul-teken", Laag.MELDING, _midden_in("toelichting", "\x00")),
    Fout("nummer-met-andere-inhoud", Laag.CONFLICT, _andere_inhoud),
    Fout("stuurteken", Laag.MELDING, _midden_in("acties_school", "\x07")),
    Fout("meldingsdatum-in-toekomst", Laag.MELDING, _met(meldingsdatum="01-09-2093")),
    Fout("geen-bsn-en-geen-onderwijsnummer", Laag.MELDING, _met(bsn="", onderwijsnummer="")),
    Fout("bsn-met-letters", Laag.MELDING, _met(bsn="99990O123")),
    Fout("onderwijsnummer-ongeldig", Laag.MELDING, _met(bsn="", onderwijsnummer="109999998")),
    Fout("vestiging-onbekend", Laag.REGISTER, _met(vestiging="87")),
    Fout("brin-verkeerde-vorm", Laag.MELDING, _met(brin="9AAB")),
    Fout("onderwijssoort-onbekend", Laag.MELDING, _met(onderwijssoort="lts")),
    Fout("uren-negatief", Laag.MELDING, _met(uren="-4,5")),
    Fout("datum-bestaat-niet", Laag.MELDING, _met(geboortedatum="30-02-2010")),
    Fout("maand-voorop", Laag.MELDING, _maand_voorop),
    Fout("laatste-dag-leeg", Laag.MELDING, _met(laatste_dag="")),
    Fout("reden-onbekend", Laag.MELDING, _met(reden="geen zin")),
    Fout("achternaam-leeg", Laag.MELDING, _met(achternaam="", voorvoegsel="")),
    Fout("leerlingnummer-leeg", Laag.MELDING, _met(leerlingnummer="")),
    Fout("meldingsnummer-leeg", Laag.MELDING, _met(meldingsnummer="")),
    Fout("geslacht-voluit", Laag.MELDING, _met(geslacht="jongen")),
    Fout("postcode-ongeldig", Laag.MELDING, _met(postcode="99999 Z")),
    Fout("huisnummer-met-letter", Laag.MELDING, _met(huisnummer="12a")),
    Fout("gemeentecode-ongeldig", Laag.MELDING, _met(gemeentecode="99O1")),
    Fout("ja-of-nee-anders", Laag.MELDING, _met(spoed="misschien")),
    Fout("mailadres-ongeldig", Laag.MELDING, _met(melder_email="verzuim at school.example")),
    Fout("te-veel-kopieen", Laag.MELDING, _met(kopie_aan=" ".join(f"k{n}@delta.example" for n in range(6)))),
    Fout("toelichting-te-lang", Laag.MELDING, _met(toelichting="Dit gaat zo maar door. " * 200)),
)
DUBBEL = 5
"""So many faults, the first ones of the table, come twice: no report may fold equal faults together."""
