"""Two municipalities, two schools and two dossiers with a row in every table, for tests of who sees what.

Dossier A is Voorbeeldstad's: school "oost" and school "west" both reported the pupil. Dossier B is
Waterdrecht's, reported by "west" only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import event
from sqlmodel import SQLModel

from domain.soorten import Rol
from domain.zoekvormen import naamvormen
from storage.database import SYSTEEM, Database, Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.gebruikers import Persoon, persoon_van
from storage.namen import zoeknaam
from storage.tabellen import (
    Adres,
    Afwezigheid,
    Antwoordverbetering,
    ApiSleutel,
    Beheerregel,
    Bijlage,
    Brief,
    Concept,
    Contactmoment,
    EenmaligeLink,
    Gebruiker,
    Gemeente,
    Idempotentie,
    Inschrijving,
    Kopieadres,
    Leerling,
    Lidmaatschap,
    Mail,
    Melding,
    Naamvorm,
    Notitie,
    Procedure,
    RmcRegio,
    School,
    Schoollocatie,
    Schooltoewijzing,
    Sessie,
    Taak,
    Taakantwoord,
    Termijn,
    Thuistaal,
    Traject,
    Uitgaand,
    Uitnodiging,
    Vergelijking,
    Vermoeden,
    Vervanging,
    Verwantschap,
    Verzuimregel,
    Vraag,
    Vrijstelling,
    Vsvtelling,
    Wachtwoord,
    Weergave,
)
from storage.versleuteling import Kluis
from tests.omgeving import PROEFSLEUTELS

KLUIS = Kluis(PROEFSLEUTELS, b"\x08" * 32, b"\x09" * 32)
STAD, DORP = "9901", "9902"
NU = datetime(2025, 10, 1, 9, 30, tzinfo=UTC)
DAG = date(2025, 10, 1)
MORGEN, GISTEREN = NU + timedelta(days=1), NU - timedelta(days=1)
ROLLEN: dict[str, tuple[Rol, tuple[str, ...], tuple[str, ...]]] = {
    "lpa_stad": (Rol.LPA, (STAD,), ()),
    "lpa_dorp": (Rol.LPA, (DORP,), ()),
    "coordinator": (Rol.COORDINATOR, (STAD, DORP), ()),
    "beheerder": (Rol.BEHEERDER, (STAD, DORP), ()),
    "school_oost": (Rol.SCHOOL, (), ("oost",)),
    "school_west": (Rol.SCHOOL, (), ("west",)),
}
BSN = {"A": "999900006", "B": "999900031"}


class Land:
    """Ids of what `bouw_land` made."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.gebruikers = {naam: uuid4() for naam in ROLLEN}
        self.locaties = {"oost": uuid4(), "west": uuid4()}
        self.leerlingen = {"A": uuid4(), "B": uuid4()}
        self.trajecten = {"A": uuid4(), "B": uuid4()}
        self.meldingen = {"A-oost": uuid4(), "A-west": uuid4(), "B-west": uuid4()}
        self.taken = {"A": uuid4(), "B": uuid4(), "A-oud": uuid4()}
        self.personen: dict[str, Persoon] = {}


async def bouw_land(database: Database) -> Land:
    """Write everything into an empty register."""
    land = Land(database)
    async with database.schrijver(SYSTEEM) as sessie:
        for rijen in (_regio(), _gemeenten(), *_mensen(land), *_zaken(land)):
            sessie.add_all(list(rijen))
            await sessie.flush()
        for letter in ("A", "B"):
            await _feiten(sessie, land, letter)
    async with database.lezer(SYSTEEM) as lezer:
        for naam, gebruiker_id in land.gebruikers.items():
            persoon = await persoon_van(lezer, gebruiker_id)
            assert persoon is not None
            land.personen[naam] = persoon
    return land


def _regio() -> Iterator[SQLModel]:
    yield RmcRegio(code="40", naam="Delta")


