"""Choosing which mails about work one gets, and what that does to the mails."""

from datetime import timedelta

from sqlmodel import col, select, update

from demo.gegevens import demo_id
from storage.dagoverzicht import stuur_dagoverzichten
from storage.database import SYSTEEM
from storage.mailgegevens import lees_mailgegevens
from storage.mails import Sjabloon
from storage.post import schrijf_ambtenaar, vind_ambtenaar
from storage.tabellen import Mail, Taak
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling

ZATERDAG = NU + timedelta(days=5)
DINSDAG = NU + timedelta(days=1)


async def kies(web: Webproef, wie: str, keuze: str) -> int:
    client = await web.als(wie)
    return (await client.post("/profiel/berichten", data={"berichten": keuze})).status_code


async def mails(web: Webproef, wie: str) -> list[str]:
    async with web.database.lezer(SYSTEEM) as sessie:
        aan = (await vind_ambtenaar(sessie, demo_id("gebruiker", wie))).mail
        zoek = select(Mail.sjabloon).where(Mail.aan == aan).order_by(col(Mail.gemaakt_op), col(Mail.id))
        return list((await sessie.exec(zoek)).all())


async def schrijf(web: Webproef, wie: str, sjabloon: Sjabloon, *zaken: Zaak, spoed: bool = False) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        ontvanger = await vind_ambtenaar(sessie, demo_id("gebruiker", wie))
        for zaak in zaken:
            taak = await sessie.get(Taak, zaak.taak_id)
            assert taak is not None
            taak.spoed = spoed
            await schrijf_ambtenaar(sessie, sjabloon, ontvanger, taak, NU)


async def test_the_choice_stands_on_the_page_and_one_that_does_not_exist_is_refused(web: Webproef) -> None:
    client = await web.als("lpa6")
    assert 'value="gebundeld" class' in (await client.get("/profiel")).text
    assert await kies(web, "lpa6", "nooit") == 400
    assert await kies(web, "lpa6", "direct") == 303
    pagina = (await client.get("/profiel?gedaan=bewaard")).text
    assert "Uw keuze is bewaard" in pagina
    [gekozen] = [deel for deel in pagina.split("<input") if " checked" in deel]
    assert 'value="direct"' in gekozen
    school = await web.als("school1")
    assert "Mails over uw werk" not in (await school.get("/profiel")).text
    assert await kies(web, "school1", "direct") == 403


async def test_mails_come_bundled_one_by_one_or_only_when_it_matters(web: Webproef) -> None:
    een, twee = [
        await web.zaak(leerling=andere_leerling(nummer), behandelaar="lpa5")
        for nummer in ("999900158", "999900183")
    ]
    nieuw = Sjabloon.NIEUWE_TAAK
    await schrijf(web, "lpa5", nieuw, een, twee)
    assert await mails(web, "lpa5") == [nieuw]
    await kies(web, "lpa4", "direct")
    await schrijf(web, "lpa4", nieuw, een, twee)
    assert await mails(web, "lpa4") == [nieuw, nieuw]
    await kies(web, "lpa3", "dringend")
    await schrijf(web, "lpa3", nieuw, een)
    await schrijf(web, "lpa3", Sjabloon.TAAK_HERINNERING, een)
    assert await mails(web, "lpa3") == []
    await schrijf(web, "lpa3", nieuw, twee, spoed=True)
    assert await mails(web, "lpa3") == [nieuw]


async def test_the_morning_tells_once_on_a_working_day_and_only_with_a_reason(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900171"), behandelaar="lpa2")
    for wie in ("lpa1", "lpa2"):
        await kies(web, wie, "ochtend")
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(
            update(Taak)
            .where(col(Taak.toegewezen_aan) == demo_id("gebruiker", "lpa1"))
            .values(status="gedaan")
        )
        assert await stuur_dagoverzichten(sessie, ZATERDAG) == 0
        assert await stuur_dagoverzichten(sessie, DINSDAG) == 1
    async with web.database.schrijver(SYSTEEM) as sessie:
        assert await stuur_dagoverzichten(sessie, DINSDAG) == 0
        mail = (await sessie.exec(select(Mail).where(Mail.sjabloon == Sjabloon.DAGOVERZICHT))).one()
        gegevens = await lees_mailgegevens(sessie, mail.id)
    assert gegevens.nieuwe_taken == gegevens.open_taken == 1
    assert zaak.ontvangst.traject_nummer not in str(gegevens)
