"""A comparison in the register: what a person has to look at is kept, once per resident and comparison."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel

from domain.gelijkenis import Gelijkenis
from domain.leeftijdsgroepen import per_band
from domain.leerplicht import leeftijd
from domain.regels import (
    STANDAARD_REGELS,
    STANDAARDREGIO,
    Vergelijkingsnorm,
    geldige_vergelijkingsnorm,
)
from domain.vergelijking import VOOR_EEN_MENS, Bevinding, Klasse, tel, vergelijk
from storage.afspraken import regels_voor, regio_van
from storage.database import Database, Schrijver, Toegang
from storage.importeren import Deel, Verslag
from storage.lezen import rijen
from storage.vergelijkbestand import Bestanden, lees_bestanden
from storage.versleuteling import Kluis

NAAMRUIMTE = UUID("6f0d1e0c-6c0f-5b62-9a53-3b8a3c1f0a07")
DOEL = "vermoeden"
PER_DEEL = 250


@dataclass(frozen=True)
class Vergelijkopdracht:
    """Two files, a reference date, and on whose behalf; `gemeenten` None is every municipality."""

    brp: bytes
    bron: bytes
    peildatum: date
    toegang: Toegang
    gemeenten: frozenset[str] | None
    nu: datetime
    door: UUID | None = None


class Inhoud(BaseModel, frozen=True):
    """What is kept of a suspect: who it is, why, and the enrolments that look like it."""

    inwoner: dict[str, Any]
    redenen: tuple[str, ...] = ()
    gelijkenis: dict[str, Any] | None = None
    laatste: dict[str, Any] | None = None

    @property
    def naam(self) -> str:
        delen = (self.inwoner[veld] for veld in ("voornamen", "voorvoegsel", "achternaam"))
        return " ".join(deel for deel in delen if deel)

    @property
    def geboortedatum(self) -> date:
        return date.fromisoformat(self.inwoner["geboortedatum"])


@dataclass(frozen=True)
class Uitkomst:
    """Both files and the findings, nothing written yet."""

    bestanden: Bestanden
    bevindingen: list[Bevinding]

    @property
    def telling(self) -> dict[Klasse, int]:
        return tel(self.bevindingen)

    def banden(self, peildatum: date) -> dict[str, int]:
        """The suspects by the age bands of the reports (catalogue 9)."""
        vermoedens = (b.inwoner for b in self.bevindingen if b.klasse is Klasse.VERMOEDEN)
        return per_band(leeftijd(inwoner.geboortedatum, peildatum) for inwoner in vermoedens)


async def geldige_norm(database: Database, opdracht: Vergelijkopdracht) -> Vergelijkingsnorm:
    """The thresholds of the region, when all residents live in one; else those of everybody."""
    gemeenten = sorted(opdracht.gemeenten or ())
    async with database.lezer(opdracht.toegang) as sessie:
        regios = {await regio_van(sessie, gemeente) for gemeente in gemeenten}
        regio = regios.pop() if len(regios) == 1 else STANDAARDREGIO
        regels = await regels_voor(sessie, regio)
    return geldige_vergelijkingsnorm(regels, opdracht.peildatum, regio)


def voer_uit(opdracht: Vergelijkopdracht, norm: Vergelijkingsnorm | None = None) -> Uitkomst:
    """Read and compare, by default with everybody's norm; takes seconds for a large town.

    Raises Bestandsfout.
    """
    norm = norm or geldige_vergelijkingsnorm(STANDAARD_REGELS, opdracht.peildatum)
    bestanden = lees_bestanden(opdracht.brp, opdracht.bron, opdracht.gemeenten)
    bevindingen = vergelijk(bestanden.inwoners, bestanden.inschrijvingen, opdracht.peildatum, norm)
    return Uitkomst(bestanden, bevindingen)


async def vergelijk_in_delen(
    database: Database, kluis: Kluis, opdracht: Vergelijkopdracht, na_regel: int = 0
) -> AsyncIterator[Deel]:
    """Compare, and keep the findings part by part; the first `na_regel` residents were done before.

    `aangenomen` counts new questions for a person, `al_bekend` everybody else.
    """
    norm = await geldige_norm(database, opdracht)
    uitkomst = await asyncio.to_thread(voer_uit, opdracht, norm)
    kop = {code: vergelijking_id(kluis, opdracht, code) for code in _gemeenten(uitkomst)}
    async with database.schrijver(opdracht.toegang) as sessie:
        await _bewaar_koppen(sessie, kop, uitkomst, opdracht)
    if not uitkomst.bevindingen:
        yield Deel(tot_regel=0, verslag=Verslag())
    for begin in range(na_regel, len(uitkomst.bevindingen), PER_DEEL):
        deel = uitkomst.bevindingen[begin : begin + PER_DEEL]
        async with database.schrijver(opdracht.toegang) as sessie:
            nieuw = sum([await _bewaar(sessie, kluis, b, kop, opdracht) for b in _te_bekijken(deel)])
        verslag = Verslag(gelezen=len(deel), aangenomen=nieuw, al_bekend=len(deel) - nieuw)
        yield Deel(tot_regel=begin + len(deel), verslag=verslag)


def vergelijking_id(kluis: Kluis, opdracht: Vergelijkopdracht, gemeente: str) -> UUID:
    """The same files on the same day are the same comparison. Keyed, as the files are full of numbers."""
    inhoud = hashlib.sha256(hashlib.sha256(opdracht.brp).digest() + hashlib.sha256(opdracht.bron).digest())
    vinger = kluis.index(str(int.from_bytes(inhoud.digest(), "big")), doel="vergelijking").hex()
    return uuid5(NAAMRUIMTE, f"{vinger}:{opdracht.peildatum.isoformat()}:{gemeente}")


def lees_inhoud(kluis: Kluis, inhoud: bytes) -> Inhoud:
    return Inhoud.model_validate_json(kluis.ontsleutel(inhoud, doel=DOEL))


def _gemeenten(uitkomst: Uitkomst) -> set[str]:
    return {inwoner.gemeentecode for inwoner in uitkomst.bestanden.inwoners}


def _te_bekijken(deel: Sequence[Bevinding]) -> Iterator[Bevinding]:
    return (bevinding for bevinding in deel if bevinding.klasse in VOOR_EEN_MENS)


async def _bewaar_koppen(
    sessie: Schrijver, kop: dict[str, UUID], uitkomst: Uitkomst, opdracht: Vergelijkopdracht
) -> None:
    for gemeente, id_ in kop.items():
        telling = tel(b for b in uitkomst.bevindingen if b.inwoner.gemeentecode == gemeente)
        await rijen(
            sessie,
            _KOP,
            id=id_,
            gemeente=gemeente,
            peildatum=opdracht.peildatum,
            telling=json.dumps(telling),
            brp=len({fout.regel for fout in uitkomst.bestanden.geweigerd_brp}),
            bron=len({fout.regel for fout in uitkomst.bestanden.geweigerd_bron}),
            nu=opdracht.nu,
            door=opdracht.door,
        )


async def _bewaar(
    sessie: Schrijver, kluis: Kluis, bevinding: Bevinding, kop: dict[str, UUID], opdracht: Vergelijkopdracht
) -> bool:
    """True when this is a new question for a person."""
    inwoner = bevinding.inwoner
    index, vergelijking = kluis.index(inwoner.bsn, doel="bsn"), kop[inwoner.gemeentecode]
    gevonden = await rijen(
        sessie,
        _VERMOEDEN,
        id=uuid5(vergelijking, index.hex()),
        vergelijking=vergelijking,
        gemeente=inwoner.gemeentecode,
        bsn=index,
        inhoud=kluis.versleutel_tekst(_inhoud(bevinding).model_dump_json(), doel=DOEL),
        klasse=bevinding.klasse.value,
        score=bevinding.gelijkenis.score if bevinding.gelijkenis else 0,
    )
    if not gevonden:
        return False
    await rijen(sessie, _OUDERE, bsn=index, vergelijking=vergelijking, peildatum=opdracht.peildatum)
    return bool(gevonden[0]["status"] == "open")


def _inhoud(bevinding: Bevinding) -> Inhoud:
    return Inhoud(
        inwoner=json.loads(json.dumps(asdict(bevinding.inwoner), default=str)),
        redenen=bevinding.redenen,
        gelijkenis=_als_dict(bevinding.gelijkenis),
        laatste=_als_dict(bevinding.laatste),
    )


def _als_dict(gelijkenis: Gelijkenis | None) -> dict[str, Any] | None:
    if gelijkenis is None:
        return None
    rij = gelijkenis.inschrijving
    tot = rij.tot.isoformat() if rij.tot else None
    school = {"brin": rij.brin, "vestiging": rij.vestiging, "van": rij.van.isoformat(), "tot": tot}
    return {**school, "score": gelijkenis.score, "redenen": list(gelijkenis.redenen)}


_KOP = """
INSERT INTO vergelijking
  (id, gemeente_code, peildatum, telling, geweigerd_brp, geweigerd_bron, gemaakt_op, gemaakt_door)