def _gemeenten() -> Iterator[SQLModel]:
    for code, naam in ((STAD, "Voorbeeldstad"), (DORP, "Waterdrecht")):
        yield Gemeente(code=code, naam=naam, rmc_regio_code="40", vakantieregio="Midden")


def _mensen(land: Land) -> Iterator[Iterator[SQLModel]]:
    scholen = {naam: uuid4() for naam in land.locaties}
    yield (School(id=scholen[n], brin=f"99Z{n[0].upper()}", naam=f"School {n}") for n in scholen)
    yield (_locatie(land, naam, scholen[naam]) for naam in scholen)
    yield (
        Gebruiker(
            id=gebruiker_id,
            inlognaam=naam,
            code=naam,
            naam=f"Mw. {naam}",
            mail=f"{naam}@voorbeeldstad.example",
            telefoon="0600099011",
        )
        for naam, gebruiker_id in land.gebruikers.items()
    )
    yield _lidmaatschappen(land)
    yield _van_medewerkers(land)


def _locatie(land: Land, naam: str, school_id: UUID) -> Schoollocatie:
    return Schoollocatie(
        id=land.locaties[naam],
        school_id=school_id,
        brin=f"99Z{naam[0].upper()}",
        vestiging="00",
        naam=f"School {naam}",
        onderwijssoort="vmbo",
        gemeente_code=STAD,
        plaats="Voorbeeldstad",
        vakantieregio="Midden",
        mail=f"verzuim@{naam}.example",
    )


def _lidmaatschappen(land: Land) -> Iterator[SQLModel]:
    for naam, (rol, gemeenten, locaties) in ROLLEN.items():
        wie = land.gebruikers[naam]
        for code in gemeenten:
            yield Lidmaatschap(id=uuid4(), gebruiker_id=wie, rol=rol, gemeente_code=code)
        for locatie in locaties:
            yield Lidmaatschap(id=uuid4(), gebruiker_id=wie, rol=rol, locatie_id=land.locaties[locatie])


def _van_medewerkers(land: Land) -> Iterator[SQLModel]:
    lpa, oost = land.gebruikers["lpa_stad"], land.locaties["oost"]
    yield Wachtwoord(gebruiker_id=lpa, hash="geen echte hash")
    yield Sessie(token_hash=b"t" * 32, gebruiker_id=lpa, begonnen_op=NU, verloopt_op=MORGEN)
    yield Schooltoewijzing(id=uuid4(), gebruiker_id=lpa, locatie_id=oost)
    yield Afwezigheid(id=uuid4(), gebruiker_id=lpa, van=DAG, tot=DAG)
    yield Vervanging(
        id=uuid4(),
        gebruiker_id=lpa,
        vervangers={"ids": [str(land.gebruikers["coordinator"])]},
        van=DAG,
        tot=DAG,
        status="klaar",
        gemaakt_op=NU,
        gemaakt_door=lpa,
    )
    yield Weergave(id=uuid4(), gebruiker_id=lpa, gemeente_code=STAD, naam="Te laat", gemaakt_op=NU)
    yield ApiSleutel(id=uuid4(), locatie_id=oost, naam="LVS", sleutel_hash=b"s" * 32)
    yield Concept(id=uuid4(), gebruiker_id=land.gebruikers["school_oost"], formulier="f", bijgewerkt_op=NU)


