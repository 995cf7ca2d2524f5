"""The monthly control of enrolment: who left a school and, by our own register, went to no other.

It stands beside the comparison of BRP and BRON, which finds whom the register never knew (catalogue 120).
Pure rules over facts; whoever is left out gets a reason, so that a coordinator can check.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel

from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.leerplicht import kwalificatieplichtig, leerplichtig
from domain.soorten import Proceduresoort


class Vertrekstand(StrEnum):
    """What the control makes of somebody who left a school; the first that holds."""

    OVERLEDEN = "overleden"
    NIET_PLICHTIG = "niet-plichtig"
    INGESCHREVEN = "ingeschreven"
    VRIJGESTELD = "vrijgesteld"
    LOOPT = "loopt"
    TE_BESLISSEN = "te-beslissen"
    IN_CAMPAGNE = "in-campagne"
    ONDERZOCHT = "onderzocht"
    VERGELEKEN = "vergeleken"
    PAS_VERTROKKEN = "pas-vertrokken"
    OPENEN = "openen"


STANDNAAM: Mapping[Vertrekstand, str] = {
    Vertrekstand.OVERLEDEN: "Overleden",
    Vertrekstand.NIET_PLICHTIG: "Hoeft niet (meer) naar school",
    Vertrekstand.INGESCHREVEN: "Staat weer op een school",
    Vertrekstand.VRIJGESTELD: "Heeft een vrijstelling",
    Vertrekstand.LOOPT: "Wordt al onderzocht",
    Vertrekstand.TE_BESLISSEN: "Staat bij de vergelijking, daar moet u nog beslissen",
    Vertrekstand.IN_CAMPAGNE: "Wordt gevolgd in een campagne",
    Vertrekstand.ONDERZOCHT: "Is na het vertrek al onderzocht",
    Vertrekstand.VERGELEKEN: "De laatste vergelijking van BRP en BRON noemt deze leerling niet",
    Vertrekstand.PAS_VERTROKKEN: "Is net vertrokken: de nieuwe school heeft nog tijd om in te schrijven",
    Vertrekstand.OPENEN: "Is nog van niemand: de volgende controle opent een onderzoek",
}
ZONDER_SCHOOL = (
    *(Vertrekstand.OPENEN, Vertrekstand.LOOPT, Vertrekstand.TE_BESLISSEN, Vertrekstand.IN_CAMPAGNE),
    Vertrekstand.PAS_VERTROKKEN,
)
"""Who is of school age and enrolled nowhere, whoever handles it; others are left out with their reason."""
LOOPT_BIJ = frozenset(
    {
        Proceduresoort.ABSOLUUT_VERZUIM,
        Proceduresoort.UITVAL,
        Proceduresoort.VRIJSTELLING,
        Proceduresoort.THUISZITTER,
    }
)
"""Who is in one of these has somebody who looks for a school or a decision."""
_PLEK = ("naar-school", "verhuisd", "schoolvervangend-traject", "vrijstelling")
DOSSIER_KLAAR = frozenset(_PLEK)
"""Results of a dossier after which nobody has to be sought; "niet opgelost" is none of them."""
PROCEDURE_KLAAR = frozenset(
    {
        *(f"{Proceduresoort.ABSOLUUT_VERZUIM}.{code}" for code in (*_PLEK, "niet-vastgesteld")),
        *(f"{Proceduresoort.UITVAL}.{code}" for code in ("geen-uitval", "teruggekeerd", "verhuisd")),
        *(f"{boek.plan.soort}.{code}" for boek in DRAAIBOEKEN.values() for code in boek.geslaagd),
    }
)
"""Procedures that found a place, as "procedure.result"."""


class Vertrekfeiten(BaseModel, frozen=True):
    """What the register holds about somebody who left a school, or whose exemption ended, on the day `sinds`.

    `weer_op` is the first day of an enrolment that still holds; `vergeleken` says that a later comparison of
    BRP and BRON saw this number and had no question about it.
    """

    geboortedatum: date
    sinds: date
    overleden: bool = False
    startkwalificatie: bool = False
    weer_op: date | None = None
    vrijgesteld: bool = False
    loopt: bool = False
    te_beslissen: bool = False
    in_campagne: bool = False
    onderzocht: bool = False
    vergeleken: bool = False


def stand_van(feiten: Vertrekfeiten, dag: date, wachten: timedelta) -> Vertrekstand:
    """`wachten` is how long a new school has to enrol (LPW art. 18: within seven days)."""
    geldt = {
        Vertrekstand.OVERLEDEN: feiten.overleden,
        Vertrekstand.NIET_PLICHTIG: not _plichtig(feiten, dag),
        Vertrekstand.INGESCHREVEN: feiten.weer_op is not None,
        Vertrekstand.VRIJGESTELD: feiten.vrijgesteld,
        Vertrekstand.LOOPT: feiten.loopt,
        Vertrekstand.TE_BESLISSEN: feiten.te_beslissen,
        Vertrekstand.IN_CAMPAGNE: feiten.in_campagne,
        Vertrekstand.ONDERZOCHT: feiten.onderzocht,
        Vertrekstand.VERGELEKEN: feiten.vergeleken,
        Vertrekstand.PAS_VERTROKKEN: dag <= feiten.sinds + wachten,
    }
    return next((stand for stand, waar in geldt.items() if waar), Vertrekstand.OPENEN)


def _plichtig(feiten: Vertrekfeiten, dag: date) -> bool:
    """Leerplicht, or kwalificatieplicht without a startkwalificatie."""
    klaar = dag if feiten.startkwalificatie else None
    return leerplichtig(feiten.geboortedatum, dag) or kwalificatieplichtig(feiten.geboortedatum, dag, klaar)
