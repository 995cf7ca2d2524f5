"""A case that goes to another municipality: what goes along, and what the old one had planned that lapses."""

from datetime import datetime
from uuid import UUID, uuid5

from storage.agenda import haal_uit_agenda
from storage.database import Schrijver
from storage.procedures import UIT_GEMEENTE, lopende
from storage.tabellen import Traject
from storage.trajecten import draag_over_aan_gemeente


async def laat_verhuizen(
    sessie: Schrijver, traject: Traject, gemeente_code: str, nu: datetime, *, sleutel: UUID
) -> None:
    """The trajectory with everything in it is the other municipality's; raises GemeenteOnbekend.

    A conversation that was still to come is called off for the school and for the parents at the address they
    gave: its officer has handed the case over. Every procedure that runs keeps where it came from.
    """
    if traject.gemeente_code == gemeente_code:
        return
    for procedure in await lopende(sessie, traject.id):
        await haal_uit_agenda(sessie, procedure, uuid5(procedure.id, f"{sleutel}"), nu, alleen_komend=True)
        procedure.gegevens = {**procedure.gegevens, UIT_GEMEENTE: traject.gemeente_code}
        sessie.add(procedure)
    await sessie.flush()
    await draag_over_aan_gemeente(sessie, traject, gemeente_code)
    await sessie.flush()
