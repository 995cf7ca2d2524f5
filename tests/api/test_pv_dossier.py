"""The file for the public prosecutor: one readable, tagged PDF with the registers of the school behind it."""

import hashlib
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from api import pv_dossier
from demo.gegevens import demo_id
from domain.soorten import Proceduresoort, Procedurestatus, WachtStatus
from infra.pdf import PdfKanNiet, maak_pdf
from storage.database import SYSTEEM
from storage.tabellen import Bijlage, Procedure, Taak, Taakantwoord, Traject
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling

STAAT = '<html lang="nl"><title>Staat</title><body><p>Maandag afwezig: les 1 en 2</p></body></html>'
LPA = demo_id("gebruiker", "lpa1")


async def zet(web: Webproef, zaak: Zaak, soort: str, besluit: str, velden: dict[str, str]) -> None:
    """A step of a procedure that was done, as its workflow leaves it behind."""
    plan, _, _ = soort.partition(".")
    procedure, taak, antwoord = uuid4(), uuid4(), uuid4()
    async with web.database.schrijver(SYSTEEM) as sessie:
        traject = await sessie.get(Traject, zaak.ontvangst.traject_id)
        assert traject is not None
        sessie.add(_procedure(procedure, traject, Proceduresoort(plan)))
        await sessie.flush()
        sessie.add(_taak(taak, procedure, antwoord, traject, soort, besluit))
        await sessie.flush()
        sessie.add(
            Taakantwoord(
                id=antwoord,
                taak_id=taak,
                traject_id=traject.id,
                gebruiker_id=LPA,
                besluit=besluit,
                velden=velden,
                gegeven_op=NU,
            )
        )


def _procedure(id_: UUID, traject: Traject, soort: Proceduresoort) -> Procedure:
    return Procedure(
        id=id_,
        traject_id=traject.id,
        gemeente_code=traject.gemeente_code,
        soort=soort,
        status=Procedurestatus.KLAAR,
        stap="vervallen",
        gestart_op=NU,
    )


def _taak(id_: UUID, procedure: UUID, antwoord: UUID, traject: Traject, soort: str, besluit: str) -> Taak:
    return Taak(
        id=id_,
        traject_id=traject.id,
        procedure_id=procedure,
        gemeente_code=traject.gemeente_code,
        soort=soort,
        status=WachtStatus.GEDAAN,
        geopend_op=NU,
        uiterlijk=NU + timedelta(days=7),
        afgerond_op=NU,
        afgerond_door=LPA,
        besluit=besluit,
        antwoord_id=antwoord,
    )


async def bijlage(web: Webproef, zaak: Zaak, naam: str, inhoud: bytes) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        sessie.add(
            Bijlage(
                id=uuid4(),
                traject_id=zaak.ontvangst.traject_id,
                naam=naam,
                mediatype="application/pdf",
                grootte=len(inhoud),
                sha256=hashlib.sha256(inhoud).digest(),
                inhoud=inhoud,
                toegevoegd_op=NU,
            )
        )


@pytest.fixture(scope="module")
async def zaak(web: Webproef) -> Zaak:
    """A case with hours per day, a hearing, a warning, and three files of which one is broken."""
    regels = [{"dag": "2026-11-16", "uren": "4.5"}, {"dag": "2026-11-17", "uren": "3"}]
    leerling = andere_leerling("999900146", achternaam="Çelik", voornamen="Esmée")
    anders: dict[str, Any] = {"eerste_dag": "2026-11-16", "laatste_dag": "2026-11-17", "uren": "7.5"}
    zaak = await web.zaak(leerling=leerling, verzuimregels=regels, **anders)
    verhoor = {"ouders_gehoord_op": "2026-11-18", "cautie": "ja", "verklaring": "Wij wisten het niet."}
    await zet(web, zaak, "strafrechtelijk.ouders-horen", "gehoord", verhoor)
    waarschuwing = {"waarschuwingsdatum": "2026-11-10", "gewaarschuwd": "beide ouders"}
    await zet(web, zaak, "mas.waarschuwing", "gegeven", waarschuwing)
    await zet(web, zaak, "halt.toestemming", "akkoord", {"zorg_zonder_hulp": "ja"})
    await bijlage(web, zaak, "verzuimstaat-november.pdf", maak_pdf(STAAT))
    await bijlage(web, zaak, "beschadigd.pdf", b"%PDF-1.4 kapot")
    return zaak


