"""The standard story of a trajectory."""

import pytest

from domain.soorten import Besluit, Fase, Taaksoort
from tests.workflows.zaakproef import Zaakproef

EVENEMENTEN_HOOGUIT = 50
"""What the whole story may cost in a history; the production clock, so without reading a demo clock."""


@pytest.mark.eis(49, 50, 56)
async def test_a_report_is_assessed_taken_up_asked_about_answered_and_closed(zaak: Zaakproef) -> None:
    zaak.klok = None
    ontvangst = await zaak.meld()
    id_ = ontvangst.traject_id
    await zaak.besluit(id_, Taaksoort.BEOORDELEN, Besluit.OPPAKKEN)
    await zaak.besluit(id_, Taaksoort.BEHANDELEN, Besluit.VRAAG_SCHOOL)
    await zaak.toont(id_, Fase="wacht-op-school", WachtOp="school", Behandelaar="LPA1")
    assert await zaak.school_antwoordt(id_)
    await zaak.besluit(id_, Taaksoort.ANTWOORD_BEOORDELEN, Besluit.SLUITEN)
    await zaak.klaar(id_)
    traject = await zaak.traject(id_)
    assert (traject.fase, traject.resultaat, traject.wacht_op) == (Fase.GESLOTEN, "naar-school", "")
    aan_school = [(s, wie) for s, wie in await zaak.mails(id_) if wie in {"melder", "administratie"}]
    assert aan_school == [
        ("ontvangstbevestiging", "administratie"),
        ("ontvangstbevestiging", "melder"),
        ("opgepakt", "administratie"),
        ("opgepakt", "melder"),
        ("vraag-school", "administratie"),
        ("vraag-school", "melder"),
        ("gesloten", "administratie"),
        ("gesloten", "melder"),
    ]
    assert await zaak.verhaal(id_) == [
        "melding-ontvangen",
        "taak-geopend",
        "taak-afgerond",
        "taak-geopend",
        "taak-afgerond",
        "vraag-gesteld",
        "vraag-beantwoord",
        "taak-geopend",
        "taak-afgerond",
    ]
    historie = await zaak.workflow(id_).fetch_history()
    assert len(historie.events) <= EVENEMENTEN_HOOGUIT
