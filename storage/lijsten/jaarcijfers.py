"""What the figures of a school year are made of, counted by PostgreSQL: a fixed number of queries.

Each query counts two school years at once. Pages of a municipality read as the person who asks, so that
row-level security holds; a school board sees counts of its own schools, read as the system.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from domain.jaarcijfers.feiten import (
    Besluitgroep,
    Dossiergroep,
    Groep,
    Jaarfeiten,
    Meldgroep,
    Onderzoekgroep,
    Proceduregroep,
    Thuisgroep,
    eerste_dag,
    peildatum,
)
from domain.jaarcijfers.lijst import ADVIEZEN, BINNEN_TELLING, GRONDEN, JAARSOORTEN, Plicht, Sector
from domain.soorten import Meldingsoort, Proceduresoort
from domain.vergelijking import Klasse
from domain.vrijstelling import VERLOF
from storage.database import Lezer
from storage.driver import Rij
from storage.lezen import rijen
from storage.lijsten import jaarvragen as sql


@dataclass(frozen=True)
class Jaarvraag:
    """Which school year, of which municipalities, or of which locations of a school board."""

    jaar: int
    vandaag: date
    gemeenten: tuple[str, ...] = ()
    locaties: tuple[UUID, ...] = ()

    def bereik(self, alias: str) -> str:
        """The condition on a table with the columns of both."""
        kolom = "locatie_id = ANY (:locaties)" if self.locaties else "gemeente_code = ANY (:gemeenten)"
        return f"{alias}.{kolom}"

    @property
    def waarden(self) -> dict[str, Any]:
        """The parameters: both years from `van`, the asked one from `begin`."""
        return {
            "van": eerste_dag(self.jaar - 1),
            "begin": eerste_dag(self.jaar),
            "tot": eerste_dag(self.jaar + 1),
            "gemeenten": list(self.gemeenten),
            "locaties": list(self.locaties),
            "soorten": [soort.value for soort in JAARSOORTEN],
            "binnen": [plicht.value for plicht in BINNEN_TELLING],
            "verlof": [artikel.value for artikel in VERLOF],
            "gronden": list(GRONDEN),
            "adviezen": list(ADVIEZEN),
            "thuis": list(sql.THUIS),
            "buiten": Klasse.BUITEN_DOELGROEP.value,
            "peildatum": peildatum(self.jaar, self.vandaag),
        }


@dataclass(frozen=True)
class Tweejaar:
    """The year that was asked for, and the one before it: None when the register has nothing of it.

    `begin` is the day of the first melding in the register, None while there is none.
    """

    dit: Jaarfeiten
    vorig: Jaarfeiten | None
    begin: date | None

    @property
    def bekend(self) -> bool:
        """Whether the register reaches back to this year: else nothing is known, which is not 0."""
        return self.begin is not None and self.begin < eerste_dag(self.dit.jaar + 1)

    @property
    def vorig_begint_later(self) -> bool:
        """Whether the register begins in the course of the year before: it was not counted as a whole."""
        return bool(self.vorig and self.begin and self.begin > eerste_dag(self.vorig.jaar))


async def meldcijfers(sessie: Lezer, vraag: Jaarvraag) -> Tweejaar:
    """Meldingen, pupils and closed dossiers: what a school board may see too. Four queries."""
    meldingen = await _lees(sessie, sql.MELDINGEN, vraag, "m")
    leerlingen = await _lees(sessie, sql.LEERLINGEN, vraag, "m")
    dossiers = await _lees(sessie, sql.DOSSIERS, vraag, "t")
    begin = (await _lees(sessie, sql.BEGIN, vraag, "m"))[0]["dag"]

    def van(jaar: int) -> Jaarfeiten:
        return Jaarfeiten(
            jaar=jaar,
            meldingen=_groepen(meldingen, jaar, _meldgroep),
            leerlingen=_leerlingen(leerlingen, jaar),
            dossiers=_groepen(dossiers, jaar, _dossiergroep),
        )

    er_is_vorig = begin is not None and begin < eerste_dag(vraag.jaar)
    return Tweejaar(van(vraag.jaar), van(vraag.jaar - 1) if er_is_vorig else None, begin)


async def jaarcijfers(sessie: Lezer, vraag: Jaarvraag) -> Tweejaar:
    """Everything of the municipalities. Ten queries, however much there is."""
    gemeld = await meldcijfers(sessie, vraag)
    procedures = await _lees(sessie, sql.PROCEDURES, vraag)
    besluiten = await _lees(sessie, sql.BESLUITEN, vraag)
    onderzoeken = await _lees(sessie, sql.ONDERZOEKEN, vraag)
    thuis = await _lees(sessie, sql.THUISZITTERS, vraag)
    bekend = await _lees(sessie, sql.BEKEND, vraag)
    inwoners = (await _lees(sessie, sql.INWONERS, vraag))[0]["aantal"]

    def met(feiten: Jaarfeiten) -> Jaarfeiten:
        return replace(
            feiten,
            procedures=_groepen(procedures, feiten.jaar, _proceduregroep),
            besluiten=_groepen(besluiten, feiten.jaar, _besluitgroep),
            onderzoeken=_groepen(onderzoeken, feiten.jaar, _onderzoekgroep),
        )

    dit = replace(
        met(gemeld.dit),
        thuiszitters=tuple(_thuisgroep(rij) for rij in thuis),
        bekend=tuple(Groep(**_basis(rij)) for rij in bekend),
        inwoners=None if inwoners is None else int(inwoners),
    )
    return replace(gemeld, dit=dit, vorig=met(gemeld.vorig) if gemeld.vorig else None)


async def _lees(sessie: Lezer, zin: str, vraag: Jaarvraag, alias: str = "") -> Sequence[Rij]:
    return await rijen(sessie, zin.format(bereik=vraag.bereik(alias)), **vraag.waarden)


G = TypeVar("G")


def _groepen(gevonden: Iterable[Rij], jaar: int, maak: Callable[[Rij], G]) -> tuple[G, ...]:
    return tuple(maak(rij) for rij in gevonden if rij["jaar"] == jaar)


def _basis(rij: Rij) -> dict[str, Any]:
    return {"gemeente": rij["gemeente"], "plicht": Plicht(rij["plicht"]), "aantal": rij["aantal"]}


def _meldgroep(rij: Rij) -> Meldgroep:
    soort, dossiersoort = Meldingsoort(rij["soort"]), rij["dossiersoort"]
    return Meldgroep(**_basis(rij), soort=soort, dossiersoort=dossiersoort, resultaat=rij["resultaat"])


def _dossiergroep(rij: Rij) -> Dossiergroep:
    return Dossiergroep(**_basis(rij), dossiersoort=rij["dossiersoort"], resultaat=rij["resultaat"])


def _proceduregroep(rij: Rij) -> Proceduregroep:
    soort, sector = Proceduresoort(rij["soort"]), Sector(rij["sector"])
    return Proceduregroep(**_basis(rij), soort=soort, resultaat=rij["resultaat"], sector=sector)


def _besluitgroep(rij: Rij) -> Besluitgroep:
    sector = Sector(rij["sector"])
    return Besluitgroep(**_basis(rij), grond=rij["grond"], verleend=rij["verleend"], sector=sector)


def _onderzoekgroep(rij: Rij) -> Onderzoekgroep:
    return Onderzoekgroep(**_basis(rij), advies=rij["advies"], sector=Sector(rij["sector"]))


def _thuisgroep(rij: Rij) -> Thuisgroep:
    velden = {naam: rij[naam] for naam in ("gemeente", "al_thuis", "leeftijd", "afloop", "aantal")}
    return Thuisgroep(**velden, sector=Sector(rij["sector"]))


def _leerlingen(gevonden: Iterable[Rij], jaar: int) -> dict[Meldingsoort | None, tuple[int, int]]:
    return {
        Meldingsoort(rij["soort"]) if rij["soort"] else None: (rij["allen"], rij["binnen"])
        for rij in gevonden
        if rij["jaar"] == jaar
    }
