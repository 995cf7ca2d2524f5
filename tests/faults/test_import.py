"""The example file, reduced, on real parts that die meanwhile; and no pupil outside the register."""

import os
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from temporalio.client import Client
from temporalio.common import SearchAttributePair, TypedSearchAttributes

from infra.temporal import dataconverter
from infra.zoekattributen import BEHANDELAAR
from tests.faults.importproef import importeer_met_uitval, lees_in, telling, verwacht
from tests.faults.invarianten import controleer, rust
from tests.faults.opstelling import Opstelling
from tests.faults.verkeer import SLUIT, Verkeer
from tests.omgeving import PROEFSLEUTELS
from tests.privacy.zoeker import Persoon, Zoeker, in_bestanden, in_historie, in_mails, uit_bestand
from voorbeeld import Voorbeeldbestand, maak
from voorbeeld.nummers import BSNS

MELDINGEN = int(os.environ.get("FOUTEN_MELDINGEN", "120"))


@pytest.fixture(scope="module")
def bestand() -> Voorbeeldbestand:
    return maak(zaad=11, meldingen=MELDINGEN)


async def test_an_import_during_which_worker_and_temporal_die_misses_and_doubles_nothing(
    verkeer: Verkeer, bestand: Voorbeeldbestand
) -> None:
    opstelling = verkeer.opstelling
    verloop = await importeer_met_uitval(opstelling, bestand, geduld=200)
    await rust(opstelling)
    aantallen = bestand.manifest["meldingen"]
    assert (verloop.verslag.aangenomen, verloop.verslag.al_bekend) == (MELDINGEN, aantallen["herhaald"])
    assert verloop.verslag.geweigerde_regels == aantallen["geweigerd"] > 0
    assert telling(opstelling) == verwacht(bestand)
    assert await controleer(opstelling, verkeer.kas) == []


async def test_importing_it_again_adds_nothing(verkeer: Verkeer, bestand: Voorbeeldbestand) -> None:
    opstelling = verkeer.opstelling
    mails = opstelling.vraag("SELECT count(*) FROM mail")
    verslag = await lees_in(opstelling, bestand)
    await rust(opstelling)
    assert verslag.aangenomen == 0
    assert verslag.geweigerde_regels == bestand.manifest["meldingen"]["geweigerd"]
    assert telling(opstelling) == verwacht(bestand)
    assert opstelling.vraag("SELECT count(*) FROM mail") == mails
    assert await controleer(opstelling, verkeer.kas) == []


@pytest.fixture(scope="module")
def zoeker(bestand: Voorbeeldbestand) -> Zoeker:
    """Everybody in the file, and the pupil of the story."""
    return Zoeker([*uit_bestand(rij.velden for rij in bestand.rijen), KANARIE])


LEERLING = 9000
"""Far from the numbers that the file uses."""
KANARIE = Persoon("Kanarievogel", "Quirijntje", "van", date(2011, 3, 9), frozenset({BSNS[LEERLING]}))


async def test_after_a_whole_story_no_pupil_stands_anywhere_but_in_the_register(
    verkeer: Verkeer, bestand: Voorbeeldbestand, zoeker: Zoeker
) -> None:
    """Not in Temporal's database, a log or a mail; even though the officer's question names the pupil."""
    opstelling = verkeer.opstelling
    assert not [rij for rij in bestand.rijen if BSNS[LEERLING] in rij.velden]
    nummer = await verkeer.meld(leerling=LEERLING)
    naam = f"{KANARIE.voornamen} {KANARIE.voorvoegsel} {KANARIE.achternaam}"
    vraag = f"Wat weet u van {naam}, geboren 9 maart 2011 ({BSNS[LEERLING]})? Is {KANARIE.achternaam} er nu?"
    await verkeer.beslis(nummer, {"besluit": "vraag-school", "vraag": vraag})
    await verkeer.antwoord(nummer)
    await verkeer.beslis(nummer, SLUIT)
    await rust(opstelling)
    assert len(zoeker) > 4 * MELDINGEN
    assert in_bestanden(zoeker, overal(opstelling)) == {}
    assert in_mails(zoeker, opstelling.postvak.berichten()) == set()
    for (traject,) in opstelling.vraag("SELECT id FROM traject ORDER BY geopend_op DESC LIMIT 4"):
        gevonden, aantal = await in_historie(zoeker, opstelling.client, f"traject-{traject}")
        assert (gevonden, aantal > 3) == (set(), True)


def overal(opstelling: Opstelling) -> Iterator[Path]:
    """Temporal's database with its write-ahead log, and the logs of all processes."""
    yield from sorted(opstelling.servers.temporal_db.parent.glob("temporal.db*"))
    yield from opstelling.logs


async def test_the_search_finds_a_canary_in_each_of_those_places(verkeer: Verkeer, zoeker: Zoeker) -> None:
    """Put there on purpose: a search that finds nothing proves nothing until it can find something."""
    opstelling = verkeer.opstelling
    client = await Client.connect(
        opstelling.servers.temporal.adres, data_converter=dataconverter(PROEFSLEUTELS)
    )
    kenmerk = TypedSearchAttributes([SearchAttributePair(BEHANDELAAR, KANARIE.achternaam)])
    await client.start_workflow(
        "Kanarie", BSNS[LEERLING], id="kanarie", task_queue="kooi", search_attributes=kenmerk
    )
    with (opstelling.map / "relay.log").open("a") as log:
        log.write(f"{{'bsn': {BSNS[LEERLING]}}}\n")
    mail = EmailMessage()
    mail["Subject"] = f"Over {KANARIE.achternaam}"
    mail.set_content("Geen naam.")
    gevonden = in_bestanden(zoeker, overal(opstelling))
    assert {naam for naam in gevonden if naam.startswith("temporal.db")}
    assert gevonden["relay.log"] == KANARIE.nummers
    assert in_mails(zoeker, [mail]) == {KANARIE.achternaam}
    historie, _ = await in_historie(zoeker, client, "kanarie")
    assert KANARIE.nummers <= historie
    await client.get_workflow_handle("kanarie").terminate()
