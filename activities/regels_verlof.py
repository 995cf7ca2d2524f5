"""What the rules decide about leave: who decides, from what was asked and what the pupil had before."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities.zaak import Zaak
from domain.fouten import KalenderOnbekend
from domain.kalender import Kalender, Periode
from domain.verlof import Beslisser, Verlofaanvraag, Verlofoordeel, Verlofsoort, beoordeel, verlofregels
from domain.vrijstelling import Artikel
from storage.afspraken import kalender_van_locatie
from storage.database import Lezer, Schrijver
from storage.samenloop import luxe_naast
from storage.vrijstellingen import dagen_verlof, verlof_in_schooljaar


async def wie_beslist(sessie: Schrijver, zaak: Zaak) -> str:
    """Head, LPA or nobody; reports of luxe verzuim of the same days are named."""
    kalender = await kalender_van_locatie(sessie, zaak.traject.locatie_id)
    aanvraag = await _aanvraag(sessie, zaak, kalender)
    oordeel = _oordeel(zaak, aanvraag, kalender)
    naast = await luxe_naast(sessie, zaak.traject.leerling_id, aanvraag.periode)
    zin = f" Voor deze dagen is luxe verzuim gemeld: {', '.join(naast)}." if naast else ""
    gevonden = {"schooldagen": str(oordeel.schooldagen), "luxe_meldingen": ", ".join(naast)}
    await zaak.leg_uit(sessie, f"{oordeel.reden}{zin}", wie_beslist=oordeel.beslisser, **gevonden)
    return oordeel.beslisser


VERLOF_REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "verlof.wie-beslist": wie_beslist,
}


def _oordeel(zaak: Zaak, aanvraag: Verlofaanvraag, kalender: Kalender) -> Verlofoordeel:
    regels = verlofregels(zaak.kader.regels, aanvraag.gevraagd_op, zaak.kader.regio)
    try:
        return beoordeel(aanvraag, kalender, regels)
    except KalenderOnbekend as fout:  # an officer can judge what the calendar cannot
        return Verlofoordeel(Beslisser.KAN_NIET, 0, str(fout))


async def _aanvraag(sessie: Lezer, zaak: Zaak, kalender: Kalender) -> Verlofaanvraag:
    """What was asked; of the days before, what was typed or what the register knows: the most of both."""
    velden = await zaak.velden(sessie)
    eerste, laatste = (date.fromisoformat(velden[naam]) for naam in ("eerste_dag", "laatste_dag"))
    eerder = await verlof_in_schooljaar(sessie, zaak.traject.leerling_id, eerste)
    anders = [rij for rij in eerder if rij.procedure_id != zaak.procedure.id]
    bekend = dagen_verlof(anders, Artikel.A11G, kalender)
    return Verlofaanvraag(
        soort=Verlofsoort(velden["verlofsoort"]),
        periode=Periode(eerste=eerste, laatste=laatste),
        gevraagd_op=date.fromisoformat(velden["gevraagd_op"]),
        dagen_eerder=max(bekend, int(velden.get("dagen_eerder", "0"))),
        vakanties_eerder=sum(rij.artikel == Artikel.A11F for rij in anders),
    )
