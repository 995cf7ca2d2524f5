"""Who may do what. Every `check_mag_…` returns nothing, or raises Geweigerd with a sentence for the user.

The sentences never say whether something exists. Roles are held per municipality (staff) or per school; a
role in one municipality says nothing about another.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from domain.fouten import Geweigerd
from domain.procedures.model import Wie
from domain.soorten import Afdeling, Rol
from domain.toewijzing import ROL_BIJ_AFDELING

# Who works with case content; a beheerder does not (administration without case content).
ZAAKROLLEN = frozenset({Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR})
VERDEELROLLEN = frozenset({Rol.ADMINISTRATIE, Rol.COORDINATOR})
CAMPAGNELEIDERS = frozenset({Rol.COORDINATOR})
GEEN_TOEGANG = "U heeft geen toegang tot deze pagina."
NIET_AFRONDEN: Mapping[Wie, str] = {
    wie: f"U kunt deze taak bekijken, maar niet afronden. Dat doet {wie_dan}."
    for wie, wie_dan in (
        (Wie.BEHANDELAAR, "de behandelaar of de coördinator"),
        (Wie.JEUGDARTS, "de jeugdarts"),
        (Wie.ADMINISTRATIE, "de administratie"),
        (Wie.COORDINATOR, "de coördinator"),
    )
}


class Persoon(BaseModel):
    """Somebody who is logged in: roles by municipality code, and schools ("99AB00") to report for."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    in_gemeente: Mapping[str, frozenset[Rol]] = {}
    scholen: frozenset[str] = frozenset()

    def rollen_in(self, gemeente: str) -> frozenset[Rol]:
        return self.in_gemeente.get(gemeente, frozenset())

    def heeft_ergens(self, rollen: Iterable[Rol]) -> bool:
        gezocht = set(rollen)
        return any(gezocht & gehouden for gehouden in self.in_gemeente.values())

    def gemeenten_met(self, rollen: Iterable[Rol]) -> frozenset[str]:
        """The municipalities in which this person holds one of the roles: the scope of a query."""
        gezocht = set(rollen)
        return frozenset(code for code, gehouden in self.in_gemeente.items() if gezocht & gehouden)


def check_mag_melden(persoon: Persoon, school: str) -> None:
    """Only for one's own school and location (catalogue 79, 80)."""
    _eis(school in persoon.scholen, "U kunt alleen melden voor uw eigen school.")


def check_mag_melding_zien(persoon: Persoon, school: str, gemeente: str) -> None:
    """The school sees its own meldingen, the home municipality those about its residents."""
    _eis(school in persoon.scholen or bool(persoon.rollen_in(gemeente) & ZAAKROLLEN), GEEN_TOEGANG)


def check_mag_dossier_zien(persoon: Persoon, gemeente: str) -> None:
    """Staff of the municipality that has the case; never a school, never a beheerder."""
    _eis(bool(persoon.rollen_in(gemeente) & ZAAKROLLEN), GEEN_TOEGANG)


def check_mag_taak_zien(persoon: Persoon, gemeente: str) -> None:
    """As the dossier that the task belongs to."""
    check_mag_dossier_zien(persoon, gemeente)


def check_mag_taak_afronden(persoon: Persoon, gemeente: str, afdeling: Afdeling) -> None:
    """The officer of the department, also for an absent colleague, or the coordinator.

    Distributing is administration, deciding is not.
    """
    check_mag_dossier_zien(persoon, gemeente)
    beslist = {Rol.COORDINATOR, ROL_BIJ_AFDELING.get(afdeling, Rol.COORDINATOR)}
    _eis(
        bool(persoon.rollen_in(gemeente) & beslist),
        NIET_AFRONDEN[Wie.BEHANDELAAR],
    )


