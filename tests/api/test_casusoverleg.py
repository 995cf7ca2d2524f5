"""The agenda of the casusoverleg: who is discussed when, what was advised, who does what, for whose eyes."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from api.casusoverleg import KOPPEN
from domain.soorten import Proceduresoort
from tests.api.procedurezaak import Procedurezaak, procedurezaak
from tests.api.webproef import Webproef, in_gemeente
from voorbeeld.nummers import BSNS

NUMMERS = iter(BSNS[400:])
AGENDA = {"overlegdatum": "2026-12-03", "vraag": "Is een proces-verbaal verstandig?"}
ADVIES = {
    "besproken_op": "2026-11-20",
    "advies_leerplicht": "Eerst waarschuwen.",
    "advies_om": "Geen vervolging nu.",
    "actie1": "Brief aan ouders",
    "actie1_wie": "Leerplicht",
    "actie1_op": "2026-12-01",
    "actie2": "Gezin bezoeken",
    "actie2_wie": "Raad",
    "actie2_op": "2026-12-08",
}
AANGEHOUDEN = {"overlegdatum": "2027-01-14", "motivering": "De Raad was er niet."}


async def zaak(
    web: Webproef,
    *stappen: tuple[str, str, dict[str, str]],
    gemeente: str = "9901",
    soort: Proceduresoort = Proceduresoort.STRAFRECHTELIJK,
) -> Procedurezaak:
    """A procedure in which these steps were taken."""
    gemaakt = await procedurezaak(web, soort, leerling=in_gemeente(gemeente, next(NUMMERS)))
    for stap, uitkomst, velden in stappen:
        await gemaakt.gedaan(await gemaakt.staat_op(stap), uitkomst, velden)
    return gemaakt


async def pagina(web: Webproef, wie: str = "lpa1") -> str:
    antwoord = await (await web.als(wie)).get("/casusoverleg")
    assert antwoord.status_code == 200
    return antwoord.text


def rij(tekst: str, gemaakt: Procedurezaak) -> str:
    return tekst.split(f"/dossiers/{gemaakt.ontvangst.traject_nummer}")[1].split("</tr>")[0]


def kop(tekst: str, gemaakt: Procedurezaak) -> str:
    """The heading under which a pupil stands."""
    return tekst.split(f"/dossiers/{gemaakt.ontvangst.traject_nummer}")[0].rpartition("<h3")[2]


async def test_an_empty_agenda_says_who_comes_on_it(web: Webproef) -> None:
    assert "Er staat niemand op de agenda." in await pagina(web, "lpa5")


@pytest.mark.eis(93)
async def test_a_pupil_goes_from_no_date_to_the_meeting_and_the_advice_stays_to_be_read(
    web: Webproef,
) -> None:
    nieuw = await zaak(web)
    taak = await nieuw.staat_op("agenda")
    eerst = await pagina(web)
    assert "Nog zonder datum" in kop(eerst, nieuw)
    assert f'href="/taken/{taak}">Op de agenda zetten' in rij(eerst, nieuw)

    await nieuw.gedaan(taak, "aangemeld", AGENDA)
    await nieuw.wacht("overleg-wacht", 10)
    gepland = await pagina(web)
    assert "3 december 2026" in kop(gepland, nieuw)
    assert AGENDA["vraag"] in rij(gepland, nieuw)
    assert "nog geen advies" in rij(gepland, nieuw)

    taak = await nieuw.staat_op("overleg")
    assert f'href="/taken/{taak}">Advies vastleggen' in rij(await pagina(web), nieuw)

    await nieuw.gedaan(taak, "waarschuwen", ADVIES)
    await nieuw.staat_op("waarschuwing")
    daarna = await pagina(web)
    assert "Besproken in de afgelopen drie maanden" in kop(daarna, nieuw)
    gevonden = rij(daarna, nieuw)
    for woorden in (
        *("Eerst een formele waarschuwing", "Advies van leerplicht: Eerst waarschuwen."),
        *("Advies van het OM: Geen vervolging nu.", "Brief aan ouders: Leerplicht", "08-12-2026"),
    ):
        assert woorden in gevonden
    assert "/taken/" not in gevonden


async def test_who_is_kept_over_stands_at_the_next_meeting_with_what_was_agreed(web: Webproef) -> None:
    aangehouden = await zaak(web, ("agenda", "aangemeld", AGENDA), ("overleg", "aanhouden", AANGEHOUDEN))
    await aangehouden.wacht("overleg-wacht", 50)
    tekst = await pagina(web)
    assert "14 januari 2027" in kop(tekst, aangehouden)
    assert "Later opnieuw bespreken" in rij(tekst, aangehouden)


async def test_halt_asks_the_officier_van_justitie_at_the_same_table(web: Webproef) -> None:
    halt = await zaak(web, soort=Proceduresoort.HALT)
    taak = await halt.staat_op("officier")
    gevonden = rij(await pagina(web), halt)
    assert "Halt" in gevonden
    assert f'href="/taken/{taak}">Advies vastleggen' in gevonden


async def test_each_municipality_sees_its_own_agenda_also_in_the_file(web: Webproef) -> None:
    daar = await zaak(
        web, ("agenda", "aangemeld", AGENDA), ("overleg", "waarschuwen", ADVIES), gemeente="9902"
    )
    await daar.staat_op("waarschuwing")
    nummer = daar.ontvangst.traject_nummer
    assert nummer not in await pagina(web)
    assert nummer in await pagina(web, "coordinator1")

    antwoord = await (await web.als("lpa3")).get("/casusoverleg.xlsx")
    assert "casusoverleg-" in antwoord.headers["content-disposition"]
    blad = load_workbook(BytesIO(antwoord.content)).active
    assert blad is not None
    koppen, *regels = blad.iter_rows(values_only=True)
    assert koppen == KOPPEN
    van = [dict(zip(KOPPEN, regel, strict=True)) for regel in regels]
    assert {(r["Dossier"], r["Actie"], r["Wie"]) for r in van} == {
        (nummer, "Brief aan ouders", "Leerplicht"),
        (nummer, "Gezin bezoeken", "Raad"),
    }
    assert {r["Uitkomst"] for r in van} == {"Eerst een formele waarschuwing"}
