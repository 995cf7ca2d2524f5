"""Every end of the No-show control and the zomeractie, side by side in one world: one candidate for each."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from domain.berichten import procedure_workflow_id
from domain.campagnes.aanwezigheid import Aanwezigheid
from domain.campagnes.beheer import Actie
from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.soorten import Campagnesoort, Deelnemerstaat, WachtStatus
from storage.campagnes import Opzet, begin_campagne, verander_campagne
from storage.database import SYSTEEM
from storage.klasopgave import Opgave, geef_aanwezigheid_op
from storage.stakers import voeg_stakers_toe
from storage.tabellen import Deelnemer, Inschrijving, Taak, Taakantwoord
from storage.taken import bewaar_antwoord
from tests.campagnes.campagneproef import Campagneproef
from tests.campagnes.kandidaten import kandidaten
from tests.campagnes.stakers import gestopt
from tests.wereld import KLUIS
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import afronding_van, dag
from workflows.aanroepen import rond_taak_af

NEGENTIEN = "14-02-2008"
STOP = "de campagne stopt"
Weg = tuple[tuple[str, str], ...]
# By end the tasks on the way there, with what is chosen; nothing where nobody has to do anything.
NO_SHOW: Mapping[str, Weg] = {
    "gestart": (("traceren", "gestart"),),
    "inschrijving": (("traceren", "verkeerd-ingeschreven"),),
    "elders": (("traceren", "elders"),),
    "geplaatst": (("traceren", "niet-begonnen"), ("plaatsen", "geplaatst")),
    "werk": (("traceren", "huisbezoek"), ("huisbezoek", "werk")),
    "overgedragen-leerplicht": (("traceren", "overdragen"),),
    "verhuisd": (("traceren", "verhuisd"),),
    "vervallen": (("traceren", STOP),),
    "overgedragen-doorstroompunt": (("traceren", "huisbezoek"), ("huisbezoek", "niet-gevonden")),
}
ZOMERACTIE: Mapping[str, Weg] = {
    **{
        einde: (("bellen", einde),)
        for einde in (
            *("onderwijs", "bbl", "werk", "traject", "begeleiding", "matchmaker", "aanbod-geweigerd"),
            *("wajong", "inburgering", "geen-aanbod-beperking", "verhuisd"),
        )
    },
    "niet-getraceerd": (("bellen", "huisbezoek"), ("huisbezoek", "niet-getraceerd")),
    "vervallen": (("bellen", STOP),),
    "al-vervolg": (),
}


async def loop(proef: Campagneproef, wegen: Mapping[UUID, Weg], soort: str) -> None:
    """All candidates take their next step as soon as its task stands there, until only the stop is left."""
    te_doen = {id_: [zet for zet in weg if zet[1] != STOP] for id_, weg in wegen.items()}

    async def gedaan() -> bool:
        await proef.relay()
        open_ = await _open_taken(proef)
        zetten = [
            (open_[id_, f"{soort}.{weg[0][0]}"], weg.pop(0)[1])
            for id_, weg in te_doen.items()
            if weg and (id_, f"{soort}.{weg[0][0]}") in open_
        ]
        await asyncio.gather(*(_rond_af(proef, taak, uitkomst) for taak, uitkomst in zetten))
        return not any(te_doen.values())

    await tot(gedaan)


async def _open_taken(proef: Campagneproef) -> dict[tuple[UUID, str], Taak]:
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        zoek = select(Deelnemer.id, Taak).join(Taak, col(Taak.procedure_id) == Deelnemer.procedure_id)
        zoek = zoek.where(Deelnemer.campagne_id == proef.id, Taak.status == WachtStatus.OPEN)
        return {(id_, taak.soort): taak for id_, taak in (await sessie.exec(zoek)).all()}


async def _rond_af(proef: Campagneproef, taak: Taak, uitkomst: str) -> None:
    velden: dict[str, Any] = {"gedaan": "Gebeld.", "verslag": "Gesproken.", "opdracht": "Ga langs."}
    antwoord = Taakantwoord(
        id=uuid4(),
        taak_id=taak.id,
        traject_id=taak.traject_id,
        gebruiker_id=proef.zaak.wereld.gebruikers["casemanager1"],
        besluit=uitkomst,
        velden=velden,
        gegeven_op=await proef.zaak.nu(),
    )
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        await bewaar_antwoord(sessie, antwoord)
    assert taak.procedure_id is not None
    await rond_taak_af(proef.zaak.client, procedure_workflow_id(taak.procedure_id), afronding_van(antwoord))


async def eindig(proef: Campagneproef, wegen: Mapping[UUID, Weg]) -> dict[UUID, str]:
    """Whoever still runs is stopped; then everybody is done, each with one end."""

    async def klaar(nog: int) -> Sequence[Deelnemer] | None:
        await proef.relay()
        rijen = await proef.deelnemers()
        open_ = [rij for rij in rijen if rij.staat != Deelnemerstaat.KLAAR]
        return rijen if len(open_) == nog else None

    gestopt_ = sum(any(uitkomst == STOP for _, uitkomst in weg) for weg in wegen.values())
    await tot(lambda: klaar(gestopt_))
    assert await proef.doe(Actie.STOP)
    rijen = await tot(lambda: klaar(0))
    assert rijen is not None
    for rij in rijen:
        if rij.traject_id:
            proef.zaak.gestart.add(rij.traject_id)
    return {rij.id: rij.resultaat for rij in rijen}


def verwacht(wie: Sequence[Deelnemer], wegen: Mapping[str, Weg]) -> dict[UUID, str]:
    return {deelnemer.id: einde for deelnemer, einde in zip(wie, wegen, strict=True)}


def test_the_tables_name_every_end_of_their_plan() -> None:
    for soort, wegen in ((Campagnesoort.NO_SHOW, NO_SHOW), (Campagnesoort.ZOMERACTIE, ZOMERACTIE)):
        assert set(wegen) == {einde.code for einde in DRAAIBOEKEN[soort].plan.eindes}


@pytest.mark.eis(185, 186, 187)
async def test_each_student_of_the_no_show_control_comes_to_exactly_one_end(proef: Campagneproef) -> None:
    proef.soort = Campagnesoort.NO_SHOW
    await proef.zaak.begin_op(dag(2027, 8, 30, 10))
    jong = len(NO_SHOW) - 1
    await proef.begin([*kandidaten(jong), *kandidaten(1, vanaf=jong, geboortedatum=NEGENTIEN)])
    await proef.tot_rust()
    wie = await proef.deelnemers()
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        opgave = Opgave("de school", frozenset(d.locatie_id for d in wie), await proef.zaak.nu())
        gezegd = {d.id: Aanwezigheid.AFWEZIG for d in wie}
        assert await geef_aanwezigheid_op(sessie, proef.id, gezegd, opgave)
    wegen = {d.id: weg for d, weg in zip(wie, NO_SHOW.values(), strict=True)}
    await loop(proef, wegen, "no-show")
    assert await eindig(proef, wegen) == verwacht(wie, NO_SHOW)


@pytest.mark.eis(223, 224)
async def test_each_youngster_of_the_zomeractie_comes_to_exactly_one_end(proef: Campagneproef) -> None:
    proef.soort = Campagnesoort.ZOMERACTIE
    await proef.zaak.begin_op(dag(2027, 7, 27, 10))
    database, nu = proef.zaak.database, await proef.zaak.nu()
    await gestopt(database, KLUIS, nu, date(2027, 5, 3), len(ZOMERACTIE), geboortedatum=NEGENTIEN)
    async with database.schrijver(SYSTEEM) as sessie:
        opzet = Opzet(proef.id, proef.soort, nu.year, "Zomeractie 2027", "40", "Midden", nu, concept=True)
        assert await begin_campagne(sessie, opzet)
        assert await voeg_stakers_toe(sessie, proef.id, nu, sleutel=uuid4()) == len(ZOMERACTIE)
    wie = await proef.deelnemers()
    async with database.schrijver(SYSTEEM) as sessie:  # enrolled again before it is their turn
        nieuw: dict[str, Any] = {"leerlingnummer": "N1", "onderwijssoort": "mbo-2", "van": date(2027, 7, 1)}
        nieuw |= {"leerling_id": wie[-1].leerling_id, "locatie_id": wie[-1].locatie_id}
        sessie.add(Inschrijving(id=uuid4(), **nieuw))
        assert await verander_campagne(sessie, proef.id, Actie.START, nu, sleutel=uuid4(), door=None)
    await proef.tot_rust()
    for deelnemer in (await proef.deelnemers())[:-1]:
        await proef.ouders_antwoorden(deelnemer, "hulp")
    wegen = {d.id: weg for d, weg in zip(wie, ZOMERACTIE.values(), strict=True)}
    await loop(proef, wegen, "zomeractie")
    assert await eindig(proef, wegen) == verwacht(wie, ZOMERACTIE)
