"""What happens to each of several tasks at once: the preview judges by the rules that carry it out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.afronden import AL_GEDAAN, antwoord_id, rond_af
from api.bezoek import Bezoek
from api.formulieren import Formulier
from domain.beleid import (
    check_mag_taak_afronden,
    check_mag_taak_regelen,
    check_mag_taak_weggeven,
    check_mag_toegewezen_worden,
)
from domain.besluiten import Besluitinvulling, lees_besluit
from domain.fouten import Geweigerd, Invoerfout
from domain.procedures.alle import wie_doet
from domain.soorten import Besluit, Meldingsoort, Taaksoort, WachtStatus
from storage.database import SYSTEEM
from storage.gebruikers import Persoon, persoon_van
from storage.lijsten.taken import Taakregel
from storage.lijsten.takenlijst import gekozen_taken
from storage.taakwerk import Gezien, check_dag, maak_ongedaan, stel_uit, wijs_toe
from storage.tabellen import Taakantwoord

BESLUITEN = (Besluit.OPPAKKEN, Besluit.TER_KENNISNAME, Besluit.SLUITEN)
"""What can be decided about several cases at once; the others ask something of each case."""

EIGEN_GEGEVENS = "Deze stap vraagt gegevens van deze leerling. Rond haar apart af."
VERANDERD = "Een collega heeft deze taak net veranderd. Kies haar opnieuw."
ONBEREIKBAAR = "Uw keuze is bewaard en wordt vanzelf verwerkt zodra het weer kan."
ZELFDE = "Deze collega heeft deze taak al."


@dataclass(frozen=True)
class Oordeel:
    """A task, the version that was chosen, and why it cannot be done; empty when it can, or was."""

    taak: Taakregel
    versie: int
    waarom_niet: str = ""

    @property
    def kan(self) -> bool:
        return not self.waarom_niet


@dataclass(frozen=True)
class Opdracht:
    """What to do with the tasks: hand them to `naar`, wait until `dag`, or decide `besluit` about each."""

    doe: str
    f: Formulier
    naar: Persoon | None = None
    besluit: Besluit | None = None
    dag: date | None = None


async def lees_oordelen(bezoek: Bezoek, versies: dict[UUID, int], opdracht: Opdracht) -> tuple[Oordeel, ...]:
    """Every chosen task that this person may see, with what the rules say of it."""
    async with bezoek.lezer() as lezer:
        taken = await gekozen_taken(lezer, bezoek.persoon, bezoek.nu, versies)
    oordelen = (Oordeel(taak, versies[taak.id]) for taak in taken)
    return tuple(replace(o, waarom_niet=_waarom_niet(bezoek, o, opdracht)) for o in oordelen)


async def voer_uit(bezoek: Bezoek, oordelen: Sequence[Oordeel], opdracht: Opdracht) -> tuple[Oordeel, ...]:
    """Each by itself, one after the other: what does not succeed says why, and stops none of the others."""
    return tuple([await _doe(bezoek, o, opdracht) if o.kan else o for o in oordelen])


async def lees_collega(bezoek: Bezoek, formulier: Formulier) -> Persoon | None:
    try:
        id_ = UUID(formulier.tekst("collega"))
    except ValueError:
        return None
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        return await persoon_van(lezer, id_)


def _waarom_niet(bezoek: Bezoek, oordeel: Oordeel, opdracht: Opdracht) -> str:
    if oordeel.taak.status != WachtStatus.OPEN:
        return AL_GEDAAN
    if oordeel.taak.versie != oordeel.versie:
        return VERANDERD
    try:
        _CHECKS[opdracht.doe](bezoek, oordeel.taak, opdracht)
    except Invoerfout as fout:
        return " ".join(fout.fouten.values())
    except Geweigerd as fout:
        return str(fout)
    return ""


def _check_toewijzen(bezoek: Bezoek, taak: Taakregel, opdracht: Opdracht) -> None:
    check_mag_taak_weggeven(bezoek.persoon.beleid, taak.gemeente_code, eigen=taak.van_mij)
    if opdracht.naar:
        wie = wie_doet(taak.soort)
        check_mag_toegewezen_worden(opdracht.naar.beleid, taak.gemeente_code, taak.afdeling, wie)
        if opdracht.naar.naam == taak.toegewezen_aan:
            raise Geweigerd(ZELFDE)


def _check_later(bezoek: Bezoek, taak: Taakregel, opdracht: Opdracht) -> None:
    wie = wie_doet(taak.soort)
    check_mag_taak_regelen(bezoek.persoon.beleid, taak.gemeente_code, taak.afdeling, wie)
    if opdracht.dag:
        check_dag(taak.uiterlijk, opdracht.dag, bezoek.nu)


def _check_ongedaan(bezoek: Bezoek, taak: Taakregel, opdracht: Opdracht) -> None:
    """Only the log knows who gave it away: the step itself looks."""


def _lees_besluit(bezoek: Bezoek, taak: Taakregel, opdracht: Opdracht) -> Besluitinvulling | None:
    if taak.procedure_id or not isinstance(taak.soort_melding, Meldingsoort):
        raise Geweigerd(EIGEN_GEGEVENS)
    if not taak.van_mij:
        check_mag_taak_afronden(bezoek.persoon.beleid, taak.gemeente_code, taak.afdeling)
    if opdracht.besluit is None:
        return None
    return lees_besluit(
        Taaksoort(taak.soort),
        opdracht.besluit,
        {naam: opdracht.f.tekst(naam) for naam in ("motivering", "resultaat")},
        soort=taak.soort_melding,
        gemeente=taak.gemeente_code,
        afdeling=taak.afdeling,
    )


async def _doe(bezoek: Bezoek, oordeel: Oordeel, opdracht: Opdracht) -> Oordeel:
    try:
        if opdracht.doe == "afronden":
            return await _rond_af(bezoek, oordeel, opdracht)
        return await _regel(bezoek, oordeel, opdracht)
    except Geweigerd as fout:
        return replace(oordeel, waarom_niet=str(fout))


async def _regel(bezoek: Bezoek, oordeel: Oordeel, opdracht: Opdracht) -> Oordeel:
    gezien = Gezien(taak_id=oordeel.taak.id, versie=oordeel.versie, door=bezoek.persoon, nu=bezoek.nu)
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        if opdracht.doe == "ongedaan":
            await maak_ongedaan(schrijver, gezien)
        elif opdracht.doe == "later":
            await stel_uit(schrijver, gezien, opdracht.dag)
        else:
            assert opdracht.naar, "a preview without a colleague is never carried out"
            await wijs_toe(schrijver, gezien, opdracht.naar.id, opdracht.f.tekst("waarom"))
    return oordeel


async def _rond_af(bezoek: Bezoek, oordeel: Oordeel, opdracht: Opdracht) -> Oordeel:
    taak, besluit = oordeel.taak, opdracht.besluit
    invulling = _lees_besluit(bezoek, taak, opdracht)
    assert besluit is not None, "a preview without a decision is never carried out"
    assert invulling is not None, "and with one it was read"
    inhoud = (besluit.value, invulling.motivering, invulling.resultaat)
    rij = Taakantwoord(
        id=antwoord_id(taak.id, bezoek.persoon.id, inhoud),
        taak_id=taak.id,
        traject_id=taak.traject_id,
        gebruiker_id=bezoek.persoon.id,
        besluit=besluit.value,
        gegeven_op=bezoek.nu,
        **invulling.model_dump(exclude={"procedure"}),
    )
    tegenslag = await rond_af(bezoek, taak, rij)
    if tegenslag is None:
        return oordeel
    return replace(oordeel, waarom_niet=tegenslag.botsing or ONBEREIKBAAR)


_CHECKS: Mapping[str, Callable[[Bezoek, Taakregel, Opdracht], object]] = {
    "toewijzen": _check_toewijzen,
    "later": _check_later,
    "ongedaan": _check_ongedaan,
    "afronden": _lees_besluit,
}
