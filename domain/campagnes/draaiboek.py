"""What distinguishes one yearly campaign from another: the engine reads it here and knows none by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.campagnes.aanwezigheid import AANWEZIGHEIDNAAM, NOSHOWRISICO
from domain.campagnes.overstap import RISICONAAM, STANDNAAM
from domain.campagnes.zomeractie import ZOMERANTWOORDNAAM
from domain.procedures import no_show, overstap, zomeractie
from domain.procedures.model import Plan, Vraagstap
from domain.soorten import Afdeling, Campagnesoort, Proceduresoort


class Bron(StrEnum):
    """Where the population of a campaign comes from; late names can always come from a file."""

    BESTAND = "bestand"
    REGISTER = "register"


@dataclass(frozen=True)
class Draaiboek:
    """A campaign: the plan for each pupil, where its names come from, and how it counts and speaks.

    With `school_eerst` the school says class by class who has to be approached; others are approached in the
    order of their names. `wie` answers, `standen` are the words for every code that anybody answers with,
    `invulbaar` what a school can fill in. One that `verdeelt` says who of vo, mbo and LVS takes up a risk
    (catalogue 195). `afdeling` takes up the cases; None leaves it to the age.
    One `vanaf_achttien` takes no younger names.
    `volwassen_start` begins when somebody of 18 or over is handed over; `overdracht` is the reason of a
    hand-over, for the dossier. Ends in neither `geslaagd` nor `buiten_telling` count as not succeeded.
    """

    plan: Plan
    bron: Bron
    wie: str
    standen: Mapping[str, str]
    invulbaar: tuple[str, ...]
    risicos: Mapping[str, str]
    geslaagd: frozenset[str]
    buiten_telling: frozenset[str]
    bezoekstappen: frozenset[str]
    belstappen: frozenset[str]
    overdracht: str
    afdeling: Afdeling | None = Afdeling.DOORSTROOMPUNT
    school_eerst: bool = False
    verdeelt: bool = False
    vanaf_achttien: bool = False
    volwassen_start: Proceduresoort | None = None

    @property
    def vraagstap(self) -> Vraagstap | None:
        """The question that this campaign puts to parents or youngsters."""
        return next((stap for stap in self.plan.stappen if isinstance(stap, Vraagstap)), None)


DRAAIBOEKEN: Mapping[Campagnesoort, Draaiboek] = {
    Campagnesoort.OVERSTAP: Draaiboek(
        plan=overstap.OVERSTAP,
        bron=Bron.BESTAND,
        wie="de ouders",
        standen={stand.value: naam for stand, naam in STANDNAAM.items()},
        invulbaar=tuple(stand.value for stand in overstap.STANDEN_DECAAN),
        risicos={risico.value: naam for risico, naam in RISICONAAM.items()},
        geslaagd=overstap.GESLAAGD,
        buiten_telling=overstap.BUITEN_TELLING,
        bezoekstappen=overstap.BEZOEKSTAPPEN,
        belstappen=frozenset({"begeleiden", "niet-begonnen"}),
        overdracht="niet begonnen aan een opleiding",
        verdeelt=True,
    ),
    Campagnesoort.NO_SHOW: Draaiboek(
        plan=no_show.NO_SHOW,
        bron=Bron.BESTAND,
        wie="de school",
        standen={stand.value: naam for stand, naam in AANWEZIGHEIDNAAM.items()},
        invulbaar=tuple(stand.value for stand in AANWEZIGHEIDNAAM),
        risicos=NOSHOWRISICO,
        geslaagd=no_show.GESLAAGD,
        buiten_telling=no_show.BUITEN_TELLING,
        bezoekstappen=frozenset({"huisbezoek"}),
        belstappen=frozenset({"traceren", "school-bellen", "plaatsen"}),
        overdracht="na de zomer niet begonnen op het mbo",
        afdeling=None,
        school_eerst=True,
        volwassen_start=Proceduresoort.BEGELEIDING,
    ),
    Campagnesoort.ZOMERACTIE: Draaiboek(
        plan=zomeractie.ZOMERACTIE,
        bron=Bron.REGISTER,
        wie="de jongere",
        standen={stand.value: naam for stand, naam in ZOMERANTWOORDNAAM.items()},
        invulbaar=(),
        risicos={},
        geslaagd=zomeractie.GESLAAGD,
        buiten_telling=zomeractie.BUITEN_TELLING,
        bezoekstappen=frozenset({"huisbezoek"}),
        belstappen=frozenset({"bellen"}),
        overdracht="gestopt zonder startkwalificatie",
        vanaf_achttien=True,
    ),
}
