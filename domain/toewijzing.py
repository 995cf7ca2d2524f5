"""Which officer gets a case: home municipality and age decide, then the school, then the load.

The school decides nothing but preference: an officer who knows it comes first.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from domain.soorten import Afdeling, Rol

ROL_BIJ_AFDELING: Mapping[Afdeling, Rol] = {
    Afdeling.LEERPLICHT: Rol.LPA,
    Afdeling.DOORSTROOMPUNT: Rol.CASEMANAGER,
}


WIE_WACHT: Mapping[Afdeling, str] = {
    Afdeling.LEERPLICHT: "leerplichtambtenaar",
    Afdeling.DOORSTROOMPUNT: "casemanager",
}
"""What people read for who has a task of a trajectory."""
NIEMAND = "nog niet toegewezen"


class _Feiten(BaseModel):
    model_config = ConfigDict(frozen=True)


class Kandidaat(_Feiten):
    """An officer in one municipality. `scholen` are "99AB00"; absence includes both days, None is open.

    Who is `vervangen` keeps the schools: the work goes on to the substitute.
    """

    id: UUID
    gemeente: str
    rollen: frozenset[Rol]
    scholen: frozenset[str] = frozenset()
    open_taken: int = 0
    vervangen: bool = False
    afwezig_van: date | None = None
    afwezig_tot: date | None = None

    def afwezig_op(self, dag: date) -> bool:
        if self.afwezig_van is None or dag < self.afwezig_van:
            return False
        return self.afwezig_tot is None or dag <= self.afwezig_tot


class Zaak(_Feiten):
    """What matters about the case: home municipality, department (see leerplicht.bevoegd), school, day."""

    gemeente: str
    afdeling: Afdeling
    school: str
    dag: date


class Toewijzing(_Feiten):
    """Who gets it, or nobody (then it is the coordinator's), with a Dutch sentence that says why."""

    id: UUID | None
    reden: str


def kies_behandelaar(kandidaten: Sequence[Kandidaat], zaak: Zaak) -> Toewijzing:
    """The same answer for the same facts; equal loads are decided by id, so that a retry changes nothing."""
    rol = ROL_BIJ_AFDELING.get(zaak.afdeling)
    if rol is None:
        return _niemand("De leerling valt op deze leeftijd buiten de doelgroep. De coördinator beslist.")
    return kies_op_rol(kandidaten, zaak.gemeente, rol, zaak.school, zaak.dag)


def kies_op_rol(
    kandidaten: Sequence[Kandidaat], gemeente: str, rol: Rol, school: str, dag: date
) -> Toewijzing:
    """Who holds the role and is there: first who knows the school, then the least busy."""
    passend = [k for k in kandidaten if k.gemeente == gemeente and rol in k.rollen]
    aanwezig = [k for k in passend if not k.afwezig_op(dag)]
    if not aanwezig:
        return _niemand(_waarom_niemand(passend))
    return _rustigste(aanwezig, school)


def _rustigste(aanwezig: Sequence[Kandidaat], school: str) -> Toewijzing:
    van_school = [k for k in aanwezig if school in k.scholen]
    zelf_aan_het_werk = [k for k in aanwezig if not k.vervangen]
    gekozen = min(van_school or zelf_aan_het_werk or aanwezig, key=lambda k: (k.open_taken, k.id))
    reden = "Vaste behandelaar van deze school." if van_school else "Heeft nu de minste open taken."
    return Toewijzing(id=gekozen.id, reden=reden)


def kies_vervanger(
    kandidaten: Sequence[Kandidaat], vervangers: Collection[UUID], dag: date, niet: UUID | None = None
) -> UUID | None:
    """The substitute with the least to do, of those who may take the case and are there, if anybody."""
    kan = [k for k in kandidaten if k.id in vervangers and k.id != niet]
    aanwezig = [k for k in kan if not (k.vervangen or k.afwezig_op(dag))]
    return min(aanwezig, key=lambda k: (k.open_taken, k.id)).id if aanwezig else None


def _waarom_niemand(passend: Sequence[Kandidaat]) -> str:
    if passend:
        return "Alle behandelaars van deze gemeente zijn afwezig. De coördinator verdeelt."
    return "In deze gemeente is geen behandelaar voor deze leeftijd. De coördinator verdeelt."


def _niemand(reden: str) -> Toewijzing:
    return Toewijzing(id=None, reden=reden)
