"""Who is reported how often and for what: the arithmetic of the file, before anybody has a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from domain.soorten import Meldingsoort as M
from domain.soorten import Onderwijssoort as O
from voorbeeld import verhoudingen
from voorbeeld.verhoudingen import begrensd, geschaald, grootste_rest

Cellen = dict[tuple[M, O], int]

KLEINSTE = 50
MEESTE_MELDINGEN = 5
"""A first melding and at most four repeats (catalogue 33)."""
MET_VERZUIM = (M.RELATIEF_LICHT, M.LRV, M.ZORG)
"""Kinds whose pupils can be reported for wettelijk verzuim as well."""


@dataclass(slots=True)
class Plan:
    """One pupil to be: kind of education and the kinds of melding on them."""

    onderwijssoort: O
    meldingen: list[M] = field(default_factory=list)

    @property
    def luxe(self) -> bool:
        return M.LUXE in self.meldingen


def maak_plan(rng: Random, meldingen: int, leerlingen: int) -> list[Plan]:
    """Exactly `leerlingen` plans with `meldingen` meldingen in all, in random order.

    Raises ValueError (in Dutch) when the two numbers cannot go together.
    """
    if meldingen < KLEINSTE:
        raise ValueError(f"Vraag minstens {KLEINSTE} meldingen.")
    aantallen = _per_cel(grootste_rest(verhoudingen.PER_SOORT, meldingen))
    personen = _personen(aantallen)
    samen = _samenloop(personen, sum(personen.values()) - leerlingen)
    plannen = _verdeel(rng, aantallen, personen, samen)
    rng.shuffle(plannen)
    return plannen


def _per_cel(per_soort: Mapping[M, int]) -> Cellen:
    return {
        (soort, onderwijs): aantal
        for soort, totaal in per_soort.items()
        for onderwijs, aantal in grootste_rest(verhoudingen.PER_ONDERWIJSSOORT[soort], totaal).items()
    }


def _personen(aantallen: Cellen) -> Cellen:
    """Pupils per kind and education, exactly the printed number per kind at the printed size."""
    personen: Cellen = {}
    for soort, geheel in verhoudingen.PER_SOORT.items():
        grenzen = {onderwijs: n for (s, onderwijs), n in aantallen.items() if s is soort}
        totaal = geschaald(verhoudingen.LEERLINGEN_PER_SOORT[soort], sum(grenzen.values()), geheel)
        personen |= {(soort, o): n for o, n in _minstens_een(grenzen, totaal).items()}
    return personen


def _minstens_een(grenzen: Mapping[O, int], totaal: int) -> dict[O, int]:
    """Everyone who is reported has at least one pupil; a little more than asked when that does not fit."""
    return begrensd(grenzen, max(totaal, sum(n > 0 for n in grenzen.values())), minstens=1)


def _samenloop(personen: Cellen, aantal: int) -> Cellen:
    """How many pupils of each kind are also pupils of wettelijk verzuim in the same education."""
    grenzen = {
        (soort, onderwijs): min(n, personen.get((M.RELATIEF_WETTELIJK, onderwijs), 0))
        for (soort, onderwijs), n in personen.items()
        if soort in MET_VERZUIM
    }
    try:
        return begrensd(grenzen, aantal)
    except ValueError:
        raise ValueError("Dit aantal leerlingen past niet bij dit aantal meldingen.") from None


def _verdeel(rng: Random, aantallen: Cellen, personen: Cellen, samen: Cellen) -> list[Plan]:
    plannen: list[Plan] = []
    verzuimers: dict[O, list[Plan]] = {}
    for soort in (
        M.RELATIEF_WETTELIJK,
        *(s for s in verhoudingen.PER_SOORT if s is not M.RELATIEF_WETTELIJK),
    ):
        for onderwijs in verhoudingen.PER_ONDERWIJSSOORT[soort]:
            cel = (soort, onderwijs)
            bekend = rng.sample(verzuimers.get(onderwijs, []), samen.get(cel, 0))
            nieuw = [Plan(onderwijs) for _ in range(personen[cel] - len(bekend))]
            _deel_uit(rng, soort, [*bekend, *nieuw], aantallen[cel])
            plannen += nieuw
            if soort is M.RELATIEF_WETTELIJK:
                verzuimers[onderwijs] = nieuw
    return plannen


def _deel_uit(rng: Random, soort: M, plannen: list[Plan], aantal: int) -> None:
    """One melding for everybody, the rest as repeats for some."""
    for plan in plannen:
        plan.meldingen.append(soort)
    for _ in range(aantal - len(plannen)):
        ruim = [plan for plan in plannen if plan.meldingen.count(soort) < MEESTE_MELDINGEN]
        rng.choice(ruim or plannen).meldingen.append(soort)
