"""The example file's region in an empty register."""

from uuid import uuid4

from storage.database import SYSTEEM, Database
from storage.tabellen import Gemeente, RmcRegio, School, Schoollocatie
from voorbeeld.scholen import CONTACTGEMEENTE, GEMEENTEN, REGIO, SCHOLEN


async def bouw_regio(database: Database) -> None:
    """Its municipalities, schools and locations; nobody works there yet."""
    async with database.schrijver(SYSTEEM) as sessie:
        sessie.add(RmcRegio(code=REGIO.code, naam=REGIO.naam))
        await sessie.flush()
        for gemeente in GEMEENTEN:
            sessie.add(
                Gemeente(
                    code=gemeente.code,
                    naam=gemeente.naam,
                    rmc_regio_code=REGIO.code,
                    contactgemeente=gemeente.code == CONTACTGEMEENTE,
                    vakantieregio=REGIO.vakantieregio,
                )
            )
        scholen = {school.brin: School(id=uuid4(), brin=school.brin, naam=school.naam) for school in SCHOLEN}
        sessie.add_all(scholen.values())
        await sessie.flush()
        for locatie in (locatie for school in SCHOLEN for locatie in school.locaties):
            sessie.add(
                Schoollocatie(
                    id=uuid4(),
                    school_id=scholen[locatie.brin].id,
                    brin=locatie.brin,
                    vestiging=locatie.vestiging,
                    naam=locatie.naam,
                    onderwijssoort=locatie.soorten[0].value,
                    gemeente_code=locatie.gemeentecode,
                    vakantieregio=REGIO.vakantieregio,
                )
            )
