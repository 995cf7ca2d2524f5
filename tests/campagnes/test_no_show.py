"""The No-show control of one school, from its class lists to every kind of end."""

from collections.abc import Sequence

import pytest
from sqlmodel import select

from domain.campagnes.aanwezigheid import Aanwezigheid
from domain.soorten import (
    Campagnesoort,
    Campagnestatus,
    Deelnemerstaat,
    Proceduresoort,
    Procedurestatus,
    WachtStatus,
)
from storage.database import SYSTEEM
from storage.klasopgave import Opgave, geef_aanwezigheid_op
from storage.tabellen import Deelnemer, Klassenvraag, Procedure, Taak
from tests.campagnes.campagneproef import Campagneproef
from tests.campagnes.kandidaten import kandidaten
from tests.campagnes.stappen import doe, klaar, rij_van, taak_van
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import dag

A = Aanwezigheid
NA_DE_ZOMER = dag(2027, 8, 30, 10)
VOLWASSEN = "14-02-2008"


async def zeg(proef: Campagneproef, wie: Sequence[Deelnemer], stand: Aanwezigheid) -> None:
    """What the school fills in, by the link or after log-in."""
    nu, locaties = await proef.zaak.nu(), frozenset(d.locatie_id for d in wie)
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        opgaven = {d.id: stand for d in wie}
        assert await geef_aanwezigheid_op(sessie, proef.id, opgaven, Opgave("de school", locaties, nu))
    await proef.tot_rust()


async def lopende_soorten(proef: Campagneproef, deelnemer: Deelnemer) -> set[str]:
    traject_id = (await rij_van(proef, deelnemer)).traject_id
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        zoek = select(Procedure.soort).where(
            Procedure.traject_id == traject_id, Procedure.status == Procedurestatus.LOOPT
        )
        return set((await sessie.exec(zoek)).all())


@pytest.mark.eis(185, 186, 187)
async def test_each_student_of_a_class_list_ends_present_traced_placed_or_handed_over(
    proef: Campagneproef,
) -> None:
    proef.soort = Campagnesoort.NO_SHOW
    await proef.zaak.begin_op(NA_DE_ZOMER)
    await proef.begin([*kandidaten(6), *kandidaten(1, vanaf=6, geboortedatum=VOLWASSEN)])
    await proef.tot_rust()
    er, afwezig, onbekend, vergist, stil, stil_ook, groot = await proef.deelnemers()
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        vraag = (await sessie.exec(select(Klassenvraag))).one()
    assert len(await proef.mails("klassenlijst")) == 1, "one mail for all classes of the school"
    assert await proef.staten() == {Deelnemerstaat.WACHT: 7}, "nobody is traced before the school speaks"

    await zeg(proef, [er], A.AANWEZIG)
    await zeg(proef, [afwezig, vergist, groot], A.AFWEZIG)
    await zeg(proef, [onbekend], A.ONBEKEND)
    assert await proef.staten() == {Deelnemerstaat.WACHT: 3, Deelnemerstaat.BENADERD: 4}

    fout = await taak_van(proef, vergist, "no-show.traceren")
    await zeg(proef, [vergist], A.AANWEZIG)
    assert (await klaar(proef, vergist)).resultaat == "gestart", "an answer can be corrected"
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        assert (await sessie.get_one(Taak, fout.id)).status == WachtStatus.VERVALLEN

    await doe(proef, afwezig, "no-show.traceren", "huisbezoek")
    await doe(proef, afwezig, "no-show.huisbezoek", "niet-begonnen")
    await doe(proef, afwezig, "no-show.plaatsen", "geplaatst", school="Zeembo", opleiding="Timmerman")
    geplaatst = await klaar(proef, afwezig)
    assert (geplaatst.resultaat, geplaatst.bezoeken) == ("geplaatst", 1)
    assert geplaatst.gegevens["begeleider"] == {"school": "Zeembo", "opleiding": "Timmerman"}
    assert geplaatst.traject_id is not None
    assert (await proef.zaak.traject(geplaatst.traject_id)).fase == "gesloten"

    for wie, naar, soort in (
        (onbekend, "overgedragen-leerplicht", Proceduresoort.ABSOLUUT_VERZUIM),
        (groot, "overgedragen-doorstroompunt", Proceduresoort.BEGELEIDING),
    ):
        await doe(proef, wie, "no-show.traceren", "overdragen")
        rij = await klaar(proef, wie)
        assert rij.resultaat == naar
        assert soort in await lopende_soorten(proef, wie)
        assert rij.traject_id is not None
        proef.zaak.gestart.add(rij.traject_id)

    await proef.zaak.ga_naar(vraag.uiterlijk)
    await proef.zaak.ga_naar(dag(2027, 9, 14, 10))
    bellen = await taak_van(proef, stil, "no-show.school-bellen")
    assert bellen.toegewezen_aan is not None, "a silent school is somebody's task"
    assert len(await proef.mails("klassenlijst-herinnering")) == 2
    assert (await rij_van(proef, stil_ook)).staat == Deelnemerstaat.WACHT, "one task for the whole school"
    aanwezig = await klaar(proef, er)
    assert (aanwezig.resultaat, aanwezig.traject_id) == ("gestart", None), "no dossier for who is there"

    await doe(proef, stil, "no-show.school-bellen", "opsporen")
    for wie in (stil, stil_ook):
        await doe(proef, wie, "no-show.traceren", "elders", school="Elders")
        assert (await klaar(proef, wie)).resultaat == "elders"

    async def campagne_klaar() -> bool:
        await proef.zaak.tijd.sleep(60)
        return (await proef.rij()).status == Campagnestatus.KLAAR

    await proef.zaak.ga_naar(dag(2027, 9, 15, 9))
    await tot(campagne_klaar)
