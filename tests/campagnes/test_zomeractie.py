"""The zomeractie from the register to its results: who is found, asked, called, visited, and where it led."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from domain.campagnes.beheer import Actie
from domain.soorten import Campagnesoort, Deelnemerstaat, Proceduresoort, Procedurestatus
from storage.campagnes import Opzet, begin_campagne, verander_campagne
from storage.database import SYSTEEM
from storage.stakers import voeg_stakers_toe
from storage.tabellen import Brief, Inschrijving, Procedure
from tests.campagnes.campagneproef import Campagneproef
from tests.campagnes.stakers import gestopt
from tests.campagnes.stappen import doe, klaar, rij_van, taak_van
from tests.wereld import KLUIS
from tests.workflows.zaakproef import dag

JULI = dag(2027, 7, 27, 10)
"""In the summer holidays of Midden: this campaign does not wait for school days."""
NEGENTIEN = "14-02-2008"
GESTOPT = date(2027, 5, 3)


async def start(proef: Campagneproef) -> int:
    """What the page of the campaign that stands ready does; how many were found."""
    nu, soort = await proef.zaak.nu(), Campagnesoort.ZOMERACTIE
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        opzet = Opzet(proef.id, soort, nu.year, "Zomeractie 2027", "40", "Midden", nu, concept=True)
        assert await begin_campagne(sessie, opzet)
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        gevonden = await voeg_stakers_toe(sessie, proef.id, nu, sleutel=uuid4())
        assert await verander_campagne(sessie, proef.id, Actie.START, nu, sleutel=uuid4(), door=None)
    return gevonden


@pytest.mark.eis(223, 224)
async def test_who_stopped_is_asked_called_and_visited_until_there_is_a_next_step(
    proef: Campagneproef,
) -> None:
    await proef.zaak.begin_op(JULI)
    database, nu = proef.zaak.database, await proef.zaak.nu()
    (weer, *_) = await gestopt(database, KLUIS, nu, GESTOPT, 5, geboortedatum=NEGENTIEN)
    await gestopt(database, KLUIS, nu, GESTOPT, 1, vanaf=5)  # sixteen years old
    await gestopt(database, KLUIS, nu, None, 1, vanaf=6, geboortedatum=NEGENTIEN)  # still at school
    await proef.tempo(4)
    assert await start(proef) == 5
    allen = await proef.deelnemers()
    terug = next(d for d in allen if d.leerling_id == weer)
    werk, begeleid, zoek, laat = (d for d in allen if d.leerling_id != weer)
    async with database.schrijver(SYSTEEM) as sessie:  # enrolled again before it is their turn
        nieuw: dict[str, Any] = {"leerlingnummer": "N1", "onderwijssoort": "mbo-2", "van": date(2027, 7, 1)}
        sessie.add(Inschrijving(id=uuid4(), leerling_id=weer, locatie_id=terug.locatie_id, **nieuw))
    await proef.tot_rust()
    await proef.rondes(1)
    assert (await klaar(proef, terug)).resultaat == "al-vervolg"

    assert len(await proef.mails("vraag-jongere")) == 4
    async with database.lezer(SYSTEEM) as sessie:
        assert len((await sessie.exec(select(Brief).where(Brief.soort == "zomeractie-jongere"))).all()) == 4
    assert (await rij_van(proef, werk)).staat == Deelnemerstaat.BENADERD
    await proef.ouders_antwoorden(await rij_van(proef, werk), "werk")
    await proef.ouders_antwoorden(await rij_van(proef, begeleid), "hulp")
    await proef.relay()
    await doe(proef, werk, "zomeractie.bellen", "bbl", verslag="Begint met een BBL.", school="Zeembo")
    assert (await klaar(proef, werk)).antwoord == "werk"
    await doe(proef, begeleid, "zomeractie.bellen", "begeleiding", verslag="Wil graag hulp.")
    rij = await klaar(proef, begeleid)
    assert rij.traject_id is not None
    assert (await proef.zaak.traject(rij.traject_id)).fase == "behandeling", "guidance goes on in it"
    async with database.lezer(SYSTEEM) as sessie:
        lopend = select(Procedure.soort).where(
            Procedure.traject_id == rij.traject_id, Procedure.status == Procedurestatus.LOOPT
        )
        assert (await sessie.exec(lopend)).all() == [Proceduresoort.BEGELEIDING]

    await proef.zaak.ga_naar(dag(2027, 8, 11, 9))  # their term of ten working days is over
    await doe(proef, zoek, "zomeractie.bellen", "huisbezoek")
    await doe(proef, zoek, "zomeractie.huisbezoek", "niet-getraceerd")
    gezocht = await klaar(proef, zoek)
    assert (gezocht.resultaat, gezocht.bezoeken) == ("niet-getraceerd", 1)
    await taak_van(proef, laat, "zomeractie.bellen")
    assert await proef.doe(Actie.STOP)
    assert (await klaar(proef, laat)).resultaat == "vervallen", "stopping ends what runs"
