"""What the rows of the land have in common: its days, its people and the ids of what stands in it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from domain.soorten import Rol
from storage.database import Database
from storage.gebruikers import Persoon
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
