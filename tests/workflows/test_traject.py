"""A trajectory through its branches."""

from domain.soorten import Besluit, Fase, Taaksoort
from tests.workflows.conftest import Zaakproef


async def test_a_report_is_assessed_taken_up_asked_about_answered_and_closed(zaak: Zaakproef) -> None:
    ontvangst = await zaak.meld()
    id_ = ontvangst.traject_id
    await zaak.besluit(id_, Taaksoort.BEOORDELEN, Besluit.OPPAKKEN)
    await zaak.besluit(
        id_, Taaksoort.BEHANDELEN, Besluit.VRAAG_SCHOOL, vraag="Is er al met ouders gesproken?"
    )
    assert (await zaak.traject(id_)).fase == Fase.WACHT_OP_SCHOOL
    assert await zaak.school_antwoordt(id_)
    await zaak.besluit(
        id_,
        Taaksoort.ANTWOORD_BEOORDELEN,
        Besluit.SLUITEN,
        resultaat="naar-school",
        motivering="De leerling gaat weer naar school.",
    )
    await zaak.workflow(id_).result()
    traject = await zaak.traject(id_)
    assert (traject.fase, traject.resultaat, traject.wacht_op) == (Fase.GESLOTEN, "naar-school", "")
