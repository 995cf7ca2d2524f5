"""Numbers that fit their checks and cannot be a person's.

BSN: 999900000-999999999 is kept for tests and never issued; 9,091 numbers in it pass the 11-test.
Onderwijsnummer: we know of no range that is kept for tests. They start with 10 and have another remainder
than a BSN, so none of them is one; ours are from the top of the range (10999...), which is reached last if
they are handed out in order. Only a few pupils have one.
"""

from random import Random

from stdnum.nl import bsn as bsn_check
from stdnum.nl import onderwijsnummer as onderwijsnummer_check

EERSTE_BSN = 999_900_000
LAATSTE_BSN = 999_999_999
EERSTE_ONDERWIJSNUMMER = 109_990_000
LAATSTE_ONDERWIJSNUMMER = 109_999_999


def _met_rest(eerste: int, laatste: int, rest: int) -> tuple[str, ...]:
    """The numbers with this remainder, from whole tens: the last digit counts for -1 in the 11-test."""
    tientallen = range(eerste, laatste + 1, 10)
    laatste_cijfers = ((tiental, (bsn_check.checksum(str(tiental)) - rest) % 11) for tiental in tientallen)
    return tuple(str(tiental + cijfer) for tiental, cijfer in laatste_cijfers if cijfer < 10)


BSNS = _met_rest(EERSTE_BSN, LAATSTE_BSN, 0)
ONDERWIJSNUMMERS = tuple(
    nummer
    for nummer in _met_rest(EERSTE_ONDERWIJSNUMMER, LAATSTE_ONDERWIJSNUMMER, 5)
    if onderwijsnummer_check.is_valid(nummer)
)


def telefoonnummer(rng: Random) -> str:
    """A number after 06 that goes on with 0, which no provider has."""
    return f"06000{rng.randrange(20_000, 100_000):05}"
