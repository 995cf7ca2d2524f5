"""The lists of a region: kept by its beheerder with a preview, and used where they matter."""

import re
from io import BytesIO
from uuid import uuid4

import httpx2
import pytest

from domain.soorten import Kanaal, Proceduresoort
from domain.tekstinvoer import KOLOMMEN
from storage.aanname import Herkomst
from storage.importeren import voorbeeldweergave
from tests.api.procedurezaak import procedurezaak
from tests.api.webproef import KLUIS, NU, Webproef, andere_leerling

LIJST = "/beheer/lijsten/40"
BOERDERIJ = {
    "naam": "Zorgboerderij De Kievit",
    "groep": "zorg",
    "vanaf": "23-11-2026",
    "plek-thuiszitterstafel": "ja",
    "plek-doorverwijzen": "ja",
}


async def bewaar(client: httpx2.AsyncClient, lijst: str, **velden: str) -> httpx2.Response:
    return await client.post(f"{LIJST}/{lijst}", data={**velden, "knop": "bewaren"})


@pytest.mark.eis(91, 92)
async def test_a_partner_joins_the_table_and_the_people_around_a_pupil_until_it_ends(web: Webproef) -> None:
    beheer, lpa = await web.als("beheerder1"), await web.als("lpa1")
    vooraf = await beheer.post(f"{LIJST}/partner", data=BOERDERIJ)
    assert "Zorgboerderij De Kievit komt in de lijst." in vooraf.text
    assert "Zorgboerderij" not in (await lpa.get("/thuiszitterstafel")).text
    assert (await bewaar(beheer, "partner", **BOERDERIJ)).status_code == 303
    assert "Zorgboerderij De Kievit" in (await lpa.get("/thuiszitterstafel")).text
    assert "Zorgboerderij De Kievit" not in (await lpa.get("/casusoverleg")).text
    assert "Openbaar Ministerie" in (await lpa.get("/casusoverleg")).text

    zaak = await web.zaak(leerling=andere_leerling("999910000"))
    hier = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    wie = {"rol": "anders", "naam": "Boer Kievit", "van": "23-11-2026", "sleutel": str(uuid4())}
    vreemd = await lpa.post(f"{hier}/betrokkenen", data={**wie, "organisatie": "Circus"})
    assert 'href="#organisatie"' in vreemd.text
    erbij = await lpa.post(f"{hier}/betrokkenen", data={**wie, "organisatie": BOERDERIJ["naam"]})
    assert erbij.status_code == 303
    assert "Iemand anders, Zorgboerderij De Kievit, sinds" in (await lpa.get(hier)).text

    hulp = await procedurezaak(web, Proceduresoort.VRIJWILLIGE_HULP, leerling=andere_leerling("999910127"))
    stap = (await lpa.get(f"/taken/{await hulp.staat_op('verwijzen')}")).text
    assert 'list="partners"' in stap
    assert '<option value="Zorgboerderij De Kievit"></option>' in stap
    assert '<option value="Openbaar Ministerie"></option>' not in stap

    weg = re.findall(
        rf'action="({LIJST}/partner/[0-9a-f-]+/beeindigen)"', (await beheer.get(f"{LIJST}/partner")).text
    )
    assert (await beheer.post(weg[0])).status_code == 303
    assert "Zorgboerderij" not in (await lpa.get("/thuiszitterstafel")).text
    assert "Iemand anders, Zorgboerderij De Kievit, sinds" in (await lpa.get(hier)).text
    log = (await beheer.get("/beheer/logboek")).text
    assert "Lijst van de regio aangevuld: Partners, Zorgboerderij De Kievit" in log
    assert "Regel van een lijst gestopt" in log


@pytest.mark.eis(98)
async def test_a_region_does_without_a_standard_partner_and_says_so(web: Webproef) -> None:
    beheer, casemanager = await web.als("beheerder1"), await web.als("casemanager1")
    assert "Nazorg ex-gedetineerde jongeren" in (await casemanager.get("/regio")).text
    assert (await beheer.post(f"{LIJST}/partner/standaard/binnenbaan/beeindigen")).status_code == 303
    assert "Binnenbaan" not in (await casemanager.get("/regio")).text
    assert "Niet in deze regio, sinds 23-11-2026" in (await beheer.get(f"{LIJST}/partner")).text
    assert (await beheer.post(f"{LIJST}/partner/standaard/circus/beeindigen")).status_code == 404


@pytest.mark.eis(76)
async def test_the_region_tells_who_leads_it_and_what_was_agreed_until_when(web: Webproef) -> None:
    beheer, lpa = await web.als("beheerder1"), await web.als("lpa1")
    afspraak = {"naam": "Aanpak schooluitval", "vanaf": "01-01-2023", "tot": "01-01-2027"}
    assert (await bewaar(beheer, "afspraak", **afspraak)).status_code == 303
    assert (await bewaar(beheer, "contactschool", naam="Delta Lyceum", vanaf="23-11-2026")).status_code == 303
    pagina = (await lpa.get("/regio")).text
    assert "<dt>Contactgemeente</dt><dd>Voorbeeldstad</dd>" in pagina
    assert "<dt>Contactschool</dt><dd>Delta Lyceum, sinds 23 november 2026</dd>" in pagina
    assert "Aanpak schooluitval</strong>, van 1 januari 2023 tot 1 januari 2027" in pagina
    assert "Loopt bijna af" in pagina
    anders = await beheer.post(f"{LIJST}/contactschool", data={"naam": "ROC", "vanaf": "01-08-2027"})
    assert "Delta Lyceum staat er nu. Dat houdt dan op." in anders.text


