"""Who gets where: every route × every role × {own, sibling school, other municipality, nonexistent}.

A route that is not in the table fails the test, so that nobody forgets to think about a new one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlmodel import select
from starlette.routing import BaseRoute, Mount

from domain.soorten import Proceduresoort
from storage.database import SYSTEEM
from storage.procedures import start_procedure
from storage.tabellen import Schoollocatie
from tests.api.campagnes import begin
from tests.api.webproef import LYCEUM, LYCEUM_TWEE, NU, ROC, UI, Webproef, in_gemeente

NIEMAND, LPA, ANDER, CASEMANAGER = "niemand", "lpa1", "lpa3", "casemanager1"
ADMINISTRATIE, COORDINATOR, BEHEERDER = "administratie1", "coordinator1", "beheerder1"
JEUGDARTS = "jeugdarts1"
SCHOOL, ANDERE_SCHOOL, BESTUUR = "school2", "school3", "bestuur1"
IEDEREEN = (
    *(NIEMAND, LPA, ANDER, CASEMANAGER, ADMINISTRATIE, COORDINATOR, JEUGDARTS, BEHEERDER),
    *(SCHOOL, ANDERE_SCHOOL, BESTUUR),
)
INGELOGD = frozenset(IEDEREEN) - {NIEMAND}
AMBTENAREN = frozenset({LPA, ANDER, CASEMANAGER, ADMINISTRATIE, COORDINATOR})
HIER = AMBTENAREN - {ANDER}
# A youth doctor comes to these pages, and finds only what was referred.
DOSSIERLEZERS = AMBTENAREN | {JEUGDARTS}
TAFEL = frozenset({LPA, ANDER, COORDINATOR})
DOORSTROOMPUNT = frozenset({CASEMANAGER, COORDINATOR})
NAAR_NU = ("/overzicht-18-plus", "/doorstroomcijfers")
VAN_DOORSTROOMPUNT = (
    *("/overzicht-18-plus/{maand}", "/overzicht-18-plus/{maand}.xlsx", "/doorstroomcijfers/{jaar}"),
    *("/doorstroomcijfers/{jaar}.xlsx", "/matchmakers", "/matchmakers.xlsx", "/risicomodel", "/vsv"),
)
SCHOLEN = frozenset({SCHOOL, ANDERE_SCHOOL})
VERDELERS = frozenset({ADMINISTRATIE, COORDINATOR})
INLEZERS = VERDELERS | SCHOLEN
NAAR_INLOGGEN, VERBODEN, NIET_GEVONDEN = 303, 403, 404


@dataclass(frozen=True)
class Regel:
    """Who gets `goed`; who may come here but not at this object gets 404; the others 403, nobody 303."""

    mag: frozenset[str]
    hier: frozenset[str] = INGELOGD
    goed: tuple[int, ...] = (200,)
    open: bool = False

    def verwacht(self, wie: str) -> tuple[int, ...]:
        if self.open or wie in self.mag:
            return self.goed
        if wie == NIEMAND:
            return (NAAR_INLOGGEN,)
        return (NIET_GEVONDEN,) if wie in self.hier else (VERBODEN,)


OPENBAAR = Regel(frozenset(), open=True)
VAN_BEHEER = Regel(frozenset({BEHEERDER}), frozenset())
# Somebody, a text or a row that is not there: a beheerder comes here and finds nothing.
BIJ_NIEMAND = Regel(frozenset(), frozenset({BEHEERDER}))
BESTUURSPADEN = ("", "/{jaar}", "/{jaar}.xlsx")
NIEMANDS = Regel(frozenset())
# `{…}` is filled in with an object of the school Delta Lyceum and of the municipality of lpa1.
TABEL: Mapping[tuple[str, str], Regel] = {
    ("GET", "/static/{versie}/{naam}"): OPENBAAR,
    ("GET", "/gezond"): OPENBAAR,
    ("GET", "/privacy"): OPENBAAR,
    ("GET", "/toegankelijkheid"): OPENBAAR,
    ("GET", "/.well-known/security.txt"): OPENBAAR,
    ("GET", "/inloggen"): OPENBAAR,
    ("POST", "/inloggen"): Regel(frozenset(), open=True, goed=(400,)),
    ("POST", "/uitloggen"): Regel(frozenset(), open=True, goed=(303,)),
    ("GET", "/antwoord"): OPENBAAR,
    ("POST", "/antwoord"): Regel(frozenset(), open=True, goed=(400,)),
    ("GET", "/klassenlijst/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/klassenlijst/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/klassenlijst/{token}/klas"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/klassenlijst/{token}/klas"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/antwoord/{token}"): OPENBAAR,
    ("POST", "/antwoord/{token}"): Regel(frozenset(), open=True, goed=(400,)),
    ("GET", "/"): Regel(INGELOGD, goed=(303,)),
    ("GET", "/profiel"): Regel(INGELOGD),
    ("GET", "/dossiers/{nummer}/pv-dossier.pdf"): Regel(frozenset({LPA, COORDINATOR}), frozenset({ANDER})),
    ("GET", "/taken"): Regel(DOSSIERLEZERS, frozenset()),
    ("POST", "/taken/{taak_id}/werk"): Regel(HIER, DOSSIERLEZERS, goed=(400,)),
    ("POST", "/taken/{taak_id}/concept"): Regel(HIER, DOSSIERLEZERS),
    ("POST", "/taken/{taak_id}/concept/weg"): Regel(HIER, DOSSIERLEZERS, goed=(303,)),
    ("POST", "/taken/samen"): Regel(DOSSIERLEZERS, frozenset(), goed=(303,)),
    ("POST", "/taken/zoeken"): Regel(DOSSIERLEZERS, frozenset(), goed=(303,)),
    ("POST", "/taken/weergaven"): Regel(DOSSIERLEZERS, frozenset(), goed=(400,)),
    ("POST", "/taken/weergaven/{weergave_id}/weg"): Regel(frozenset(), DOSSIERLEZERS),
    ("GET", "/taken/{taak_id}"): Regel(HIER, DOSSIERLEZERS),
    ("POST", "/taken/{taak_id}"): Regel(
        frozenset({LPA, COORDINATOR}), frozenset({ANDER, JEUGDARTS}), goed=(400,)
    ),
    ("GET", "/dossiers"): Regel(DOSSIERLEZERS, frozenset()),
    ("POST", "/dossiers/zoeken"): Regel(DOSSIERLEZERS, frozenset(), goed=(303,)),
    ("GET", "/dossiers/{nummer}"): Regel(HIER, DOSSIERLEZERS),
    ("POST", "/dossiers/{nummer}/notities"): Regel(HIER, AMBTENAREN, goed=(400,)),
    ("POST", "/dossiers/{nummer}/contact"): Regel(HIER, AMBTENAREN, goed=(400,)),
    ("POST", "/dossiers/{nummer}/notities/{rij_id}/intrekken"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/dossiers/{nummer}/contact/{rij_id}/intrekken"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/dossiers/{nummer}/procedures/nieuw"): Regel(frozenset({LPA, COORDINATOR}), frozenset({ANDER})),
    ("POST", "/dossiers/{nummer}/procedures/nieuw"): Regel(
        frozenset({LPA, COORDINATOR}), frozenset({ANDER}), goed=(400,)
    ),
    ("GET", "/dossiers/{nummer}/gezin"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER})
    ),
    ("POST", "/dossiers/{nummer}/gezin"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER}), goed=(400,)
    ),
    ("GET", "/dossiers/{nummer}/wijziging"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER})
    ),
    ("POST", "/dossiers/{nummer}/wijziging"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER}), goed=(400,)
    ),
    ("GET", "/procedures/{procedure_id}"): Regel(HIER, DOSSIERLEZERS),
    ("GET", "/brieven/{brief_id}.pdf"): Regel(HIER, AMBTENAREN | SCHOLEN),
    ("GET", "/bijlagen/{bijlage_id}"): Regel(HIER | {SCHOOL}, AMBTENAREN | SCHOLEN),
    ("GET", "/melden"): Regel(SCHOLEN, frozenset()),
    ("POST", "/melden"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/melden/bij-soort"): Regel(SCHOLEN, frozenset()),
    ("POST", "/melden/opnieuw/{nummer}"): Regel(frozenset({SCHOOL}), SCHOLEN, goed=(303,)),
    ("GET", "/melden/{concept_id}"): Regel(frozenset({SCHOOL}), SCHOLEN),
    ("POST", "/melden/{concept_id}"): Regel(frozenset({SCHOOL}), SCHOLEN, goed=(400,)),
    # Keeping and throwing away a draft that is not there does nothing and says so to everybody alike.
    ("POST", "/melden/concept/{concept_id}"): Regel(SCHOLEN, frozenset()),
    ("POST", "/melden/{concept_id}/weggooien"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/mijn-meldingen"): Regel(SCHOLEN, frozenset()),
    ("POST", "/mijn-meldingen/zoeken"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/mijn-meldingen.xlsx"): Regel(SCHOLEN, frozenset()),
    ("GET", "/mijn-meldingen.csv"): Regel(SCHOLEN, frozenset()),
    ("GET", "/mijn-meldingen/{nummer}"): Regel(frozenset({SCHOOL}), SCHOLEN),
    ("GET", "/coordinatie"): Regel(frozenset({COORDINATOR}), frozenset()),
    ("POST", "/coordinatie/mails/{mail_id}"): Regel(frozenset(), frozenset({COORDINATOR})),
    **{("GET", pad): Regel(DOORSTROOMPUNT, frozenset(), goed=(303,)) for pad in NAAR_NU},
    **{("GET", pad): Regel(DOORSTROOMPUNT, frozenset()) for pad in VAN_DOORSTROOMPUNT},
    ("POST", "/vsv"): Regel(DOORSTROOMPUNT, frozenset(), goed=(400,)),
    **{("GET", f"/vsv/{{telling_id}}{eind}"): Regel(frozenset(), DOORSTROOMPUNT) for eind in ("", ".xlsx")},
    ("GET", "/casusoverleg"): Regel(TAFEL, frozenset()),
    ("GET", "/casusoverleg.xlsx"): Regel(TAFEL, frozenset()),
    ("GET", "/thuiszitterstafel"): Regel(TAFEL, frozenset()),
    ("GET", "/thuiszitterstafel.xlsx"): Regel(TAFEL, frozenset()),
    ("GET", "/import"): Regel(INLEZERS, frozenset()),
    ("POST", "/import"): Regel(INLEZERS, frozenset(), goed=(400,)),
    ("GET", "/import/{concept_id}"): Regel(frozenset(), INLEZERS),
    ("POST", "/import/{concept_id}"): Regel(frozenset(), INLEZERS),
    ("GET", "/import/{concept_id}/geweigerd.csv"): Regel(frozenset(), INLEZERS),
    ("GET", "/vergelijking"): Regel(VERDELERS, frozenset()),
    ("POST", "/vergelijking"): Regel(VERDELERS, frozenset(), goed=(400,)),
    ("GET", "/vergelijking/{concept_id}"): Regel(frozenset(), VERDELERS),
    ("POST", "/vergelijking/{concept_id}"): Regel(frozenset(), VERDELERS),
    ("GET", "/vergelijking/uitkomst/{vergelijking_id}"): Regel(frozenset(), VERDELERS),
    ("POST", "/vergelijking/uitkomst/{vergelijking_id}"): Regel(frozenset(), VERDELERS),
    ("GET", "/vergelijking/uitkomst/{vergelijking_id}/export.xlsx"): Regel(frozenset(), VERDELERS),
    ("GET", "/vervanging"): Regel(DOSSIERLEZERS, frozenset()),
    ("POST", "/vervanging"): Regel(DOSSIERLEZERS, frozenset(), goed=(400,)),
    ("POST", "/vervanging/{vervanging_id}/stoppen"): Regel(frozenset(), DOSSIERLEZERS),
    ("GET", "/campagnes"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/start/nieuw"): Regel(frozenset({COORDINATOR}), frozenset()),
    ("POST", "/campagnes/start/nieuw"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("GET", "/campagnes/start/{concept_id}"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("POST", "/campagnes/start/{concept_id}"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("GET", "/campagnes/{campagne_id}"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/leerlingen"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/leerlingen.xlsx"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/leerlingen.csv"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/huisbezoeken"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/huisbezoeken.xlsx"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/bellijst"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/bellijst.xlsx"): Regel(AMBTENAREN, frozenset()),
    ("POST", "/campagnes/{campagne_id}/zoeken"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("GET", "/campagnes/{campagne_id}/klassen"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/campagnes/{campagne_id}/klassen/{locatie_id}"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/campagnes/{campagne_id}/klassen/{locatie_id}"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/campagnes/{campagne_id}/actie"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("POST", "/campagnes/{campagne_id}/namen"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("POST", "/campagnes/{campagne_id}/statussen"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("GET", "/jaaragenda"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(200, 503)),
    ("POST", "/jaaragenda/{actie}"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("GET", "/klassen"): Regel(SCHOLEN, frozenset()),
    ("GET", "/klassen/{campagne_id}/{locatie_id}"): Regel(frozenset({SCHOOL}), SCHOLEN),
    ("POST", "/klassen/{campagne_id}/{locatie_id}"): Regel(frozenset({SCHOOL}), SCHOLEN, goed=(303,)),
    ("GET", "/uitnodiging/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/uitnodiging/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/kopieadres/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/kopieadres/{token}"): Regel(frozenset(), open=True, goed=(400,)),
    ("POST", "/sessie/verlengen"): Regel(INGELOGD, goed=(303,)),
    ("POST", "/vestiging"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/schoolcijfers"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    **{
        ("GET", f"/schoolcijfers/{{jaar}}{eind}"): Regel(SCHOLEN, frozenset())
        for eind in ("", ".xlsx", ".csv")
    },
    ("GET", "/mijn-school"): Regel(SCHOLEN, frozenset()),
    ("POST", "/mijn-school/kopie"): Regel(SCHOLEN, frozenset(), goed=(400,)),
    ("POST", "/mijn-school/kopie/{rij_id}/weg"): Regel(frozenset(), SCHOLEN),
    **{
        ("GET", f"/bestuur{eind}"): Regel(frozenset({BESTUUR}), frozenset(), goed=(200, 303))
        for eind in BESTUURSPADEN
    },
    ("GET", "/dossiers/{nummer}/brieftaal"): Regel(HIER, AMBTENAREN),
    ("POST", "/dossiers/{nummer}/brieftaal"): Regel(HIER, AMBTENAREN, goed=(400,)),
    **{
        ("GET", f"/beheer{eind}"): VAN_BEHEER for eind in ("", "/logboek", "/gebruikers", "/gebruikers/nieuw")
    },
    **{("GET", f"/beheer/{eind}"): VAN_BEHEER for eind in ("afspraken", "kalender", "teksten", "huisstijl")},
    ("POST", "/beheer/gebruikers/nieuw"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("POST", "/beheer/kalender"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("GET", "/beheer/gebruikers/{wie}"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}/stand"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}/rollen"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}/rollen/{plek_id}/intrekken"): BIJ_NIEMAND,
    ("GET", "/beheer/afspraken/{regio}/{groep}/{code}"): VAN_BEHEER,
    ("POST", "/beheer/afspraken/{regio}/{groep}/{code}"): Regel(
        frozenset({BEHEERDER}), frozenset(), goed=(400,)
    ),
    ("POST", "/beheer/afspraken/{regio}/{groep}/{code}/{rij_id}/intrekken"): BIJ_NIEMAND,
    ("POST", "/beheer/kalender/{rij_id}/intrekken"): BIJ_NIEMAND,
    ("GET", "/beheer/teksten/{gemeente}/{soort}/{code}"): BIJ_NIEMAND,
    ("POST", "/beheer/teksten/{gemeente}/{soort}/{code}"): BIJ_NIEMAND,
    ("POST", "/beheer/teksten/{gemeente}/{soort}/{code}/terug"): BIJ_NIEMAND,
    ("GET", "/beheer/huisstijl/{gemeente}"): VAN_BEHEER,
    ("GET", "/beheer/huisstijl/{gemeente}/logo"): BIJ_NIEMAND,
    ("POST", "/beheer/huisstijl/{gemeente}"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("OPTIONS", "/codec/decode"): Regel(frozenset(), open=True, goed=(204,)),
    ("POST", "/codec/decode"): Regel(frozenset({COORDINATOR, BEHEERDER}), frozenset()),
    ("GET", "/api/v1/openapi.json"): OPENBAAR,
    # A log-in of a person is nothing here: machines show a key.
    ("POST", "/api/v1/meldingen"): Regel(frozenset(), open=True, goed=(401,)),
    ("GET", "/api/v1/meldingen/{meldingsnummer}"): Regel(frozenset(), open=True, goed=(401,)),
}
MACHINE = ("/codec/", "/api/")


def _routes(routes: list[BaseRoute], voor: str = "") -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Mount):
            yield from _routes(list(route.routes), voor + route.path)
        elif ingevoegd := getattr(route, "original_router", None):
            yield from _routes(ingevoegd.routes, voor)
        else:
            pad = voor + getattr(route, "path", str(route)).replace(":path", "")
            yield from ((methode, pad) for methode in getattr(route, "methods", {"?"}) - {"HEAD"})


def test_every_route_stands_in_the_table(web: Webproef) -> None:
    assert set(_routes(web.app.routes)) == set(TABEL)


@pytest.fixture(scope="module")
async def objecten(web: Webproef) -> dict[str, str]:
    """Objects that are the school's and the municipality's own."""
    zaak = await web.zaak(behandelaar="lpa1")
    async with web.database.schrijver(SYSTEEM) as sessie:
        traject_id = zaak.ontvangst.traject_id
        procedure_id = await start_procedure(sessie, traject_id, Proceduresoort.ZIEKTEVERZUIM, NU)
    school = await web.als(SCHOOL)
    concept = (await school.post("/melden")).headers["location"].rsplit("/", 1)[1]
    return {
        "taak_id": str(zaak.taak_id),
        "bijlage_id": str(zaak.bijlage_id),
        "procedure_id": str(procedure_id),
        "brief_id": str(await web.brief(zaak)),
        "dossier": zaak.ontvangst.traject_nummer,
        "melding": zaak.ontvangst.melding_nummer,
        "concept_id": concept,
        "token": await web.vraag(zaak.ontvangst),
        "versie": web.app.state.onderdelen.weergave.statisch.versie,
        "naam": "app.css",
        "mail_id": str(UUID(int=4)),
        "weergave_id": str(UUID(int=4)),
        "rij_id": str(UUID(int=4)),
        "vervanging_id": str(UUID(int=4)),
        "vergelijking_id": str(UUID(int=5)),
        "maand": "2026-10",
        "jaar": "2026",
        "telling_id": str(UUID(int=6)),
        "meldingsnummer": zaak.ontvangst.melding_nummer,
        "actie": "overstap",
        "wie": str(UUID(int=4)),
        "plek_id": str(UUID(int=4)),
        "regio": "40",
        "groep": "termijn",
        "code": "beoordeling",
        "gemeente": "9901",
        "soort": "brief",
        **await _campagne(web),
    }


async def _campagne(web: Webproef) -> dict[str, str]:
    """A campaign of the region with one pupil of the school's own."""
    campagne_id = await begin(web)
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Schoollocatie.id).where(Schoollocatie.brin == "99AG", Schoollocatie.vestiging == "00")
        locatie_id = (await sessie.exec(zoek)).one()
    return {"campagne_id": str(campagne_id), "locatie_id": str(locatie_id)}


