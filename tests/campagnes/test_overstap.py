"""One candidate's Overstap: what wakes it, whom it goes to, and how it lives with a school's reports."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import select, update

from domain.berichten import procedure_workflow_id
from domain.campagnes.invoer import Mboregel
from domain.campagnes.overstap import Mbostatus, Overstapstand
from domain.soorten import Deelnemerstaat, Kanaal, Proceduresoort, WachtStatus
from storage.database import SYSTEEM
from storage.overstapgegevens import neem_statussen_op
from storage.tabellen import Deelnemer, Mail, Melding, Procedure, Taak, Taakantwoord, Traject
from tests.campagnes.campagneproef import Campagneproef
from tests.campagnes.kandidaten import kandidaten
from tests.wereld import KLUIS, STAD
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import afronding_van, dag
from workflows.aanroepen import rond_taak_af

AUGUSTUS = dag(2027, 8, 30, 10)
"""The first school day after the summer, two days before everybody is looked at."""


async def begin(proef: Campagneproef, **anders: Any) -> Deelnemer:
    """One candidate whose parents said that there is an application."""
    await proef.begin(kandidaten(1, **anders))
    await proef.tot_rust()
    (deelnemer,) = await proef.deelnemers()
    await proef.ouders_antwoorden(deelnemer, Overstapstand.AANGEMELD.value)
    await proef.relay()
    await stap(proef, "volgen")
    return (await proef.deelnemers())[0]


async def stap(proef: Campagneproef, code: str) -> Procedure:
    """The procedure, as soon as it is in this step."""

    async def gevonden() -> Procedure | None:
        async with proef.zaak.database.lezer(SYSTEEM) as sessie:
            zoek = select(Procedure).where(Procedure.soort == Proceduresoort.OVERSTAP)
            rij = (await sessie.exec(zoek)).one()
        return rij if rij.stap == code else None

    rij = await tot(gevonden)
    assert rij is not None
    return rij


async def taak(proef: Campagneproef, soort: str) -> Taak:
    """The open task of this kind, as soon as it stands there."""

    async def gevonden() -> Taak | None:
        async with proef.zaak.database.lezer(SYSTEEM) as sessie:
            zoek = select(Taak).where(Taak.soort == soort, Taak.status == WachtStatus.OPEN)
            return (await sessie.exec(zoek)).one_or_none()

    gevonden_taak = await tot(gevonden)
    assert gevonden_taak is not None
    return gevonden_taak


async def doe(proef: Campagneproef, open_: Taak, uitkomst: str) -> None:
    antwoord = Taakantwoord(
        id=open_.id,
        taak_id=open_.id,
        traject_id=open_.traject_id,
        gebruiker_id=proef.zaak.wereld.gebruikers["casemanager1"],
        besluit=uitkomst,
        velden={"verslag": "Gesproken."},
        gegeven_op=await proef.zaak.nu(),
    )
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        sessie.add(antwoord)
    assert open_.procedure_id is not None
    await rond_taak_af(proef.zaak.client, procedure_workflow_id(open_.procedure_id), afronding_van(antwoord))
    await proef.relay()


async def rijen(proef: Campagneproef, tabel: Any) -> Sequence[Any]:
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(tabel))).all())


async def overgedragen(proef: Campagneproef, *, dicht: bool = False, **anders: str) -> Deelnemer:
    """Nobody starts in September, and the casemanager cannot solve it."""
    await proef.zaak.begin_op(AUGUSTUS)
    await begin(proef, **anders)
    await proef.zaak.ga_naar(dag(2027, 9, 1, 9))
    if dicht:
        async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
            await sessie.exec(update(Traject).values(fase="gesloten", soort="relatief-verzuim-wettelijk"))
    await doe(proef, await taak(proef, "overstap.niet-begonnen"), "overdragen")

    async def klaar() -> Deelnemer | None:
        await proef.relay()
        (deelnemer,) = await proef.deelnemers()
        return deelnemer if deelnemer.staat == Deelnemerstaat.KLAAR else None

    deelnemer = await tot(klaar)
    assert deelnemer is not None
    assert deelnemer.traject_id is not None
    proef.zaak.gestart.add(deelnemer.traject_id)
    return deelnemer


@pytest.mark.eis(190)
async def test_a_rejection_by_the_mbo_puts_the_casemanager_to_work_at_once_with_the_reason(
    proef: Campagneproef,
) -> None:
    await begin(proef)
    bsn = kandidaten(1)[0].leerling.bsn or ""
    weg = Mboregel(bsn=bsn, status=Mbostatus.LEIDT_NIET, sinds=dag(2027, 2, 1).date())
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        nu = await proef.zaak.nu()
        assert await neem_statussen_op(sessie, KLUIS, proef.id, [weg], nu) == [True]
    await proef.relay()
    open_ = await taak(proef, "overstap.begeleiden")
    assert open_.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    (deelnemer,) = await proef.deelnemers()
    assert list(deelnemer.risicos) == ["afgewezen"]
    assert (await stap(proef, "begeleiden")).gegevens["risico"] == "afgewezen door de mbo-school"


@pytest.mark.eis(192)
async def test_who_is_under_18_and_did_not_start_goes_to_leerplicht_with_absoluut_verzuim(
    proef: Campagneproef,
) -> None:
    deelnemer = await overgedragen(proef)
    assert deelnemer.resultaat == "overgedragen-leerplicht"
    (melding,) = await rijen(proef, Melding)
    assert (melding.kanaal, melding.soort) == (Kanaal.CAMPAGNE, "absoluut-verzuim")
    lpa = await taak(proef, "melding-beoordelen")
    assert lpa.toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]
    await taak(proef, "absoluut-verzuim.nakijken")
    traject = await proef.zaak.traject(lpa.traject_id)
    assert (traject.soort, traject.fase) == ("absoluut-verzuim", "intake")
    aan_school = [mail for mail in await rijen(proef, Mail) if "zeecollege" in mail.aan]
    assert aan_school == [], "no school hears of a campaign's case"


async def test_a_dossier_that_was_closed_meanwhile_opens_again_at_hand_over(
    proef: Campagneproef,
) -> None:
    deelnemer = await overgedragen(proef, dicht=True)
    assert deelnemer.resultaat == "overgedragen-leerplicht"
    lpa = await taak(proef, "melding-beoordelen")
    traject = await proef.zaak.traject(lpa.traject_id)
    assert (traject.id, traject.fase, traject.heropend) == (deelnemer.traject_id, "intake", 1)


async def test_who_is_18_and_did_not_start_goes_to_the_doorstroompunt(proef: Campagneproef) -> None:
    deelnemer = await overgedragen(proef, geboortedatum="14-02-2009")
    assert deelnemer.resultaat == "overgedragen-doorstroompunt"
    beoordelen = await taak(proef, "melding-beoordelen")
    assert beoordelen.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    procedures = {rij.soort for rij in await rijen(proef, Procedure)}
    assert procedures == {Proceduresoort.OVERSTAP}


async def test_a_report_makes_the_campaigns_dossier_about_that_report_and_the_overstap_goes_on(
    proef: Campagneproef,
) -> None:
    deelnemer = await begin(proef)
    leerling = kandidaten(1)[0].leerling.model_dump(mode="json")
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu(), leerling=leerling)
    proef.zaak.gestart.add(ontvangst.traject_id)
    await proef.relay()
    assert ontvangst.traject_id == deelnemer.traject_id
    open_ = await taak(proef, "melding-beoordelen")
    assert open_.toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]
    traject = await proef.zaak.traject(ontvangst.traject_id)
    assert (traject.soort, traject.gemeente_code) == ("relatief-verzuim-wettelijk", STAD)
    sjablonen = {mail.sjabloon for mail in await rijen(proef, Mail) if "zeecollege" in mail.aan}
    assert sjablonen == {"ontvangstbevestiging"}, "the school does not hear that a dossier was open"
    assert (await stap(proef, "volgen")).status == "loopt"


async def test_an_answer_after_the_term_is_kept_and_ends_the_risk_of_silence(proef: Campagneproef) -> None:
    await proef.begin(kandidaten(1))
    await proef.tot_rust()
    for datum in (dag(2027, 1, 21, 9), dag(2027, 2, 1, 9), dag(2027, 2, 10, 0)):
        await proef.zaak.ga_naar(datum)
    open_ = await taak(proef, "overstap.begeleiden")
    await doe(proef, open_, "geregeld")
    await stap(proef, "volgen")
    (deelnemer,) = await proef.deelnemers()
    await proef.ouders_antwoorden(deelnemer, Overstapstand.AFGEWEZEN.value)
    await proef.relay()
    await taak(proef, "overstap.begeleiden")
    (deelnemer,) = await proef.deelnemers()
    assert (deelnemer.antwoord, set(deelnemer.risicos)) == ("afgewezen", {"geen-antwoord", "afgewezen"})
