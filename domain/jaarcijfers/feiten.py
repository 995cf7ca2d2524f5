"""What the register counts of a school year: groups with a number, from which every figure is made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.jaarcijfers.lijst import Afloop, Jaarresultaat, Plicht, Sector
from domain.leerplicht import einde_schooljaar
from domain.regels import STANDAARDREGIO, Jaarresultaatnorm, Regels, geldige_rij
from domain.soorten import Meldingsoort, Proceduresoort

EERSTE_DAG = (8, 1)
TELDAG = (10, 1)
DOSSIER = "dossier"


def eerste_dag(jaar: int) -> date:
    """The first day of the school year that begins in `jaar` (LPW art. 1)."""
    return date(jaar, *EERSTE_DAG)


def laatste_dag(jaar: int) -> date:
    return einde_schooljaar(eerste_dag(jaar))


def schooljaar_van(dag: date) -> int:
    """The year in which the school year of that day began."""
    return einde_schooljaar(dag).year - 1


def laatst_afgerond(vandaag: date) -> int:
    """The school year that ended last: what the leerplichttelling is about."""
    return schooljaar_van(vandaag) - 1


def peildatum(jaar: int, vandaag: date) -> date:
    """1 October of the school year, or today when that has still to come."""
    return min(date(jaar, *TELDAG), vandaag)


@dataclass(frozen=True)
class Groep:
    """`aantal` of something in one municipality, about pupils with one obligation on the day that counts."""

    gemeente: str
    plicht: Plicht
    aantal: int


@dataclass(frozen=True)
class Meldgroep(Groep):
    """Meldingen of one kind; `dossiersoort` is that of the dossier, `resultaat` None while that is open."""

    soort: Meldingsoort
    dossiersoort: str
    resultaat: str | None


@dataclass(frozen=True)
class Dossiergroep(Groep):
    """Dossiers that were closed in the year."""

    dossiersoort: str
    resultaat: str


@dataclass(frozen=True)
class Proceduregroep(Groep):
    """Procedures that ended in the year."""

    soort: Proceduresoort
    resultaat: str
    sector: Sector


@dataclass(frozen=True)
class Besluitgroep(Groep):
    """Decisions about exemptions of the year, by ground (see lijst.GRONDEN)."""

    grond: str
    verleend: bool
    sector: Sector


@dataclass(frozen=True)
class Onderzoekgroep(Groep):
    """Examinations by the youth doctor with an outcome in the year (see lijst.ADVIEZEN)."""

    advies: str
    sector: Sector


@dataclass(frozen=True)
class Thuisgroep:
    """Thuiszitters: whether already at home when the year began, and how it ended (None: still at home).

    `leeftijd` is that of the day on which it was established.
    """

    gemeente: str
    sector: Sector
    leeftijd: int
    al_thuis: bool
    afloop: str | None
    aantal: int


@dataclass(frozen=True)
class Jaarfeiten:
    """Everything counted of one school year, for the municipalities that were asked for.

    `leerlingen` are the different pupils per kind, and of all kinds under None: of everybody, and of who is
    leer- or kwalificatieplichtig. They do not add up, since a pupil can be reported for two kinds.
    `bekend` are the pupils in the register on the reference day; `inwoners` those that a comparison with the
    BRP found obliged, None without one.
    """

    jaar: int
    meldingen: tuple[Meldgroep, ...] = ()
    leerlingen: Mapping[Meldingsoort | None, tuple[int, int]] | None = None
    dossiers: tuple[Dossiergroep, ...] = ()
    procedures: tuple[Proceduregroep, ...] = ()
    besluiten: tuple[Besluitgroep, ...] = ()
    onderzoeken: tuple[Onderzoekgroep, ...] = ()
    thuiszitters: tuple[Thuisgroep, ...] = ()
    bekend: tuple[Groep, ...] = ()
    inwoners: int | None = None

    def van_plicht(self, plichten: Collection[Plicht]) -> "Jaarfeiten":
        """The same, about pupils with one of these obligations only."""
        return replace(
            self,
            meldingen=tuple(g for g in self.meldingen if g.plicht in plichten),
            dossiers=tuple(g for g in self.dossiers if g.plicht in plichten),
            procedures=tuple(g for g in self.procedures if g.plicht in plichten),
            besluiten=tuple(g for g in self.besluiten if g.plicht in plichten),
            onderzoeken=tuple(g for g in self.onderzoeken if g.plicht in plichten),
            bekend=tuple(g for g in self.bekend if g.plicht in plichten),
        )

    def van_gemeente(self, gemeente: str) -> "Jaarfeiten":
        """The meldingen of one municipality: all that adds up to the region."""
        return Jaarfeiten(self.jaar, tuple(g for g in self.meldingen if g.gemeente == gemeente))


class Telregels:
    """How results count at the end of a school year in a region: dated data (domain/regels/jaarcijfers.toml).

    A result that the rules do not name, such as one of a region's own list, is "anders".
    """

    def __init__(self, regels: Regels, jaar: int, regio: str = STANDAARDREGIO) -> None:
        dag = laatste_dag(jaar)
        soorten = {rij.soort for rij in regels.jaarresultaat}
        self._resultaat: dict[str, Jaarresultaatnorm] = {
            soort: geldige_rij([rij for rij in regels.jaarresultaat if rij.soort == soort], dag, regio)
            for soort in soorten
        }
        self._afloop = geldige_rij(regels.thuiszitterbalans, dag, regio).telt_als

    def van_dossier(self, soort: str, resultaat: str) -> Jaarresultaat:
        """A dossier of a campaign closes with a result of the campaign's procedure."""
        lijst = soort if soort in DRAAIBOEKEN else DOSSIER
        return self._resultaat[lijst].telt_als.get(resultaat, Jaarresultaat.ANDERS)

    def van_procedure(self, soort: Proceduresoort, resultaat: str) -> Jaarresultaat:
        if not resultaat:
            return Jaarresultaat.TELT_NIET
        return self._resultaat[soort].telt_als.get(resultaat, Jaarresultaat.ANDERS)

    def afloop(self, code: str) -> Afloop:
        """How being at home ended."""
        return self._afloop.get(code, Afloop.ANDERS_OPGELOST)


def som(groepen: Iterable[Groep | Thuisgroep]) -> int:
    return sum(groep.aantal for groep in groepen)
