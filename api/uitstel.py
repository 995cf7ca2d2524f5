"""Moving, pausing and letting go on one deadline of a dossier, with a reason."""

from datetime import date, datetime
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier
from api.weigering import weigering
from domain.beleid import check_mag_termijn_verzetten
from domain.fouten import Botsing, Geweigerd, Invoerfout
from domain.school_gegevens import lees_dag
from domain.soorten import Afdeling, TermijnAard, WachtStatus
from storage.database import SYSTEEM, Schrijver
from storage.kader import lees_kader
from storage.lijsten.dossierdelen import Termijnregel
from storage.lijsten.dossiers import Dossier
from storage.uitstel import Gezien, grens_van, hervat, pauzeer, verzet

router = APIRouter(include_in_schema=False)

LANGSTE_REDEN = 500
GEEN_DAG = "Vul een dag in, bijvoorbeeld 03-09-2026."
ONBEKEND = "Kies wat u met deze termijn wilt doen."
KEUZES = {
    "verzetten": ("Verzetten", "De herinneringen en het bericht aan de coördinator schuiven mee."),
    "pauzeren": (
        "Pauzeren",
        "Alles staat stil tot de dag die u kiest. Dan gaat het vanzelf verder en krijgt de eigenaar bericht.",
    ),
}


@router.get("/dossiers/{nummer}/termijnen/{wacht_id}")
async def termijnpagina(bezoek: Ambtenaar, nummer: str, wacht_id: UUID) -> Response:
    return await _toon(bezoek, await lees_dossier(bezoek, nummer), wacht_id, Formulier())


@router.post("/dossiers/{nummer}/termijnen/{wacht_id}")
async def stel_uit(request: Request, bezoek: Ambtenaar, nummer: str, wacht_id: UUID) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    _momenten(dossier, wacht_id)
    formulier = await lees_formulier(request)
    botsing = ""
    try:
        await _voer_uit(bezoek, wacht_id, formulier)
    except Invoerfout as fout:
        formulier.neem_over(fout, {"tot": "dag"})
    except Botsing as fout:
        botsing = str(fout)
    except Geweigerd as fout:
        formulier.fouten.setdefault("waarom" if formulier.tekst("doe") == "hervatten" else "doe", str(fout))
    if formulier.fouten or botsing:
        return await _toon(bezoek, await lees_dossier(bezoek, nummer), wacht_id, formulier, botsing=botsing)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=termijn-{formulier.tekst('doe')}", 303)


async def _voer_uit(bezoek: Bezoek, wacht_id: UUID, formulier: Formulier) -> None:
    """As the system: it also owes the workflow a message. The step itself checks who asks."""
    gezien = Gezien(
        wacht_id=wacht_id,
        uiterlijk=_moment(formulier.tekst("gezien")),
        door=bezoek.persoon,
        nu=bezoek.nu,
        waarom=formulier.tekst("waarom")[:LANGSTE_REDEN],
    )
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await _doe(schrijver, gezien, formulier)


async def _doe(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    match formulier.tekst("doe"):
        case "verzetten":
            await verzet(schrijver, gezien, _dag(formulier))
        case "pauzeren":
            await pauzeer(schrijver, gezien, _dag(formulier))
        case "hervatten":
            await hervat(schrijver, gezien)
        case _:
            raise Geweigerd(ONBEKEND)


def _dag(formulier: Formulier) -> date:
    try:
        return lees_dag(formulier.tekst("dag"))
    except ValueError:
        raise Invoerfout({"dag": GEEN_DAG}) from None


def _moment(tekst: str) -> datetime:
    try:
        return datetime.fromisoformat(tekst)
    except ValueError:
        raise Geweigerd(ONBEKEND) from None


def _momenten(dossier: Dossier, wacht_id: UUID) -> tuple[Termijnregel, ...]:
    """What the ledger holds of this wait, in order; HTTP 404 when it is not of this dossier."""
    van_wacht = [rij for rij in dossier.termijnen if rij.wacht_id == wacht_id]
    if not any(rij.aard is TermijnAard.UITERLIJK for rij in van_wacht):
        raise NIET_GEVONDEN
    return tuple(sorted(van_wacht, key=lambda rij: rij.op))


async def _toon(
    bezoek: Bezoek, dossier: Dossier, wacht_id: UUID, formulier: Formulier, *, botsing: str = ""
) -> Response:
    momenten, kop = _momenten(dossier, wacht_id), dossier.kop
    async with bezoek.lezer() as lezer:
        kader = await lees_kader(lezer, kop.traject_id)
        grens = await grens_van(lezer, kader, wacht_id, bezoek.nu)
    open_ = [rij for rij in momenten if rij.status is WachtStatus.OPEN]
    laatste = [rij for rij in momenten if rij.aard is TermijnAard.UITERLIJK][-1]
    return await bezoek.toon(
        "termijn.html",
        status=409 if botsing else 400 if formulier.fouten else 200,
        kop=kop,
        wacht_id=wacht_id,
        laatste=laatste,
        momenten=momenten,
        loopt=bool(open_),
        pauze=next((rij for rij in open_ if rij.aard is TermijnAard.HERVATTING), None),
        grens=grens,
        weigering=weigering(
            check_mag_termijn_verzetten, bezoek.persoon.beleid, kop.gemeente_code, Afdeling(kop.afdeling)
        ),
        botsing=botsing,
        keuzes=KEUZES,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
