"""The web application: wires settings to parts, and parts to routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from asgi_cross_origin_protection import CrossOriginProtection
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import Route
from temporalio.client import Client

from api import (
    aanmelden,
    aantekeningen,
    algemeen,
    antwoord,
    betrokkenen,
    brieftaal,
    brieven,
    campagneklassen,
    campagnelijsten,
    campagnenamen,
    campagnes,
    campagnevoroc,
    casusoverleg,
    codec,
    coordinatie,
    documenten,
    doorstroomcijfers,
    doorstroompunt,
    dossierpdf,
    dossiers,
    gezin,
    heropenen,
    importeren,
    inschrijfcontrole,
    inzage,
    jaaragenda,
    jaarcijfers,
    klassen,
    klassenlijst,
    koppelingen,
    leerplichttelling,
    leveringen,
    maatwerk,
    melden,
    mijn_school,
    paginaconcept,
    procedures,
    profiel,
    pv_dossier,
    regio,
    schoolcijfers,
    schoollijst,
    sessie,
    taakconcept,
    taakwerk,
    taken,
    taken_samen,
    takenlijst,
    telefoonantwoord,
    thuiszitterstafel,
    uitnodiging,
    uitstel,
    vergelijken,
    vermoedens,
    vervangen,
    verzuimstaat,
    verzuimstaten,
    vestiging,
    vsv,
    werkverdeling,
    wijzigingen,
)
from api.api_app import maak_api
from api.beheer import afspraken as werkafspraken
from api.beheer import begin, gebruikers, huisstijl, kalender, lijsten, teksten
from api.errors import NietIngelogd, onverwacht, registreer_fouten, vreemde_herkomst
from api.meldingen_v1 import BASIS
from api.middleware import Kopregels, Lichaamsgrens, Logboek, Vangnet
from api.onderdelen import Onderdelen, WebInstellingen
from api.pagina import Weergave
from api.teruggave import vang_op
from infra import logging as logboek
from infra.codec import Kluis as Versleutelaar
from infra.codec import VersleutelCodec
from infra.failpoints import configureer as zet_failpoint
from infra.geheugen import rustig_geheugen
from infra.klok import Klok
from infra.temporal import verbind
from settings import Settings, laad
from storage.database import SYSTEEM, Database
from storage.klokstand import lees_klokstand
from storage.versleuteling import Kluis

ROUTERS = (
    *(
        algemeen.router,
        aanmelden.router,
        profiel.router,
        takenlijst.router,
        taken_samen.router,
        taken.router,
        taakconcept.router,
        taakwerk.router,
        dossiers.router,
        aantekeningen.router,
    ),
    *(melden.router, schoollijst.router),
    *(antwoord.router, coordinatie.router, importeren.router, codec.router),
    *(
        procedures.router,
        gezin.router,
        wijzigingen.router,
        thuiszitterstafel.router,
        casusoverleg.router,
        pv_dossier.router,
        brieven.router,
    ),
    *(uitstel.router, maatwerk.router, betrokkenen.router, documenten.router, koppelingen.router),
    *(werkverdeling.router, regio.router, paginaconcept.router),
    *(heropenen.router, inzage.router, dossierpdf.router),
    *(inschrijfcontrole.router, leveringen.router, vergelijken.router, vermoedens.router, vervangen.router),
    *(doorstroompunt.router, doorstroomcijfers.router, vsv.router),
    *(jaarcijfers.router, leerplichttelling.router),
    *(
        campagnenamen.router,
        campagnes.router,
        campagnevoroc.router,
        campagneklassen.router,
        campagnelijsten.router,
    ),
    *(klassen.router, klassenlijst.router, jaaragenda.router),
    *(verzuimstaat.router, verzuimstaten.router, telefoonantwoord.router),
    *(vestiging.router, schoolcijfers.router, mijn_school.router, brieftaal.router),
    *(begin.router, gebruikers.router, werkafspraken.router, kalender.router, teksten.router),
    *(lijsten.router, huisstijl.router, uitnodiging.router, sessie.router),
)
# No cookie is looked at here: a key or a token in the request itself says who asks, or CORS guards it.
ZONDER_COOKIE = ("/api", "/antwoord", "/codec", "/uitnodiging", "/kopieadres")


def maak_app(onderdelen: Onderdelen) -> FastAPI:
    """The application on these parts; tests hand in their own."""
    weergave = onderdelen.weergave
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=_middleware(onderdelen.instellingen),
        lifespan=_levensloop,
    )
    app.state.onderdelen = onderdelen
    registreer_fouten(app)
    app.add_exception_handler(NietIngelogd, vang_op)
    app.router.routes.append(Route("/static/{versie}/{naam:path}", weergave.statisch.geef, name="static"))
    for router in ROUTERS:
        # Not `include_router`: it asks every router in turn, and works out each route again per application.
        app.router.routes.extend(router.routes)
    app.mount(BASIS, maak_api(onderdelen))
    return app


def app() -> FastAPI:
    """What uvicorn starts (`api.app:app`, a factory): everything from the settings, every page compiled."""
    onderdelen = _onderdelen(laad())
    onderdelen.weergave.lees_alles()
    web = maak_app(onderdelen)
    rustig_geheugen()
    return web


def _middleware(instellingen: WebInstellingen) -> list[Middleware]:
    grenzen = {
        BASIS: instellingen.max_json,
        "/codec": instellingen.max_json,
        "/import": instellingen.max_import,
        "/leveringen": instellingen.max_import,
        "/vergelijking": 2 * instellingen.max_import,
    }
    return [
        Middleware(Kopregels),
        Middleware(Logboek),
        Middleware(Vangnet, antwoord=onverwacht),
        Middleware(CrossOriginProtection, exempt_paths=ZONDER_COOKIE, deny_app=vreemde_herkomst),
        Middleware(Lichaamsgrens, grens=instellingen.max_verzoek, per_pad=grenzen),
    ]


@asynccontextmanager
async def _levensloop(app: FastAPI) -> AsyncIterator[None]:
    onderdelen: Onderdelen = app.state.onderdelen
    if onderdelen.instellingen.demo:
        await _zet_klok_gelijk(onderdelen)
    yield
    await onderdelen.achtergrond.stop()
    await onderdelen.database.sluit()


async def _zet_klok_gelijk(onderdelen: Onderdelen) -> None:
    """The demo plays a time of its own, kept in the register; production tells the real time."""
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        stand = await lees_klokstand(lezer)
    if stand:
        onderdelen.klok.stand = stand


def _onderdelen(settings: Settings) -> Onderdelen:
    logboek.configureer("web", formaat=settings.log_formaat, niveau=settings.log_niveau)
    zet_failpoint(settings.failpoint, settings.failpoint_log)
    klok = Klok()
    return Onderdelen(
        instellingen=_instellingen(settings),
        database=Database(settings.database_url.get_secret_value()),
        kluis=Kluis(settings.bsn_sleutelbos, settings.index_geheim, settings.link_geheim),
        versleutelaar=Versleutelaar(settings.bsn_sleutelbos),
        temporal=Verbinding(settings),
        codec=VersleutelCodec(settings.payload_sleutelbos),
        klok=klok,
        weergave=Weergave(klok, demo=settings.demo),
        link_sleutel=settings.link_geheim,
    )


class Verbinding:
    """The way to Temporal, made at the first call and kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: Client | None = None

    async def __call__(self) -> Client:
        if self._client is None:
            self._client = await self._verbind(self._settings)
        return self._client

    async def _verbind(self, settings: Settings) -> Client:
        return await verbind(
            settings.temporal_address,
            settings.temporal_namespace,
            settings.temporal_tls,
            settings.temporal_api_key.get_secret_value() if settings.temporal_api_key else None,
            settings.payload_sleutelbos,
            lui=True,
        )


def _instellingen(settings: Settings) -> WebInstellingen:
    return WebInstellingen(
        basis_url=settings.basis_url,
        temporal_ui_url=settings.temporal_ui_url,
        temporal_namespace=settings.temporal_namespace,
        wachtrij=settings.temporal_task_queue,
        veilige_cookies=settings.veilige_cookies,
        sessie_uren=settings.sessie_uren,
        max_bijlage=settings.max_bijlage_bytes,
        max_bijlagen=settings.max_bijlagen,
        max_verzoek=settings.max_verzoek_bytes,
        max_json=settings.max_json_bytes,
        max_import=settings.max_import_bytes,
        contact=f"mailto:{settings.smtp_afzender.rpartition('<')[2].rstrip('>')}",
        demo=settings.demo,
    )