def _zaken(land: Land) -> Iterator[Iterator[SQLModel]]:
    yield (leerling(land.leerlingen[letter], letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield (traject(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield _bij_leerlingen(land)
    yield (melding(land, naam) for naam in land.meldingen)
    yield (_vergelijking(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield (_vermoeden(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield (_vsvtelling(land, letter, code) for letter, code in (("A", STAD), ("B", DORP)))
    yield _bij_meldingen(land)
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


def leerling(leerling_id: UUID, letter: str, gemeente: str, achternaam: str = "Vries") -> Leerling:
    bsn = BSN.get(letter)
    return Leerling(
        id=leerling_id,
        bsn_versleuteld=KLUIS.versleutel(bsn, doel="bsn") if bsn else None,
        bsn_index=KLUIS.index(bsn, doel="bsn") if bsn else None,
        achternaam=achternaam,
        voorvoegsel="de",
        voornamen=f"{letter}lbert",
        zoeknaam=zoeknaam(achternaam, "de", f"{letter}lbert"),
        geboortedatum=date(2012, 2, 29),
        geslacht="m",
        gemeente_code=gemeente,
        aangemaakt_op=NU,
    )


def vormen(rij: Leerling) -> list[Naamvorm]:
    """What the pupil is found by."""
    return [Naamvorm(vorm=vorm, leerling_id=rij.id) for vorm in naamvormen(rij.zoeknaam)]


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


def _bij_leerlingen(land: Land) -> Iterator[SQLModel]:
    for letter, code in (("A", STAD), ("B", DORP)):
        yield from vormen(leerling(land.leerlingen[letter], letter, code))
        yield Adres(
            id=uuid4(),
            leerling_id=land.leerlingen[letter],
            straat="Passerweg",
            huisnummer=2,
            toevoeging="B",
            postcode="9999ZA",
            plaats="Voorbeeldstad",
            gemeente_code=code,
            van=DAG,
        )
    for letter, plek in (("A", "oost"), ("A", "west"), ("B", "west")):
        yield Inschrijving(
            id=uuid4(),
            leerling_id=land.leerlingen[letter],
            locatie_id=land.locaties[plek],
            leerlingnummer=f"{letter}-{plek}",
            klas="3B",
            onderwijssoort="vmbo",
            van=DAG,
        )


def melding(land: Land, naam: str) -> Melding:
    letter, plek = naam.split("-")
    return Melding(
        id=land.meldingen[naam],
        nummer=f"M-{naam}",
        traject_id=land.trajecten[letter],
        leerling_id=land.leerlingen[letter],
        locatie_id=land.locaties[plek],
        gemeente_code=STAD if letter == "A" else DORP,
        kenmerk=naam,
        inhoud_hash=b"h" * 32,
        kanaal="formulier",
        soort="relatief-verzuim-wettelijk",
        onderwijssoort="vmbo",
        leerlingnummer=f"{letter}-{plek}",
        klas="3B",
        initialen=f"{letter}.d.V.",
        eerste_dag=DAG,
        laatste_dag=DAG,
        uren=Decimal("16.5"),
        reden="ongemotiveerd",
        toelichting=f"Toelichting van {plek}",
        acties_school="Wij hebben gebeld.",
        zorgen={"dreigende_uitval": True, "onderwijsoverstijgend": False},
        melder_naam="Mw. Melder",
        melder_mail=f"melder@{plek}.example",
        kopie_adressen={"adressen": [f"zorg@{plek}.example"]},
        meldingsdatum=DAG,
        ontvangen_op=NU,
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


def _bij_meldingen(land: Land) -> Iterator[SQLModel]:
    for naam, melding_id in land.meldingen.items():
        letter, plek = naam.split("-")
        waar: dict[str, Any] = {"traject_id": land.trajecten[letter], "melding_id": melding_id}
        yield Verzuimregel(id=uuid4(), melding_id=melding_id, dag=DAG, uren=Decimal("7.5"))
        yield Bijlage(
            id=uuid4(),
            naam=f"{naam}.pdf",
            mediatype="application/pdf",
            grootte=4,
            sha256=b"x" * 32,
            inhoud=b"%PDF",
            toegevoegd_op=NU,
            **waar,
        )
        yield mail(
            f"ontvangstbevestiging.stap1.{melding_id}",
            "ontvangstbevestiging",
            locatie_id=land.locaties[plek],
            **waar,
        )
        yield Vraag(
            id=uuid4(),
            locatie_id=land.locaties[plek],
            tekst=f"Vraag aan {plek}?",
            status="open",
            gesteld_op=NU,
            gesteld_door=land.gebruikers["coordinator"],
            uiterlijk=MORGEN,
            **waar,
        )


def mail(message_id: str, sjabloon: str, **waar: Any) -> Mail:
    return Mail(
        id=uuid4(),
        sjabloon=sjabloon,
        aan="iemand@voorbeeldstad.example",
        message_id=message_id,
        status="verzonden",
        volgende_poging=NU,
        gemaakt_op=NU,
        onderwerp="Uw melding",
        **waar,
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


async def _feiten(sessie: Schrijver, land: Land, letter: str) -> None:
    traject_id, lpa = land.trajecten[letter], land.gebruikers["lpa_stad"]
    gegevens = {"nummer": f"M-{letter}", "kanaal": "formulier", "soort": "relatief-verzuim-wettelijk"}
    feiten = (
        ("melding-ontvangen", "school", None, gegevens),
        ("taak-geopend", "systeem", None, {"taak": "melding-beoordelen", "voor": str(lpa)}),
        ("taak-afgerond", "mens", lpa, {"besluit": "oppakken", "resultaat": "", "doelgemeente": ""}),
    )
    for nummer, (wat, namens, wie, feit) in enumerate(feiten):
        await leg_feit_vast(
            sessie,
            Feit(
                traject_id=traject_id,
                sleutel=f"{wat}:{nummer}",
                op=NU,
                wat=wat,
                namens=namens,
                wie=wie,
                gegevens=feit,
            ),
        )


async def voeg_resten_toe(sessie: Schrijver, land: Land, vraag_id: UUID, sleutel_id: UUID) -> None:
    """Rows that hang on rows whose ids only the database knows."""
    link = EenmaligeLink(
        id=uuid4(), vraag_id=vraag_id, token_hash=b"l" * 32, gemaakt_op=NU, verloopt_op=MORGEN
    )
    verzoek = Idempotentie(
        id=uuid4(), api_sleutel_id=sleutel_id, sleutel="k", verzoek_hash=b"v" * 32, gebruikt_op=NU
    )
    coordinator = land.gebruikers["coordinator"]
    erbij = [
        Antwoordverbetering(id=uuid4(), vraag_id=vraag_id, antwoord="Eerst nee.", vervangen_op=NU),
        Beheerregel(id=uuid4(), gemeente_code=STAD, op=NU, wie=coordinator, wat="w", onderwerp="o"),
        Kopieadres(
            id=uuid4(),
            locatie_id=land.locaties["oost"],
            mail="kopie@oost.example",
            token_hash=b"c" * 32,
            gevraagd_op=NU,
            gevraagd_door=land.gebruikers["school_oost"],
            verloopt_op=MORGEN,
        ),
        Thuistaal(leerling_id=land.leerlingen["A"], taal="en", gewijzigd_op=NU, gewijzigd_door=coordinator),
        Uitnodiging(
            id=uuid4(), gebruiker_id=coordinator, token_hash=b"u" * 32, gemaakt_op=NU, verloopt_op=MORGEN
        ),
    ]
    sessie.add_all([link, verzoek, verwantschap(land), *erbij])
    await sessie.flush()


def verwantschap(land: Land, **anders: Any) -> Verwantschap:
    """What somebody said about pupils A and B: they are family."""
    een, ander = sorted((land.leerlingen["A"], land.leerlingen["B"]))
    wie = land.gebruikers["coordinator"]
    zegt: dict[str, Any] = {"verwant": True, "reden": "Volgens moeder.", "op": NU, "door": wie} | anders
    return Verwantschap(id=uuid4(), een_id=een, ander_id=ander, **zegt)


@contextmanager
def geteld(database: Database) -> Iterator[list[str]]:
    """The queries that go to the database inside the block."""
    vragen: list[str] = []

    def noteer(*argumenten: Any) -> None:
        vragen.append(argumenten[2])

    event.listen(database.motor.sync_engine, "before_cursor_execute", noteer)
    try:
        yield vragen
    finally:
        event.remove(database.motor.sync_engine, "before_cursor_execute", noteer)
