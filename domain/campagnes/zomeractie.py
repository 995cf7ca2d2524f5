"""Whom the zomeractie approaches: stopped without startkwalificatie or a next step (catalogue 223, 227).

Pure rules over facts of the register. Who is left out gets a reason, so that a coordinator can check.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import BaseModel

from domain.leerplicht import verjaardag
from domain.regels.normen import Zomernorm
from domain.soorten import Proceduresoort


class Buiten(StrEnum):
    """Why somebody who stopped is not approached; the first reason that holds."""

    OVERLEDEN = "overleden"
    TE_JONG = "te-jong"
    TE_OUD = "te-oud"
    STARTKWALIFICATIE = "startkwalificatie"
    WEER_OP_SCHOOL = "weer-op-school"
    HEEFT_VERVOLG = "heeft-vervolg"
    IN_CAMPAGNE = "in-campagne"


BUITENNAAM: Mapping[Buiten, str] = {
    Buiten.OVERLEDEN: "Overleden",
    Buiten.TE_JONG: "Nog te jong: leerplicht volgt deze jongere",
    Buiten.TE_OUD: "Te oud",
    Buiten.STARTKWALIFICATIE: "Heeft een startkwalificatie",
    Buiten.WEER_OP_SCHOOL: "Staat weer ingeschreven op een school",
    Buiten.HEEFT_VERVOLG: "Heeft al begeleiding, werk of een ander vervolg",
    Buiten.IN_CAMPAGNE: "Wordt al benaderd in een campagne",
}


VERVOLG_LOOPT = frozenset(
    {
        Proceduresoort.UITVAL,
        Proceduresoort.BEGELEIDING,
        Proceduresoort.MATCHMAKER,
        Proceduresoort.KWETSBARE_JONGERE,
        Proceduresoort.BEGELEID_WONEN,
    }
)
"""Who is in one of these has somebody of the Doorstroompunt already."""
VERVOLG_BEREIKT = frozenset(
    {
        *(f"uitval.{code}" for code in ("werk-of-studie", "wajong", "inburgering", "geen-aanbod-beperking")),
        *(f"begeleiding.{code}" for code in ("mbo", "vo-vso", "vavo-havo", "werk", "hulpverlening")),
        "begeleiding.reintegratie",
        *(f"matchmaker.{code}" for code in ("onderwijs", "werk", "ander-traject")),
        *(f"zomeractie.{code}" for code in ("onderwijs", "bbl", "werk", "traject", "wajong", "inburgering")),
    }
)
"""Procedures that led somewhere, as "procedure.result"."""


class Stakerfeiten(BaseModel, frozen=True):
    """What the register holds about somebody who stopped at a school on the day `gestopt_op`.

    `weer_op` is the first day of an enrolment that still holds; `vervolg` says that guidance runs, or that an
    earlier approach found work or another track; `in_campagne` that a campaign approaches them now.
    """

    geboortedatum: date
    gestopt_op: date
    overleden: bool = False
    startkwalificatie: bool = False
    weer_op: date | None = None
    vervolg: bool = False
    in_campagne: bool = False


def waarom_niet(feiten: Stakerfeiten, dag: date, norm: Zomernorm) -> Buiten | None:
    """Why somebody is left out on this day; None for who has to be approached."""
    if feiten.overleden:
        return Buiten.OVERLEDEN
    if dag < verjaardag(feiten.geboortedatum, norm.leeftijd_van):
        return Buiten.TE_JONG
    if dag >= verjaardag(feiten.geboortedatum, norm.leeftijd_tot):
        return Buiten.TE_OUD
    if feiten.startkwalificatie:
        return Buiten.STARTKWALIFICATIE
    if feiten.weer_op:
        return Buiten.WEER_OP_SCHOOL
    if feiten.vervolg:
        return Buiten.HEEFT_VERVOLG
    return Buiten.IN_CAMPAGNE if feiten.in_campagne else None


class Zomerantwoord(StrEnum):
    """What a youngster answers by the link."""

    SCHOOL = "school"
    WERK = "werk"
    HULP = "hulp"
    GEEN_HULP = "geen-hulp"


ZOMERANTWOORDNAAM: Mapping[Zomerantwoord, str] = {
    Zomerantwoord.SCHOOL: "Ik ga weer naar school",
    Zomerantwoord.WERK: "Ik werk, of ik ga werken",
    Zomerantwoord.HULP: "Ik wil hulp bij het vinden van een opleiding of werk",
    Zomerantwoord.GEEN_HULP: "Ik heb nu geen hulp nodig",
}
