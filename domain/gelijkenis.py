"""One resident beside one enrolment: a score of 0 to 100, and the reasons in Dutch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from domain.naamvergelijking import vergelijk_achternaam, vergelijk_voornamen
from domain.regels import Vergelijkingsnorm

if TYPE_CHECKING:
    from domain.vergelijking import Inschrijving, Inwoner

GEWICHT_ACHTERNAAM, GEWICHT_VOORNAAM, GEWICHT_GEBOORTEDATUM = 40, 30, 30
OMGEWISSELD, EEN_CIJFER = 80, 65
EXTRA_BIJ_NUMMER = 5
"""A number that is one typing error away says a little more."""


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """How much an enrolment looks like this resident's; `redenen` say why it may be, and what differs."""

    inschrijving: "Inschrijving"
    score: int
    redenen: tuple[str, ...]
    zelfde_nummer: bool
    zelfde_dag: bool
    achternaam: int
    voornaam: int

    def past(self, norm: Vergelijkingsnorm) -> bool:
        """The same number, and nothing that says it is somebody else's: it settles the matter."""
        wie = self.zelfde_dag or self.achternaam >= norm.minste_naam
        return self.zelfde_nummer and self.voornaam >= norm.minste_naam and wie

    def waarschijnlijk(self, norm: Vergelijkingsnorm) -> bool:
        naam = min(self.achternaam, self.voornaam)
        return self.score >= norm.waarschijnlijk and naam >= norm.minste_naam


def weeg(inwoner: "Inwoner", rij: "Inschrijving") -> Gelijkenis:
    """Names and birth date in the proportion 40, 30, 30; the number apart."""
    achternaam = vergelijk_achternaam(
        (inwoner.voorvoegsel, inwoner.achternaam), (rij.voorvoegsel, rij.achternaam)
    )
    voornaam = vergelijk_voornamen(inwoner.voornamen, rij.voornamen)
    dag, dag_reden = _weeg_dag(inwoner.geboortedatum, rij.geboortedatum)
    nummer, nummer_reden = _weeg_nummer(inwoner.bsn, rij.nummer)
    score = (
        GEWICHT_ACHTERNAAM * achternaam.score
        + GEWICHT_VOORNAAM * voornaam.score
        + GEWICHT_GEBOORTEDATUM * dag
    )
    redenen = (nummer_reden, dag_reden, achternaam.reden, voornaam.reden)
    return Gelijkenis(
        inschrijving=rij,
        score=min(100, round(score / 100) + nummer),
        redenen=tuple(reden for reden in redenen if reden),
        zelfde_nummer=inwoner.bsn == rij.nummer,
        zelfde_dag=inwoner.geboortedatum == rij.geboortedatum,
        achternaam=achternaam.score,
        voornaam=voornaam.score,
    )


def beste(gevonden: Sequence[Gelijkenis], *, op_einde: bool = False) -> Gelijkenis | None:
    """The one that looks alike most; with `op_einde` the enrolment that ended last. Equal ones by content."""

    def volgorde(gelijkenis: Gelijkenis) -> tuple[date, int]:
        rij = gelijkenis.inschrijving
        return (rij.tot or rij.van) if op_einde else date.min, gelijkenis.score

    hoogste = max(map(volgorde, gevonden), default=None)
    gelijken = [gelijkenis for gelijkenis in gevonden if volgorde(gelijkenis) == hoogste]
    return max(gelijken, key=lambda gelijkenis: repr(gelijkenis.inschrijving), default=None)


def _weeg_dag(een: date, ander: date) -> tuple[int, str]:
    if een == ander:
        return 100, "Zelfde geboortedatum"
    if (een.year, een.month, een.day) == (ander.year, ander.day, ander.month):
        return OMGEWISSELD, "Dag en maand van de geboortedatum zijn omgewisseld"
    if OSA.distance(een.isoformat(), ander.isoformat()) == 1:
        return EEN_CIJFER, "Geboortedatum verschilt één cijfer"
    return 0, "Andere geboortedatum"


def _weeg_nummer(bsn: str, nummer: str) -> tuple[int, str]:
    if bsn == nummer:
        return EXTRA_BIJ_NUMMER, "Zelfde BSN"
    if OSA.distance(bsn, nummer, score_cutoff=1) > 1:
        return 0, ""
    zelfde_cijfers = sorted(bsn) == sorted(nummer)
    wat = "Twee cijfers van het BSN zijn omgewisseld" if zelfde_cijfers else "BSN verschilt één cijfer"
    return EXTRA_BIJ_NUMMER, wat
