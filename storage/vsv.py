"""The count of 1 October in the register: read the file, count per municipality, keep who was counted."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel

from domain.fouten import Invoerfout
from domain.leerplicht import VOLWASSEN, leeftijd
from domain.regels import geldige_uitvalnorm
from domain.regels.normen import Uitvalnorm
from domain.vsv import (
    Bepaling,
    Loopbaan,
    Onderwijsperiode,
    Vsvklasse,
    bepaal_alle,
    deelnemers,
    tel,
    teldag,
)
from domain.vsvinvoer import KOLOMMEN, Vsvregel, lees_vsvregel
from storage.afspraken import regels_voor, regio_van
from storage.database import Lezer, Schrijver
from storage.invoerbestand import Regelfout, lees_regels
from storage.lezen import rijen
from storage.versleuteling import Kluis

NAAMRUIMTE = UUID("3d0a5b1e-7f43-5c0e-8a43-0f6f9f3f7a11")
DOEL = "vsvtelling"
GEKEND = (Vsvklasse.NIEUW, Vsvklasse.TERUGGEKEERD, Vsvklasse.OUD, Vsvklasse.KWETSBAAR)
"""Who is kept by name: those about whom somebody can do something."""
VREEMD = "U kunt alleen inwoners van uw eigen gemeente tellen."
ANDERE_DATUM = "Dit nummer heeft in een eerdere regel een andere geboortedatum."
HOOGUIT_FOUTEN = 500


class Geteld(BaseModel, frozen=True):
    """Somebody who was counted, as it is kept (encrypted)."""

    nummer: str
    naam: str
    geboortedatum: date
    klasse: Vsvklasse
    reden: str
    onderwijssoort: str
    school: str
    gestopt_op: date | None


@dataclass(frozen=True)
class Vsvbestand:
    """The file as it was read: everybody's enrolments and names by number, and per refused line why not."""

    loopbanen: tuple[Loopbaan, ...]
    namen: Mapping[str, str]
    geweigerd: tuple[Regelfout, ...]


@dataclass(frozen=True)
class Teller:
    """Who counts, which school year (the year in which it began), and in which municipalities."""

    schooljaar: int
    gemeenten: frozenset[str]
    nu: datetime
    door: UUID


def lees_vsvbestand(inhoud: bytes, gemeenten: Collection[str]) -> Vsvbestand:
    """Read every line; takes seconds for a large region. Raises Bestandsfout for other columns."""
    per_persoon: dict[str, list[Vsvregel]] = {}
    geweigerd: list[Regelfout] = []
    for gelezen in _regels(inhoud, gemeenten, per_persoon):
        if isinstance(gelezen, Regelfout):
            geweigerd.append(gelezen)
        else:
            per_persoon.setdefault(gelezen.nummer, []).append(gelezen)
    namen = {nummer: regels[-1].naam for nummer, regels in per_persoon.items()}
    loopbanen = tuple(_loopbaan(regels) for regels in per_persoon.values())
    return Vsvbestand(loopbanen, namen, tuple(geweigerd))


def _regels(
    inhoud: bytes, gemeenten: Collection[str], eerder: Mapping[str, Sequence[Vsvregel]]
) -> Iterator[Vsvregel | Regelfout]:
    for regel in lees_regels(BytesIO(inhoud), KOLOMMEN):
        if isinstance(regel, Regelfout):
            yield regel
            continue
        try:
            yield _controleer(lees_vsvregel(regel.velden), gemeenten, eerder)
        except Invoerfout as fout:
            yield from (Regelfout(regel=regel.regel, veld=v, reden=zin) for v, zin in fout.fouten.items())


def _controleer(
    regel: Vsvregel, gemeenten: Collection[str], eerder: Mapping[str, Sequence[Vsvregel]]
) -> Vsvregel:
    if regel.gemeentecode not in gemeenten:
        raise Invoerfout({"gemeentecode": VREEMD})
    if any(ander.geboortedatum != regel.geboortedatum for ander in eerder.get(regel.nummer, ())):
        raise Invoerfout({"geboortedatum": ANDERE_DATUM})
    return regel


def _loopbaan(regels: Sequence[Vsvregel]) -> Loopbaan:
    """The last line tells where somebody lives; the first diploma counts."""
    diplomas = [regel.startkwalificatie_op for regel in regels if regel.startkwalificatie_op]
    return Loopbaan(
        nummer=regels[-1].nummer,
        geboortedatum=regels[-1].geboortedatum,
        gemeentecode=regels[-1].gemeentecode,
        periodes=tuple(
            Onderwijsperiode(r.van, r.tot, r.onderwijssoort, r.brin, r.vestiging, r.profiel) for r in regels
        ),
        startkwalificatie_op=min(diplomas, default=None),
    )


