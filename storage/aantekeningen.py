"""What officers write in a dossier themselves: notes and contact moments, each with its fact in the log."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import SQLModel, col, select, update

from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.gebruikers import Persoon
from storage.tabellen import Contactmoment, Notitie, Traject

# Catalogue 84: how officers reach people, and the meetings of others that they join (96, 97).
VORMEN: Mapping[str, str] = {
    "telefoon": "Telefoongesprek",
    "gesprek": "Gesprek op kantoor",
    "school": "Gesprek op school",
    "huisbezoek": "Huisbezoek",
    "zorgoverleg": "Zorgoverleg van de school",
    "groot-overleg": "Groot overleg met jeugdarts en hulp",
    "mail": "Mail",
    "brief": "Brief",
}


UITKOMSTEN: Mapping[str, str] = {
    "afspraak": "Er is een afspraak gemaakt",
    "terug": "De leerling gaat weer naar school",
    "hulp": "Er komt hulp",
    "plan": "Er is een plan van aanpak",
    "informatie": "Er is informatie gegeven of gevraagd",
    "geen": "Niets afgesproken",
}


class Soort(StrEnum):
    """What can be taken back."""

    NOTITIE = "notitie"
    CONTACT = "contact"


class Contact(BaseModel, frozen=True):
    """A contact moment as typed; `vorm` is a code of `VORMEN`, `uitkomst` one of `UITKOMSTEN`.

    `gesproken` is False when nobody was reached: then nothing came of it. `gehad_op` is when it took place.
    `aanwezigheid` and `welbevinden` are numbers of domain.welzijn, None when it was not asked.
    """

    vorm: str
    met: str
    verslag: str
    gesproken: bool = True
    uitkomst: str = ""
    gehad_op: date | None = None
    aanwezigheid: int | None = None
    welbevinden: int | None = None


async def voeg_notitie_toe(
    sessie: Schrijver,
    persoon: Persoon,
    traject_id: UUID,
    tekst: str,
    nu: datetime,
    *,
    gedeeld_met_school: bool = False,
    sleutel: UUID,
) -> bool:
    """Write a note; False when it stood there already, or when the dossier is not this person's.

    `sleutel` is drawn with the form, so that sending it twice writes once.
    """
    rij = Notitie(
        id=sleutel,
        traject_id=traject_id,
        tekst=tekst,
        gedeeld_met_school=gedeeld_met_school,
        door=persoon.id,
        op=nu,
    )
    feit = _feit(persoon, traject_id, f"notitie:{sleutel}", "notitie-toegevoegd", nu)
    return await _voeg_toe(sessie, persoon, rij, feit)


async def voeg_contactmoment_toe(
    sessie: Schrijver, persoon: Persoon, traject_id: UUID, contact: Contact, nu: datetime, *, sleutel: UUID
) -> bool:
    """Write a contact moment; the result as with a note."""
    rij = Contactmoment(id=sleutel, traject_id=traject_id, door=persoon.id, op=nu, **contact.model_dump())
    feit = _feit(persoon, traject_id, f"contact:{sleutel}", "contact-vastgelegd", nu)
    feit = feit.model_copy(update={"gegevens": {"vorm": contact.vorm, "gesproken": contact.gesproken}})
    return await _voeg_toe(sessie, persoon, rij, feit)


async def trek_in(
    sessie: Schrijver, persoon: Persoon, traject_id: UUID, soort: Soort, rij_id: UUID, nu: datetime
) -> bool:
    """Take back what one wrote oneself: nobody reads it any more, the log says that it was there.

    False when it is not this person's, not of this dossier, or taken back before.
    """
    tabel: type[Notitie] | type[Contactmoment] = Notitie if soort is Soort.NOTITIE else Contactmoment
    eigen = (col(tabel.id) == rij_id, col(tabel.traject_id) == traject_id, col(tabel.door) == persoon.id)
    weg = update(tabel).where(*eigen, col(tabel.ingetrokken_op).is_(None)).values(ingetrokken_op=nu)
    if (await sessie.exec(weg.returning(col(tabel.id)))).first() is None:
        return False
    feit = _feit(persoon, traject_id, f"{soort}-ingetrokken:{rij_id}", f"{soort}-ingetrokken", nu)
    return await leg_feit_vast(sessie, feit)


def _feit(persoon: Persoon, traject_id: UUID, sleutel: str, wat: str, nu: datetime) -> Feit:
    return Feit(traject_id=traject_id, sleutel=sleutel, op=nu, wat=wat, namens="mens", wie=persoon.id)


async def _voeg_toe(sessie: Schrijver, persoon: Persoon, rij: SQLModel, feit: Feit) -> bool:
    if not await _mag_schrijven(sessie, persoon, feit.traject_id) or not await leg_feit_vast(sessie, feit):
        return False
    sessie.add(rij)
    await sessie.flush()
    return True


async def _mag_schrijven(sessie: Lezer, persoon: Persoon, traject_id: UUID) -> bool:
    gemeente = (
        await sessie.exec(select(Traject.gemeente_code).where(Traject.id == traject_id))
    ).one_or_none()
    return gemeente in persoon.gemeenten
