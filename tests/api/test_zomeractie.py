"""The zomeractie on pages: prepared by the agenda, looked at beforehand, started once, and no pupil twice."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from activities.jaaractie import JaaractieActiviteiten
from domain.campagnes.agenda import Jaaractie
from domain.campagnes.berichten import Jaaropdracht
from domain.soorten import Campagnesoort
from relay.opmaak import maak_brief
from storage.campagnes import campagne_van_jaar
from storage.database import SYSTEEM
from storage.mailgegevens import lees_mailgegevens
from storage.tabellen import Campagne, Deelnemer, Mail, Uitgaand
from tests.api.campagnes import begin, bestand
from tests.api.webproef import KLUIS, NU, Webproef
from tests.campagnes.kandidaten import kandidaten
from tests.campagnes.stakers import gestopt
from tests.relay.hulp import STIJL
from voorbeeld.scholen import REGIO

NEGENTIEN = {"brin": "99AG", "geboortedatum": "14-02-2007"}
MEI = date(2026, 5, 4)


async def van_campagne(web: Webproef, campagne_id: UUID) -> list[Deelnemer]:
    async with web.database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(Deelnemer).where(Deelnemer.campagne_id == campagne_id))).all())


@pytest.mark.eis(223, 231)
async def test_the_agenda_prepares_a_campaign_that_a_coordinator_looks_at_and_starts(web: Webproef) -> None:
    opdracht = Jaaropdracht(actie=Jaaractie.ZOMERACTIE, beurt="proef", nu=NU)
    for _ in range(2):  # a turn that runs twice prepares and tells once
        assert await JaaractieActiviteiten(web.database).vertel(opdracht)
    id_ = campagne_van_jaar(Campagnesoort.ZOMERACTIE, NU.year, REGIO.code)
    async with web.database.lezer(SYSTEEM) as sessie:
        assert (await sessie.get_one(Campagne, id_)).status == "concept"
        zoek = select(Mail).where(Mail.sjabloon == "jaaractie")
        mail = (await sessie.exec(zoek)).first()
        assert mail is not None
        brief = maak_brief(await lees_mailgegevens(sessie, mail.id), STIJL, NU)
    assert f"/campagnes/{id_}" in brief.bericht.as_string().replace("=\n", "")

    await gestopt(web.database, KLUIS, NU, MEI, 3, vanaf=300, regio=REGIO.code, **NEGENTIEN)
    (bezig,) = await gestopt(web.database, KLUIS, NU, MEI, 1, vanaf=303, regio=REGIO.code, **NEGENTIEN)
    await gestopt(web.database, KLUIS, NU, MEI, 1, vanaf=304, regio=REGIO.code, brin="99AG")
    await begin(web, kandidaten(1, vanaf=303, **NEGENTIEN))
    client = await web.als("coordinator1")
    pagina = (await client.get(f"/campagnes/{id_}")).text
    assert "Er is nog niemand benaderd." in pagina
    assert "<strong>3</strong> jongeren worden benaderd" in pagina
    assert "<dt>Wordt al benaderd in een campagne</dt><dd>1</dd>" in pagina
    assert "Nog te jong" in pagina
    assert pagina.count('data-label="Krijgt">mail en brief') == 3, "by name, with what each gets"
    assert await van_campagne(web, id_) == [], "looking writes nothing"

    knop = {"actie": "start", "sleutel": str(uuid4())}
    for _ in range(2):
        assert (await client.post(f"/campagnes/{id_}/actie", data=knop)).status_code == 303
    wie = await van_campagne(web, id_)
    assert len(wie) == 3
    assert bezig not in {d.leerling_id for d in wie}
    assert {d.mail for d in wie} == {f"ouder{n}@thuis.example" for n in (300, 301, 302)}
    await gestopt(web.database, KLUIS, NU, MEI, 1, vanaf=305, regio=REGIO.code, **NEGENTIEN)
    zestien = {"bestand": ("namen.csv", bestand(1, 310), "text/csv")}
    jong = await client.post(f"/campagnes/{id_}/namen", files=zestien)
    assert "van 18 jaar en ouder" in (await client.get(jong.headers["location"])).text
    assert "1 jongere is erbij gekomen" in (await client.post(f"/campagnes/{id_}/zoeken")).text
    assert len(await van_campagne(web, id_)) == 4
    async with web.database.lezer(SYSTEEM) as sessie:
        wek = (await sessie.exec(select(Uitgaand.soort).where(Uitgaand.campagne_id == id_))).all()
    assert set(wek) == {"campagne"}


async def test_a_campaign_without_names_does_not_start_and_a_register_campaign_needs_no_file(
    web: Webproef,
) -> None:
    await JaaractieActiviteiten(web.database).vertel(
        Jaaropdracht(actie=Jaaractie.OVERSTAP, beurt="leeg", nu=NU)
    )
    id_ = campagne_van_jaar(Campagnesoort.OVERSTAP, NU.year, REGIO.code)
    client = await web.als("coordinator1")
    leeg = await client.post(f"/campagnes/{id_}/actie", data={"actie": "start"})
    assert "Er staan nog geen namen in deze campagne" in leeg.text
    nieuw = await client.post("/campagnes/start/nieuw", data={"soort": "zomeractie", "jaar": "2031"})
    assert "Nog niet gestart" in (await client.get(nieuw.headers["location"])).text
