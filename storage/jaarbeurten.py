"""What a turn of the yearly agenda does in a region, and what is kept of it: numbers and ids, no names."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlmodel import col, select

from domain.campagnes.agenda import AGENDA, Jaaractie
from domain.kalender import dag_van
from domain.maanden import vorige_maand
from domain.namen import label
from domain.soorten import Campagnesoort, Campagnestatus
from storage.campagnes import Opzet, begin_campagne, wek_campagne
from storage.database import Schrijver
from storage.inschrijfcontrole import Controlebeurt, voer_controle_uit
from storage.jaaragenda import zet_campagne_klaar
from storage.lezen import rijen
from storage.lijsten.verzuim18 import overzicht_18_plus
from storage.maandoverzicht import stuur_maandoverzichten
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Gemeente, Jaarbeurt

MAANDNAAM = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)
KORT_GELEDEN = timedelta(days=31)
Uitkomst = dict[str, Any]


@dataclass(frozen=True)
class Beurt:
    """A turn in one region, whose municipalities these are; `sleutel` is the turn's own."""

    actie: Jaaractie
    sleutel: str
    regio: str
    gemeenten: tuple[Gemeente, ...]
    nu: datetime

    @property
    def codes(self) -> list[str]:
        return [gemeente.code for gemeente in self.gemeenten]


async def verricht(sessie: Schrijver, actie: Jaaractie, sleutel: str, nu: datetime) -> dict[str, Uitkomst]:
    """Do this turn's work in every region, once; what came of it by region."""
    gedaan: dict[str, Uitkomst] = {}
    for regio, gemeenten in (await _gemeenten_per_regio(sessie)).items():
        eerder = await sessie.get(Jaarbeurt, (sleutel, regio))
        beurt = Beurt(actie, sleutel, regio, tuple(gemeenten), nu)
        gedaan[regio] = eerder.uitkomst if eerder else await _verricht_in(sessie, beurt)
    return gedaan


async def _verricht_in(sessie: Schrijver, beurt: Beurt) -> Uitkomst:
    uitkomst = await WERK[beurt.actie](sessie, beurt)
    rij = Jaarbeurt(
        beurt=beurt.sleutel,
        rmc_regio_code=beurt.regio,
        actie=beurt.actie.value,
        op=beurt.nu,
        uitkomst=uitkomst,
    )
    voeg_toe(sessie, rij)
    await schrijf_weg(sessie)
    return uitkomst


async def _gemeenten_per_regio(sessie: Schrijver) -> dict[str, list[Gemeente]]:
    per_regio: dict[str, list[Gemeente]] = {}
    for gemeente in (await sessie.exec(select(Gemeente).order_by(Gemeente.code))).all():
        per_regio.setdefault(gemeente.rmc_regio_code, []).append(gemeente)
    return per_regio


async def _zet_klaar(sessie: Schrijver, beurt: Beurt) -> Uitkomst:
    """This year's campaign as a concept, unless there is one."""
    soort = AGENDA[beurt.actie].campagne
    assert soort is not None, "this work belongs to lines with a campaign"
    return {"campagne": str(await zet_campagne_klaar(sessie, beurt.gemeenten[0], soort, beurt.nu))}


async def _vraag_verzuimstaten(sessie: Schrijver, beurt: Beurt) -> Uitkomst:
    """Ask every school of the region, unless an earlier request still runs."""
    bezig = (Campagnestatus.LOOPT.value, Campagnestatus.GEPAUZEERD.value)
    soort = Campagnesoort.VERZUIMSTATEN
    loopt = select(Campagne.id).where(
        Campagne.soort == soort.value,
        Campagne.rmc_regio_code == beurt.regio,
        col(Campagne.status).in_(bezig),
    )
    if eerder := (await sessie.exec(loopt)).first():
        return {"campagne": str(eerder), "liep_al": True}
    dag, id_ = dag_van(beurt.nu), uuid5(NAMESPACE_URL, f"verzuimstaten:{beurt.regio}:{beurt.sleutel}")
    naam = f"{label(soort)} {MAANDNAAM[dag.month - 1]} {dag.year}"
    vakantie = beurt.gemeenten[0].vakantieregio
    await begin_campagne(sessie, Opzet(id_, soort, dag.year, naam, beurt.regio, vakantie, beurt.nu))
    await wek_campagne(sessie, await sessie.get_one(Campagne, id_), uuid5(id_, "begin"), beurt.nu)
    scholen = await rijen(sessie, _SCHOLEN, regio=beurt.regio)
    return {"campagne": str(id_), "scholen": scholen[0]["aantal"]}


async def _controleer_inschrijvingen(sessie: Schrijver, beurt: Beurt) -> Uitkomst:
    """Open a case for who left and went nowhere; from now on every municipality has to compare again."""
    sleutel = uuid5(NAMESPACE_URL, f"inschrijfcontrole:{beurt.regio}:{beurt.sleutel}")
    opdracht = Controlebeurt(beurt.regio, tuple(beurt.codes), sleutel, beurt.nu)
    gedaan = await voer_controle_uit(sessie, opdracht)
    te_beslissen = (await rijen(sessie, _TE_BESLISSEN, gemeenten=beurt.codes))[0]["aantal"]
    return {"gemeenten": len(beurt.codes), "te_beslissen": te_beslissen, **gedaan}


async def _stuur_18_plus(sessie: Schrijver, beurt: Beurt) -> Uitkomst:
    """Last month's overview, to whoever did not get it yet."""
    maand = vorige_maand(dag_van(beurt.nu))
    await stuur_maandoverzichten(sessie, beurt.nu)
    regios = await overzicht_18_plus(sessie, tuple(beurt.codes), maand)
    meldingen = sum(regio.totaal.meldingen for regio in regios)
    return {"maand": f"{maand:%Y-%m}", "meldingen": meldingen}


async def _herinner(sessie: Schrijver, beurt: Beurt) -> Uitkomst:
    """Only the coordinators are told: a person has to do this."""
    return {}


_SCHOLEN = """
SELECT count(*) AS aantal FROM schoollocatie s JOIN gemeente g ON g.code = s.gemeente_code
WHERE g.rmc_regio_code = :regio AND s.mail <> ''
"""
_TE_BESLISSEN = """
SELECT count(*) AS aantal FROM vermoeden WHERE gemeente_code = ANY (:gemeenten) AND status = 'open'
"""
WERK: Mapping[Jaaractie, Callable[[Schrijver, Beurt], Awaitable[Uitkomst]]] = {
    Jaaractie.OVERSTAP: _zet_klaar,
    Jaaractie.OVERSTAPTAFEL: _herinner,
    Jaaractie.NO_SHOW: _zet_klaar,
    Jaaractie.ZOMERACTIE: _zet_klaar,
    Jaaractie.ABSOLUUT_VERZUIM: _controleer_inschrijvingen,
    Jaaractie.ABSOLUUT_VERZUIM_ZOMER: _controleer_inschrijvingen,
    Jaaractie.VERZUIMSTATEN: _vraag_verzuimstaten,
    Jaaractie.OVERZICHT_18PLUS: _stuur_18_plus,
    Jaaractie.LEERPLICHTTELLING: _herinner,
    Jaaractie.EEN_OKTOBER: _herinner,
}
