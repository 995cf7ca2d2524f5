"""What must hold whatever died: each function returns the breaches it found, in words.

I1 every accepted report has one register row, one trajectory, one workflow; I2 no open trajectory without a
running workflow and something that is waited for; I3 a task is completed at most once; I4 each mail at least
once, under one Message-ID; I5 the event log has no gaps and its chain is whole; I6 every moment of the
ledger goes off once and none early; I7 the same key or reference gives the same report.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from email.utils import parseaddr

import psycopg
from temporalio.client import WorkflowExecutionStatus
from temporalio.service import RPCError

from domain.berichten import procedure_workflow_id, taak_id, traject_workflow_id
from domain.soorten import Taaksoort
from storage.database import SYSTEEM
from storage.gebeurtenissen import breuk_in_keten
from tests.faults.opstelling import GEDULD, Opstelling
from tests.faults.verkeer import Kasboek

_RUST = """
SELECT (SELECT count(*) FROM uitgaand WHERE doorgegeven_op IS NULL)
     + (SELECT count(*) FROM mail WHERE status = 'klaar')
     + (SELECT count(*) FROM traject t WHERE fase <> 'gesloten'
          AND NOT EXISTS (SELECT 1 FROM taak WHERE traject_id = t.id AND status = 'open')
          AND NOT EXISTS (SELECT 1 FROM vraag WHERE traject_id = t.id AND status = 'open')
          AND NOT EXISTS (SELECT 1 FROM procedure WHERE traject_id = t.id AND status = 'loopt'))
     + (SELECT count(*) FROM procedure p WHERE status = 'loopt'
          AND NOT EXISTS (SELECT 1 FROM termijn WHERE procedure_id = p.id AND status = 'open'))
     + (SELECT count(*) FROM termijn WHERE status = 'open' AND aard = 'gepland' AND op <= now())
