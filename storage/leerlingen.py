"""Pupils as reports describe them: found or made, and kept up to date without losing what was known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, or_
from sqlmodel import col, select

from domain.fouten import Invoerfout
from domain.melding import AdresInvoer, LeerlingInvoer, MeldingInvoer
from storage.database import Lezer, Schrijver
from storage.naamvormen import bewaar_naamvormen, vervang_naamvormen
from storage.namen import zoeknaam
from storage.rijen import voeg_toe
from storage.tabellen import Adres, Inschrijving, Leerling, Melding
from storage.tijdlijn import Stuk, voeg_in
from storage.versleuteling import Kluis

NUMMERS = ("bsn", "onderwijsnummer")
NAAMVELDEN = ("achternaam", "voorvoegsel", "voornamen", "geslacht", "geboortedatum")
ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeente_code")
SCHOOLVELDEN = ("leerlingnummer", "klas", "onderwijssoort")


@dataclass(frozen=True)
class Bijgewerkt:
    """The pupil that a report is about; `wijzigingen` holds what was known before, per field that changed."""

    leerling: Leerling
    nieuw: bool
    wijzigingen: dict[str, str]


async def werk_leerling_bij(
    sessie: Schrijver, kluis: Kluis, invoer: MeldingInvoer, locatie_id: UUID | None, nu: datetime
) -> Bijgewerkt:
    """The pupil of a report, new or updated with what the report says; locked until the transaction ends.

    Without a location the report says nothing about where the pupil goes to school.

    Raises Invoerfout when the onderwijsnummer is that of a pupil with another BSN.
    """
    indexen = _indexen(kluis, invoer.leerling)
    await _wacht_op_beurt(sessie, indexen.values())
    leerling = await _wie_het_is(sessie, _kies(await _zoek(sessie, indexen), indexen))
    if leerling is None:
        return Bijgewerkt(await _maak(sessie, kluis, invoer, locatie_id, nu), True, {})
    await _vul_nummers_aan(sessie, kluis, leerling, invoer.leerling, indexen)
    return Bijgewerkt(leerling, False, await _wijzig(sessie, leerling, invoer, locatie_id))


async def bekende_leerling(sessie: Lezer, kluis: Kluis, invoer: LeerlingInvoer) -> Leerling | None:
    """The pupil that a report with these numbers would be about; None for a new one. Raises Invoerfout."""
    indexen = _indexen(kluis, invoer)
    return await _wie_het_is(sessie, _kies(await _zoek(sessie, indexen), indexen)) if indexen else None


async def registraties(sessie: Lezer, leerling_id: UUID) -> Sequence[UUID]:
    """The pupil, and the registrations of which a person said that they are the same one."""
    zelfde = or_(col(Leerling.id) == leerling_id, col(Leerling.samengevoegd_met) == leerling_id)
    return (await sessie.exec(select(Leerling.id).where(zelfde))).all()


def _indexen(kluis: Kluis, invoer: LeerlingInvoer) -> dict[str, bytes]:
    gegeven = {soort: getattr(invoer, soort) for soort in NUMMERS}
    return {soort: kluis.index(nummer, doel=soort) for soort, nummer in gegeven.items() if nummer}


async def _wacht_op_beurt(sessie: Schrijver, indexen: Any) -> None:
    """Two first reports of one new pupil, at the same time, must make one pupil: the second waits here."""
    sloten = sorted(int.from_bytes(index[:8], "big", signed=True) for index in indexen)
    wacht = select(*(func.pg_advisory_xact_lock(slot) for slot in sloten))
    await (await sessie.connection()).execute(wacht)


async def _zoek(sessie: Lezer, indexen: dict[str, bytes]) -> Sequence[Leerling]:
    zelfde = [getattr(Leerling, f"{soort}_index") == index for soort, index in indexen.items()]
    return (await sessie.exec(select(Leerling).where(or_(*zelfde)))).all()


def _kies(gevonden: Sequence[Leerling], indexen: dict[str, bytes]) -> Leerling | None:
    """The pupil with the BSN; else the one with the onderwijsnummer, unless that has another BSN."""
    if len(gevonden) > 1:
        return next(leerling for leerling in gevonden if leerling.bsn_index == indexen["bsn"])
    leerling = gevonden[0] if gevonden else None
    if leerling and leerling.bsn_index and leerling.bsn_index != indexen.get("bsn", leerling.bsn_index):
        zin = "Dit onderwijsnummer hoort bij een leerling met een ander BSN. Kijk beide nummers na."
        raise Invoerfout({"leerling.onderwijsnummer": zin})
    return leerling


async def _maak(
    sessie: Schrijver, kluis: Kluis, invoer: MeldingInvoer, locatie_id: UUID | None, nu: datetime
) -> Leerling:
    leerling = Leerling(
        id=uuid4(),
        zoeknaam="",
        gemeente_code=invoer.leerling.adres.gemeentecode,
        aangemaakt_op=nu,
        **{veld: getattr(invoer.leerling, veld) for veld in NAAMVELDEN},
    )
    leerling.zoeknaam = _zoeknaam(leerling)
    for soort, index in _indexen(kluis, invoer.leerling).items():
        _zet_nummer(kluis, leerling, soort, getattr(invoer.leerling, soort), index)
    van: dict[str, Any] = {"id": uuid4(), "leerling_id": leerling.id, "van": invoer.meldingsdatum}
    adres = Adres(**van, **_adres(invoer))
    voeg_toe(sessie, leerling, adres)
    bewaar_naamvormen(sessie, leerling)
    if locatie_id:
        school = van | {"id": uuid4(), "locatie_id": locatie_id}
        voeg_toe(sessie, Inschrijving(**school, **_school(invoer)))
    return leerling


async def _wie_het_is(sessie: Lezer, leerling: Leerling | None) -> Leerling | None:
    """A second registration of a pupil leads to the first, once a person has said so."""
    if leerling is None or leerling.samengevoegd_met is None:
        return leerling
    return await sessie.get(Leerling, leerling.samengevoegd_met)


def _zet_nummer(kluis: Kluis, leerling: Leerling, soort: str, nummer: str, index: bytes) -> None:
    setattr(leerling, f"{soort}_versleuteld", kluis.versleutel(nummer, doel=soort))
    setattr(leerling, f"{soort}_index", index)


async def _vul_nummers_aan(
    sessie: Lezer, kluis: Kluis, leerling: Leerling, invoer: LeerlingInvoer, indexen: dict[str, bytes]
) -> None:
    """A number that was not known yet is added; one that another pupil has stays where it is."""
    for soort, index in indexen.items():
        vrij = getattr(leerling, f"{soort}_index") is None
        if vrij and not await _zoek(sessie, {soort: index}):
            _zet_nummer(kluis, leerling, soort, getattr(invoer, soort), index)


async def _wijzig(
    sessie: Schrijver, leerling: Leerling, invoer: MeldingInvoer, locatie_id: UUID | None
) -> dict[str, str]:
    """Take over what differs; a report about an earlier day than the last one changes the past only."""
    gezegd = await _latere_meldingen(sessie, leerling.id, invoer.meldingsdatum)
    oud = {} if gezegd else await _wijzig_naam(sessie, leerling, invoer.leerling)
    oud |= await _wijzig_adres(sessie, leerling, invoer, [dag for dag, _ in gezegd])
    if locatie_id is None:
        return oud
    op_school = [dag for dag, locatie in gezegd if locatie == locatie_id]
    await _wijzig_inschrijving(sessie, leerling.id, locatie_id, invoer, op_school)
    return oud


async def _latere_meldingen(sessie: Lezer, leerling_id: UUID, na: date) -> Sequence[tuple[date, UUID]]:
    zoek = select(col(Melding.meldingsdatum), col(Melding.locatie_id))
    later = zoek.where(Melding.leerling_id == leerling_id, Melding.meldingsdatum > na)
    return (await sessie.exec(later)).all()


async def _wijzig_naam(sessie: Schrijver, leerling: Leerling, invoer: LeerlingInvoer) -> dict[str, str]:
    anders = [veld for veld in NAAMVELDEN if getattr(leerling, veld) != getattr(invoer, veld)]
    oud = {veld: str(getattr(leerling, veld)) for veld in anders}
    for veld in anders:
        setattr(leerling, veld, getattr(invoer, veld))
    if leerling.zoeknaam != _zoeknaam(leerling):
        leerling.zoeknaam = _zoeknaam(leerling)
        await vervang_naamvormen(sessie, leerling)
    return oud


async def _wijzig_adres(
    sessie: Schrijver, leerling: Leerling, invoer: MeldingInvoer, gezegd: Sequence[date]
) -> dict[str, str]:
    van_leerling = select(Adres).where(Adres.leerling_id == leerling.id).order_by(col(Adres.van))
    rijen = (await sessie.exec(van_leerling)).all()
    nieuwe = _voeg_in(rijen, ADRESVELDEN, invoer.meldingsdatum, _adres(invoer), gezegd)
    sessie.add_all([Adres(id=uuid4(), leerling_id=leerling.id, **stuk) for stuk in nieuwe])
    oude_gemeente, leerling.gemeente_code = leerling.gemeente_code, _gemeente_nu(rijen, nieuwe)
    anders = oude_gemeente != leerling.gemeente_code
    return {"gemeente": oude_gemeente} if anders else {}


async def _wijzig_inschrijving(
    sessie: Schrijver, leerling_id: UUID, locatie_id: UUID, invoer: MeldingInvoer, gezegd: Sequence[date]
) -> None:
    hier = (Inschrijving.leerling_id == leerling_id, Inschrijving.locatie_id == locatie_id)
    rijen = (await sessie.exec(select(Inschrijving).where(*hier).order_by(col(Inschrijving.van)))).all()
    nieuwe = _voeg_in(rijen, SCHOOLVELDEN, invoer.meldingsdatum, _school(invoer), gezegd)
    for stuk in nieuwe:
        sessie.add(Inschrijving(id=uuid4(), leerling_id=leerling_id, locatie_id=locatie_id, **stuk))


def _voeg_in(
    rijen: Sequence[Any], velden: Sequence[str], op: date, waarde: dict[str, Any], gezegd: Sequence[date]
) -> list[dict[str, Any]]:
    """Move the ends of the rows to fit the statement; the pieces that need a row of their own come back.

    A row that no longer holds on any day gets an end equal to its beginning: it stays as history.
    """
    over = [rij for rij in rijen if rij.tot is None or rij.tot > rij.van]
    oud = [Stuk(rij.van, rij.tot, tuple(getattr(rij, veld) for veld in velden)) for rij in over]
    nieuwe = []
    for stuk in voeg_in(oud, op, tuple(waarde[veld] for veld in velden), gezegd):
        rij = next((rij for rij, was in zip(over, oud, strict=True) if _gaat_over_in(was, stuk)), None)
        if rij is None:
            nieuwe.append({"van": stuk.van, "tot": stuk.tot, **dict(zip(velden, stuk.waarde, strict=True))})
        else:
            rij.van, rij.tot = stuk.van, stuk.tot
            plaats = over.index(rij)
            del over[plaats], oud[plaats]
    for rij in over:
        rij.tot = rij.van
    return nieuwe


def _gaat_over_in(was: Stuk[Any], wordt: Stuk[Any]) -> bool:
    return was.waarde == wordt.waarde and (wordt.dekt(was.van) or was.dekt(wordt.van))


def _gemeente_nu(rijen: Sequence[Adres], nieuwe: Sequence[dict[str, Any]]) -> str:
    """The municipality of the newest address: the one without an end."""
    nu = [rij.gemeente_code for rij in rijen if rij.tot is None]
    return str((nu or [stuk["gemeente_code"] for stuk in nieuwe if stuk["tot"] is None])[0])


def _zoeknaam(leerling: Leerling) -> str:
    return zoeknaam(leerling.achternaam, leerling.voorvoegsel, leerling.voornamen)


def _adres(invoer: MeldingInvoer) -> dict[str, Any]:
    adres: AdresInvoer = invoer.leerling.adres
    return {**adres.model_dump(exclude={"gemeentecode"}), "gemeente_code": adres.gemeentecode}


def _school(invoer: MeldingInvoer) -> dict[str, Any]:
    soort = invoer.onderwijssoort.value
    return {"leerlingnummer": invoer.leerling.leerlingnummer, "klas": invoer.klas, "onderwijssoort": soort}