@pytest.fixture(scope="module")
async def dossier(web: Webproef, zaak: Zaak) -> bytes:
    """What the officer gets."""
    client = await web.als("lpa1")
    antwoord = await client.get(f"/dossiers/{zaak.ontvangst.traject_nummer}/pv-dossier.pdf")
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"] == "application/pdf"
    verwacht = f"pv-dossier-{zaak.ontvangst.traject_nummer.lower()}-2026-11-23.pdf"
    assert verwacht in antwoord.headers["content-disposition"]
    return antwoord.content


@pytest.mark.eis(45)
async def test_the_file_holds_pupil_absence_hearing_warning_and_the_registers(dossier: bytes) -> None:
    lezer = PdfReader(BytesIO(dossier))
    tekst = " ".join(" ".join(pagina.extract_text() for pagina in lezer.pages).split())

    for deel in (
        "Esmée",
        "Çelik",
        "16 november 2026 4,5",
        "17 november 2026 3",
        "Ouders horen: de ouders zijn gehoord",
        "18 november 2026",
        "Wij wisten het niet.",
        "beide ouders",
        "Melding",
        "verzuimstaat-november.pdf",
        "Achter dit dossier",
        "Los bestand, apart meesturen",
        "beschadigd.pdf",
        "verzuimstaat.csv",
    ):
        assert deel in tekst, deel
    assert "Maandag afwezig: les 1 en 2" in lezer.pages[-1].extract_text()


async def test_the_file_is_tagged_and_holds_no_number_and_no_care_of_the_pupil(dossier: bytes) -> None:
    lezer = PdfReader(BytesIO(dossier))
    tekst = "".join(pagina.extract_text() for pagina in lezer.pages)

    assert "/StructTreeRoot" in str(lezer.trailer["/Root"].get_object())
    assert "999900146" not in tekst
    assert "psychische" not in tekst


async def test_a_machine_without_the_libraries_says_so_in_dutch(
    web: Webproef, zaak: Zaak, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kan_niet(html: str) -> bytes:
        raise PdfKanNiet

    monkeypatch.setattr(pv_dossier, "maak_pdf", kan_niet)
    pad = f"/dossiers/{zaak.ontvangst.traject_nummer}/pv-dossier.pdf"
    antwoord = await (await web.als("lpa1")).get(pad)
    assert antwoord.status_code == 503
    assert "libpango-1.0-0" in antwoord.text


@pytest.mark.usefixtures("dossier")  # the officer's own, with its status
async def test_only_the_officer_and_the_coordinator_make_it_and_the_dossier_tells_who_did(
    web: Webproef, zaak: Zaak
) -> None:
    pad, zin = f"/dossiers/{zaak.ontvangst.traject_nummer}", "Het pv-dossier is gemaakt en opgehaald."
    lpa, coordinator = await web.als("lpa1"), await web.als("coordinator1")
    voor = (await lpa.get(pad)).text
    assert (await coordinator.get(f"{pad}/pv-dossier.pdf")).status_code == 200
    na = (await coordinator.get(pad)).text
    assert all("pv-dossier.pdf" in pagina for pagina in (voor, na))
    assert (voor.count(zin), na.count(zin)) == (1, 2)

    ander = await web.als("administratie1")
    assert (await ander.get(f"{pad}/pv-dossier.pdf")).status_code == 403
    pagina = (await ander.get(pad)).text
    assert "pv-dossier.pdf" not in pagina
    assert pagina.count(zin) == 2