"""


async def rust(opstelling: Opstelling, *, seconden: float = GEDULD) -> float:
    """Wait until nothing is on its way any more; returns how long that took. What is left after the wait
    shows as a breach of an invariant."""
    begin = time.monotonic()
    while time.monotonic() - begin < seconden and not (
        _stil(opstelling) and await _workflows_klaar(opstelling)
    ):
        await asyncio.sleep(0.2)
    return time.monotonic() - begin


def _stil(opstelling: Opstelling) -> bool:
    try:
        ((onderweg,),) = opstelling.vraag(_RUST)
    except psycopg.Error:
        return False
    return bool(onderweg == 0)


async def _workflows_klaar(opstelling: Opstelling) -> bool:
    """As many cases run as trajectories and procedures; the list of Temporal follows a moment later."""
    try:
        lopend = await opstelling.client.count_workflows(
            f"{_eigen(opstelling)} AND ExecutionStatus='Running'"
        )
        ((open_,),) = opstelling.vraag(
            "SELECT (SELECT count(*) FROM traject WHERE fase <> 'gesloten')"
            " + (SELECT count(*) FROM procedure WHERE status = 'loopt')"
        )
    except (RPCError, RuntimeError, psycopg.Error):
        return False
    return bool(lopend.count == open_)


def _eigen(opstelling: Opstelling) -> str:
    return f"TaskQueue='{opstelling.naam}'"


async def controleer(opstelling: Opstelling, kas: Kasboek) -> list[str]:
    """Every breach of every invariant."""
    return [
        *i1_meldingen(opstelling, kas),
        *await i1_workflows(opstelling),
        *i2(opstelling),
        *i3(opstelling, kas),
        *i4(opstelling),
        *await i5(opstelling),
        *i6(opstelling),
        *i7(kas),
    ]


def i1_meldingen(opstelling: Opstelling, kas: Kasboek) -> Iterator[str]:
    rijen = opstelling.vraag("SELECT kenmerk, nummer, id, traject_id FROM melding")
    per_kenmerk = Counter(kenmerk for kenmerk, *_ in rijen)
    nummers = {kenmerk: nummer for kenmerk, nummer, *_ in rijen}
    for sleutel, gekregen in kas.aangenomen.items():
        kenmerk = kas.kenmerken[sleutel]
        if per_kenmerk[kenmerk] != 1:
            yield f"I1: aangenomen melding {kenmerk} staat {per_kenmerk[kenmerk]} keer in het register"
        elif gekregen != {nummers[kenmerk]}:
            yield f"I1: melding {kenmerk} heeft een ander nummer dan de school kreeg"
    aangesloten = _aangesloten(opstelling)
    for kenmerk, _, melding, traject in rijen:
        if melding not in aangesloten and taak_id(traject, Taaksoort.BEOORDELEN, melding) not in aangesloten:
            yield f"I1: melding {kenmerk} heeft haar traject niet bereikt"
    for leerling, aantal in opstelling.vraag(
        "SELECT leerling_id, count(*) FROM traject WHERE fase <> 'gesloten' GROUP BY 1 HAVING count(*) > 1"
    ):
        yield f"I1: leerling {leerling} heeft {aantal} open trajecten"


def _aangesloten(opstelling: Opstelling) -> set[object]:
    """Tasks that reports opened, and reports of which the log says that they joined."""
    taken = {taak for (taak,) in opstelling.vraag("SELECT id FROM taak WHERE soort = 'melding-beoordelen'")}
    gevoegd = opstelling.vraag(
        "SELECT (gegevens->>'melding')::uuid FROM gebeurtenis WHERE wat = 'melding-gevoegd'"
    )
    return taken | {melding for (melding,) in gevoegd}


async def i1_workflows(opstelling: Opstelling) -> list[str]:
    """A case per trajectory and procedure and none besides; running as long as that is open."""
    fouten, gezien = [], Counter[str]()
    open_ = {
        traject_workflow_id(traject): fase != "gesloten"
        for traject, fase in opstelling.vraag("SELECT id, fase FROM traject")
    } | {
        procedure_workflow_id(procedure): status == "loopt"
        for procedure, status in opstelling.vraag("SELECT id, status FROM procedure")
    }
    async for case in opstelling.client.list_workflows(_eigen(opstelling)):
        if case.id not in open_:
            fouten.append(f"I1: workflow {case.id} hoort bij geen traject of procedure")
        if case.status is WorkflowExecutionStatus.RUNNING:
            gezien[case.id] += 1
        elif case.status is not WorkflowExecutionStatus.COMPLETED:
            fouten.append(f"I1: workflow {case.id} is {case.status and case.status.name}")
    for id_, loopt in open_.items():
        if gezien[id_] != loopt:
            zin = "open" if loopt else "gesloten"
            fouten.append(f"I2: {id_} is {zin} en heeft {gezien[id_]} lopende workflows")
    return fouten


def i2(opstelling: Opstelling) -> Iterator[str]:
    """Exactly one thing is waited for, and each wait has a moment at which somebody is told."""
    for traject, taken, vragen, procedures in opstelling.vraag(_WACHT_VAN_TRAJECT):
        if taken + vragen != 1 and not (taken + vragen == 0 and procedures):
            yield f"I2: open traject {traject} heeft {taken} open taken en {vragen} open vragen"
    for procedure, waarop in opstelling.vraag(_WACHT_VAN_PROCEDURE):
        if waarop != 1:
            yield f"I2: lopende procedure {procedure} wacht op {waarop} dingen"
    for (wacht,) in opstelling.vraag(
        """SELECT id FROM taak w WHERE status = 'open' AND NOT EXISTS
             (SELECT 1 FROM termijn WHERE wacht_id = w.id AND status = 'open')"""
    ):
        yield f"I2: taak {wacht} staat open zonder termijn"
    for soort, onderwerp in opstelling.vraag(
        "SELECT soort, onderwerp_id FROM uitgaand WHERE doorgegeven_op IS NULL"
    ):
        yield f"I2: {soort} {onderwerp} is niet doorgegeven"


_WACHT_VAN_TRAJECT = """
SELECT id, (SELECT count(*) FROM taak
            WHERE traject_id = t.id AND status = 'open' AND procedure_id IS NULL),
           (SELECT count(*) FROM vraag
            WHERE traject_id = t.id AND status = 'open' AND procedure_id IS NULL),
           (SELECT count(*) FROM procedure WHERE traject_id = t.id AND status = 'loopt')
FROM traject t WHERE fase <> 'gesloten'
"""
_WACHT_VAN_PROCEDURE = """
SELECT id, (SELECT count(DISTINCT wacht_id) FROM termijn WHERE procedure_id = p.id AND status = 'open')
FROM procedure p WHERE status = 'loopt'
"""


def i3(opstelling: Opstelling, kas: Kasboek) -> Iterator[str]:
    for taak, uitslagen in kas.afgerond.items():
        if uitslagen.count(303) > 1:
            yield f"I3: taak {taak} is {uitslagen.count(303)} keer afgerond"
    for taak, status, antwoorden, feiten in opstelling.vraag(_AFRONDINGEN):
        if (status == "gedaan") != (feiten == 1) or feiten > 1:
            yield f"I3: taak {taak} is {status} en heeft {feiten} keer een besluit in het logboek"
        if antwoorden > 1:
            yield f"I3: de school hoorde {antwoorden} besluiten over taak {taak}"
    for (taak,) in opstelling.vraag(_ANDER_ANTWOORD):
        yield f"I3: bij taak {taak} staat een ander besluit dan in het logboek"


# A mail about a decision carries the id of the answer in its key: `<template>.<answer>.<report>`.
_AFRONDINGEN = """
SELECT t.id, t.status,
    (SELECT count(DISTINCT a.id) FROM taakantwoord a WHERE a.taak_id = t.id AND (
        EXISTS (SELECT 1 FROM mail m WHERE m.message_id LIKE '%%.' || a.id || '.%%')
        OR a.id = t.antwoord_id)),
    (SELECT count(*) FROM gebeurtenis g WHERE g.sleutel = 'taak-afgerond:' || t.id)