NIETS = {
    "taak_id": str(UUID(int=1)),
    "procedure_id": str(UUID(int=6)),
    "bijlage_id": str(UUID(int=2)),
    "brief_id": str(UUID(int=6)),
    "dossier": "2026-99999",
    "melding": "M-2026-99999",
    "concept_id": str(UUID(int=3)),
    "mail_id": str(UUID(int=5)),
    "campagne_id": str(UUID(int=7)),
    "locatie_id": str(UUID(int=8)),
}


def _adres(pad: str, objecten: Mapping[str, str]) -> str:
    nummer = objecten["dossier" if pad.startswith("/dossiers") else "melding"]
    klas = "?klas=4A" if pad.startswith("/klassen/") or "/klas" in pad else ""
    return pad.format(**{**objecten, "nummer": nummer}) + klas


async def _client(web: Webproef, wie: str) -> httpx2.AsyncClient:
    return web.client() if wie == NIEMAND else await web.als(wie)


async def _vraag(client: httpx2.AsyncClient, methode: str, adres: str) -> httpx2.Response:
    opties: dict[str, Any] = {}
    if adres.startswith("/codec"):
        opties = {"json": {"payloads": []}, "headers": {"origin": UI}}
    return await client.request(methode, adres, **opties)


@pytest.mark.eis(79, 80)
@pytest.mark.parametrize("wie", IEDEREEN)
async def test_everybody_gets_exactly_where_the_table_says(
    web: Webproef, objecten: dict[str, str], wie: str
) -> None:
    fout = {}
    for (methode, pad), regel in TABEL.items():
        if pad.endswith("weggooien"):
            continue  # would take the draft away from under the others
        client = await _client(web, wie)  # a client each: logging out ends a session
        antwoord = await _vraag(client, methode, _adres(pad, objecten))
        verwacht = regel.verwacht(wie)
        if pad.startswith(MACHINE) and verwacht == (NAAR_INLOGGEN,):
            verwacht = (401,)
        if antwoord.status_code not in verwacht:
            fout[methode, pad] = (antwoord.status_code, verwacht)
        naar_inloggen = antwoord.headers.get("location", "").startswith("/inloggen")
        if antwoord.status_code == NAAR_INLOGGEN and wie != NIEMAND and pad != "/uitloggen":
            assert not naar_inloggen, pad
    assert fout == {}


