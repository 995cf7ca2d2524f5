"""Reading a membership from a form: which role, and where."""

from collections.abc import Mapping
from uuid import UUID

from api.formulieren import Formulier
from domain.soorten import Rol
from storage.gebruikersbeheer import NieuwePlek

VELD_BIJ_ROL: Mapping[Rol, str] = {Rol.SCHOOL: "locatie", Rol.BESTUUR: "bestuur"}
KIES = {
    "gemeente": "Kies een gemeente.",
    "locatie": "Kies een school en locatie.",
    "bestuur": "Kies een bestuur.",
}


def lees_plek(formulier: Formulier, keuzes: Mapping[str, Mapping[str, str]]) -> NieuwePlek | None:
    """The membership; None with a fault at its field. `keuzes` are what this beheerder may give out."""
    if formulier.tekst("rol") not in set(Rol):
        formulier.fouten["rol"] = "Kies een rol."
        return None
    rol = Rol(formulier.tekst("rol"))
    veld = VELD_BIJ_ROL.get(rol, "gemeente")
    waarde = formulier.tekst(veld)
    if waarde not in keuzes[veld]:
        formulier.fouten[veld] = KIES[veld]
        return None
    return NieuwePlek(
        rol=rol,
        gemeente_code=waarde if veld == "gemeente" else None,
        locatie_id=UUID(waarde) if veld == "locatie" else None,
        bestuur=waarde if veld == "bestuur" else "",
    )
