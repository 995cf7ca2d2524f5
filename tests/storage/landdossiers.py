"""What hangs on the two dossiers of the country beside their steps."""

from collections.abc import Iterator
from uuid import uuid4

from sqlmodel import SQLModel

from storage.tabellen import Betrokkene, Inzage, Koppeling, Maatwerk
from tests.storage.land import DAG, DORP, NU, STAD, Land

PER_DOSSIER = (("A", STAD, "lpa_stad"), ("B", DORP, "lpa_dorp"))


def om_het_dossier(land: Land) -> Iterator[SQLModel]:
    """Around each pupil somebody, days without lessons, a look by its officer; a link between the two."""
    for naam, gemeente, wie in PER_DOSSIER:
        traject_id, door = land.trajecten[naam], land.gebruikers[wie]
        yield Betrokkene(id=uuid4(), traject_id=traject_id, rol="ouder", naam="x", van=DAG, door=door, op=NU)
        yield Maatwerk(id=uuid4(), traject_id=traject_id, van=DAG, tot=DAG, door=door, op=NU)
        yield Inzage(
            id=uuid4(), traject_id=traject_id, gemeente_code=gemeente, gebruiker_id=door, wat="dossier", op=NU
        )
    yield Koppeling(
        id=uuid4(),
        traject_id=land.trajecten["A"],
        ander_id=land.trajecten["B"],
        soort="verbonden",
        door=land.gebruikers["lpa_stad"],
        op=NU,
    )
