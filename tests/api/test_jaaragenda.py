"""The yearly agenda on its page."""

from temporalio.client import Client

from domain.campagnes.agenda import AGENDA, Jaaractie
from tests.api.webproef import Webproef
from workflows.schemas import lees_agenda, registreer_schemas

WACHTRIJ = "verzuim"


async def test_a_coordinator_sees_pauses_resumes_and_runs_what_comes_back_every_year(
    web: Webproef, temporal_client: Client
) -> None:
    await registreer_schemas(temporal_client, WACHTRIJ)
    client = await web.als("coordinator1")
    tekst = (await client.get("/jaaragenda")).text
    assert all(regel.naam in tekst for regel in AGENDA.values())
    adres = f"/jaaragenda/{Jaaractie.ZOMERACTIE}"
    assert (await client.post(adres, data={"wat": "iets"})).status_code == 400
    stil = await client.post(adres, data={"wat": "pauzeer"})
    assert stil.status_code == 303
    pagina = (await client.get(stil.headers["location"])).text
    assert "Gepauzeerd" in pagina
    assert "Dit staat stil tot u het hervat." in pagina
    assert (await client.post(adres, data={"wat": "hervat"})).status_code == 303
    assert not any(regel.gepauzeerd for regel in await lees_agenda(temporal_client, WACHTRIJ))
    assert (await client.post(adres, data={"wat": "draai"})).status_code == 303
