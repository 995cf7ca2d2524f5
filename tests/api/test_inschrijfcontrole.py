"""The monthly control of enrolment: looked at beforehand, done once, and told on the agenda."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from activities.jaaractie import JaaractieActiviteiten
from api.beurtwoorden import gedaan
from domain.campagnes.agenda import Jaaractie
from domain.campagnes.berichten import Jaaropdracht
from domain.soorten import Fase, Proceduresoort, Procedurestatus
from storage.database import SYSTEEM
from storage.lijsten.jaaragenda import laatste_beurten
from storage.tabellen import (
    Inschrijving,
    Leerling,
    Melding,
    Procedure,
    Schoollocatie,
    Traject,
    Uitgaand,
    Vermoeden,
)
from tests.api.webproef import KLUIS, NU, Webproef
from tests.campagnes.stakers import gestopt
from tests.storage.test_vergelijken import doe, opdracht
from voorbeeld.scholen import REGIO
from voorbeeld.vergelijking import maak_paar

MEI = date(2026, 5, 4)


async def beurt(web: Webproef, sleutel: str, dagen: int = 0) -> dict[str, Any]:
    """One turn of the agenda; what it says that it did."""
    nu = NU + timedelta(days=dagen)
    op_agenda = Jaaropdracht(actie=Jaaractie.ABSOLUUT_VERZUIM, beurt=sleutel, nu=nu)
    await JaaractieActiviteiten(web.database).vertel(op_agenda)
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await laatste_beurten(sessie, ["9901"]))[Jaaractie.ABSOLUUT_VERZUIM].uitkomst


async def weg(web: Webproef, aantal: int, vanaf: int, op: date | None = MEI) -> list[UUID]:
    return await gestopt(web.database, KLUIS, NU, op, aantal, vanaf=vanaf, regio=REGIO.code, brin="99AG")


async def zaken(web: Webproef, wie: UUID) -> list[tuple[Procedure, Traject]]:
    """The procedures of absolute absence of one pupil, with their trajectories."""
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Procedure, Traject).join(Traject, col(Traject.id) == Procedure.traject_id)
        soort = Procedure.soort == Proceduresoort.ABSOLUUT_VERZUIM
        return list((await sessie.exec(zoek.where(soort, Traject.leerling_id == wie))).all())


@pytest.mark.eis(120, 126)
async def test_the_control_opens_a_case_for_who_left_and_went_nowhere_and_never_two(
    web: Webproef,
) -> None:
    eerste, tweede = await weg(web, 2, 300)
    await weg(web, 1, 302, op=None)
    (net_weg,) = await weg(web, 1, 303, op=NU.date() - timedelta(days=2))
    client = await web.als("administratie1")
    vooraf = (await client.get("/inschrijfcontrole")).text
    assert "<strong>3</strong> zonder school" in vooraf
    assert "<strong>2</strong> nog van niemand" in vooraf
    assert await zaken(web, eerste) == [], "looking writes nothing"

    uitkomst = await beurt(web, "september")
    assert uitkomst["geopend"] == 2
    assert "Zonder school: 3 leerlingen. Nieuw in onderzoek: 2." in gedaan(
        Jaaractie.ABSOLUUT_VERZUIM, uitkomst
    )
    ((procedure, traject),) = await zaken(web, eerste)
    assert (procedure.stap, procedure.gestart_door) == ("nakijken", None)
    async with web.database.lezer(SYSTEEM) as sessie:
        (melding,) = (await sessie.exec(select(Melding).where(Melding.traject_id == traject.id))).all()
        school = await sessie.get_one(Schoollocatie, melding.locatie_id)
        uit = select(Uitgaand.soort).where(Uitgaand.traject_id == traject.id)
        assert set((await sessie.exec(uit)).all()) == {"melding", "procedure"}
    assert (melding.kanaal, melding.eerste_dag, school.mail) == ("controle", date(2026, 5, 5), "")
    assert await zaken(web, net_weg) == [], "the new school still has its week"
    pagina = (await client.get("/inschrijfcontrole")).text
    assert "<strong>0</strong> nog van niemand" in pagina
    assert traject.nummer in pagina
    assert (await client.get("/inschrijfcontrole.xlsx")).status_code == 200

    assert await beurt(web, "september") == uitkomst, "the same turn again is the same turn"
    assert (await beurt(web, "oktober", dagen=30))["geopend"] == 1, "by then the new school is late"
    await sluit(web, tweede, "niet-opgelost")
    await sluit(web, eerste, "naar-school")
    assert (await beurt(web, "november", dagen=60))["geopend"] == 1, "who was not helped comes back"
    assert [len(await zaken(web, wie)) for wie in (eerste, tweede, net_weg)] == [1, 2, 1]


async def sluit(web: Webproef, wie: UUID, resultaat: str) -> None:
    """The case of this pupil came to an end thirty-one days after the first turn."""
    op = NU + timedelta(days=31)
    async with web.database.schrijver(SYSTEEM) as sessie:
        van = select(Traject.id).where(Traject.leerling_id == wie)
        klaar = {"status": Procedurestatus.KLAAR, "resultaat": resultaat, "gesloten_op": op}
        await sessie.exec(update(Procedure).where(col(Procedure.traject_id).in_(van)).values(**klaar))
        dicht = {"fase": Fase.GESLOTEN, "gesloten_op": op, "resultaat": resultaat}
        await sessie.exec(update(Traject).where(col(Traject.leerling_id) == wie).values(**dicht))


@pytest.mark.eis(67, 120)
async def test_a_comparison_after_the_leaving_settles_it_and_a_suspect_who_turns_up_lapses(
    web: Webproef,
) -> None:
    """The files of BRP and BRON saw every resident: who left before and is no suspect there was enrolled."""
    (wie,) = await weg(web, 1, 310)
    await doe(web.database, opdracht(maak_paar(zaad=4, inwoners=60), door=None))
    await beurt(web, "vergeleken")
    assert await zaken(web, wie) == []
    pagina = (await (await web.als("coordinator1")).get("/inschrijfcontrole")).text
    assert "De laatste vergelijking van BRP en BRON noemt deze leerling niet" in pagina

    vermoeden_id = await verdacht(web, wie)
    async with web.database.schrijver(SYSTEEM) as sessie:
        terug = update(Inschrijving).where(col(Inschrijving.leerling_id) == wie)
        await sessie.exec(terug.values(van=date(2026, 10, 1), tot=None))
    assert (await beurt(web, "terug", dagen=90))["vervallen"] == 1
    async with web.database.lezer(SYSTEEM) as sessie:
        assert (await sessie.get_one(Vermoeden, vermoeden_id)).status == "vervallen"


async def verdacht(web: Webproef, wie: UUID) -> UUID:
    """Makes one of the suspects be about this pupil."""
    async with web.database.schrijver(SYSTEEM) as sessie:
        vermoeden = (await sessie.exec(select(Vermoeden).where(Vermoeden.status == "open"))).first()
        leerling = await sessie.get_one(Leerling, wie)
        assert vermoeden is not None
        assert leerling.bsn_index is not None
        vermoeden.bsn_index = leerling.bsn_index
        sessie.add(vermoeden)
        return vermoeden.id
