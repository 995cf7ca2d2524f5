"""The school days of a school year and how meldingen are spread over them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, pairwise
from random import Random

import holidays

from voorbeeld.scholen import REGIO

# Busy in autumn and after Christmas, quiet in the weeks around the summer.
_DRUKTE = {8: 4, 9: 10, 10: 10, 11: 13, 12: 9, 1: 12, 2: 9, 3: 12, 4: 9, 5: 8, 6: 8, 7: 2}
# Who is enrolled nowhere comes to light at the start of the year; luxe verzuim lies around the holidays.
_DRUKTE_ABSOLUUT = _DRUKTE | {8: 20, 9: 24, 10: 16}
TUSSENRUIMTE = 6
"""School days between two meldingen on one pupil: room for a week of absence that counts."""
EERSTE_MELDDAG = 5
POGINGEN = 200


def jaren(schooljaar: str) -> tuple[int, int]:
    """The two years of "2023-2024"; ValueError when it is no school year."""
    begin, _, eind = schooljaar.partition("-")
    if not (begin.isdigit() and eind.isdigit() and int(eind) == int(begin) + 1):
        raise ValueError(f"{schooljaar!r} is geen schooljaar, zoals 2023-2024.")
    return int(begin), int(eind)


@cache
def schooldagen(schooljaar: str) -> tuple[date, ...]:
    """Weekdays without public or school holiday in the region, from summer holiday to summer holiday.

    Raises ValueError for years whose school holidays are not known (the library is silent then).
    """
    begin, eind = jaren(schooljaar)
    vrij = holidays.country_holidays(
        "NL", subdiv=REGIO.vakantieregio, years=(begin, eind), categories=("public", "school"), language="nl"
    )
    if date(eind, 8, 1) not in vrij or date(begin, 8, 1) not in vrij:
        raise ValueError(f"De schoolvakanties van {schooljaar} zijn niet bekend.")
    dagen = (date(begin, 8, 1) + timedelta(days=n) for n in range(365))
    return tuple(dag for dag in dagen if dag.weekday() < 5 and dag not in vrij)


class Meldkalender:
    """Draws days to report on; a day is an index in `dagen`."""

    def __init__(self, dagen: Sequence[date]) -> None:
        self.dagen = tuple(dagen)
        meldbaar = range(EERSTE_MELDDAG, len(self.dagen))
        self._meldbaar = meldbaar
        self._gewoon = _opgeteld(_DRUKTE[self.dagen[nummer].month] for nummer in meldbaar)
        self._absoluut = _opgeteld(_DRUKTE_ABSOLUUT[self.dagen[nummer].month] for nummer in meldbaar)
        self._vakantie = _opgeteld(10 if self._bij_vakantie(nummer) else 1 for nummer in meldbaar)

    def kies(self, rng: Random, aantal: int, laatste_vanaf: int = EERSTE_MELDDAG) -> tuple[int, ...]:
        """`aantal` days in order, TUSSENRUIMTE apart, the last one not before `laatste_vanaf`."""
        for _ in range(POGINGEN):
            dagen = sorted(self._trek(rng, self._gewoon) for _ in range(aantal))
            if dagen[-1] >= laatste_vanaf and _ruim(dagen):
                return tuple(dagen)
        return self._gelijkmatig(aantal)

    def kies_absoluut(self, rng: Random) -> int:
        return self._trek(rng, self._absoluut)

    def kies_luxe(self, rng: Random) -> int:
        """A day in the week before or after a holiday."""
        return self._trek(rng, self._vakantie)

    def _trek(self, rng: Random, gewichten: list[int]) -> int:
        return rng.choices(self._meldbaar, cum_weights=gewichten)[0]

    def _gelijkmatig(self, aantal: int) -> tuple[int, ...]:
        stap = (len(self.dagen) - EERSTE_MELDDAG) // aantal
        return tuple(EERSTE_MELDDAG + stap * (nummer + 1) - 1 for nummer in range(aantal))

    def _bij_vakantie(self, nummer: int) -> bool:
        """Whether a week without school lies within five school days before or after."""
        buurt = self.dagen[max(0, nummer - 5) : nummer + 6]
        return any((na - voor).days > 5 for voor, na in pairwise(buurt))


def _opgeteld(gewichten: Iterable[int]) -> list[int]:
    return list(accumulate(gewichten))


def _ruim(dagen: list[int]) -> bool:
    return all(na - voor >= TUSSENRUIMTE for voor, na in pairwise(dagen))
