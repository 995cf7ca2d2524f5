"""What every dated row has, and the rows with more than one number: norms and thresholds."""

from datetime import date, time
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.jaarcijfers.lijst import Afloop, Jaarresultaat
from domain.soorten import Aanpak, Campagnesoort, Onderwijssoort, Risico

STANDAARDREGIO = ""


class Regelrij(BaseModel):
    """`maanden` limits a row to a season: it holds in those months only, and wins from a row without."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    regio: str = STANDAARDREGIO
    vanaf: date
    grond: str
    maanden: tuple[int, ...] = ()

    @property
    def sleutel(self) -> str:
        """The part of the row's name after its code: region, first day, and months in a season's row."""
        seizoen = [f"maand-{'-'.join(map(str, self.maanden))}"] if self.maanden else []
        return "/".join([self.regio or "standaard", self.vanaf.isoformat(), *seizoen])


class Norm(Regelrij):
    """From when absence must be reported; `uren_18_plus` is a region's stricter norm (catalogue 204).

    `vanaf_eerste_uur` means that a threatening drop-out of 18 or over is reported at once (catalogue 200).
    """

    uren_onder_18: Decimal
    dagen_lrv: int
    dagen_18_plus: int
    dagen_terugkijken: int
    uren_18_plus: Decimal | None = None
    vanaf_eerste_uur: bool = False


class Haltnorm(Regelrij):
    """Who can go to Halt: ages from and up to (not included), hours absent and times late, from and up to."""

    leeftijd_vanaf: int
    leeftijd_tot: int
    ouders_tot: int
    uren_vanaf: Decimal
    te_laat_vanaf: int
    uren_hooguit: Decimal
    te_laat_hooguit: int


class Vergelijkingsnorm(Regelrij):
    """From which score a resident is probably enrolled, and from which an enrolment is worth showing."""

    waarschijnlijk: int = Field(gt=0, le=100)
    mogelijk: int = Field(gt=0, le=100)
    minste_naam: int = Field(ge=0, le=100)


class Risiconorm(Regelrij):
    """The points model of absence of 18 and over, and what is done at each category (catalogue 209-211).

    `locaties` and `opleidingen` give points per school location ("99AB00") and per last finished course;
    what is not in them gives none. The other factors give points per time, `…_hooguit` times at most.
    `aanpak` is what is advised per category; a repeated report never gets less than `herhaald_minstens`.
    """

    midden_vanaf: int = Field(gt=0)
    hoog_vanaf: int = Field(gt=0)
    locaties: dict[str, int] = {}
    opleidingen: dict[Onderwijssoort, int] = {}
    per_wisseling: int = 0
    wisselingen_hooguit: int = 0
    per_eerdere_melding: int = 0
    eerdere_meldingen_hooguit: int = 0
    per_zorg: int = 0
    aanpak: dict[Risico, Aanpak]
    herhaald_minstens: Aanpak


class Uitvalnorm(Regelrij):
    """When leaving is a switch and no dropout: enrolled again within so many days.

    Who leaves in one of `zomer_maanden` has until the count on 1 October: there is no school to switch to in
    the summer (catalogue 221, 236, 251).
    """

    venster_dagen: int = Field(gt=0)
    zomer_maanden: tuple[int, ...] = ()


class Campagneuren(Regelrij):
    """Between which hours of the day a campaign approaches people, and whether on school days only."""

    soort: Campagnesoort
    begin: time
    einde: time
    schooldagen: bool


class Campagnemoment(Regelrij):
    """A day in the calendar of a campaign, every year again."""

    soort: Campagnesoort
    code: str
    maand: int = Field(ge=1, le=12)
    dag: int = Field(ge=1, le=31)


class Overstapnorm(Regelrij):
    """Whose change to the mbo is always followed (catalogue 194), and who takes up which risk.

    `verdeling` gives the code of a risk to "vo", "mbo" or "lvs"; what it does not name is for the LVS: the
    problems that lie outside education (catalogue 195).
    """

    kwetsbaar: tuple[Onderwijssoort, ...]
    verdeling: dict[str, Literal["vo", "mbo", "lvs"]] = {}


class Zomernorm(Regelrij):
    """Whom the zomeractie looks for: from one birthday, until another (catalogue 223)."""

    leeftijd_van: int = Field(ge=16)
    leeftijd_tot: int = Field(le=30)


class Jaarresultaatnorm(Regelrij):
    """Under which of the fifteen results of the year a result counts (catalogue 238).

    `soort` is "dossier" for the results with which a dossier is closed, or the code of a procedure.
    """

    soort: str
    telt_als: dict[str, Jaarresultaat]


class Balansnorm(Regelrij):
    """How the end of a thuiszitter case counts in the balance; what is not named was solved otherwise."""

    telt_als: dict[str, Afloop]
