"""What the rules of the Doorstroompunt decide, from the register as it is: risk, dropout, outflow, age."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta

from activities.zaak import Zaak
from domain.begeleiding import controledag, ontbrekende_voorwaarden
from domain.kalender import dag_van, maanden_erbij
from domain.leerplicht import einde_schooljaar, leeftijd
from domain.namen import label
from domain.procedures.verzuim_18_plus import ZONDER_ZORG
from domain.regels import geldige_risiconorm, geldige_uitvalnorm
from domain.risico import Inschatting, Risicofeiten, adviseer_aanpak, schat_in
from domain.soorten import Aanpak, Fase, Onderwijssoort, Proceduresoort, Risico
from domain.termijnen import Afspraakcode, duur, geldige_afspraak
from domain.uitval import Herkomst, Vertrek, beoordeel, leeftijdsgrens, vsvsoort
from storage.database import Lezer, Schrijver
from storage.doorstroompunt import Bekend, lees_bekend, uitgeschreven_op, weer_ingeschreven_op
from storage.procedures import start_procedure
from storage.tabellen import Procedure, Traject
from storage.thuiszitters import gedane_stappen

CONTROLE = "begeleiding.uitstroomcontrole"


async def schat_risico_in(sessie: Schrijver, zaak: Zaak) -> str:
    """The advised approach; every point is kept with its sentence. A person's own judgement comes first."""
    dag, velden = dag_van(zaak.opdracht.nu), await zaak.velden(sessie)
    norm = geldige_risiconorm(zaak.kader.regels, dag, zaak.kader.regio)
    begin = einde_schooljaar(dag).replace(year=einde_schooljaar(dag).year - 1) + timedelta(days=1)
    bekend = await lees_bekend(sessie, zaak.traject.id, begin, dag)
    inschatting = schat_in(_feiten(bekend, velden), norm)
    risico = Risico(velden.get("eigen_risico") or inschatting.risico)
    aanpak = adviseer_aanpak(risico, norm, herhaald=bekend.eerder > 0)
    zorg = any(bekend.zorgen.values())
    await _leg_risico_uit(sessie, zaak, inschatting, risico, zorg=zorg)
    rustig = not zorg and risico is Risico.LAAG and aanpak is Aanpak.BRIEF
    return ZONDER_ZORG if rustig else aanpak.value


def _feiten(bekend: Bekend, velden: Mapping[str, str]) -> Risicofeiten:
    """What the register knows, completed by what an officer filled in."""
    opleiding, wisselingen = velden.get("opleiding"), velden.get("wisselingen")
    return Risicofeiten(
        school=bekend.school,
        opleiding=Onderwijssoort(opleiding) if opleiding else bekend.opleiding,
        wisselingen=int(wisselingen) if wisselingen else max(bekend.scholen - 1, 0),
        eerder=bekend.eerder,
        zorgen=sum(bekend.zorgen.values()),
    )


async def _leg_risico_uit(
    sessie: Schrijver, zaak: Zaak, inschatting: Inschatting, risico: Risico, *, zorg: bool
) -> None:
    eigen = "" if risico is inschatting.risico else "\nEen medewerker schatte het zelf anders in."
    uitleg = f"{inschatting.uitleg}{eigen}"
    gevonden = {"zorg": "ja" if zorg else "nee", "risico": risico.value, "punten": str(inschatting.totaal)}
    zaak.bewaar(sessie, **gevonden, risico_uitleg=uitleg)
    waarom = f"Risico {label(risico).lower()}, {inschatting.totaal} punten.\n{uitleg}"
    await zaak.vertel(sessie, waarom, gevonden, wat="risico-ingeschat")


