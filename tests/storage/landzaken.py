"""The two dossiers of the land, with a row in every table that hangs on them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlmodel import SQLModel

from storage.tabellen import (
    Brief,
    Contactmoment,
    Notitie,
    Procedure,
    Taak,
    Taakantwoord,
    Termijn,
    Traject,
    Uitgaand,
    Vergelijking,
    Vermoeden,
    Vrijstelling,
    Vsvtelling,
)
from tests.storage.landbasis import BSN, DAG, DORP, GISTEREN, KLUIS, MORGEN, NU, STAD, Land
from tests.storage.landmeldingen import bij_leerlingen, bij_meldingen, leerling, mail, melding


def zaken(land: Land) -> Iterator[Iterator[SQLModel]]:
    yield (leerling(land.leerlingen[letter], letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield (traject(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield bij_leerlingen(land)
    yield (melding(land, naam) for naam in land.meldingen)
    yield (_vergelijking(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield (_vermoeden(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield (_vsvtelling(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield bij_meldingen(land)
    yield _bij_trajecten(land, "A", STAD)
    yield _bij_trajecten(land, "B", DORP)
    yield (
        Taakantwoord(
            id=uuid4(),
            taak_id=land.taken[x],
            traject_id=land.trajecten[x],
            gebruiker_id=land.gebruikers["coordinator"],
            besluit="oppakken",
            motivering="Omdat.",
            gegeven_op=NU,
        )
        for x in ("A", "B")
    )


def traject(land: Land, letter: str, gemeente: str) -> Traject:
    return Traject(
        id=land.trajecten[letter],
        nummer=f"VT-{letter}",
        leerling_id=land.leerlingen[letter],
        gemeente_code=gemeente,
        locatie_id=land.locaties["oost" if letter == "A" else "west"],
        soort="relatief-verzuim-wettelijk",
        fase="wacht-op-school" if letter == "A" else "behandeling",
        behandelaar_id=land.gebruikers["lpa_stad" if gemeente == STAD else "lpa_dorp"],
        wacht_op="school",
        uiterlijk=MORGEN if letter == "A" else GISTEREN,
        geopend_op=NU,
    )


def _vergelijking(land: Land, letter: str, gemeente: str) -> Vergelijking:
    id_ = uuid5(land.trajecten[letter], "vergelijking")
    return Vergelijking(id=id_, gemeente_code=gemeente, peildatum=DAG, gemaakt_op=NU)


def _vsvtelling(land: Land, letter: str, gemeente: str) -> Vsvtelling:
    id_ = uuid5(land.trajecten[letter], "vsvtelling")
    return Vsvtelling(id=id_, gemeente_code=gemeente, schooljaar=2025, inhoud=b"x", gemaakt_op=NU)


def _vermoeden(land: Land, letter: str, gemeente: str) -> Vermoeden:
    return Vermoeden(
        id=uuid4(),
        vergelijking_id=uuid5(land.trajecten[letter], "vergelijking"),
        gemeente_code=gemeente,
        bsn_index=KLUIS.index(BSN[letter], doel="bsn"),
        inhoud=b"versleuteld",
        klasse="vermoeden",
        status="open",
    )


def _bij_trajecten(land: Land, letter: str, gemeente: str) -> Iterator[SQLModel]:
    traject_id, taak_id = land.trajecten[letter], land.taken[letter]
    door = land.gebruikers["lpa_stad" if gemeente == STAD else "lpa_dorp"]
    yield taak(land, taak_id, letter, gemeente, toegewezen_aan=door)
    yield Termijn(
        id=uuid4(),
        traject_id=traject_id,
        gemeente_code=gemeente,
        wacht_id=taak_id,
        aard="uiterlijk",
        volgnummer=1,
        op=GISTEREN,
        status="gedaan",
        wie=f"lpa_{'stad' if letter == 'A' else 'dorp'}",
        wat="Melding beoordelen",
        grond="Afspraak",
        regel="r",
        kalender_versie="k",
    )
    procedure_id = uuid4()
    yield Procedure(
        id=procedure_id,
        traject_id=traject_id,
        gemeente_code=gemeente,
        soort="ziekteverzuim",
        status="loopt",
        stap="schoolgesprek",
        gestart_op=NU,
    )
    yield Vrijstelling(
        id=uuid4(),
        leerling_id=land.leerlingen[letter],
        traject_id=traject_id,
        gemeente_code=gemeente,
        procedure_id=procedure_id,
        artikel="5c",
        van=DAG,
        tot=DAG,
        besloten_op=NU,
    )
    yield Notitie(id=uuid4(), traject_id=traject_id, tekst=f"Geheim van {letter}", door=door, op=NU)
    yield Notitie(
        id=uuid4(),
        traject_id=traject_id,
        tekst=f"Voor school {letter}",
        gedeeld_met_school=True,
        door=door,
        op=NU,
    )
    yield Contactmoment(
        id=uuid4(), traject_id=traject_id, vorm="telefoon", met="moeder", verslag="Gebeld.", door=door, op=NU
    )
    yield Brief(
        id=uuid4(),
        traject_id=traject_id,
        gemeente_code=gemeente,
        soort="uitnodiging-gesprek",
        gemaakt_op=NU,
        gemaakt_door=door,
    )
    yield mail(f"nieuwe-taak.{taak_id}", "nieuwe-taak", traject_id=traject_id)
    yield Uitgaand(
        id=uuid4(),
        soort="melding",
        traject_id=traject_id,
        onderwerp_id=uuid4(),
        gemaakt_op=NU,
        volgende_poging=NU,
    )


def taak(land: Land, taak_id: UUID, letter: str, gemeente: str, **anders: Any) -> Taak:
    return Taak(
        id=taak_id,
        traject_id=land.trajecten[letter],
        gemeente_code=gemeente,
        soort="melding-beoordelen",
        status="open",
        geopend_op=NU,
        uiterlijk=GISTEREN,
        **anders,
    )
