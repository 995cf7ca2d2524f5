"""The main branches of a trajectory as stories: recorded for replay, and searched for personal data."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from domain.soorten import Besluit, Taaksoort
from tests.workflows.zaakproef import Zaakproef, dag

T, B = Taaksoort, Besluit


async def beantwoord_en_gesloten(zaak: Zaakproef) -> UUID:
    """On the production clock, as it mostly goes."""
    zaak.klok = None
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN)
    await zaak.besluit(id_, T.BEHANDELEN, B.VRAAG_SCHOOL)
    assert await zaak.school_antwoordt(id_)
    await zaak.besluit(id_, T.ANTWOORD_BEOORDELEN, B.SLUITEN)
    await zaak.klaar(id_)
    return id_


async def stille_school(zaak: Zaakproef) -> UUID:
    """Every reminder and escalation of a question, a late answer, and the task that follows."""
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.VRAAG_SCHOOL)
    await zaak.vraag(id_)
    for moment in (dag(2026, 12, 18, 23, 59, 59), dag(2027, 1, 8), dag(2027, 1, 15)):
        await zaak.ga_naar(moment)
    await zaak.open_taak(id_, T.SCHOOL_NABELLEN)
    assert await zaak.school_antwoordt(id_)
    await zaak.besluit(id_, T.SCHOOL_NABELLEN, B.SLUITEN)
    await zaak.klaar(id_)
    return id_


async def vergeten_en_overgedragen(zaak: Zaakproef) -> UUID:
    """A forgotten task, another municipality, then the Doorstroompunt; a second report joins."""
    id_ = (await zaak.meld()).traject_id
    for moment in (dag(2026, 12, 16), dag(2026, 12, 18, 23, 59, 59), dag(2026, 12, 22), dag(2026, 12, 30)):
        await zaak.ga_naar(moment)
    await zaak.besluit(id_, T.BEOORDELEN, B.ANDERE_GEMEENTE)
    await zaak.meld()
    await zaak.besluit(id_, T.BEOORDELEN, B.DOORSTROOMPUNT, door="lpa2")
    await zaak.besluit(id_, T.BEOORDELEN, B.TER_KENNISNAME, door="casemanager1")
    await zaak.klaar(id_)
    return id_


async def haperend_register(zaak: Zaakproef) -> UUID:
    """Each step first fails inside the workflow task and then goes the patient way."""
    zaak.klok = None
    zaak.van_worker.fouten = 2
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)
    antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
    zaak.van_worker.fouten = 2
    await zaak.rond_af(antwoord)
    await zaak.besluit(id_, T.BEHANDELEN, B.SLUITEN)
    await zaak.klaar(id_)
    return id_


VERHALEN: Mapping[str, Callable[[Zaakproef], Awaitable[UUID]]] = {
    verhaal.__name__: verhaal
    for verhaal in (beantwoord_en_gesloten, stille_school, vergeten_en_overgedragen, haperend_register)
}
