"""What stands beside the form of every task: whose it is, when it is followed up, how urgent it is."""

from dataclasses import dataclass, field

from api.afronden import afdeling_van
from api.bezoek import Bezoek
from api.formulieren import Formulier
from api.weigering import weigering
from domain.beleid import VERDEELROLLEN, check_mag_stap_afronden, check_mag_taak_regelen, rollen_voor
from domain.kalender import dag_van
from domain.procedures.alle import wie_doet
from domain.soorten import WachtStatus
from storage.lijsten.collegas import collegas
from storage.lijsten.taken import Taakscherm

GEDAAN = {
    "oppakken": "De taak staat op uw naam.",
    "teruggeven": "De taak is terug bij het team.",
    "toewijzen": "De taak is overgedragen.",
    "laten-doen": "Uw collega doet deze taak namens de eigenaar, en kan haar teruggeven.",
    "terug-naar-eigenaar": "De taak is terug bij wie zij was.",
    "opvolgen": "U volgt deze taak later op. Zij staat tot die dag onder Later.",
    "aan-de-beurt": "De taak staat weer tussen uw taken.",
    "spoed": "De taak heeft spoed en staat bovenaan.",
    "geen-spoed": "De taak heeft geen spoed meer.",
    "concept": "Wat u heeft ingevuld is bewaard. U kunt later verdergaan, ook op een ander apparaat.",
}


@dataclass(frozen=True)
class Werkblad:
    """What this person may do with the task itself; `f` holds what was typed and what is wrong with it."""

    f: Formulier = field(default_factory=Formulier)
    mag_oppakken: bool = False
    mag_weggeven: bool = False
    mag_regelen: bool = False
    collegas: dict[str, str] = field(default_factory=dict)
    bevestiging: str = ""
    botsing: str = ""


async def werkblad(
    bezoek: Bezoek, scherm: Taakscherm, f: Formulier | None = None, *, botsing: str = ""
) -> Werkblad:
    """For the page of this task; one query. A task that is done has nothing to arrange."""
    kop, taak, wie = scherm.dossier.kop, scherm.taak, wie_doet(scherm.taak.soort)
    afdeling = afdeling_van(scherm)
    bevestiging = "" if f else GEDAAN.get(bezoek.request.query_params.get("gedaan", ""), "")
    waarden = f or Formulier({"opvolgen_op": f"{taak.opvolgen_op:%d-%m-%Y}" if taak.opvolgen_op else ""})
    if taak.status != WachtStatus.OPEN:
        return Werkblad(f=waarden, bevestiging=bevestiging, botsing=botsing)
    async with bezoek.lezer() as lezer:
        gevonden = await collegas(lezer, kop.gemeente_code, rollen_voor(afdeling, wie), dag_van(bezoek.nu))
    beleid = bezoek.persoon.beleid
    return Werkblad(
        f=waarden,
        mag_oppakken=not taak.van_mij
        and not weigering(check_mag_stap_afronden, beleid, kop.gemeente_code, afdeling, wie),
        mag_weggeven=taak.van_mij or bool(beleid.rollen_in(kop.gemeente_code) & VERDEELROLLEN),
        mag_regelen=not weigering(check_mag_taak_regelen, beleid, kop.gemeente_code, afdeling, wie),
        collegas={str(c.id): c.woorden for c in gevonden if c.naam != taak.toegewezen_aan},
        bevestiging=bevestiging,
        botsing=botsing,
    )
