"""A pupil with three procedures at once moves house and turns 18: the dossier stays one readable story."""

from datetime import date
from typing import Any

from domain.soorten import Besluit, Meldingsoort, Proceduresoort, Procedurestatus, Taaksoort, Wijziging
from infra.klok import Klok
from relay.ochtendronde import Ochtendronde
from storage.database import SYSTEEM
from storage.gebeurtenissen import breuk_in_keten
from storage.lezen import lees
from storage.lijsten.dossierdelen import GEBEURTENISSEN
from storage.tabellen import Procedure, Taak
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import DORP, melding
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import dag

P = Proceduresoort
GEBOREN = date(2008, 11, 10)
ACHTTIEN_OP = dag(2026, 11, 10)
"""Pieces of the story in the order in which they have to stand in the dossier."""
VERHAAL = (
    "ontvangen: langdurig relatief verzuim",
    "Procedure gestart: thuiszitter",
    "Procedure gestart: ziekteverzuim",
    "Procedure gestart: vrijstelling",
    "Procedure gestart: overdracht bij 18 jaar",
    "verhuisd naar een andere gemeente",
    "18 geworden",
)


async def test_three_procedures_a_move_and_turning_18_stay_one_readable_story(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(dag(2026, 9, 28, 8))
    await _meld(proef)
    await proef.start_erbij(P.ZIEKTEVERZUIM)
    await proef.start_erbij(P.VRIJSTELLING, artikel="5a")
    await _wacht_op_procedures(proef)
    assert set(await proef.lopend()) == {P.THUISZITTER, P.ZIEKTEVERZUIM, P.VRIJSTELLING}
    await _ochtendronde(proef)

    await proef.verander(Wijziging.VERHUISD)
    await _alles_bij_de_nieuwe_gemeente(proef)

    await _word_achttien(proef)

    assert await _resultaten(proef) == {P.VRIJSTELLING: "achttien", P.OVERDRACHT_ACHTTIEN: "overgedragen"}
    # The thuiszitter went along to the new municipality, and from there to the Doorstroompunt.
    assert set(await proef.lopend()) == {P.ZIEKTEVERZUIM, P.BEGELEIDING, P.THUISZITTER}
    await proef.ga_verder_in(P.THUISZITTER)
    await proef.open_taak("overdracht")
    await _lees_het_dossier(proef)


async def _meld(proef: Procedureproef) -> None:
    """Langdurig relatief verzuim: the procedure thuiszitter begins by itself, and sleeps."""
    nu = await proef.zaak.nu()
    leerling: dict[str, Any] = melding(meldingsdatum=nu.date()).leerling.model_dump(mode="json")
    leerling |= {"geboortedatum": GEBOREN.isoformat()}
    ontvangst = await proef.zaak.wereld.meld(nu, soort=Meldingsoort.LRV.value, leerling=leerling)
    proef.traject_id = ontvangst.traject_id
    proef.zaak.gestart.add(proef.traject_id)
    await proef.relay()
    await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    await proef.relay()
    proef.gestart += (await proef.lopend()).values()


async def _wacht_op_procedures(proef: Procedureproef, door: str = "lpa1") -> None:
    """The officer goes on in a procedure; the trajectory waits until all have ended."""
    taak = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    antwoord = await proef.zaak.antwoord(taak, Besluit.PROCEDURE, door=door)
    await proef.zaak.rond_af(antwoord)
    await proef.relay()


async def _ochtendronde(proef: Procedureproef) -> None:
    nu = await proef.zaak.nu()
    await Ochtendronde(proef.zaak.database, Klok(lees_echt=lambda: nu)).ronde()
    await proef.relay()
    proef.gestart.append((await proef.lopend())[P.OVERDRACHT_ACHTTIEN])


async def _alles_bij_de_nieuwe_gemeente(proef: Procedureproef) -> None:
    """Whoever works there has every task; what waited for a day still waits for it."""
    lpa = proef.zaak.wereld.gebruikers["lpa2"]
    for soort, stap in ((P.ZIEKTEVERZUIM, "schoolgesprek"), (P.VRIJSTELLING, "nakijken")):
        proef.soort = soort
        proef.gestart.append((await proef.lopend())[soort])
        assert (await proef.open_taak(stap)).toegewezen_aan == lpa, soort
    await _wacht_op_procedures(proef, door="lpa2")
    assert {t.gemeente_code for t in await proef.zaak.rijen(Taak, proef.traject_id)} == {DORP}
    assert {p.gemeente_code for p in await proef.zaak.rijen(Procedure, proef.traject_id)} == {DORP}


async def _word_achttien(proef: Procedureproef) -> None:
    proef.soort = P.OVERDRACHT_ACHTTIEN
    proef.gestart.append((await proef.lopend())[P.OVERDRACHT_ACHTTIEN])
    assert await proef.tot_na("maand-ervoor") == dag(2026, 10, 10)
    await proef.doe("voorbereiden", "overdragen")
    assert await proef.tot_na("tot-achttien") == ACHTTIEN_OP
    assert await proef.resultaat() == "overgedragen"
    beoordelen = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    assert beoordelen.geopend_op >= ACHTTIEN_OP
    await tot(lambda: _is_klaar(proef, P.VRIJSTELLING))


async def _is_klaar(proef: Procedureproef, soort: Proceduresoort) -> bool:
    await proef.relay()
    return soort not in await proef.lopend()


async def _resultaten(proef: Procedureproef) -> dict[Proceduresoort, str]:
    rijen = await proef.zaak.rijen(Procedure, proef.traject_id)
    return {P(rij.soort): rij.resultaat for rij in rijen if rij.status != Procedurestatus.LOOPT}


async def _lees_het_dossier(proef: Procedureproef) -> None:
    """Whole, in order, every line in words, and no line that says a thing twice."""
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        assert await breuk_in_keten(sessie, proef.traject_id) is None
        regels = await lees(sessie, GEBEURTENISSEN, id=proef.traject_id)
    zinnen = [regel.zin for regel in sorted(regels, key=lambda regel: regel.op)]
    assert all(zin.endswith(".") for zin in zinnen)
    plekken = [next(i for i, zin in enumerate(zinnen) if stuk in zin) for stuk in VERHAAL]
    assert plekken == sorted(plekken), zinnen