FROM taak t
"""
_ANDER_ANTWOORD = """
SELECT t.id FROM taak t JOIN taakantwoord a ON a.id = t.antwoord_id
JOIN gebeurtenis g ON g.sleutel = 'taak-afgerond:' || t.id
WHERE (g.wie, g.waarom, coalesce(g.gegevens->>'besluit', g.gegevens->>'uitkomst'))
    <> (a.gebruiker_id, a.motivering, a.besluit)
"""


def i4(opstelling: Opstelling) -> Iterator[str]:
    """What the mail server holds against what the register says was sent."""
    ontvangen = Counter[tuple[str, str]]()
    for bericht in opstelling.postvak.berichten():
        ontvangen[
            str(bericht["Message-ID"]).strip("<>").partition("@")[0], parseaddr(str(bericht["To"]))[1]
        ] += 1
    rijen = opstelling.vraag("SELECT id, aan, status, sjabloon FROM mail")
    bekend = {(str(mail), aan) for mail, aan, *_ in rijen}
    for message_id, aan in ontvangen.keys() - bekend:
        yield f"I4: mail {message_id} aan {aan} staat niet onder die Message-ID in het register"
    for mail, aan, status, sjabloon in rijen:
        if status == "klaar":
            yield f"I4: mail {mail} ({sjabloon}) is nooit verzonden"
        if status == "verzonden" and not ontvangen[str(mail), aan]:
            yield f"I4: mail {mail} ({sjabloon}) is niet aangekomen"
    for melding, aantal in opstelling.vraag(_ONTVANGSTMAILS):
        yield f"I4: melding {melding} heeft {aantal} ontvangstmails, niet een per adres"


_ONTVANGSTMAILS = """
SELECT d.nummer, count(m.id) FROM melding d LEFT JOIN mail m ON m.melding_id = d.id
    AND m.sjabloon IN ('ontvangstbevestiging', 'gevoegd', 'heropend')
GROUP BY d.nummer, d.kopie_adressen, d.melder_mail
HAVING count(m.id) <> (SELECT count(DISTINCT lower(adres)) FROM (
    SELECT d.melder_mail AS adres
    UNION ALL SELECT jsonb_array_elements_text(d.kopie_adressen->'adressen')) a)
"""


async def i5(opstelling: Opstelling) -> list[str]:
    fouten = []
    async with opstelling.database.lezer(SYSTEEM) as sessie:
        for (traject,) in opstelling.vraag("SELECT id FROM traject"):
            breuk = await breuk_in_keten(sessie, traject)
            if breuk is not None:
                fouten.append(f"I5: het logboek van {traject} breekt bij regel {breuk}")
    for (traject,) in opstelling.vraag(
        "SELECT id FROM traject t WHERE NOT EXISTS (SELECT 1 FROM gebeurtenis WHERE traject_id = t.id)"
    ):
        fouten.append(f"I5: traject {traject} heeft geen logboek")
    return fouten


def i6(opstelling: Opstelling) -> Iterator[str]:
    for termijn, op, afgegaan in opstelling.vraag(
        "SELECT id, op, afgegaan_op FROM termijn WHERE status = 'gedaan' AND afgegaan_op < op"
    ):
        yield f"I6: termijn {termijn} van {op} ging te vroeg af, op {afgegaan}"
    for termijn, status, feiten in opstelling.vraag(
        """SELECT id, status, (SELECT count(*) FROM gebeurtenis g WHERE g.sleutel = 'termijn:' || t.id)
           FROM termijn t"""
    ):
        if feiten != (status == "gedaan"):
            yield f"I6: termijn {termijn} is {status} en staat {feiten} keer in het logboek"


def i7(kas: Kasboek) -> Iterator[str]:
    for sleutel, nummers in kas.aangenomen.items():
        if len(nummers) > 1:
            yield f"I7: sleutel {sleutel} gaf {sorted(nummers)}"