@pytest.mark.eis(100, 101)
async def test_each_core_task_shows_how_many_cases_run_for_it_and_where(web: Webproef) -> None:
    await procedurezaak(web, Proceduresoort.KWETSBARE_JONGERE, leerling=andere_leerling("999910012"))
    pagina = (await (await web.als("casemanager1")).get("/regio")).text
    assert "Toezicht houden op de Leerplichtwet" in pagina
    in_beeld = pagina.split("Oude vsv&#39;ers en jongeren van pro en vso in beeld houden")[1].split("</tr>")[
        0
    ]
    assert "Kwetsbare jongeren die gevolgd worden: 1" in in_beeld
    assert 'href="/doorstroomcijfers"' in in_beeld
    assert "voor het Doorstroompunt" in (await (await web.als("lpa1")).get("/regio")).text


async def test_a_line_that_does_not_fit_says_why_at_its_field(web: Webproef) -> None:
    beheer = await web.als("beheerder1")
    leeg = await bewaar(beheer, "resultaten", naam="", vanaf="straks", tot="gisteren")
    assert leeg.status_code == 400
    assert all(f'href="#{veld}"' in leeg.text for veld in ("naam", "groep", "vanaf", "tot"))
    terug = await bewaar(beheer, "partner", **BOERDERIJ | {"vanaf": "22-11-2026", "tot": "21-11-2026"})
    assert "Kies vandaag of een latere dag." in terug.text
    assert "Kies een dag na de eerste dag." in terug.text
    vreemd = {"naam": "Naar het circus", "groep": "zorgmelding", "vanaf": "23-11-2026", "telt_als": "circus"}
    assert 'href="#telt_als"' in (await bewaar(beheer, "resultaten", **vreemd)).text
    assert (await (await web.als("lpa1")).get(f"{LIJST}/partner")).status_code == 403
    assert (await beheer.get("/beheer/lijsten/99/partner")).status_code == 404


BESTANDSREGEL = {
    "meldingsnummer": "B1",
    "brin": "99ag",
    "vestiging": "00",
    "bsn": "999910036",
    "leerlingnummer": "L1",
    "achternaam": "Bakker",
    "voornamen": "Bo",
    "geboortedatum": "01-02-2012",
    "geslacht": "x",
    "straat": "Dorp",
    "huisnummer": "1",
    "postcode": "1234AB",
    "plaats": "Dorp",
    "gemeentecode": "9901",
    "onderwijssoort": "vmbo",
    "soort": "relatief-verzuim-wettelijk",
    "uren": "16",
    "reden": "nieuwe dienstregeling",
    "alle_lessen_gemist": "nee",
    "melder_naam": "Z. C.",
    "melder_email": "z@school.example",
}


async def test_an_own_reason_and_an_own_result_can_be_chosen_where_they_belong(web: Webproef) -> None:
    beheer, school, lpa = await web.als("beheerder1"), await web.als("school2"), await web.als("lpa1")
    eigen = {"groep": "relatief-verzuim-wettelijk", "vanaf": "23-11-2026"}
    reden = {"naam": "Nieuwe dienstregeling", "telt_als": "ongemotiveerd", **eigen}
    assert (await bewaar(beheer, "redenen", **reden)).status_code == 303
    resultaat = {"naam": "Plek op maat", "telt_als": "schoolvervangend-traject", **eigen}
    assert (await bewaar(beheer, "resultaten", **resultaat)).status_code == 303
    bij_soort = (await school.get("/melden/bij-soort?soort=relatief-verzuim-wettelijk")).text
    assert '<option value="nieuwe dienstregeling">Nieuwe dienstregeling</option>' in bij_soort
    zaak = await web.zaak(leerling=andere_leerling("999910024"))
    taak = (await lpa.get(f"/taken/{zaak.taak_id}")).text
    assert '<option value="plek op maat">Plek op maat</option>' in taak
    geweigerd = {}
    for dag in ("22-11-2026", "23-11-2026"):
        regel = BESTANDSREGEL | {"meldingsdatum": dag, "eerste_dag": dag, "laatste_dag": dag}
        inhoud = "\r\n".join(";".join(rij) for rij in (KOLOMMEN, [regel.get(k, "") for k in KOLOMMEN]))
        herkomst = Herkomst(kanaal=Kanaal.BESTAND)
        gezien = await voorbeeldweergave(web.database, KLUIS, BytesIO(inhoud.encode()), herkomst, NU)
        geweigerd[dag] = [fout.veld for fout in gezien.verslag.geweigerd]
    assert geweigerd == {"22-11-2026": ["reden"], "23-11-2026": []}, "in a file from its first day on"
