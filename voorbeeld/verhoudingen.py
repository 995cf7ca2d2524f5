"""The printed proportions that the example file follows, and how they are scaled to another size.

Source: yearly report Leerplicht/Doorstroompunt Zoetermeer 2023-2024 [S1]: graph 1, tables 1, 3, 5, 7, 9. What
the report does not print is marked as an assumption.
"""

from collections.abc import Mapping
from typing import TypeVar

from domain.soorten import Meldingsoort as M
from domain.soorten import Onderwijssoort as O

K = TypeVar("K")

MELDINGEN = 2566
LEERLINGEN = 1801

# Graph 1 without applications for exemption.
PER_SOORT: Mapping[M, int] = {
    M.ABSOLUUT: 175,
    M.LUXE: 41,
    M.RELATIEF_LICHT: 464,
    M.RELATIEF_WETTELIJK: 1022,
    M.LRV: 105,
    M.ZORG: 759,
}
# The report prints 615 and 441, and 105 thuiszitters. The others are assumptions: one report a child for
# absoluut and luxe; 724 for zorg makes room for pupils who are reported for absence as well.
LEERLINGEN_PER_SOORT: Mapping[M, int] = {
    M.ABSOLUUT: 175,
    M.LUXE: 41,
    M.RELATIEF_LICHT: 441,
    M.RELATIEF_WETTELIJK: 615,
    M.LRV: 105,
    M.ZORG: 724,
}
LUXE_GEZINNEN = 35

# Relatief: table 5. Absoluut and LRV: the report splits po/vo/mbo (83/66/26 and 34/59/11; the latter adds up
# to 104 of 105, the missing one counts as vo); the split within vo and mbo, and luxe and zorg, are
# assumptions.
PER_ONDERWIJSSOORT: Mapping[M, Mapping[O, int]] = {
    M.RELATIEF_WETTELIJK: {
        O.BO_SBO_SO: 31, O.VSO: 14, O.PRO: 13, O.ONDERBOUW_VO: 29, O.VMBO: 162, O.HAVO: 27, O.VWO: 12,
        O.VAVO: 3, O.MBO_1: 123, O.MBO_2: 223, O.MBO_3: 64, O.MBO_4: 271, O.MBO_ONBEKEND: 50,
    },
    M.RELATIEF_LICHT: {
        O.BO_SBO_SO: 19, O.VSO: 14, O.PRO: 6, O.ONDERBOUW_VO: 32, O.VMBO: 205, O.HAVO: 87, O.VWO: 59,
        O.VAVO: 1, O.MBO_1: 9, O.MBO_2: 12, O.MBO_3: 4, O.MBO_4: 16, O.MBO_ONBEKEND: 0,
    },
    M.ABSOLUUT: {
        O.BO_SBO_SO: 83, O.VSO: 3, O.PRO: 5, O.ONDERBOUW_VO: 24, O.VMBO: 22, O.HAVO: 8, O.VWO: 4,
        O.MBO_1: 12, O.MBO_2: 8, O.MBO_3: 2, O.MBO_4: 4,
    },
    M.LRV: {
        O.BO_SBO_SO: 34, O.VSO: 5, O.PRO: 3, O.ONDERBOUW_VO: 18, O.VMBO: 20, O.HAVO: 8, O.VWO: 6,
        O.MBO_1: 3, O.MBO_2: 4, O.MBO_3: 1, O.MBO_4: 3,
    },
    M.LUXE: {O.BO_SBO_SO: 33, O.ONDERBOUW_VO: 5, O.VMBO: 2, O.HAVO: 1},
    M.ZORG: {
        O.BO_SBO_SO: 220, O.VSO: 24, O.PRO: 20, O.ONDERBOUW_VO: 130, O.VMBO: 165, O.HAVO: 70, O.VWO: 45,
        O.VAVO: 5, O.MBO_1: 20, O.MBO_2: 25, O.MBO_3: 10, O.MBO_4: 20, O.MBO_ONBEKEND: 5,
    },
}  # fmt: skip

# The report names four reasons for relatief without figures (catalogue 133) and the reason is not
# compulsory: these weights, with a fifth left empty, are an assumption.
_RELATIEF = {
    "ongemotiveerd": 35,
    "psychosociale-problematiek": 20,
    "verkeerde-opleiding": 15,
    "gezinsproblematiek": 10,
    "": 20,
}
PER_REDEN: Mapping[M, Mapping[str, int]] = {
    M.ABSOLUUT: {
        "wachtlijst-taalklas-isk": 80,
        "niet-aangemeld-op-een-school": 52,
        "onderzoek-wachtlijst-jeugdhulp": 14,
        "wachtlijst-passend-onderwijs": 13,
        "aanvraag-vrijstelling": 8,
        "werkt-wil-werken": 4,
        "verwijdering-van-school": 3,
        "niet-toegelaten-door-school": 1,
    },
    M.LUXE: {"familieomstandigheden": 24, "vakantie": 16, "medische-redenen": 1},
    M.RELATIEF_LICHT: _RELATIEF,
    M.RELATIEF_WETTELIJK: _RELATIEF,
    M.LRV: {
        "psychische-klachten-internaliserend": 42,
        "gedragsproblematiek": 14,
        "ongemotiveerd": 9,
        "gezinsproblematiek": 8,
        "wachtlijst-passend-onderwijs": 7,
        "wachtlijst-jeugdhulp": 7,
        "hoogst-haalbare-bereikt": 5,
        "psychosociale-problematiek": 5,
        "lichamelijke-klachten-medisch": 4,
        "psychische-klachten-externaliserend": 3,
        "hoge-begaafdheid": 1,
    },
    M.ZORG: {
        "psychosociale-problematiek": 385,
        "gezinsproblematiek": 117,
        "ziekte": 82,
        "moeizame-overstap": 76,
        "niet-aangemeld": 37,
        "hoogst-haalbare-bereikt": 28,
        "wachtlijstproblematiek": 19,
        "voornemen-verwijdering": 13,
        "probleem-stage-leerbaan": 2,
    },
}


def grootste_rest(gewichten: Mapping[K, int], totaal: int) -> dict[K, int]:
    """`totaal` divided over the keys by the method of the largest remainder; ties go to the earlier key."""
    som = sum(gewichten.values())
    delen = {sleutel: totaal * gewicht // som for sleutel, gewicht in gewichten.items()}
    op_rest = sorted(gewichten, key=lambda sleutel: -(totaal * gewichten[sleutel] % som))
    for sleutel in op_rest[: totaal - sum(delen.values())]:
        delen[sleutel] += 1
    return delen


def begrensd(grenzen: Mapping[K, int], totaal: int, minstens: int = 0) -> dict[K, int]:
    """`totaal` divided in proportion to `grenzen`, which no share exceeds; non-zero ones get `minstens`.

    Raises ValueError when `totaal` does not fit.
    """
    delen = {sleutel: min(minstens, grens) for sleutel, grens in grenzen.items()}
    ruimte = {sleutel: grens - delen[sleutel] for sleutel, grens in grenzen.items()}
    over = totaal - sum(delen.values())
    if not 0 <= over <= sum(ruimte.values()):
        raise ValueError(f"{totaal} past niet binnen de grenzen {tuple(grenzen.values())}.")
    extra = grootste_rest(ruimte, over) if over else {}
    return {sleutel: deel + extra.get(sleutel, 0) for sleutel, deel in delen.items()}


def geschaald(deel: int, nieuw: int, geheel: int) -> int:
    """`deel` of `geheel` when the whole is `nieuw`, rounded to the nearest."""
    return (2 * deel * nieuw + geheel) // (2 * geheel)
