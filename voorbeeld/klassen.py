"""Names of classes as schools write them."""

from datetime import date
from random import Random

from domain.soorten import Onderwijssoort as O

_MBO = {O.MBO_1: "EN", O.MBO_2: "DV", O.MBO_3: "VZ", O.MBO_4: "MK", O.MBO_ONBEKEND: "OR"}
_VO = {O.ONDERBOUW_VO: "", O.VMBO: "v", O.HAVO: "h", O.VWO: "a", O.PRO: "p", O.VSO: "z", O.VAVO: "vavo "}
# The year of a pupil of 12 at the start of the school year, and the years there are.
_LEERJAREN = {O.ONDERBOUW_VO: (1, 2), O.VMBO: (3, 4), O.HAVO: (3, 5), O.VWO: (3, 6), O.VAVO: (4, 6)}


def klas(rng: Random, onderwijssoort: O, geboren: date, begin: date) -> str:
    """The class of somebody born on that day in the school year that starts on `begin`."""
    leeftijd = (begin - geboren).days // 365
    if onderwijssoort is O.BO_SBO_SO:
        return f"groep {min(8, max(1, leeftijd - 3))}"
    if onderwijssoort in _MBO:
        return f"{_MBO[onderwijssoort]}{rng.randint(1, 2)}{rng.choice('ABC')}"
    laagste, hoogste = _LEERJAREN.get(onderwijssoort, (1, 5))
    leerjaar = min(hoogste, max(laagste, leeftijd - 11))
    return f"{_VO[onderwijssoort]}{leerjaar}{rng.choice('abcde')}"
