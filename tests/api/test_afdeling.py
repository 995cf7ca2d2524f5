"""Whose case it is follows from the case, not from the pupil's age: 18 on the way moves nobody."""

from collections.abc import Iterator

import pytest
from sqlmodel import col, update

from domain.soorten import Afdeling
from storage.database import SYSTEEM
from storage.tabellen import Traject
from tests.api.webproef import Webproef, Zaak, andere_leerling
from voorbeeld.nummers import BSNS
from workflows.aanroepen import NietZeker

VEERTIEN, ACHTTIEN = "2012-03-01", "2008-11-20"
COLLEGA, CASEMANAGER, COORDINATOR = "lpa2", "casemanager1", "coordinator1"
MAG, MAG_NIET = 400, 403
NUMMERS: Iterator[str] = iter(BSNS[50:])


async def zaak_bij(web: Webproef, geboren: str, afdeling: Afdeling) -> Zaak:
    """A case that stands with a department, whatever the pupil's age would say."""
    zaak = await web.zaak(leerling=andere_leerling(next(NUMMERS), geboortedatum=geboren))
    async with web.database.schrijver(SYSTEEM) as sessie:
        deze = update(Traject).where(col(Traject.id) == zaak.ontvangst.traject_id)
        await sessie.exec(deze.values(afdeling=afdeling.value))
    return zaak


@pytest.mark.parametrize(
    ("geboren", "afdeling", "wie", "verwacht"),
    [
        (VEERTIEN, Afdeling.LEERPLICHT, COLLEGA, MAG),
        (VEERTIEN, Afdeling.LEERPLICHT, CASEMANAGER, MAG_NIET),
        (ACHTTIEN, Afdeling.LEERPLICHT, COLLEGA, MAG),
        (ACHTTIEN, Afdeling.LEERPLICHT, CASEMANAGER, MAG_NIET),
        (ACHTTIEN, Afdeling.LEERPLICHT, COORDINATOR, MAG),
        (ACHTTIEN, Afdeling.DOORSTROOMPUNT, COLLEGA, MAG_NIET),
        (ACHTTIEN, Afdeling.DOORSTROOMPUNT, CASEMANAGER, MAG),
        (VEERTIEN, Afdeling.DOORSTROOMPUNT, CASEMANAGER, MAG),
        (VEERTIEN, Afdeling.DOORSTROOMPUNT, COLLEGA, MAG_NIET),
    ],
)
async def test_the_department_of_the_case_decides_who_may_finish_its_task(
    web: Webproef, geboren: str, afdeling: Afdeling, wie: str, verwacht: int
) -> None:
    zaak = await zaak_bij(web, geboren, afdeling)
    client = await web.als(wie)
    pagina = (await client.get(f"/taken/{zaak.taak_id}")).text
    assert ("Besluit vastleggen" in pagina) is (verwacht == MAG)
    assert (await client.post(f"/taken/{zaak.taak_id}", data={})).status_code == verwacht


@pytest.fixture
def zonder_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    async def geen_antwoord(*_: object) -> None:
        raise NietZeker

    monkeypatch.setattr("api.afronden.rond_taak_af", geen_antwoord)


@pytest.mark.usefixtures("zonder_worker")
@pytest.mark.parametrize(("afdeling", "status"), [(Afdeling.LEERPLICHT, 503), (Afdeling.DOORSTROOMPUNT, 400)])
async def test_a_pupil_who_turned_18_can_be_handed_to_the_doorstroompunt_once(
    web: Webproef, afdeling: Afdeling, status: int
) -> None:
    """503: the decision was in order, and only the worker is not there to carry it out."""
    zaak = await zaak_bij(web, ACHTTIEN, afdeling)
    invoer = {"besluit": "doorstroompunt", "motivering": "De leerling is 18 geworden.", "antwoord_id": "1"}
    antwoord = await (await web.als(COORDINATOR)).post(f"/taken/{zaak.taak_id}", data=invoer)
    assert antwoord.status_code == status
    assert ("al bij het Doorstroompunt" in antwoord.text) is (status == 400)