def rollen_voor(afdeling: Afdeling, wie: Wie) -> frozenset[Rol]:
    """Whoever the plan names: a coordinator decides for an officer, never for a doctor."""
    behandelaar = ROL_BIJ_AFDELING.get(afdeling, Rol.COORDINATOR)
    return {
        Wie.BEHANDELAAR: frozenset({behandelaar, Rol.COORDINATOR}),
        Wie.JEUGDARTS: frozenset({Rol.JEUGDARTS}),
        Wie.ADMINISTRATIE: frozenset({Rol.ADMINISTRATIE, behandelaar}),
        Wie.COORDINATOR: frozenset({Rol.COORDINATOR}),
    }[wie]


def check_mag_stap_afronden(persoon: Persoon, gemeente: str, afdeling: Afdeling, wie: Wie) -> None:
    """Who holds one of the roles that the step asks for."""
    _eis(bool(persoon.rollen_in(gemeente) & rollen_voor(afdeling, wie)), NIET_AFRONDEN[wie])


def check_mag_taak_regelen(persoon: Persoon, gemeente: str, afdeling: Afdeling, wie: Wie) -> None:
    """Change the owner, the day or the urgency of a task: who may finish it, and who divides the work."""
    mag = rollen_voor(afdeling, wie) | VERDEELROLLEN
    _eis(bool(persoon.rollen_in(gemeente) & mag), "U kunt deze taak bekijken, maar niet regelen.")


def check_mag_taak_weggeven(persoon: Persoon, gemeente: str, *, eigen: bool) -> None:
    """One's own to a colleague or back to the team; somebody else's only by who divides the work."""
    if not eigen:
        check_mag_toewijzen(persoon, gemeente)


def check_mag_procedure_starten(persoon: Persoon, gemeente: str, afdeling: Afdeling) -> None:
    """Who may handle the case."""
    beslist = {Rol.COORDINATOR, ROL_BIJ_AFDELING.get(afdeling, Rol.COORDINATOR)}
    _eis(
        bool(persoon.rollen_in(gemeente) & beslist),
        "Alleen de behandelaar en de coördinator kunnen een procedure starten.",
    )


def check_mag_termijn_verzetten(persoon: Persoon, gemeente: str, afdeling: Afdeling) -> None:
    """Who may handle the case answers for its deadlines too."""
    beslist = {Rol.COORDINATOR, ROL_BIJ_AFDELING.get(afdeling, Rol.COORDINATOR)}
    _eis(
        bool(persoon.rollen_in(gemeente) & beslist),
        "Alleen de behandelaar en de coördinator kunnen een termijn verzetten of pauzeren.",
    )


def check_mag_wijziging_doorgeven(persoon: Persoon, gemeente: str, afdeling: Afdeling) -> None:
    """Who may handle the case, and the administration: it hears first that a pupil moved."""
    beslist = {Rol.COORDINATOR, Rol.ADMINISTRATIE, ROL_BIJ_AFDELING.get(afdeling, Rol.COORDINATOR)}
    _eis(
        bool(persoon.rollen_in(gemeente) & beslist),
        "Alleen de behandelaar, de administratie en de coördinator kunnen een verandering doorgeven.",
    )


def check_mag_gezin_koppelen(persoon: Persoon, gemeente: str, afdeling: Afdeling) -> None:
    """Who may handle the case, and the administration: it knows who lives where."""
    beslist = {Rol.COORDINATOR, Rol.ADMINISTRATIE, ROL_BIJ_AFDELING.get(afdeling, Rol.COORDINATOR)}
    _eis(
        bool(persoon.rollen_in(gemeente) & beslist),
        "Alleen de behandelaar, de administratie en de coördinator kunnen broers en zussen koppelen.",
    )


def check_mag_pv_dossier_maken(persoon: Persoon, gemeente: str) -> None:
    """The officer who draws up the record, and the coordinator."""
    _eis(
        bool(persoon.rollen_in(gemeente) & {Rol.LPA, Rol.COORDINATOR}),
        "Alleen de leerplichtambtenaar en de coördinator kunnen een pv-dossier maken.",
    )


def check_mag_inzage_zien(persoon: Persoon, gemeente: str) -> None:
    """Who looked at a dossier is for the coordinator to see, who answers for it."""
    _eis(
        Rol.COORDINATOR in persoon.rollen_in(gemeente),
        "Alleen de coördinator kan zien wie een dossier bekeek.",
    )


