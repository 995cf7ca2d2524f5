"""The points model of absence of 18 and over: every point has a sentence, and a person can overrule it.

No prediction that nobody can follow: a sum of points per factor, from dated rows per region (catalogue
209-211).
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.namen import label
from domain.regels.normen import Risiconorm
from domain.soorten import Aanpak, Onderwijssoort, Risico


class Factor(StrEnum):
    """What counts; the first three are those of the region Zuid-Holland Zuid (catalogue 210)."""

    LOCATIE = "locatie"
    OPLEIDING = "opleiding"
    WISSELINGEN = "wisselingen"
    EERDER = "eerder"
    ZORGEN = "zorgen"


@dataclass(frozen=True)
class Risicofeiten:
    """What is known of a student: counts and kinds, no names.

    `school` is BRIN and location, like "99AB00"; `opleiding` the last finished course, None when unknown;
    `eerder` how many reports came before in this school year; `zorgen` how many of the three worries hold.
    """

    school: str
    opleiding: Onderwijssoort | None = None
    wisselingen: int = 0
    eerder: int = 0
    zorgen: int = 0


@dataclass(frozen=True)
class Punt:
    """What one factor gives, with the sentence that explains it."""

    factor: Factor
    punten: int
    zin: str


@dataclass(frozen=True)
class Inschatting:
    """A category with everything that it rests on."""

    risico: Risico
    punten: tuple[Punt, ...]
    grond: str

    @property
    def totaal(self) -> int:
        return sum(punt.punten for punt in self.punten)

    @property
    def uitleg(self) -> str:
        """A line per factor, for the page and the dossier."""
        return "\n".join(f"{punt.zin}: {_aantal(punt.punten, 'punt', 'punten')}." for punt in self.punten)


def schat_in(feiten: Risicofeiten, norm: Risiconorm) -> Inschatting:
    """The category that follows from the points."""
    punten = tuple(_punten(feiten, norm))
    totaal = sum(punt.punten for punt in punten)
    return Inschatting(_categorie(totaal, norm), punten, norm.grond)


def adviseer_aanpak(risico: Risico, norm: Risiconorm, *, herhaald: bool) -> Aanpak:
    """What to do first: by category, and never less than agreed when the school reports again (205)."""
    volgorde = tuple(Aanpak)
    aanpak = norm.aanpak[risico]
    return max(aanpak, norm.herhaald_minstens, key=volgorde.index) if herhaald else aanpak


def _categorie(totaal: int, norm: Risiconorm) -> Risico:
    if totaal >= norm.hoog_vanaf:
        return Risico.HOOG
    return Risico.MIDDEN if totaal >= norm.midden_vanaf else Risico.LAAG


def _punten(feiten: Risicofeiten, norm: Risiconorm) -> list[Punt]:
    return [
        Punt(Factor.LOCATIE, norm.locaties.get(feiten.school, 0), "De locatie van de school"),
        _opleiding(feiten.opleiding, norm),
        _keer(
            Factor.WISSELINGEN,
            feiten.wisselingen,
            norm.per_wisseling,
            norm.wisselingen_hooguit,
            f"{_aantal(feiten.wisselingen, 'keer', 'keer')} van school gewisseld",
        ),
        _keer(
            Factor.EERDER,
            feiten.eerder,
            norm.per_eerdere_melding,
            norm.eerdere_meldingen_hooguit,
            f"{_aantal(feiten.eerder, 'eerdere melding', 'eerdere meldingen')} in dit schooljaar",
        ),
        _keer(
            Factor.ZORGEN,
            feiten.zorgen,
            norm.per_zorg,
            feiten.zorgen,
            f"{_aantal(feiten.zorgen, 'zorg', 'zorgen')} van de school",
        ),
    ]


def _opleiding(opleiding: Onderwijssoort | None, norm: Risiconorm) -> Punt:
    if opleiding is None:
        return Punt(Factor.OPLEIDING, 0, "De laatste opleiding hiervoor is niet bekend")
    zin = f"De laatste opleiding hiervoor is {label(opleiding)}"
    return Punt(Factor.OPLEIDING, norm.opleidingen.get(opleiding, 0), zin)


def _keer(factor: Factor, aantal: int, per_keer: int, hooguit: int, zin: str) -> Punt:
    return Punt(factor, per_keer * min(aantal, hooguit), zin)


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