VALUES (:id, :gemeente, :peildatum, CAST(:telling AS jsonb), :brp, :bron, :nu, :door)
ON CONFLICT (id) DO NOTHING RETURNING id
"""
# A pupil who was registered twice is one pupil, whichever number the residents' register has.
_VERMOEDEN = """
WITH wie AS (SELECT coalesce(samengevoegd_met, id) AS id FROM leerling WHERE bsn_index = :bsn)
INSERT INTO vermoeden
  (id, vergelijking_id, gemeente_code, bsn_index, inhoud, klasse, score, status, reden, toelichting)
VALUES (:id, :vergelijking, :gemeente, :bsn, :inhoud, :klasse, :score,
  CASE WHEN EXISTS (SELECT 1 FROM wie
                    JOIN leerling l ON l.id = wie.id OR l.samengevoegd_met = wie.id
                    JOIN traject t ON t.leerling_id = l.id
                    JOIN procedure p ON p.traject_id = t.id
                    WHERE p.soort = 'absoluut-verzuim' AND p.status = 'loopt')
  THEN 'loopt-al' ELSE 'open' END, '', '')
ON CONFLICT (id) DO NOTHING RETURNING status
"""
_OUDERE = """
UPDATE vermoeden v SET status = 'vervallen' FROM vergelijking k
WHERE k.id = v.vergelijking_id AND v.bsn_index = :bsn AND v.status = 'open'
  AND v.vergelijking_id <> :vergelijking AND k.peildatum <= :peildatum
RETURNING v.id
"""
