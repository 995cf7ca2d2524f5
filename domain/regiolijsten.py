"""Lists that a region keeps with dates: partners, agreements, contact school, reasons and results.

A line holds from `van` up to `tot`. Partners have standard lines as well (partners.toml beside this file);
a line of the region with the same code takes the place of the standard one, also when it has ended: so a
region can do without a partner (catalogue 76, 91, 92, 98).
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel

from domain.lijsten import AANVULLINGEN, STANDAARD_REDENEN, STANDAARD_RESULTATEN, Keuze, Lijsten, LijstSoort
from domain.soorten import Meldingsoort


class Lijst(StrEnum):
    """What a region keeps as a list."""

    PARTNER = "partner"
    AFSPRAAK = "afspraak"
    CONTACTSCHOOL = "contactschool"
    REDEN = "redenen"
    RESULTAAT = "resultaten"


LIJSTNAMEN: Mapping[Lijst, str] = {
    Lijst.PARTNER: "Partners",
    Lijst.AFSPRAAK: "Regionale afspraken",
    Lijst.CONTACTSCHOOL: "Contactschool",
    Lijst.REDEN: "Eigen redenen",
    Lijst.RESULTAAT: "Eigen resultaten",
}
PARTNERGROEPEN: Mapping[str, str] = {
    "onderwijs": "Onderwijs en passend onderwijs",
    "zorg": "Zorg en gezondheid",
    "jeugdhulp": "Jeugdhulp en wijkteams",
    "justitie": "Justitie en bescherming",
    "werk": "Werk en inkomen",
    "veiligheid": "Veiligheid",
    "nieuwkomers": "Nieuwkomers",
}
"""Kinds of partners (catalogue 91, 92, 98)."""


class Plek(StrEnum):
    """Where a partner takes part."""

    CASUSOVERLEG = "casusoverleg"
    THUISZITTERSTAFEL = "thuiszitterstafel"
    DOORVERWIJZEN = "doorverwijzen"
    NETWERK_18 = "netwerk-18"


PLEKNAMEN: Mapping[Plek, str] = {
    Plek.CASUSOVERLEG: "Zit aan het casusoverleg",
    Plek.THUISZITTERSTAFEL: "Zit aan de Thuiszitterstafel",
    Plek.DOORVERWIJZEN: "Hier kunnen wij naar doorverwijzen",
    Plek.NETWERK_18: "Netwerk rond 18 jaar en ouder",
}


class Regel(BaseModel, frozen=True, extra="forbid"):
    """A line of a list; `telt_als` is the standard code that reports count an own choice under."""

    code: str
    groep: str
    naam: str
    uitleg: str = ""
    plekken: tuple[Plek, ...] = ()
    telt_als: str = ""
    van: date = date(1970, 1, 1)
    tot: date | None = None

    @property
    def sleutel(self) -> tuple[str, str]:
        """What a later line takes the place of: a choice belongs to one kind of report."""
        return (self.groep if self.telt_als else "", self.code)

    def geldt_op(self, dag: date) -> bool:
        """Whether the line holds; on the day `tot` it does not any more."""
        return self.van <= dag and (self.tot is None or dag < self.tot)


def _standaardpartners() -> tuple[Regel, ...]:
    inhoud = tomllib.loads((Path(__file__).parent / "partners.toml").read_text("utf-8"))
    return tuple(Regel.model_validate(rij) for rij in inhoud["partner"])


# Read once when the module loads: part of the program, like the code.
STANDAARDPARTNERS = _standaardpartners()


def geldige_regels(eigen: Sequence[Regel], dag: date, standaard: Sequence[Regel] = ()) -> tuple[Regel, ...]:
    """What holds on that day: of every code the region's newest begun line, else the standard one."""
    begonnen = sorted((rij for rij in eigen if rij.van <= dag), key=lambda rij: rij.van)
    per_code = {rij.sleutel: rij for rij in (*standaard, *begonnen)}
    return tuple(rij for rij in per_code.values() if rij.geldt_op(dag))


def partners_op(eigen: Sequence[Regel], dag: date) -> tuple[Regel, ...]:
    """The partners of the region on that day, by kind and name."""
    volgorde = list(PARTNERGROEPEN)
    gevonden = geldige_regels(eigen, dag, STANDAARDPARTNERS)
    return tuple(sorted(gevonden, key=lambda rij: (volgorde.index(rij.groep), rij.naam.casefold())))


def op_plek(partners: Iterable[Regel], plek: Plek) -> tuple[Regel, ...]:
    """Who takes part there."""
    return tuple(partner for partner in partners if plek in partner.plekken)


def lijsten_op(redenen: Sequence[Regel], resultaten: Sequence[Regel], dag: date) -> Lijsten:
    """The reasons and results of a region on that day: the standard ones and its own."""
    lijsten = ((LijstSoort.REDENEN, redenen), (LijstSoort.RESULTATEN, resultaten))
    return Lijsten(
        Keuze(
            lijst=lijst, soort=Meldingsoort(rij.groep), code=rij.code, label=rij.naam, telt_als=rij.telt_als
        )
        for lijst, regels in lijsten
        for rij in geldige_regels(regels, dag)
    )


def standaardcodes(lijst: Lijst, soort: Meldingsoort) -> dict[str, str]:
    """What an own choice can count as: code -> label of the standard list of this kind."""
    standaard = STANDAARD_REDENEN if lijst is Lijst.REDEN else STANDAARD_RESULTATEN
    extra = {k.code: k.label for k in AANVULLINGEN if k.lijst.value == lijst.value and k.soort is soort}
    return dict(standaard[soort]) | extra


def partnercode(naam: str) -> str:
    """The code of the standard partner of this name, or else one of the region's own."""
    gevonden = (rij.code for rij in STANDAARDPARTNERS if rij.naam.casefold() == naam.casefold())
    return next(gevonden, "") or eigen_code(naam)


def eigen_code(naam: str) -> str:
    """The code of a reason or result of a region: its own words, so that it reads well wherever it stands."""
    return " ".join(naam.split()).casefold()
