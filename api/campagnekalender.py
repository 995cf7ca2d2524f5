"""The days of a campaign's year on its dashboard, and who stands on the list of the next Overstaptafel."""

from datetime import date
from typing import NamedTuple

from api.bezoek import Bezoek
from domain.campagnes.kalender import AANMELDEN, BEGIN_SCHOOLJAAR, TAFEL, momenten, volgende
from domain.kalender import Kalender, Vakantieregio, dag_van
from storage.afspraken import regels_voor
from storage.lijsten.campagnes import Campagnekop, deelnemers

MOMENTNAAM = {
    TAFEL: "Overstaptafel",
    AANMELDEN: "Aanmelden bij het mbo, voor deze dag",
    BEGIN_SCHOOLJAAR: "Nagaan wie is begonnen",
}


class Moment(NamedTuple):
    """A day of the year; `op_tafel` says how many pupils are to be discussed, None when that is not now."""

    dag: date
    naam: str
    voorbij: bool
    op_tafel: int | None


async def kalender_van(bezoek: Bezoek, kop: Campagnekop) -> tuple[Moment, ...]:
    """The days of this campaign in order; none for a campaign without a calendar."""
    vandaag = dag_van(bezoek.nu)
    async with bezoek.lezer() as lezer:
        regels = await regels_voor(lezer, kop.rmc_regio_code)
        kalender = Kalender(regio=Vakantieregio(kop.vakantieregio))
        dagen = momenten(regels, kop.soort, kop.jaar, kalender, kop.rmc_regio_code)
        gevonden = await deelnemers(lezer, bezoek.persoon, kop.id, wat="tafel") if dagen else None
    tafel = volgende(dagen, date.fromordinal(vandaag.toordinal() - 1), TAFEL)
    return tuple(
        Moment(dag, MOMENTNAAM[code], dag < vandaag, gevonden.totaal if gevonden and dag == tafel else None)
        for dag, code in dagen
    )
