"""A closed dossier that a person opens again: its workflow starts anew, also beside a report."""

from uuid import uuid5

from domain.soorten import Besluit, Fase, Taaksoort
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.gebruikers import persoon_van
from storage.heropenen import heropen_dossier
from tests.workflows.zaakproef import Zaakproef


async def test_the_officer_gets_the_task_to_assess_it_and_a_report_joins_as_ever(zaak: Zaakproef) -> None:
    eerste = await zaak.meld()
    id_ = eerste.traject_id
    await zaak.besluit(id_, Taaksoort.BEOORDELEN, Besluit.SLUITEN)
    await zaak.klaar(id_)
    await zaak.geef_door(await heropen(zaak, eerste))
    taak = await zaak.open_taak(id_, Taaksoort.BEOORDELEN)
    assert taak.toegewezen_aan == zaak.wereld.gebruikers["lpa1"]
    await zaak.toont(id_, Fase=Fase.INTAKE, WachtOp="leerplichtambtenaar", TeLaat=False)
    later = await zaak.meld()
    assert later.traject_id == id_
    traject, verhaal = await zaak.traject(id_), await zaak.verhaal(id_)
    assert (traject.fase, traject.heropend) == (Fase.INTAKE, 1)
    assert verhaal.count("dossier-heropend") == 1
    assert verhaal.count("melding-gevoegd") == 1
    await zaak.besluit(id_, Taaksoort.BEOORDELEN, Besluit.SLUITEN)
    await zaak.klaar(id_)


async def test_a_report_that_opened_the_workflow_first_is_not_counted_twice(zaak: Zaakproef) -> None:
    eerste = await zaak.meld()
    id_ = eerste.traject_id
    await zaak.besluit(id_, Taaksoort.BEOORDELEN, Besluit.SLUITEN)
    await zaak.klaar(id_)
    heropening = await heropen(zaak, eerste)
    await zaak.meld()
    await zaak.open_taak(id_, Taaksoort.BEOORDELEN)
    await zaak.geef_door(heropening)
    assert len(await zaak.open_taken(id_)) == 1
    assert "melding-gevoegd" not in await zaak.verhaal(id_)


async def heropen(zaak: Zaakproef, ontvangst: Ontvangst) -> Ontvangst:
    """What the page does, and what the relay then has to hand over."""
    nu = await zaak.nu()
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        persoon = await persoon_van(sessie, zaak.wereld.gebruikers["lpa1"])
        assert persoon is not None
        await heropen_dossier(sessie, persoon, ontvangst.traject_id, "Moeder belde", nu)
    sleutel = uuid5(ontvangst.traject_id, "heropend:1")
    return ontvangst.model_copy(update={"melding_id": sleutel})
