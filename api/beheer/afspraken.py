"""Working agreements of a region: what holds, since when and why; changed with a preview, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Beheerder, Bezoek
from api.formulieren import Formulier, lees_formulier
from domain.beleid import check_mag_afspraken_beheren
from domain.fouten import Invoerfout
from domain.kalender import Kalender, dag_van, ochtend_van
from domain.regels import Regels, Termijnregel
from domain.regels import bewerken as regelwerk
from domain.regels.bewerken import GROEPEN, Regelsleutel
from domain.regels.normen import Regelrij
from domain.school_gegevens import lees_dag
from domain.termijnen import plan_termijn
from storage import werkafspraken as opslag
from storage.afspraken import kalender_van_gemeente, regels_voor
from storage.beheerlog import noteer
from storage.database import Schrijver
from storage.werkafspraken import Regio

router = APIRouter(include_in_schema=False)

VELDNAMEN = {
    "eenheid": "Telt in",
    "uiterlijk": "Uiterlijk na",
    "herinneringen": "Herinnering na",
    "escalaties": "Naar de coördinator na",
    "aantal": "Aantal",
}
UITLEG = {
    "eenheid": "werkdagen, schooldagen, kalenderdagen, weken of maanden",
    "herinneringen": "Een of meer getallen met een komma ertussen. Leeg betekent: geen.",
    "escalaties": "Een of meer getallen met een komma ertussen. Leeg betekent: geen.",
}
TERUGWERKEND = "Een afspraak kan niet met terugwerkende kracht. Kies vandaag of een latere dag."


@dataclass(frozen=True)
class Werk:
    """One rule of one region, with everything that a page about it needs."""

    regio: Regio
    sleutel: Regelsleutel
    regels: Regels
    kalender: Kalender
    vandaag: date

    @property
    def nu_geldt(self) -> Regelrij:
        return self.op(self.vandaag)

    def op(self, dag: date) -> Regelrij:
        return regelwerk.rij_op(self.regels, self.sleutel, dag, self.regio.code)


@router.get("/beheer/afspraken")
async def lijst(bezoek: Beheerder) -> Response:
    async with bezoek.beheerlezer() as lezer:
        regios = await opslag.regios(lezer, bezoek.beheert)
        regels = {regio.code: await regels_voor(lezer, regio.code) for regio in regios}
    vandaag = dag_van(bezoek.nu)
    tabellen = [(regio, _per_groep(regels[regio.code], regio, vandaag)) for regio in regios]
    return await bezoek.toon("beheer/afspraken.html", tabellen=tabellen, groepen=GROEPEN)


@router.get("/beheer/afspraken/{regio}/{groep}/{code}")
async def kaart(bezoek: Beheerder, regio: str, groep: str, code: str, gedaan: str = "") -> Response:
    werk = await _werk(bezoek, regio, groep, code)
    rij = werk.nu_geldt
    waarden = regelwerk.als_velden(rij) | {"grond": rij.grond}
    return await _toon(bezoek, werk, Formulier(waarden), gedaan=bool(gedaan))


@router.post("/beheer/afspraken/{regio}/{groep}/{code}")
async def wijzig(request: Request, bezoek: Beheerder, regio: str, groep: str, code: str) -> Response:
    """First what would change; only the second button keeps it."""
    werk = await _werk(bezoek, regio, groep, code)
    check_mag_afspraken_beheren(bezoek.persoon.beleid, werk.regio.contactgemeente)
    formulier = await lees_formulier(request)
    nieuw = _lees(formulier, werk)
    if nieuw is None or formulier.waarde("knop") != "bewaren":
        return await _toon(bezoek, werk, formulier, nieuw=nieuw)
    async with bezoek.beheerschrijver() as schrijver:
        await opslag.bewaar_rij(
            schrijver,
            werk.regio.code,
            regelwerk.opgeslagen_code(werk.sleutel),
            nieuw.vanaf,
            regelwerk.als_waarde(werk.sleutel, nieuw),
            bezoek.nu,
        )
        _log(bezoek, schrijver, "afspraak-gemaakt", werk, nieuw.vanaf)
    return RedirectResponse(f"{_adres(werk)}?gedaan=ja", 303)


@router.post("/beheer/afspraken/{regio}/{groep}/{code}/{rij_id}/intrekken")
async def trek_in(bezoek: Beheerder, regio: str, groep: str, code: str, rij_id: UUID) -> Response:
    werk = await _werk(bezoek, regio, groep, code)
    check_mag_afspraken_beheren(bezoek.persoon.beleid, werk.regio.contactgemeente)
    opgeslagen = regelwerk.opgeslagen_code(werk.sleutel)
    async with bezoek.beheerschrijver() as schrijver:
        gedaan = await opslag.trek_rij_in(
            schrijver, werk.regio.code, opgeslagen, rij_id, werk.vandaag, bezoek.nu
        )
        if not gedaan:
            raise NIET_GEVONDEN
        _log(bezoek, schrijver, "afspraak-ingetrokken", werk, werk.vandaag)
    return RedirectResponse(f"{_adres(werk)}?gedaan=ja", 303)


def _per_groep(regels: Regels, regio: Regio, dag: date) -> dict[str, list[tuple[Regelsleutel, Regelrij]]]:
    tabel: dict[str, list[tuple[Regelsleutel, Regelrij]]] = {groep: [] for groep in GROEPEN}
    for sleutel in regelwerk.alle_sleutels(regels):
        tabel[sleutel.groep].append((sleutel, regelwerk.rij_op(regels, sleutel, dag, regio.code)))
    return tabel


async def _werk(bezoek: Bezoek, regio: str, groep: str, code: str) -> Werk:
    sleutel = Regelsleutel(groep, "" if code == "-" else code)
    async with bezoek.beheerlezer() as lezer:
        gevonden = [r for r in await opslag.regios(lezer, bezoek.beheert) if r.code == regio]
        regels = await regels_voor(lezer, regio) if gevonden else None
        if regels is None or sleutel not in regelwerk.alle_sleutels(regels):
            raise NIET_GEVONDEN
        kalender = await kalender_van_gemeente(lezer, gevonden[0].contactgemeente)
    return Werk(gevonden[0], sleutel, regels, kalender, dag_van(bezoek.nu))


def _lees(formulier: Formulier, werk: Werk) -> Regelrij | None:
    """The new row; None with every fault at its field."""
    grond = formulier.verplicht("grond", "Schrijf waar de afspraak staat of wie hem maakte.")
    vanaf = _vanaf(formulier, werk.vandaag)
    if vanaf is None or not grond:
        return None
    try:
        voorbeeld = werk.op(vanaf)
        return regelwerk.lees_rij(voorbeeld, formulier.waarden, vanaf, werk.regio.code, grond[:500])
    except Invoerfout as fout:
        formulier.neem_over(fout)
        return None


def _vanaf(formulier: Formulier, vandaag: date) -> date | None:
    try:
        dag = lees_dag(formulier.verplicht("vanaf", "Vul de eerste dag in waarop dit geldt."))
    except (Invoerfout, ValueError):
        formulier.fouten.setdefault("vanaf", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 01-02-2027.")
        return None
    if dag < vandaag:
        formulier.fouten["vanaf"] = TERUGWERKEND
        return None
    return dag


def _gevolg(werk: Werk, nieuw: Regelrij) -> list[str]:
    """What the change does, in sentences: to a term that starts on its first day."""
    oud = werk.op(nieuw.vanaf)
    if not isinstance(nieuw, Termijnregel) or not isinstance(oud, Termijnregel):
        return []
    begin = ochtend_van(nieuw.vanaf)
    laatste = [
        plan_termijn(Regels(termijn=(rij,)), rij.code, begin, werk.kalender, werk.regio.code).uiterlijk
        for rij in (oud, nieuw)
    ]
    voor, na = (f"{dag_van(moment):%d-%m-%Y}" for moment in laatste)
    return [f"Begint het op {nieuw.vanaf:%d-%m-%Y}, dan was de laatste dag {voor}. Dat wordt {na}."]


def _adres(werk: Werk) -> str:
    return f"/beheer/afspraken/{werk.regio.code}/{werk.sleutel.groep}/{werk.sleutel.code or '-'}"


def _log(bezoek: Bezoek, schrijver: Schrijver, wat: str, werk: Werk, dag: date) -> None:
    wie, gemeente = bezoek.persoon.id, werk.regio.contactgemeente
    noteer(schrijver, wie, gemeente, wat, werk.sleutel.naam, bezoek.nu, vanaf=dag.isoformat())


async def _geschiedenis(bezoek: Bezoek, werk: Werk) -> tuple[Sequence[opslag.Eigenrij], int]:
    code = regelwerk.opgeslagen_code(werk.sleutel)
    async with bezoek.beheerlezer() as lezer:
        eigen = await opslag.eigen_rijen(lezer, werk.regio.code, code)
        lopend = await opslag.lopende_termijnen(lezer, werk.regio.code, code)
    soort, _, moment = werk.sleutel.code.partition(":")
    if werk.sleutel.groep.startswith("campagne"):
        eigen = tuple(r for r in eigen if r.waarde["soort"] == soort and r.waarde.get("code", "") == moment)
    return eigen, lopend


async def _toon(
    bezoek: Bezoek, werk: Werk, formulier: Formulier, *, nieuw: Regelrij | None = None, gedaan: bool = False
) -> Response:
    eigen, lopend = await _geschiedenis(bezoek, werk)
    return await bezoek.toon(
        "beheer/afspraak.html",
        status=400 if formulier.fouten else 200,
        werk=werk,
        adres=_adres(werk),
        f=formulier,
        fouten_boven=formulier.fouten,
        velden=regelwerk.als_velden(werk.nu_geldt),
        namen=VELDNAMEN,
        uitleg=UITLEG,
        standaard=[rij for rij in regelwerk.rijen_van(werk.regels, werk.sleutel) if not rij.regio],
        als_velden=regelwerk.als_velden,
        eigen=eigen,
        lopend=lopend,
        nieuw=nieuw,
        verschil=regelwerk.verschillen(werk.op(nieuw.vanaf), nieuw) if nieuw else (),
        gevolg=_gevolg(werk, nieuw) if nieuw else [],
        gedaan=gedaan,
        mag=bool(werk.regio.contactgemeente in bezoek.beheert),
    )
