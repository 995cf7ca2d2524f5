"""What a coordinator can do with a campaign, and when."""

from collections.abc import Mapping
from enum import StrEnum

from domain.fouten import Geweigerd
from domain.soorten import Campagnestatus as S


class Actie(StrEnum):
    START = "start"
    PAUZEER = "pauzeer"
    HERVAT = "hervat"
    STOP = "stop"


NA_ACTIE: Mapping[tuple[S, Actie], S] = {
    (S.CONCEPT, Actie.START): S.LOOPT,
    (S.CONCEPT, Actie.STOP): S.GESTOPT,
    (S.LOOPT, Actie.PAUZEER): S.GEPAUZEERD,
    (S.GEPAUZEERD, Actie.HERVAT): S.LOOPT,
    (S.LOOPT, Actie.STOP): S.GESTOPT,
    (S.GEPAUZEERD, Actie.STOP): S.GESTOPT,
}
ACTIENAAM: Mapping[Actie, str] = {
    Actie.START: "Starten",
    Actie.PAUZEER: "Pauzeren",
    Actie.HERVAT: "Hervatten",
    Actie.STOP: "Stoppen",
}


def acties_bij(status: S) -> tuple[Actie, ...]:
    """What can be done now."""
    return tuple(actie for actie in Actie if (status, actie) in NA_ACTIE)


def check_kan_namen_krijgen(status: S) -> None:
    """Late names may come as long as nobody stopped the campaign. Raises Geweigerd."""
    if status is S.GESTOPT:
        raise Geweigerd("Deze campagne is gestopt. U kunt geen namen meer toevoegen.")