@pytest.mark.parametrize("wie", [ANDER, ANDERE_SCHOOL, BEHEERDER])
async def test_what_is_not_yours_and_what_does_not_exist_look_the_same(
    web: Webproef, objecten: dict[str, str], wie: str
) -> None:
    client = await _client(web, wie)
    for (methode, pad), regel in TABEL.items():
        if "{" not in pad or regel.open or wie in regel.mag:
            continue
        vreemd = await _vraag(client, methode, _adres(pad, objecten))
        niets = await _vraag(client, methode, _adres(pad, {**objecten, **NIETS}))
        assert (vreemd.status_code, vreemd.text) == (niets.status_code, niets.text), (methode, pad)


async def test_a_sibling_location_and_another_school_stay_out_of_lists_and_exports(web: Webproef) -> None:
    eigen = await web.meld(school=LYCEUM, leerling=in_gemeente("9901", "999900067"))
    zus = await web.meld(school=LYCEUM_TWEE, leerling=in_gemeente("9901", "999900079"))
    roc = await web.meld(school=ROC, leerling=in_gemeente("9901", "999900092"))
    lijsten = ("/mijn-meldingen", "/mijn-meldingen.csv")
    school2, school3 = await web.als(SCHOOL), await web.als(ANDERE_SCHOOL)
    for adres in lijsten:
        van_twee, van_drie = (await school2.get(adres)).text, (await school3.get(adres)).text
        assert eigen.melding_nummer in van_twee
        assert zus.melding_nummer in van_twee  # an account for both locations
        assert roc.melding_nummer not in van_twee
        assert roc.melding_nummer in van_drie
        assert eigen.melding_nummer not in van_drie


