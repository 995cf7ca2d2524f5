"""Whom a campaign that finds its names in the register would approach if it started now."""

from collections.abc import Mapping
from typing import NamedTuple

from api.bezoek import Bezoek
from domain.campagnes.draaiboek import DRAAIBOEKEN, Bron
from domain.campagnes.zomeractie import BUITENNAAM
from domain.kalender import dag_van
from domain.soorten import Campagnestatus
from storage.database import SYSTEEM
from storage.lijsten.campagnes import Campagnekop
from storage.stakers import Stakerregel, namen_van, zoek_stakers

HOOGUIT = 200


class Vooraf(NamedTuple):
    """Counts of the region, with who is left out and why; `wie` are the first of one's own municipalities."""

    totaal: int
    met_mail: int
    buiten: Mapping[str, int]
    wie: tuple[Stakerregel, ...]


async def zoek_vooraf(bezoek: Bezoek, kop: Campagnekop) -> Vooraf | None:
    """None for a campaign that began, or whose names come from a file."""
    if kop.status is not Campagnestatus.CONCEPT or DRAAIBOEKEN[kop.soort].bron is not Bron.REGISTER:
        return None
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        uitslag = await zoek_stakers(lezer, kop.rmc_regio_code, bezoek.nu)
    buiten = {BUITENNAAM[reden]: aantal for reden, aantal in sorted(uitslag.buiten.items())}
    async with bezoek.lezer() as lezer:
        wie = await namen_van(lezer, uitslag.wie, dag_van(bezoek.nu), HOOGUIT)
    return Vooraf(len(uitslag.wie), uitslag.met_mail, buiten, wie)
