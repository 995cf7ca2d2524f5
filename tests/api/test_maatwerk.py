"""What an officer keeps about how it goes: fewer lessons as agreed, presence and well-being."""

import re
from uuid import uuid4

import pytest

from storage.database import SYSTEEM
from storage.mas import lees_verleden
from tests.api.webproef import Webproef, andere_leerling

DAGEN = ({"dag": "2026-11-02", "uren": "5"}, {"dag": "2026-11-03", "uren": "4"})
AFSPRAAK = {
    "dag-1": "ja",
    "maatwerk_van": "01-09-2026",
    "maatwerk_tot": "31-12-2026",
    "uitleg": "Dinsdag rust, na de kerst weer vijf dagen.",
}


@pytest.mark.eis(184)
async def test_hours_on_agreed_days_without_lessons_do_not_count_as_absence(web: Webproef) -> None:
    zaak = await web.zaak(
        leerling=andere_leerling("999910036"),
        uren=None,
        verzuimregels=DAGEN,
        eerste_dag="2026-11-02",
        laatste_dag="2026-11-03",
    )
    lpa, hier = await web.als("lpa1"), f"/dossiers/{zaak.ontvangst.traject_nummer}"

    async def getelde_uren() -> int:
        async with web.database.lezer(SYSTEEM) as lezer:
            return int((await lees_verleden(lezer, zaak.ontvangst.traject_id)).uren)

    assert await getelde_uren() == 9
    leeg = await lpa.post(f"{hier}/maatwerk", data={"maatwerk_van": "straks"})
    assert all(f'href="#{v}"' in leeg.text for v in ("maatwerk_van", "maatwerk_tot", "uitleg"))
    sleutel = {"sleutel": str(uuid4())}
    for _ in range(2):
        assert (await lpa.post(f"{hier}/maatwerk", data=AFSPRAAK | sleutel)).status_code == 303
    pagina = (await lpa.get(hier)).text
    assert pagina.count("<strong>Geen les op dinsdag</strong>") == 1
    assert "4 uur valt op dagen zonder les. Dat is geen verzuim." in pagina
    assert "4 uur valt op dagen zonder les." in (await lpa.get(f"/taken/{zaak.taak_id}")).text
    assert await getelde_uren() == 5
    weg = re.findall(rf'action="({hier}/maatwerk/[0-9a-f-]+/intrekken)"', pagina)[0]
    assert (await lpa.post(weg)).status_code == 303
    assert (await lpa.post(weg)).status_code == 404
    assert "dagen zonder les" not in (await lpa.get(hier)).text
    assert await getelde_uren() == 9


@pytest.mark.eis(278)
async def test_presence_and_well_being_at_each_contact_show_how_it_goes(web: Webproef) -> None:
    zaak, lpa = await web.zaak(leerling=andere_leerling("999910048")), await web.als("lpa1")
    hier = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    contact = {"vorm": "gesprek", "met": "leerling", "uitkomst": "plan", "verslag": "Goed gesproken."}
    vreemd = await lpa.post(f"{hier}/contact", data={**contact, "welbevinden": "9"})
    assert 'href="#welbevinden"' in vreemd.text
    assert 'id="welzijn"' not in (await lpa.get(hier)).text
    for dag, les, gevoel in (("02-11-2026", "1", "2"), ("16-11-2026", "3", "2"), ("20-11-2026", "", "")):
        meting = {"gehad_op": dag, "aanwezigheid": les, "welbevinden": gevoel, "sleutel": str(uuid4())}
        assert (await lpa.post(f"{hier}/contact", data=contact | meting)).status_code == 303
    welzijn = (await lpa.get(hier)).text.split('id="welzijn"')[1].split("</section>")[0]
    assert "Aanwezigheid: beter dan de vorige keer" in welzijn
    assert "Welbevinden: gelijk gebleven" in welzijn
    assert welzijn.index("Bij de meeste lessen") < welzijn.index("Bij een paar lessen")
    assert "20-11-2026" not in welzijn
