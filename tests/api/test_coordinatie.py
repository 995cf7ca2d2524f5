"""What does not come right by itself stands on the coordinator's page, and can be mended there."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select, update

from api import storingen
from demo.gegevens import demo_id
from domain.soorten import Rol
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.mails import MOEIZAAM_NA, Mailstatus, Sjabloon
from storage.tabellen import Gebeurtenis, Gebruiker, Lidmaatschap, Mail, Uitgaand
from storage.uitgaand import VASTGELOPEN_NA, Uitgaandsoort
from tests.api.webproef import LYCEUM, NU, Webproef, in_gemeente
from voorbeeld.nummers import BSNS

LEEG = "Alles komt aan."
NUMMERS = iter(BSNS[200:])
DORP = "coordinator-dorp"


@pytest.fixture(scope="module", autouse=True)
async def _coordinator_van_een_gemeente(web: Webproef) -> None:
    """Coordinates in 9902, and is no more than an officer in 9901."""
    wie = demo_id("gebruiker", DORP)
    async with web.database.schrijver(SYSTEEM) as sessie:
        sessie.add(Gebruiker(id=wie, inlognaam=DORP, code=DORP, naam=DORP, mail="dorp@x.example"))
        await sessie.flush()
        for rol, gemeente in ((Rol.COORDINATOR, "9902"), (Rol.LPA, "9901")):
            sessie.add(Lidmaatschap(id=uuid4(), gebruiker_id=wie, rol=rol, gemeente_code=gemeente))


async def meld(web: Webproef, gemeente: str = "9901") -> Ontvangst:
    return await web.meld(leerling=in_gemeente(gemeente, next(NUMMERS)))


async def mail(web: Webproef, ontvangst: Ontvangst, **anders: Any) -> UUID:
    """A mail about this dossier, refused unless said otherwise."""
    mail_id = uuid4()
    gegevens: dict[str, Any] = {
        "sjabloon": Sjabloon.OPGEPAKT,
        "aan": "fout@school.example",
        "status": Mailstatus.GEWEIGERD,
        "fout": "SMTP 550",
        "pogingen": 1,
        "locatie_id": demo_id("locatie", *LYCEUM),
    }
    async with web.database.schrijver(SYSTEEM) as sessie:
        vast: dict[str, Any] = {"id": mail_id, "traject_id": ontvangst.traject_id, "message_id": str(mail_id)}
        sessie.add(Mail(**vast, volgende_poging=NU, gemaakt_op=NU, **(gegevens | anders)))
    return mail_id


async def lees(web: Webproef, mail_id: UUID) -> Mail:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Mail).where(Mail.id == mail_id))).one()


async def pagina(web: Webproef, wie: str = "coordinator1") -> str:
    antwoord = await (await web.als(wie)).get("/coordinatie")
    assert antwoord.status_code == 200
    return antwoord.text


async def test_when_everything_arrives_the_page_says_so(web: Webproef) -> None:
    await meld(web, "9902")
    tekst = await pagina(web, DORP)
    assert "Dit komt niet vanzelf goed" in tekst
    assert LEEG in tekst


@pytest.mark.parametrize(
    ("anders", "voor", "waarom"),
    [
        ({}, "Delta Lyceum", storingen.SMTP_REDEN["SMTP 550"]),
        ({"fout": "SMTP 552"}, "Delta Lyceum", "De mailbox van de ontvanger is vol."),
        ({"fout": "SMTP 571"}, "Delta Lyceum", storingen.GEWEIGERD),
        ({"sjabloon": Sjabloon.VRAAG_TEAMLEIDER}, "de teamleider van Delta Lyceum", "SMTP 550"),
        ({"kopie": {"kopie_van": "x"}}, "kopie voor Delta Lyceum", "SMTP 550"),
        ({"locatie_id": None, "sjabloon": Sjabloon.NIEUWE_TAAK}, "medewerker van de gemeente", "SMTP 550"),
        (
            {"status": Mailstatus.KLAAR, "pogingen": MOEIZAAM_NA, "fout": "TimeoutError"},
            "Delta Lyceum",
            storingen.LUKT_NIET,
        ),
    ],
)
async def test_a_mail_that_does_not_arrive_is_told_to_whom_about_what_and_why(
    web: Webproef, anders: dict[str, Any], voor: str, waarom: str
) -> None:
    ontvangst = await meld(web)
    await mail(web, ontvangst, **anders)
    tekst = await pagina(web)
    rij = (
        tekst[tekst.index('id="mails"') :].split(f"/dossiers/{ontvangst.traject_nummer}")[1].split("</tr>")[0]
    )
    assert voor in rij
    assert waarom in rij
    assert ("Verstuur opnieuw" in rij) is (anders.get("status") is None)
    await _ruim_op(web)


async def _ruim_op(web: Webproef) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Mail).values(status=Mailstatus.VERZONDEN.value))


async def test_a_corrected_address_gets_the_mail_once_and_the_dossier_knows(web: Webproef) -> None:
    ontvangst = await meld(web)
    mail_id = await mail(web, ontvangst)
    client = await web.als("coordinator1")
    adres, invoer = f"/coordinatie/mails/{mail_id}", {f"aan-{mail_id}": " goed@school.example "}
    antwoord = await client.post(adres, data=invoer)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/coordinatie?verstuurd=true")
    assert "De mail wordt opnieuw verstuurd" in (await client.get("/coordinatie?verstuurd=true")).text
    nog_eens = await client.post(adres, data={f"aan-{mail_id}": "ander@school.example"})
    assert nog_eens.status_code == 303
    nu = await lees(web, mail_id)
    assert (nu.aan, nu.status, nu.fout) == ("goed@school.example", Mailstatus.KLAAR, "")
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Gebeurtenis).where(
            Gebeurtenis.traject_id == ontvangst.traject_id, col(Gebeurtenis.wat) == "mail-opnieuw"
        )
        feit = (await sessie.exec(zoek)).one()
    assert (feit.namens, feit.wie) == ("mens", demo_id("gebruiker", "coordinator1"))
    assert "opnieuw verstuurd" in (await client.get(f"/dossiers/{ontvangst.traject_nummer}")).text
    await _ruim_op(web)


@pytest.mark.parametrize("adres", ["", "geen adres", "a@b", "x@y.example\r\nBcc: z@y.example"])
async def test_an_address_that_is_none_is_refused_at_its_field(web: Webproef, adres: str) -> None:
    mail_id = await mail(web, await meld(web))
    naam = f"aan-{mail_id}"
    antwoord = await (await web.als("coordinator1")).post(f"/coordinatie/mails/{mail_id}", data={naam: adres})
    assert antwoord.status_code == 400
    assert f'href="#{naam}"' in antwoord.text
    assert f'id="{naam}"' in antwoord.text
    assert (await lees(web, mail_id)).aan == "fout@school.example"
    await _ruim_op(web)


async def test_who_coordinates_one_municipality_neither_sees_nor_sends_the_mails_of_another(
    web: Webproef,
) -> None:
    daar, hier = await meld(web, "9901"), await meld(web, "9902")
    vreemd, eigen = await mail(web, daar), await mail(web, hier)
    await _zet_vast(web, daar)
    tekst = await pagina(web, DORP)
    assert hier.traject_nummer in tekst
    assert daar.traject_nummer not in tekst
    client = await web.als(DORP)
    for mail_id, status in ((vreemd, 404), (uuid4(), 404), (eigen, 303)):
        invoer = {f"aan-{mail_id}": "goed@school.example"}
        assert (await client.post(f"/coordinatie/mails/{mail_id}", data=invoer)).status_code == status
    assert (await lees(web, vreemd)).aan == "fout@school.example"
    await _ruim_op(web)


async def _zet_vast(web: Webproef, ontvangst: Ontvangst, keer: int = VASTGELOPEN_NA) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        deze = update(Uitgaand).where(col(Uitgaand.onderwerp_id) == ontvangst.melding_id)
        fout = "geweigerd door het traject: Kapot"
        sinds = NU - timedelta(days=3)
        await sessie.exec(deze.values(gegevens={"afgewezen": keer}, fout=fout, gemaakt_op=sinds))


async def test_a_report_that_its_workflow_keeps_refusing_is_told_with_since_when_and_why(
    web: Webproef,
) -> None:
    vast, nog_niet = await meld(web), await meld(web)
    await _zet_vast(web, vast)
    await _zet_vast(web, nog_niet, VASTGELOPEN_NA - 1)
    tekst = await pagina(web)
    lijst = tekst[tekst.index('id="berichten"') :]
    rij = lijst.split(f"/dossiers/{vast.traject_nummer}")[1].split("</tr>")[0]
    assert storingen.BERICHT[Uitgaandsoort.MELDING] in rij
    assert "20-11-2026" in rij
    assert storingen.WORKFLOW in rij
    assert "geweigerd door het traject: Kapot, 5 keer" in rij
    assert nog_niet.traject_nummer not in lijst


def test_every_mail_has_words() -> None:
    assert set(storingen.MAIL) == set(Sjabloon)
    assert set(storingen.BERICHT) == set(Uitgaandsoort)