async def tel_en_bewaar(
    sessie: Schrijver, kluis: Kluis, inhoud: bytes, bestand: Vsvbestand, teller: Teller
) -> list[UUID]:
    """Count per municipality and keep it; the same file for the same year is the same count."""
    gemeenten = sorted({loopbaan.gemeentecode for loopbaan in bestand.loopbanen})
    vinger = kluis.index(str(int.from_bytes(hashlib.sha256(inhoud).digest(), "big")), doel=DOEL).hex()
    return [
        await _bewaar(sessie, kluis, bestand, teller, code, _id(vinger, teller, code)) for code in gemeenten
    ]


async def _norm(sessie: Lezer, gemeente: str, schooljaar: int) -> Uitvalnorm:
    """The window that held on the day of the count in the region."""
    regio = await regio_van(sessie, gemeente)
    return geldige_uitvalnorm(await regels_voor(sessie, regio), teldag(schooljaar), regio)


def _id(vinger: str, teller: Teller, gemeente: str) -> UUID:
    return uuid5(NAAMRUIMTE, f"{vinger}:{teller.schooljaar}:{gemeente}")


async def _bewaar(
    sessie: Schrijver,
    kluis: Kluis,
    bestand: Vsvbestand,
    teller: Teller,
    gemeente: str,
    id_: UUID,
) -> UUID:
    norm = await _norm(sessie, gemeente, teller.schooljaar)
    hier = [loopbaan for loopbaan in bestand.loopbanen if loopbaan.gemeentecode == gemeente]
    bepalingen = bepaal_alle(hier, teller.schooljaar, norm)
    fouten = [fout.model_dump() for fout in bestand.geweigerd[:HOOGUIT_FOUTEN]]
    waarden: dict[str, Any] = {
        "id": id_,
        "gemeente": gemeente,
        "schooljaar": teller.schooljaar,
        "telling": json.dumps(
            _telling(bepalingen, teller.schooljaar) | {"deelnemers": deelnemers(hier, teller.schooljaar)}
        ),
        "geweigerd": json.dumps({"regels": len({f.regel for f in bestand.geweigerd}), "fouten": fouten}),
        "inhoud": kluis.versleutel_tekst(_geteld(bepalingen, bestand.namen), doel=DOEL),
        "nu": teller.nu,
        "door": teller.door,
    }
    await rijen(sessie, _KOP, **waarden)
    return id_


def _telling(bepalingen: Sequence[Bepaling], schooljaar: int) -> dict[str, int]:
    """Per class, and of the new ones how many are not 18 yet; the classes add up to `totaal`."""
    dag = teldag(schooljaar)
    onder = sum(
        b.klasse is Vsvklasse.NIEUW and leeftijd(b.loopbaan.geboortedatum, dag) < VOLWASSEN
        for b in bepalingen
    )
    per_klasse = {klasse.value: aantal for klasse, aantal in tel(bepalingen).items()}
    return {**per_klasse, "onder_18": onder, "totaal": len(bepalingen)}


def _geteld(bepalingen: Sequence[Bepaling], namen: Mapping[str, str]) -> str:
    gekend = [_als_geteld(b, namen) for b in bepalingen if b.klasse in GEKEND]
    return json.dumps([geteld.model_dump(mode="json") for geteld in gekend])


def _als_geteld(bepaling: Bepaling, namen: Mapping[str, str]) -> Geteld:
    loopbaan, laatste = bepaling.loopbaan, bepaling.laatste
    return Geteld(
        nummer=loopbaan.nummer,
        naam=namen[loopbaan.nummer],
        geboortedatum=loopbaan.geboortedatum,
        klasse=bepaling.klasse,
        reden=bepaling.reden,
        onderwijssoort=laatste.onderwijssoort.value if laatste else "",
        school=f"{laatste.brin}{laatste.vestiging}" if laatste else "",
        gestopt_op=laatste.tot if laatste else None,
    )


_KOP = """
INSERT INTO vsvtelling (id, gemeente_code, schooljaar, telling, geweigerd, inhoud, gemaakt_op, gemaakt_door)
VALUES (:id, :gemeente, :schooljaar, CAST(:telling AS jsonb), CAST(:geweigerd AS jsonb), :inhoud, :nu, :door)
ON CONFLICT (id) DO NOTHING RETURNING id
"""
