"""The place of pupils who go to no school, so that no school sees their case (decision 0019)."""

from uuid import UUID, uuid5

from domain.soorten import Onderwijssoort
from storage.database import Schrijver
from storage.tabellen import Gemeente, School, Schoollocatie
from storage.vergelijken import NAAMRUIMTE


async def zonder_school(sessie: Schrijver, gemeente_code: str) -> UUID:
    """The municipality's own place for pupils of no school: no mail address, nobody logs in there."""
    locatie_id, brin = uuid5(NAAMRUIMTE, f"zonder-school:{gemeente_code}"), f"GM{gemeente_code}"
    if await sessie.get(Schoollocatie, locatie_id):
        return locatie_id
    gemeente = await sessie.get_one(Gemeente, gemeente_code)
    naam = f"Geen school bekend ({gemeente.naam})"
    school = School(id=uuid5(locatie_id, "school"), brin=brin, naam=naam)
    sessie.add(school)
    await sessie.flush()
    sessie.add(
        Schoollocatie(
            id=locatie_id,
            school_id=school.id,
            brin=brin,
            vestiging="00",
            naam=naam,
            onderwijssoort=Onderwijssoort.BO_SBO_SO.value,
            gemeente_code=gemeente_code,
            vakantieregio=gemeente.vakantieregio,
        )
    )
    await sessie.flush()
    return locatie_id
