"""The agenda of the Thuiszitterstafel: who is discussed, since when, what was agreed, and for whose eyes."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from api.thuiszitterstafel import KOPPEN, escalatie
from demo.gegevens import demo_id
from domain.kalender import ochtend_van
from domain.soorten import WachtStatus
from storage.database import SYSTEEM
from storage.lijsten.thuiszitters import Bespreking
from storage.tabellen import Procedure, Taak, Taakantwoord, Traject
from tests.api.webproef import NU, Webproef, in_gemeente
from voorbeeld.nummers import BSNS

NUMMERS = iter(BSNS[300:])
TAFEL = date(2026, 12, 10)
"""The first table after `NU`, 23 November 2026: a Thursday."""
LEEG = Bespreking(
    traject_nummer="",
    leerling="",
    leeftijd=14,
    school="",
    behandelaar="",
    thuis_sinds=date(2026, 9, 9),
    dagen_thuis=75,
    escalatie=date(2026, 12, 9),
    maanden=0,
    voorbij=False,
    besluit="",
    besloten_op=None,
    acties=(),
)
BESLUIT = {
    "besluit": "De school maakt een rooster voor drie dagen.",
    "actie1": "Rooster maken",
    "actie1_wie": "Zorgcoördinator",
    "actie1_op": "2026-12-01",
    "actie2": "Jeugdteam bellen",
    "actie2_wie": "Leerplicht",
    "actie2_op": "2026-11-20",
}


async def thuiszitter(
    web: Webproef,
    stap: str,
    uiterlijk: date,
    *,
    gemeente: str = "9901",
    eerste_dag: str = "2026-09-09",
    **velden: Any,
) -> str:
    """A case in this step; `velden` are those of its last finished task. The number of its dossier."""
    ontvangst = await web.meld(leerling=in_gemeente(gemeente, next(NUMMERS)))
    id_ = uuid4()
    async with web.database.schrijver(SYSTEEM) as sessie:
        traject = await sessie.get(Traject, ontvangst.traject_id)
        assert traject is not None
        sessie.add(
            Procedure(
                id=id_,
                traject_id=traject.id,
                gemeente_code=gemeente,
                soort="thuiszitter",
                status="loopt",
                stap=stap,
                uiterlijk=ochtend_van(uiterlijk),
                gegevens={"eerste_dag": eerste_dag},
                gestart_op=NU,
            )
        )
        await sessie.flush()
        for nummer, (soort, ingevuld) in enumerate(velden.items()):
            await _gedaan(sessie, traject, id_, soort, ingevuld, NU - timedelta(days=9 - nummer))
    return ontvangst.traject_nummer


async def _gedaan(
    sessie: Any, traject: Traject, procedure: Any, stap: str, velden: dict[str, str], op: datetime
) -> None:
    taak, antwoord, wie = uuid4(), uuid4(), demo_id("gebruiker", "lpa1")
    sessie.add(
        Taak(
            id=taak,
            traject_id=traject.id,
            procedure_id=procedure,
            gemeente_code=traject.gemeente_code,
            soort=f"thuiszitter.{stap}",
            status=WachtStatus.GEDAAN,
            geopend_op=op,
            uiterlijk=op,
            afgerond_op=op,
            afgerond_door=wie,
            antwoord_id=antwoord,
        )
    )
    await sessie.flush()
    sessie.add(
        Taakantwoord(
            id=antwoord,
            taak_id=taak,
            traject_id=traject.id,
            gebruiker_id=wie,
            besluit="afspraken",
            velden=velden,
            gegeven_op=op,
        )
    )
    await sessie.flush()


async def pagina(web: Webproef, wie: str = "lpa1") -> str:
    antwoord = await (await web.als(wie)).get("/thuiszitterstafel")
    assert antwoord.status_code == 200
    return antwoord.text


def rij(tekst: str, nummer: str) -> str:
    return tekst.split(f"/dossiers/{nummer}")[1].split("</tr>")[0]


async def test_a_table_without_pupils_says_so(web: Webproef) -> None:
    tekst = await pagina(web, "lpa5")
    assert "10 december 2026" in tekst
    assert "Er staat niemand op de agenda." in tekst


@pytest.mark.eis(95, 158, 159)
async def test_a_pupil_stands_there_with_months_decision_and_actions_with_owner_and_date(
    web: Webproef,
) -> None:
    nummer = await thuiszitter(
        web,
        "tot-tafel",
        TAFEL,
        vaststellen={"reden": "ongemotiveerd"},
        plan={"besluit": "Oud"},
        tafel=BESLUIT,
    )
    gevonden = rij(await pagina(web), nummer)
    assert "75 dagen" in gevonden  # from 9 September to 23 November
    assert "09-12-2026" in gevonden
    assert "over minder dan een maand" in gevonden
    assert BESLUIT["besluit"] in gevonden
    assert "Oud" not in gevonden
    assert "Rooster maken: Zorgcoördinator" in gevonden
    assert "01-12-2026" in gevonden
    assert "Jeugdteam bellen: Leerplicht" in gevonden
    assert "Te laat: 3 dagen" in gevonden


@pytest.mark.parametrize(
    ("stap", "tot", "besproken"),
    [
        ("tot-tafel", TAFEL, True),
        ("tot-escalatie", TAFEL - timedelta(days=1), True),
        ("tot-escalatie", TAFEL, True),
        ("tot-escalatie", TAFEL + timedelta(days=1), False),
        ("tafel", TAFEL + timedelta(days=9), True),
        ("doorzettingsmacht", TAFEL + timedelta(days=9), True),
        ("plan", TAFEL, False),
        ("aanbod", TAFEL, False),
        ("vaststellen", TAFEL, False),
        ("vier-weken", TAFEL, False),
    ],
)
async def test_who_is_discussed_at_the_next_table(
    web: Webproef, stap: str, tot: date, besproken: bool
) -> None:
    nummer = await thuiszitter(web, stap, tot)
    assert (nummer in await pagina(web)) is besproken


async def test_an_offer_that_failed_starts_the_days_and_the_months_again(web: Webproef) -> None:
    nummer = await thuiszitter(web, "tot-tafel", TAFEL, aanbod={"mislukt_op": "2026-11-02"})
    gevonden = rij(await pagina(web), nummer)
    assert "21 dagen" in gevonden
    assert "02-02-2027" in gevonden
    assert "over 2 maanden" in gevonden


@pytest.mark.parametrize(
    ("maanden", "voorbij", "woorden"),
    [
        (0, False, "over minder dan een maand"),
        (1, False, "over 1 maand"),
        (2, False, "over 2 maanden"),
        (0, True, "minder dan een maand geleden"),
        (1, True, "1 maand geleden"),
        (7, True, "7 maanden geleden"),
    ],
)
def test_the_months_until_and_since_escalation_in_words(maanden: int, voorbij: bool, woorden: str) -> None:
    assert escalatie(LEEG.model_copy(update={"maanden": maanden, "voorbij": voorbij})) == woorden


async def test_each_municipality_sees_its_own_table_and_a_coordinator_all_of_them(web: Webproef) -> None:
    hier = await thuiszitter(web, "tafel", TAFEL)
    daar = await thuiszitter(web, "tafel", TAFEL, gemeente="9902")
    lpa1, lpa3, coordinator = [await pagina(web, wie) for wie in ("lpa1", "lpa3", "coordinator1")]
    assert hier in lpa1
    assert daar not in lpa1
    assert daar in lpa3
    assert hier not in lpa3
    assert hier in coordinator
    assert daar in coordinator
    bestand = (await (await web.als("lpa3")).get("/thuiszitterstafel.xlsx")).content
    assert hier not in str([cel.value for cel in load_workbook(BytesIO(bestand)).active["C"]])  # type: ignore[index]


async def test_the_file_has_a_line_for_each_action_and_a_name_that_says_what_is_inside(web: Webproef) -> None:
    nummer = await thuiszitter(web, "tafel", TAFEL, gemeente="9903", tafel=BESLUIT)
    zonder = await thuiszitter(web, "tafel", TAFEL, gemeente="9903")

    antwoord = await (await web.als("lpa5")).get("/thuiszitterstafel.xlsx")

    assert (
        'filename="thuiszitterstafel-gemeente-heuvelland-2026-11-23.xlsx"'
        in antwoord.headers["content-disposition"]
    )
    blad = load_workbook(BytesIO(antwoord.content)).active
    assert blad is not None
    koppen, *regels = blad.iter_rows(values_only=True)
    assert koppen == KOPPEN
    van = [dict(zip(KOPPEN, regel, strict=True)) for regel in regels]
    acties = {(r["Actie"], r["Wie"], r["Klaar op"]) for r in van if r["Dossier"] == nummer}
    assert acties == {
        ("Rooster maken", "Zorgcoördinator", datetime(2026, 12, 1)),  # noqa: DTZ001  (a cell has no zone)
        ("Jeugdteam bellen", "Leerplicht", datetime(2026, 11, 20)),  # noqa: DTZ001
    }
    assert [r["Actie"] for r in van if r["Dossier"] == zonder] == [None]
