"""What a youth doctor sees of the register: what was referred, and nothing of anything else."""

from contextlib import nullcontext
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from domain.procedures.alle import taaksoorten_van
from domain.procedures.model import Wie
from storage.database import SYSTEEM, Toegang
from storage.rechten import ZONDER_PERSOONSGEGEVENS
from storage.tabellen import Taak, Taakantwoord
from tests.storage.land import DORP, MORGEN, NU, STAD, Land

ARTSTAAK = taaksoorten_van(Wie.JEUGDARTS)[0]
# Rows of dossier A that its doctor sees once something was asked; of all other tables none. The task that was
# asked is the only one of a procedure in which a doctor has a part.
NA_VERWIJZING = {
    "leerling": 1,
    "adres": 1,
    "inschrijving": 2,
    "melding": 2,
    "verzuimregel": 2,
    "traject": 1,
    "procedure": 1,
    "taak": 1,
    "taakantwoord": 1,
    "termijn": 1,
    "vraag": 2,
    "gebeurtenis": 3,
}
PERSOONSTABELLEN = sorted(set(SQLModel.metadata.tables) - ZONDER_PERSOONSGEGEVENS)


def arts(gemeente: str) -> Toegang:
    return Toegang(als_arts=frozenset({gemeente}))


async def verwijs(land: Land) -> None:
    """A step of a procedure in dossier A asks the doctor of Voorbeeldstad something."""
    async with land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(
            Taak(
                id=uuid4(),
                traject_id=land.trajecten["A"],
                gemeente_code=STAD,
                soort=ARTSTAAK,
                status="open",
                geopend_op=NU,
                uiterlijk=MORGEN,
            )
        )


async def gezien(land: Land, toegang: Toegang) -> dict[str, int]:
    aantallen = {}
    async with land.database.lezer(toegang) as lezer:
        for tabel in PERSOONSTABELLEN:
            aantallen[tabel] = (await lezer.execute(text(f"SELECT count(*) FROM {tabel}"))).scalar_one()
    return {tabel: aantal for tabel, aantal in aantallen.items() if aantal}


async def test_a_doctor_sees_nothing_before_and_only_the_referred_dossier_after(eigen_land: Land) -> None:
    assert await gezien(eigen_land, arts(STAD)) == {}
    await verwijs(eigen_land)
    assert await gezien(eigen_land, arts(STAD)) == NA_VERWIJZING
    assert await gezien(eigen_land, arts(DORP)) == {}


@pytest.mark.parametrize(("letter", "mag"), [("A", True), ("B", False)])
async def test_a_doctor_answers_in_the_referred_dossier_and_nowhere_else(
    eigen_land: Land, letter: str, mag: bool
) -> None:
    await verwijs(eigen_land)
    antwoord = Taakantwoord(
        id=uuid4(),
        taak_id=eigen_land.taken[letter],
        traject_id=eigen_land.trajecten[letter],
        gebruiker_id=eigen_land.gebruikers["lpa_stad"],
        besluit="ja",
        gegeven_op=NU,
    )
    verboden = nullcontext() if mag else pytest.raises(DBAPIError, match="row-level security")
    with verboden:
        async with eigen_land.database.schrijver(arts(STAD)) as sessie:
            sessie.add(antwoord)
