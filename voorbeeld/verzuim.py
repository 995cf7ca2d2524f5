"""The period and the hours that a melding is about, fitting its kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.soorten import Meldingsoort as M

UREN_PER_DAG = 6
LESDAG = Decimal("5.5")
WETTELIJK_VANAF = 16
"""Hours within four school weeks that must be reported (catalogue 16)."""
MEEST_LICHT = Decimal("15.5")
VIER_SCHOOLWEKEN = 20
VIER_WEKEN = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Verzuim:
    eerste_dag: date
    laatste_dag: date | None = None
    uren: Decimal | None = None
    alle_lessen_gemist: bool = False


@dataclass(frozen=True, slots=True)
class Ruimte:
    """The school days between the melding before (or the start of the year) and the day of this one."""

    dagen: tuple[date, ...]
    vanaf: int
    melding: int


def _halve_uren(rng: Random, minst: Decimal, meest: Decimal) -> Decimal:
    return Decimal(rng.randint(int(2 * minst), int(2 * meest))) / 2


def _absoluut(rng: Random, ruimte: Ruimte) -> Verzuim:
    return Verzuim(ruimte.dagen[max(ruimte.vanaf, ruimte.melding - rng.randint(2, 25))])


def _zorg(rng: Random, ruimte: Ruimte) -> Verzuim:
    eerste = ruimte.dagen[max(ruimte.vanaf, ruimte.melding - rng.randint(3, 30))]
    uren = _halve_uren(rng, Decimal(2), Decimal(40)) if rng.random() < 0.3 else None
    return Verzuim(eerste, uren=uren)


def _luxe(rng: Random, ruimte: Ruimte) -> Verzuim:
    lengte = rng.randint(1, min(8, ruimte.melding - ruimte.vanaf))
    dagen = ruimte.dagen[ruimte.melding - lengte : ruimte.melding]
    return Verzuim(dagen[0], dagen[-1], UREN_PER_DAG * Decimal(lengte), alle_lessen_gemist=True)


def _licht(rng: Random, ruimte: Ruimte) -> Verzuim:
    lengte = rng.randint(1, min(VIER_SCHOOLWEKEN, ruimte.melding - ruimte.vanaf))
    dagen = ruimte.dagen[ruimte.melding - lengte : ruimte.melding]
    uren = _halve_uren(rng, Decimal("0.5"), min(MEEST_LICHT, Decimal(UREN_PER_DAG * lengte)))
    return Verzuim(dagen[0], dagen[-1], uren)


def _wettelijk(rng: Random, ruimte: Ruimte) -> Verzuim:
    """At least four days, because 16 hours do not fit in fewer; reported within three school days."""
    minste_dagen = 4
    na = rng.randint(0, min(3, ruimte.melding - ruimte.vanaf - minste_dagen))
    eind = ruimte.melding - na
    lengte = rng.randint(minste_dagen, min(VIER_SCHOOLWEKEN, eind - ruimte.vanaf))
    dagen = ruimte.dagen[eind - lengte : eind]
    uren = _halve_uren(rng, Decimal(WETTELIJK_VANAF), min(Decimal(72), Decimal(UREN_PER_DAG * lengte)))
    return Verzuim(dagen[0], dagen[-1], uren)


def _lrv(rng: Random, ruimte: Ruimte) -> Verzuim:
    """All lessons for more than 28 days without a break, whatever was reported before."""
    laatste = ruimte.dagen[ruimte.melding - 1]
    meer_dan_vier_weken = [n for n in range(ruimte.melding) if laatste - ruimte.dagen[n] > VIER_WEKEN]
    eerste = rng.choice(meer_dan_vier_weken[-30:])
    uren = LESDAG * (ruimte.melding - eerste)
    return Verzuim(ruimte.dagen[eerste], laatste, uren, alle_lessen_gemist=True)


_MAKERS: Mapping[M, Callable[[Random, Ruimte], Verzuim]] = {
    M.ABSOLUUT: _absoluut,
    M.ZORG: _zorg,
    M.LUXE: _luxe,
    M.RELATIEF_LICHT: _licht,
    M.RELATIEF_WETTELIJK: _wettelijk,
    M.LRV: _lrv,
}


def maak_verzuim(rng: Random, soort: M, ruimte: Ruimte) -> Verzuim:
    """A plausible absence of this kind that ends before the day of the melding."""
    return _MAKERS[soort](rng, ruimte)
