"""A small world for tests: one region, two municipalities, a school, and who works there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import SQLModel

from domain.melding import MeldingInvoer, lees_melding
from domain.soorten import Kanaal, Rol
from storage.aanname import Herkomst, Ontvangst
from storage.database import SYSTEEM, Database
from storage.intake import neem_melding_aan
from storage.rijen import voeg_toe
from storage.tabellen import (
    Gebruiker,
    Gemeente,
    Lidmaatschap,
    RmcRegio,
    School,
    Schoollocatie,
)
from storage.versleuteling import Kluis
from tests.omgeving import PROEFSLEUTELS

KLUIS = Kluis(PROEFSLEUTELS, b"\x08" * 32, b"\x09" * 32)
LINK_SLEUTEL = b"\x09" * 32
STAD, DORP = "9901", "9902"
BRIN = "99ZZ"
PERSOONSGEGEVENS = ("Yıldız-de Vries", "Ömer", "999900006", "2012-02-29", "29-02-2012", "29 februari 2012")
"""What may stand nowhere but in the register."""
MEDEWERKERS: Mapping[str, tuple[Rol, str]] = {
    "lpa1": (Rol.LPA, STAD),
    "lpa2": (Rol.LPA, DORP),
    "casemanager1": (Rol.CASEMANAGER, STAD),
    "coordinator1": (Rol.COORDINATOR, STAD),
    "administratie1": (Rol.ADMINISTRATIE, STAD),
    "jeugdarts1": (Rol.JEUGDARTS, STAD),
    "coordinator2": (Rol.COORDINATOR, DORP),
}


class Wereld:
    """Ids of what `bouw_wereld` made."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.locatie = uuid4()
        self.gebruikers: dict[str, UUID] = {naam: uuid4() for naam in MEDEWERKERS}

    async def meld(self, nu: datetime, **anders: Any) -> Ontvangst:
        """A report of the school, taken in as the form does."""
        invoer = melding(meldingsdatum=nu.date(), **anders)
        return await neem_melding_aan(self.database, KLUIS, invoer, Herkomst(kanaal=Kanaal.FORMULIER), nu)


async def bouw_wereld(database: Database) -> Wereld:
    """Write the world into an empty register."""
    wereld = Wereld(database)
    async with database.schrijver(SYSTEEM) as sessie:
        voeg_toe(sessie, *_rijen(wereld))
    return wereld


def _rijen(wereld: Wereld) -> list[SQLModel]:
    school = School(id=uuid4(), brin=BRIN, naam="Zeecollege")
    gemeenten = {STAD: "Voorbeeldstad", DORP: "Waterdrecht"}
    return [
        RmcRegio(code="40", naam="Delta"),
        *(
            Gemeente(code=code, naam=naam, rmc_regio_code="40", vakantieregio="Midden")
            for code, naam in gemeenten.items()
        ),
        school,
        _locatie(wereld.locatie, school.id),
        *(_gebruiker(gebruiker_id, naam) for naam, gebruiker_id in wereld.gebruikers.items()),
        *(
            Lidmaatschap(id=uuid4(), gebruiker_id=wereld.gebruikers[naam], rol=rol, gemeente_code=gemeente)
            for naam, (rol, gemeente) in MEDEWERKERS.items()
        ),
    ]


def _locatie(locatie_id: UUID, school_id: UUID) -> Schoollocatie:
    return Schoollocatie(
        id=locatie_id,
        school_id=school_id,
        brin=BRIN,
        vestiging="00",
        naam="Zeecollege",
        onderwijssoort="vmbo",
        gemeente_code=STAD,
        vakantieregio="Midden",
        mail="verzuim@zeecollege.example",
        teamleider_mail="teamleider@zeecollege.example",
    )


def _gebruiker(gebruiker_id: UUID, naam: str) -> Gebruiker:
    return Gebruiker(
        id=gebruiker_id,
        inlognaam=naam,
        code=naam.upper(),
        naam=f"Medewerker {naam}",
        mail=f"{naam}@voorbeeldstad.example",
    )


def melding(**anders: Any) -> MeldingInvoer:
    """A valid report of 16 hours in 4 weeks; change what the test is about."""
    dag = anders.pop("meldingsdatum")
    gegevens = {
        "kenmerk": uuid4().hex,
        "leerling": {
            "bsn": "999900006",
            "onderwijsnummer": None,
            "leerlingnummer": "L-1042",
            "achternaam": "Yıldız-de Vries",
            "voorvoegsel": "",
            "voornamen": "Ömer",
            "geboortedatum": "2012-02-29",
            "geslacht": "m",
            "adres": {
                "straat": "Voorbeeldlaan",
                "huisnummer": 7,
                "toevoeging": "",
                "postcode": "1234AB",
                "plaats": "Voorbeeldstad",
                "gemeentecode": STAD,
            },
        },
        "brin": BRIN,
        "vestiging": "00",
        "klas": "3B",
        "onderwijssoort": "vmbo",
        "soort": "relatief-verzuim-wettelijk",
        "eerste_dag": dag,
        "laatste_dag": dag,
        "uren": "16",
        "melder_naam": "Z. Coördinator",
        "melder_email": "melder@zeecollege.example",
        "kopie_adressen": ["administratie@zeecollege.example"],
        "meldingsdatum": dag,
    }
    return lees_melding(gegevens | anders)
