"""What the rules decide about an exemption: conditions, statement, and what comes next while it holds."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities.zaak import Zaak
from domain.kalender import dag_van, maanden_erbij
from domain.regels import Afspraakcode, geldige_afspraak
from domain.vrijstelling import (
    Aanvraag,
    Artikel,
    kan_verlengd,
    ontbreekt,
    richting_vervalt,
    verklaring_ontbreekt,
)
from storage.database import Lezer, Schrijver
from storage.tabellen import Vrijstelling
from storage.vrijstellingen import laatste_vrijstelling, loopt_al

STAPPEN_VAN: Mapping[Artikel, str] = {
    Artikel.A3A: "artikel-3",
    Artikel.A3B: "artikel-3",
    Artikel.A5A: "artikel-5a",
    Artikel.A5B: "artikel-5b",
    Artikel.A5C: "artikel-5c",
    Artikel.A15: "artikel-15",
}
VOLDOET = "De aanvraag voldoet aan de voorwaarden die wij zelf kunnen nagaan."


async def voorwaarden(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether the request meets the conditions of the law; which ones not, stands in the dossier."""
    zinnen = ontbreekt(await _aanvraag(sessie, zaak), zaak.kader.regels, zaak.kader.regio)
    await zaak.leg_uit(sessie, " ".join(zinnen) or VOLDOET)
    return "voldoet-niet" if zinnen else "voldoet"


async def per_artikel(sessie: Schrijver, zaak: Zaak) -> str:
    return STAPPEN_VAN[(await _aanvraag(sessie, zaak)).artikel]


async def verklaring(sessie: Schrijver, zaak: Zaak) -> str:
    """The doctor's statement: recent enough, and not by the doctor who treats the pupil."""
    velden, aanvraag = await zaak.velden(sessie), await _aanvraag(sessie, zaak)
    op, behandelend = date.fromisoformat(velden["verklaring_op"]), velden["arts"] == "behandelend"
    zinnen = verklaring_ontbreekt(op, behandelend, aanvraag, zaak.kader.regels, zaak.kader.regio)
    await zaak.leg_uit(sessie, " ".join(zinnen) or "De verklaring van de arts is geldig.")
    return "ongeldig" if zinnen else "geldig"


async def richting(sessie: Schrijver, zaak: Zaak) -> str:
    velden, aanvraag = await zaak.velden(sessie), await _aanvraag(sessie, zaak)
    bezocht = date.fromisoformat(velden["bezocht_op"])
    if not richting_vervalt(bezocht, aanvraag, zaak.kader.regels, zaak.kader.regio):
        return "langer"
    await zaak.leg_uit(sessie, "De leerling zat in het afgelopen jaar op een school van die richting.")
    return "afgelopen-jaar"


async def vervolg(sessie: Schrijver, zaak: Zaak) -> str:
    """What comes first while the exemption holds: looking at a return, asking for renewal, or its end."""
    rij = await _gegeven(sessie, zaak)
    verlengen = kan_verlengd(zaak.kader.geboortedatum, rij.tot)
    uiterlijk = maanden_erbij(rij.tot, -_maanden(zaak, Afspraakcode.VRIJSTELLING_VERLENGEN))
    terug = maanden_erbij(dag_van(zaak.opdracht.nu), _maanden(zaak, Afspraakcode.VRIJSTELLING_TERUGKEER))
    if rij.artikel == Artikel.A5A and terug < (uiterlijk if verlengen else rij.tot):
        return "terugkeer"
    return "verlengen" if verlengen else "einde"


VRIJSTELLING_REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "vrijstelling.voorwaarden": voorwaarden,
    "vrijstelling.artikel": per_artikel,
    "vrijstelling.verklaring-toets": verklaring,
    "vrijstelling.richting-toets": richting,
    "vrijstelling.vervolg": vervolg,
}


async def laatste_dag(sessie: Lezer, zaak: Zaak) -> date:
    """The last day of the exemption; the pause before a renewal counts back from it."""
    return (await _gegeven(sessie, zaak)).tot


async def dag_na_einde(sessie: Lezer, zaak: Zaak) -> date:
    return date.fromordinal((await laatste_dag(sessie, zaak)).toordinal() + 1)


VRIJSTELLING_DAGEN: Mapping[str, Callable[[Lezer, Zaak], Awaitable[date]]] = {
    "vrijstelling.wachten-verlengen": laatste_dag,
    "vrijstelling.wachten-einde": dag_na_einde,
}


async def _aanvraag(sessie: Lezer, zaak: Zaak) -> Aanvraag:
    velden = await zaak.velden(sessie)
    artikel, ontvangen = Artikel(velden["artikel"]), date.fromisoformat(velden["kennisgeving_op"])
    return Aanvraag(
        artikel=artikel,
        geboortedatum=zaak.kader.geboortedatum,
        van=date.fromisoformat(velden["ingangsdatum"]),
        kennisgeving_op=ontvangen,
        verlenging=await loopt_al(sessie, zaak.traject.leerling_id, artikel, ontvangen),
    )


async def _gegeven(sessie: Lezer, zaak: Zaak) -> Vrijstelling:
    rij = await laatste_vrijstelling(sessie, zaak.procedure.id)
    assert rij is not None, "only a granted exemption is followed"
    return rij


def _maanden(zaak: Zaak, code: Afspraakcode) -> int:
    dag = dag_van(zaak.opdracht.nu)
    return geldige_afspraak(zaak.kader.regels, code, dag, zaak.kader.regio).aantal
