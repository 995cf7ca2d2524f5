"""What a campaign would do if it started now: whom it finds in the register, what it asks, and how fast."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.bezoek import Bezoek
from domain.campagnes.draaiboek import DRAAIBOEKEN, Bron
from domain.campagnes.tempo import PAUZE, campagneuren, opent_op
from domain.campagnes.zomeractie import BUITENNAAM
from domain.kalender import Kalender, Vakantieregio, dag_van
from domain.regels import Afspraakcode, geldige_afspraak
from domain.soorten import Campagnesoort, Campagnestatus
from storage.afspraken import regels_voor
from storage.database import SYSTEEM
from storage.lijsten.campagnes import Campagnekop
from storage.populatiebestand import Proef
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


async def planning(bezoek: Bezoek, gegevens: Mapping[str, str], proef: Proef) -> dict[str, Any]:
    """The question that goes out, from when, how many a minute, and how many minutes that takes."""
    soort, regio, nu = Campagnesoort(gegevens["soort"]), gegevens["regio"], bezoek.nu
    async with bezoek.lezer() as lezer:
        regels = await regels_voor(lezer, regio)
    uren = campagneuren(regels, soort, dag_van(nu), regio)
    tempo = geldige_afspraak(regels, Afspraakcode.CAMPAGNE_PER_MINUUT, dag_van(nu), regio)
    boek = DRAAIBOEKEN[soort]
    rondes = -(-proef.totaal // tempo.aantal)
    return {
        "vraag": boek.vraagstap.vraag if boek.vraagstap else "",
        "boek": boek,
        "begint": opent_op(uren, Kalender(regio=Vakantieregio(gegevens["vakantieregio"])), nu),
        "tempo": tempo,
        "uren": uren,
        "minuten": round(rondes * PAUZE.total_seconds() / 60),
    }
