"""The age bands of reports: 5-15, 16-17 and together for leerplicht, single years 18 to 22 for vsv.

Catalogue 9: [S4:202-209] and [S1:901].
"""

from collections import Counter
from collections.abc import Iterable, Mapping

LEERPLICHT: Mapping[str, range] = {
    "5 t/m 15 jaar": range(5, 16),
    "16 en 17 jaar": range(16, 18),
    "5 t/m 17 jaar": range(5, 18),
}
VSV_JAREN = range(18, 23)


def per_band(leeftijden: Iterable[int]) -> dict[str, int]:
    """How many in each band; the third holds the first two."""
    telling = Counter(leeftijden)
    return {naam: sum(telling[jaar] for jaar in jaren) for naam, jaren in LEERPLICHT.items()}


def vsv_kolommen(leeftijden: Iterable[int]) -> list[int]:
    """The columns of a table by age: always 18 to 22, and whatever else occurs."""
    return sorted({*VSV_JAREN, *leeftijden})
