"""A region in which every page has something to show: reports, procedures, letters, files, a campaign."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

import httpx2
from sqlmodel import col, select, update

from domain.leveringen import KOLOMMEN as LEVERINGKOLOMMEN
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Taakstap, Wie
from domain.soorten import Fase, Proceduresoort, TermijnAard, WachtStatus
from domain.vsvinvoer import KOLOMMEN
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.tabellen import Deelnemer, Inschrijving, Taak, Termijn, Traject
from tests.api.campagnes import begin, bestand
from tests.api.procedurezaak import Procedurezaak, procedurezaak
from tests.api.test_klassenlijsten import gevraagd as klassenlijst_gevraagd
from tests.api.test_ouderantwoord import gevraagd
from tests.api.verzuimstaten import vraag_staten
from tests.api.webproef import NU, Webproef, andere_leerling
from tests.campagnes.kandidaten import geldige_nummers, kandidaten
from voorbeeld import maak
from voorbeeld.vergelijking import PEILDATUM, maak_paar

IEDEREEN = (
    "lpa1",
    "casemanager1",
    "jeugdarts1",
    "administratie1",
    "coordinator1",
    "beheerder1",
    "bestuur1",
    "school2",
    "school3",
)
"""Log-ins of the demo region, one or two of each role."""
WIE = {
    Wie.BEHANDELAAR: "lpa1",
    Wie.JEUGDARTS: "jeugdarts1",
    Wie.ADMINISTRATIE: "administratie1",
    Wie.COORDINATOR: "coordinator1",
}
DOORSTROOM = (Proceduresoort.VERZUIM_18PLUS, Proceduresoort.UITVAL, Proceduresoort.BEGELEIDING)
LEVERINGREGEL = "uit;15-01-2026;999900031;Smit;;Bo;02-03-2007;Voorbeeldstad;9901;99AK;00;mbo-4;arbeidsmarkt"
VSV_REGEL = "999900031;Smit;;Bo;02-03-2007;9901;99AK;00;mbo-4;;01-08-2024;15-01-2026;"

Bestanden = Mapping[str, tuple[str, bytes, str]]
"""Field of the form -> (name, content, media type)."""


async def vul(web: Webproef) -> str:
    """Fill the demo region of this application; the token of a question to a school."""
    leerlingen = _leerlingen()
    token = await _meldingen(web, leerlingen)
    await _procedures(web, leerlingen)
    await _campagne(web)
    await _bestanden(web)
    await _gesloten(web, leerlingen)
    await _termijnen(web)
    return token


def _leerlingen() -> Iterator[Mapping[str, Any]]:
    return map(andere_leerling, geldige_nummers(999_910_000))


async def _meldingen(web: Webproef, leerlingen: Iterator[Mapping[str, Any]]) -> str:
    """One of everything that hangs on a report."""
    zaak = await web.zaak(leerling=next(leerlingen))
    await web.brief(zaak)
    for wie in ("lpa1", "lpa2", "casemanager1"):
        ander = await web.zaak(leerling=next(leerlingen), behandelaar=wie)
    await _vertrokken(web, ander.ontvangst.traject_id)
    return await web.vraag(zaak.ontvangst)


async def _vertrokken(web: Webproef, traject_id: UUID) -> None:
    """This pupil left after the last comparison of BRP and BRON, and no other school is known."""
    async with web.database.schrijver(SYSTEEM) as sessie:
        wie = select(Traject.leerling_id).where(Traject.id == traject_id).scalar_subquery()
        dicht = update(Inschrijving).where(col(Inschrijving.leerling_id) == wie)
        await sessie.exec(dicht.values(van=date(2025, 8, 1), tot=date(2026, 10, 1)))


async def _procedures(web: Webproef, leerlingen: Iterator[Mapping[str, Any]]) -> None:
    """Each procedure in a dossier of its own, with a task at every step that a person takes."""
    for soort, plan in PLANNEN.items():
        zaak = await procedurezaak(web, soort, leerling=next(leerlingen))
        for stap in plan.stappen:
            if isinstance(stap, Taakstap):
                wie = "casemanager1" if soort in DOORSTROOM else WIE[stap.wie]
                await zaak.staat_op(stap.code, wie=wie)


async def _campagne(web: Webproef) -> None:
    """Candidates who wait, one who was asked, one at home of whom somebody has to call, and a class list."""
    wachten = await begin(web, kandidaten(12, vanaf=900, brin="99AG"))
    async with web.database.schrijver(SYSTEEM) as sessie:
        eerste = update(Deelnemer).where(
            col(Deelnemer.campagne_id) == wachten, col(Deelnemer.volgnummer) == 1
        )
        await sessie.exec(eerste.values(staat="benaderd", gevraagd_op=NU))
    stil = await gevraagd(web, 930)
    assert stil.procedure_id
    assert stil.traject_id
    ontvangst = Ontvangst(
        melding_id=uuid4(), melding_nummer="", traject_id=stil.traject_id, traject_nummer=""
    )
    zaak = Procedurezaak(ontvangst, stil.procedure_id, web, Proceduresoort.OVERSTAP)
    for stap in ("begeleiden", "huisbezoek"):
        await zaak.staat_op(stap, wie="casemanager1")
    await klassenlijst_gevraagd(web, 960)
    await vraag_staten(web, "rondgang")


async def _gesloten(web: Webproef, leerlingen: Iterator[Mapping[str, Any]]) -> None:
    """A closed dossier that stands first in a list of tasks, so that a walk comes to it."""
    zaak = await web.zaak(leerling=next(leerlingen), behandelaar="coordinator1")
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Taak).where(col(Taak.id) == zaak.taak_id).values(spoed=True))
        dicht = update(Traject).where(col(Traject.id) == zaak.ontvangst.traject_id)
        await sessie.exec(dicht.values(fase=Fase.GESLOTEN, gesloten_op=NU, resultaat="naar-school"))


async def _termijnen(web: Webproef) -> None:
    """A last day in the ledger for every open task of a trajectory, as the workflow writes it."""
    async with web.database.schrijver(SYSTEEM) as sessie:
        zonder = select(Taak).where(Taak.status == WachtStatus.OPEN, col(Taak.procedure_id).is_(None))
        for taak in (await sessie.exec(zonder)).all():
            sessie.add(
                Termijn(
                    id=uuid5(taak.id, "uiterlijk"),
                    traject_id=taak.traject_id,
                    gemeente_code=taak.gemeente_code,
                    procedure_id=taak.procedure_id,
                    wacht_id=taak.id,
                    aard=TermijnAard.UITERLIJK,
                    volgnummer=1,
                    op=taak.uiterlijk,
                    status=WachtStatus.OPEN,
                    wie="LPA1",
                    wat="De taak",
                    grond="Werkafspraak",
                    regel="beoordeling/standaard/1970-01-01",
                    kalender_versie="k",
                )
            )


async def _bestanden(web: Webproef) -> None:
    """A draft of a report; files that were looked at, and files that were taken in."""
    school, beheer, coordinator = [
        await web.als(wie) for wie in ("school2", "administratie1", "coordinator1")
    ]
    await school.post("/melden")
    meldingen = {"bestand": ("export.csv", maak(meldingen=50).csv, "text/csv")}
    await _lees_in(beheer, "/import", meldingen)
    paar = maak_paar(zaad=4, inwoners=60)
    inwoners = {"brp": ("brp.csv", paar.brp, "text/csv"), "bron": ("bron.csv", paar.bron, "text/csv")}
    await _lees_in(coordinator, "/vergelijking", inwoners, peildatum=f"{PEILDATUM:%d-%m-%Y}")
    leerlingen = {"bestand": ("kandidaten.csv", bestand(6, vanaf=950), "text/csv")}
    await _bekijk(coordinator, "/campagnes/start/nieuw", leerlingen, soort="overstap", jaar="2027")
    telling = "\r\n".join((";".join(KOLOMMEN), VSV_REGEL)).encode()
    await _bekijk(coordinator, "/vsv", {"bestand": ("bron.csv", telling, "text/csv")}, schooljaar="2025")
    levering = "\r\n".join((";".join(LEVERINGKOLOMMEN), LEVERINGREGEL)).encode()
    await _bekijk(coordinator, "/leveringen", {"bestand": ("mutaties.csv", levering, "text/csv")})
    await web.app.state.onderdelen.achtergrond.rond_af()


async def _lees_in(client: httpx2.AsyncClient, pagina: str, bestanden: Bestanden, **velden: str) -> None:
    """Twice: one stays as it was looked at."""
    await _bekijk(client, pagina, bestanden, **velden)
    await client.post(await _bekijk(client, pagina, bestanden, **velden))


async def _bekijk(client: httpx2.AsyncClient, pagina: str, bestanden: Bestanden, **velden: str) -> str:
    antwoord = await client.post(pagina, files=bestanden, data=velden)
    assert antwoord.status_code == 303, antwoord.text
    return str(antwoord.headers["location"])