async def telt_als_uitval(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether leaving is a dropout, by the dates that are known today; kept with the reason."""
    dag, velden = dag_van(zaak.opdracht.nu), await zaak.velden(sessie)
    vertrek = await _vertrek(sessie, zaak, velden, dag)
    norm = geldige_uitvalnorm(zaak.kader.regels, vertrek.laatste_dag, zaak.kader.regio)
    oordeel = beoordeel(vertrek, dag, norm)
    herkomst = Herkomst(velden.get("vsv_herkomst") or Herkomst.HIER)
    vsv = vsvsoort(vertrek.laatste_dag, dag, herkomst).value
    uitgevallen_op = vertrek.laatste_dag.isoformat()
    await zaak.leg_uit(
        sessie, oordeel.reden, vsv=vsv, telling_uitleg=oordeel.reden, uitgevallen_op=uitgevallen_op
    )
    return oordeel.telling.value


async def _vertrek(sessie: Lezer, zaak: Zaak, velden: Mapping[str, str], vandaag: date) -> Vertrek:
    laatste = _dag(velden.get("uitgevallen_op")) or await uitgeschreven_op(sessie, zaak.traject.id) or vandaag
    weer_op = _dag(velden.get("weer_ingeschreven_op"))
    return Vertrek(
        geboortedatum=zaak.kader.geboortedatum,
        laatste_dag=laatste,
        weer_op=weer_op or await weer_ingeschreven_op(sessie, zaak.traject.id, laatste),
    )


def _dag(waarde: str | None) -> date | None:
    return date.fromisoformat(waarde) if waarde else None


async def controle_op(sessie: Lezer, zaak: Zaak) -> date:
    """The day of the next check of the outflow."""
    dag, kader = dag_van(zaak.opdracht.nu), zaak.kader
    voor = geldige_afspraak(kader.regels, Afspraakcode.UITSTROOMCONTROLE_VOOR, dag, kader.regio)
    gedaan = await gedane_stappen(sessie, zaak.procedure.id)
    controles = [dag_van(stap.op) for stap in gedaan if stap.soort == CONTROLE]
    return controledag(dag, max(controles, default=None), duur(voor))


async def volgend_contact(sessie: Lezer, zaak: Zaak) -> date:
    """The day that was agreed, or the check of the outflow when that comes first."""
    afgesproken = _dag((await zaak.velden(sessie)).get("volgend_contact"))
    controle = await controle_op(sessie, zaak)
    return min(afgesproken or controle, controle)


async def is_controle_aan_de_beurt(sessie: Schrijver, zaak: Zaak) -> str:
    return "controle" if await controle_op(sessie, zaak) <= dag_van(zaak.opdracht.nu) else "gesprek"


async def volgende_vraag(sessie: Lezer, zaak: Zaak) -> date:
    """When a vulnerable youngster is asked again, and never after the birthday at which it stops."""
    dag, kader = dag_van(zaak.opdracht.nu), zaak.kader
    om_de = geldige_afspraak(kader.regels, Afspraakcode.KWETSBARE_JONGERE_VOLGEN, dag, kader.regio)
    return min(maanden_erbij(dag, om_de.aantal), leeftijdsgrens(kader.geboortedatum, dag))


async def leeftijd_bereikt(sessie: Schrijver, zaak: Zaak) -> str:
    dag = dag_van(zaak.opdracht.nu)
    return "bereikt" if dag >= leeftijdsgrens(zaak.kader.geboortedatum, dag) else "binnen"


async def toets_voorwaarden(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether begeleid wonen is possible; what is missing is kept as sentences."""
    jaren = leeftijd(zaak.kader.geboortedatum, dag_van(zaak.opdracht.nu))
    ontbreekt = ontbrekende_voorwaarden(await zaak.velden(sessie), jaren)
    uitleg = "\n".join(ontbreekt) or "De jongere voldoet aan alle voorwaarden."
    await zaak.leg_uit(sessie, uitleg, voorwaarden=uitleg)
    return "voldoet-niet" if ontbreekt else "voldoet"


async def naar_leerplicht(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """Who is not 18 yet and enrolled nowhere is absent without a school: nobody falls in between."""
    if traject.fase != Fase.GESLOTEN:
        soort = Proceduresoort.ABSOLUUT_VERZUIM
        await start_procedure(sessie, traject.id, soort, nu, aanleiding=procedure.id)


REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "verzuim-18-plus.inschatten": schat_risico_in,
    "uitval.telt": telt_als_uitval,
    "begeleiding.aan-de-beurt": is_controle_aan_de_beurt,
    "kwetsbare-jongere.leeftijd": leeftijd_bereikt,
    "begeleid-wonen.voorwaarden": toets_voorwaarden,
}
DAGEN: Mapping[str, Callable[[Lezer, Zaak], Awaitable[date]]] = {
    "begeleiding.volgen": volgend_contact,
    "begeleiding.tot-controle": controle_op,
    "kwetsbare-jongere.volgen": volgende_vraag,
}
EINDGEVOLGEN: Mapping[str, Callable[[Schrijver, Traject, Procedure, datetime], Awaitable[None]]] = {
    "uitval.leerplicht": naar_leerplicht,
}