async def test_searching_and_counting_end_at_the_border_of_the_municipality(web: Webproef) -> None:
    hier = await web.zaak(leerling=in_gemeente("9901", "999900109"))
    daar = await web.zaak(leerling=in_gemeente("9902", "999900110"), behandelaar="lpa3")
    lpa1, lpa3 = await web.als(LPA), await web.als(ANDER)
    for client, eigen, vreemd in ((lpa1, hier, daar), (lpa3, daar, hier)):
        lijst = (await client.get("/dossiers")).text
        assert eigen.ontvangst.traject_nummer in lijst
        assert vreemd.ontvangst.traject_nummer not in lijst
        await client.post("/dossiers/zoeken", data={"tekst": vreemd.ontvangst.traject_nummer})
        gezocht = (await client.get("/dossiers?gezocht=true")).text
        assert f'href="/dossiers/{vreemd.ontvangst.traject_nummer}"' not in gezocht


async def test_a_pupil_is_found_by_bsn_and_the_number_stays_out_of_the_address(web: Webproef) -> None:
    zaak = await web.zaak(leerling=in_gemeente("9901", "999900122"))
    client = await web.als(LPA)
    antwoord = await client.post("/dossiers/zoeken", data={"tekst": "999900122"})
    assert "999900122" not in antwoord.headers["location"]
    gevonden = await client.get(antwoord.headers["location"])
    assert zaak.ontvangst.traject_nummer in gevonden.text


async def test_an_ended_session_opens_nothing(web: Webproef) -> None:
    client = await web.als(LPA)
    assert (await client.get("/taken")).status_code == 200
    oud = dict(client.cookies)
    await client.post("/uitloggen")
    antwoord = await web.client(cookies=oud).get("/taken")
    assert antwoord.headers["location"] == "/inloggen?volgende=/taken"


@pytest.mark.parametrize("id_", ["geen-uuid", str(UUID(int=9)), "%00", "../../etc/passwd"])
async def test_an_address_that_cannot_exist_is_a_page_that_is_not_there(web: Webproef, id_: str) -> None:
    assert (await (await web.als(LPA)).get(f"/taken/{id_}")).status_code == 404