def check_mag_toewijzen(persoon: Persoon, gemeente: str) -> None:
    """Administration and coordinator divide the work."""
    _eis(
        bool(persoon.rollen_in(gemeente) & VERDEELROLLEN),
        "Alleen de administratie en de coördinator kunnen taken verdelen.",
    )


def check_mag_toegewezen_worden(
    persoon: Persoon, gemeente: str, afdeling: Afdeling, wie: Wie = Wie.BEHANDELAAR
) -> None:
    """A task goes to somebody who may finish it."""
    mag = rollen_voor(afdeling, wie)
    _eis(bool(persoon.rollen_in(gemeente) & mag), "Deze collega kan deze taak niet behandelen.")


def check_mag_importeren(persoon: Persoon, school: str, gemeente: str) -> None:
    """One line of a file: of one's own school, or about a resident of one's own municipality."""
    _eis(
        school in persoon.scholen or bool(persoon.rollen_in(gemeente) & VERDEELROLLEN),
        "U kunt alleen meldingen van uw eigen school of uw eigen gemeente inlezen.",
    )


def check_mag_vergelijken(persoon: Persoon, gemeente: str) -> None:
    """Compare the residents of a municipality with enrolments, and decide about the suspects."""
    _eis(
        bool(persoon.rollen_in(gemeente) & VERDEELROLLEN),
        "Alleen de administratie en de coördinator van de gemeente kunnen inwoners vergelijken.",
    )


def check_mag_campagne_leiden(persoon: Persoon) -> None:
    """Begin, pause and stop a campaign, and hand in its names: the coordinator, for the whole region."""
    _eis(persoon.heeft_ergens(CAMPAGNELEIDERS), "Alleen de coördinator kan een campagne leiden.")


def check_mag_import_openen(persoon: Persoon) -> None:
    """Whether the import page is there at all for this person."""
    _eis(bool(persoon.scholen) or persoon.heeft_ergens(VERDEELROLLEN), GEEN_TOEGANG)


def check_mag_coordineren(persoon: Persoon, gemeente: str) -> None:
    """The overview of stuck and overdue cases of a municipality."""
    _eis(Rol.COORDINATOR in persoon.rollen_in(gemeente), GEEN_TOEGANG)


def check_mag_temporal_zien(persoon: Persoon) -> None:
    """Decoded histories hold ids and choices of all municipalities: coordinators and beheerders only."""
    _eis(
        persoon.heeft_ergens({Rol.COORDINATOR, Rol.BEHEERDER}),
        "Alleen een coördinator of beheerder kan het verloop van trajecten in Temporal bekijken.",
    )


def check_mag_beheren(persoon: Persoon, gemeente: str) -> None:
    """Users, organisations and working agreements."""
    _eis(Rol.BEHEERDER in persoon.rollen_in(gemeente), "Alleen een beheerder kan dit aanpassen.")


def check_mag_afspraken_beheren(persoon: Persoon, contactgemeente: str) -> None:
    """Agreements hold for a whole region: the beheerder of the municipality that leads it."""
    _eis(
        Rol.BEHEERDER in persoon.rollen_in(contactgemeente),
        "Werkafspraken gelden voor de hele regio. Een beheerder van de contactgemeente past ze aan.",
    )


def check_mag_gebruiker_uitzetten(persoon: Persoon, gebruiker: UUID) -> None:
    """Nobody locks themselves out."""
    _eis(persoon.id != gebruiker, "U kunt uzelf niet uitzetten. Vraag een andere beheerder.")


def check_mag_heel_account_beheren(*, ook_elders: bool) -> None:
    """Who works elsewhere too is no single beheerder's: a new mail address would open the other's cases."""
    _eis(
        not ook_elders,
        "Deze persoon werkt ook voor een andere gemeente. U kunt alleen de rollen bij uw gemeente aanpassen.",
    )


def _eis(mag: bool, zin: str) -> None:
    if not mag:
        raise Geweigerd(zin)
