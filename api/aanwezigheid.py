"""The form of one class: present, absent or unknown per student, many at once; the same for every way in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from api.formulieren import Formulier
from api.onderdelen import Onderdelen
from domain.campagnes.aanwezigheid import AANWEZIGHEIDNAAM, Aanwezigheid, mag_opgeven
from domain.fouten import Geweigerd
from domain.soorten import Deelnemerstaat
from storage.database import SYSTEEM
from storage.klasopgave import Opgave, geef_aanwezigheid_op
from storage.lijsten.klassen import Leerlingregel

KEUZES = {stand.value: naam for stand, naam in AANWEZIGHEIDNAAM.items()}
REST = "rest-aanwezig"


def waarden(regels: Sequence[Leerlingregel]) -> dict[str, str]:
    """What was said before, as the form shows it."""
    return {f"stand-{regel.id}": regel.decaan for regel in regels}


def is_vast(regel: Leerlingregel, uiterlijk: datetime | None, nu: datetime) -> bool:
    """Whether this answer can no longer be changed; it is then shown, and not asked."""
    if regel.staat is Deelnemerstaat.KLAAR:
        return True
    return uiterlijk is not None and not mag_opgeven(regel.decaan, uiterlijk, nu)


def zet_rest_op_aanwezig(formulier: Formulier, regels: Sequence[Leerlingregel]) -> None:
    """Whoever nothing was chosen for; it is put into the form, to be looked at, and not kept yet."""
    for regel in regels:
        if not formulier.tekst(f"stand-{regel.id}"):
            formulier.waarden[f"stand-{regel.id}"] = Aanwezigheid.AANWEZIG.value


async def bewaar(
    onderdelen: Onderdelen,
    campagne_id: UUID,
    regels: Sequence[Leerlingregel],
    formulier: Formulier,
    opgave: Opgave,
) -> int | None:
    """How many answers changed; None when something stands wrong with the form."""
    opgaven = _lees(formulier, regels)
    if formulier.fouten:
        return None
    try:
        async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
            return await geef_aanwezigheid_op(schrijver, campagne_id, opgaven, opgave)
    except Geweigerd as fout:
        formulier.fouten[""] = str(fout)
        return None


def _lees(formulier: Formulier, regels: Sequence[Leerlingregel]) -> dict[UUID, Aanwezigheid]:
    """What was chosen per student; students of whom nothing is chosen stay as they are."""
    gekozen: dict[UUID, Aanwezigheid] = {}
    for regel in regels:
        stand = formulier.tekst(f"stand-{regel.id}")
        if stand and stand not in KEUZES:
            formulier.fouten[f"stand-{regel.id}"] = f"Kies uit de lijst bij {regel.leerlingnummer}."
        elif stand:
            gekozen[regel.id] = Aanwezigheid(stand)
    return gekozen
