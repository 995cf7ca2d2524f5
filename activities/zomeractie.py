"""What the rules of the zomeractie look up about one youngster."""

from collections.abc import Awaitable, Callable, Mapping

from activities.zaak import Zaak
from domain.campagnes.zomeractie import BUITENNAAM, Buiten, waarom_niet
from domain.kalender import dag_van
from domain.regels import geldige_rij
from storage.database import Schrijver
from storage.stakers import feiten_van

INTUSSEN = frozenset({Buiten.STARTKWALIFICATIE, Buiten.WEER_OP_SCHOOL, Buiten.HEEFT_VERVOLG})
"""What can have happened between the day that the population was made and somebody's turn."""


async def nog_nodig(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether there is still no next step, on the day of the approach itself."""
    dag = dag_van(zaak.opdracht.nu)
    norm = geldige_rij(zaak.kader.regels.zomeractie, dag, zaak.kader.regio)
    feiten = await feiten_van(sessie, zaak.traject.leerling_id, dag)
    reden = waarom_niet(feiten, dag, norm) if feiten else None
    if reden not in INTUSSEN:
        return "ja"
    assert reden is not None, "only a reason can be one of these"
    await zaak.leg_uit(sessie, f"{BUITENNAAM[reden]}.")
    return "nee"


ZOMER_REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "zomeractie.nog-nodig": nog_nodig,
}
