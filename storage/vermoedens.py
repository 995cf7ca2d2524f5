"""A person confirms or rejects suspects; a confirmed one gets a trajectory and the procedure, once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from domain.klok import amsterdam
from domain.melding import AdresInvoer, LeerlingInvoer, MeldingInvoer
from domain.procedures.absoluut_verzuim import SCHOOL_IN_VERGELIJKING
from domain.soorten import Kanaal, Meldingsoort, Proceduresoort
from domain.vergelijking import Klasse
from domain.vermoeden import Vermoedenstatus, controleer_afwijzing
from storage.absolute_melding import ONBEKEND, Vondst, meld_zonder_school
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.intake import met_herkansing
from storage.leerlingen import werk_leerling_bij
from storage.procedures import start_procedure
from storage.tabellen import Schoollocatie, Vergelijking, Vermoeden
from storage.vergelijken import Inhoud, lees_inhoud
from storage.versleuteling import Kluis

ADRES = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeentecode")


@dataclass(frozen=True)
class Besluit:
    """Who decides about suspects, and when."""

    door: UUID
    nu: datetime


async def bevestig(database: Database, kluis: Kluis, vermoeden_id: UUID, besluit: Besluit) -> UUID | None:
    """Open (or join) the pupil's trajectory and start the procedure; None when somebody was first.

    The caller has checked that the person may decide about this suspect.
    """

    async def in_transactie() -> UUID | None:
        async with database.schrijver(SYSTEEM) as sessie:
            vermoeden = await _vergrendel(sessie, vermoeden_id)
            if vermoeden is None:
                return None
            vermoeden.traject_id = await _open_traject(sessie, kluis, vermoeden, besluit)
            _beslis(vermoeden, Vermoedenstatus.BEVESTIGD, besluit)
            sessie.add(vermoeden)
            return vermoeden.traject_id

    return await met_herkansing(in_transactie)


async def wijs_af(
    database: Database, vermoeden_id: UUID, besluit: Besluit, reden: str, toelichting: str = ""
) -> bool:
    """Keep why it is none; False when it was decided already. Raises Invoerfout."""
    controleer_afwijzing(reden, toelichting)
    async with database.schrijver(SYSTEEM) as sessie:
        vermoeden = await _vergrendel(sessie, vermoeden_id)
        if vermoeden is None:
            return False
        vermoeden.reden, vermoeden.toelichting = reden, toelichting.strip()
        _beslis(vermoeden, Vermoedenstatus.AFGEWEZEN, besluit)
        sessie.add(vermoeden)
    return True


async def _vergrendel(sessie: Schrijver, vermoeden_id: UUID) -> Vermoeden | None:
    """The suspect, when it is still open; two who decide at once decide one after the other."""
    zoek = select(Vermoeden).where(Vermoeden.id == vermoeden_id, Vermoeden.status == Vermoedenstatus.OPEN)
    return (await sessie.exec(zoek.with_for_update())).first()


def _beslis(vermoeden: Vermoeden, status: Vermoedenstatus, besluit: Besluit) -> None:
    vermoeden.status = status.value
    vermoeden.beslist_op, vermoeden.beslist_door = besluit.nu, besluit.door


async def _open_traject(sessie: Schrijver, kluis: Kluis, vermoeden: Vermoeden, besluit: Besluit) -> UUID:
    inhoud = lees_inhoud(kluis, vermoeden.inhoud)
    vergelijking = await sessie.get_one(Vergelijking, vermoeden.vergelijking_id)
    bijgewerkt = await werk_leerling_bij(sessie, kluis, _invoer(inhoud, besluit.nu), None, besluit.nu)
    traject_id = await meld_zonder_school(
        sessie, bijgewerkt, _vondst(vermoeden, vergelijking.peildatum, besluit)
    )
    await start_procedure(
        sessie,
        traject_id,
        Proceduresoort.ABSOLUUT_VERZUIM,
        besluit.nu,
        door=besluit.door,
        gegevens=await _school_uit_vergelijking(sessie, vermoeden, inhoud),
        aanleiding=vermoeden.id,
    )
    return traject_id


def _vondst(vermoeden: Vermoeden, peildatum: date, besluit: Besluit) -> Vondst:
    return Vondst(
        id=vermoeden.id,
        kanaal=Kanaal.VERGELIJKING,
        gemeente_code=vermoeden.gemeente_code,
        eerste_dag=peildatum,
        toelichting=f"Uit de vergelijking van BRP en BRON op {peildatum:%d-%m-%Y}.",
        vingerafdruk=vermoeden.bsn_index,
        nu=besluit.nu,
        door=besluit.door,
        erbij={"vermoeden": str(vermoeden.id)},
    )


def _invoer(inhoud: Inhoud, nu: datetime) -> MeldingInvoer:
    """As much of a report as there is to tell about the pupil: there is no school that tells the rest.

    `model_construct`, since the municipality's own data were checked when the file was read.
    """
    wie: dict[str, Any] = inhoud.inwoner
    leerling: dict[str, Any] = {
        **{veld: wie[veld] for veld in ("bsn", "achternaam", "voorvoegsel", "voornamen", "geslacht")},
        "geboortedatum": inhoud.geboortedatum,
        "leerlingnummer": ONBEKEND,
        "adres": AdresInvoer.model_construct(**{veld: wie[veld] for veld in ADRES}),
    }
    melding: dict[str, Any] = {
        "leerling": LeerlingInvoer.model_construct(**leerling),
        "soort": Meldingsoort.ABSOLUUT,
        "meldingsdatum": amsterdam(nu).date(),
    }
    return MeldingInvoer.model_construct(**melding)


async def _school_uit_vergelijking(sessie: Lezer, vermoeden: Vermoeden, inhoud: Inhoud) -> dict[str, str]:
    """Only a probable match says which school to ask: a weak likeness would tell a stranger of the pupil."""
    if vermoeden.klasse != Klasse.WAARSCHIJNLIJK or inhoud.gelijkenis is None:
        return {}
    zoek = select(Schoollocatie.id).where(
        col(Schoollocatie.brin) == inhoud.gelijkenis["brin"],
        col(Schoollocatie.vestiging) == inhoud.gelijkenis["vestiging"],
    )
    locatie_id = (await sessie.exec(zoek)).first()
    return {SCHOOL_IN_VERGELIJKING: str(locatie_id)} if locatie_id else {}
