"""A pair of files for the comparison of BRP and BRON: invented people, and a manifest of what is to be found.

Everybody has a birth date and a name of their own, so that the manifest is certain.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from domain.leerplicht import verjaardag
from domain.letters import zonder_accenten
from domain.vergelijking import Inschrijving, Inwoner, Klasse, omgewisseld
from domain.vergelijkinvoer import BRON_KOLOMMEN, BRP_KOLOMMEN
from voorbeeld.namen import kies_herkomst, kies_voornamen
from voorbeeld.nummers import BSNS, ONDERWIJSNUMMERS
from voorbeeld.scholen import GEMEENTEN, LOCATIES

PEILDATUM = date(2026, 9, 15)
AANTAL = 1200
PER_SOORT = 6
"""So many of each planted kind; everybody else is simply enrolled."""

Wereld = tuple[Inwoner, tuple[Inschrijving, ...]]
Maker = Callable[[Random, Inwoner, Inschrijving], Wereld]


@dataclass(frozen=True, slots=True)
class Vergelijkpaar:
    """The two files (UTF-8 with BOM, semicolons, CRLF) and per class which numbers belong in it, and why."""

    brp: bytes
    bron: bytes
    manifest: dict[str, Any]


def maak_paar(zaad: int = 1, inwoners: int = AANTAL, peildatum: date = PEILDATUM) -> Vergelijkpaar:
    """The same pair for the same arguments, to the byte; at least 150 residents."""
    rng = Random(f"vergelijking/{zaad}/{inwoners}/{peildatum}")
    soorten = [soort for soort in PLANTEN for _ in range(PER_SOORT)]
    soorten += ["ingeschreven"] * (inwoners - len(soorten))
    rng.shuffle(soorten)
    mensen = list(_mensen(rng, soorten, peildatum))
    brp = [wie for _, (wie, _) in mensen]
    bron = [rij for _, (_, rijen) in mensen for rij in rijen]
    rng.shuffle(bron)
    return Vergelijkpaar(
        _csv(BRP_KOLOMMEN, brp), _csv(BRON_KOLOMMEN, bron), _manifest(zaad, peildatum, mensen)
    )


def schrijf_paar(paar: Vergelijkpaar, map_: Path) -> tuple[Path, Path, Path]:
    """Write brp.csv, bron.csv and the manifest."""
    paden = (map_ / "brp.csv", map_ / "bron.csv", map_ / "vergelijking.manifest.json")
    tekst = json.dumps(paar.manifest, ensure_ascii=False, indent=2)
    for pad, inhoud in zip(paden, (paar.brp, paar.bron, f"{tekst}\n".encode()), strict=True):
        pad.write_bytes(inhoud)
    return paden


def _mensen(rng: Random, soorten: Sequence[str], peildatum: date) -> Iterator[tuple[str, Wereld]]:
    dagen, nummers = _geboortedagen(rng, len(soorten), peildatum), iter(rng.sample(BSNS, len(soorten)))
    namen: set[str] = set()
    for soort, geboren, bsn in zip(soorten, dagen, nummers, strict=False):
        wie = _inwoner(rng, bsn, geboren, namen)
        yield soort, ALLE[soort][1](rng, wie, _inschrijving(rng, wie, peildatum))


def _geboortedagen(rng: Random, aantal: int, peildatum: date) -> Iterator[date]:
    """Days on which the child is surely of school age, each once, also with day and month swapped."""
    eerste, laatste = verjaardag(peildatum, -17), verjaardag(peildatum, -6)
    mogelijk = [eerste + timedelta(days=n) for n in range((laatste - eerste).days)]
    bezet: set[date] = set()
    for dag in rng.sample(mogelijk, len(mogelijk)):
        if not {dag, *omgewisseld(dag)} & bezet:
            bezet |= {dag, *omgewisseld(dag)}
            yield dag


def _inwoner(rng: Random, bsn: str, geboren: date, namen: set[str]) -> Inwoner:
    gemeente, geslacht = rng.choices(GEMEENTEN, weights=(93, 4, 3))[0], rng.choice("mv")
    while True:
        herkomst = kies_herkomst(rng)
        voorvoegsel, achternaam = rng.choice(herkomst.achternamen)
        voornamen = kies_voornamen(rng, herkomst, geslacht)
        if f"{achternaam} {voornamen}" not in namen:
            break
    namen.add(f"{achternaam} {voornamen}")
    return Inwoner(
        bsn=bsn,
        achternaam=achternaam,
        voorvoegsel=voorvoegsel,
        voornamen=voornamen,
        geboortedatum=geboren,
        straat=rng.choice(gemeente.straten),
        huisnummer=rng.randint(1, 240),
        toevoeging="",
        postcode=f"9999{rng.choice(gemeente.postcodeletters)}",
        plaats=gemeente.naam,
        gemeentecode=gemeente.code,
        van=geboren,
        geslacht=geslacht,
    )


def _inschrijving(rng: Random, wie: Inwoner, peildatum: date) -> Inschrijving:
    locatie = rng.choice(LOCATIES)
    return Inschrijving(
        nummer=wie.bsn,
        achternaam=wie.achternaam,
        voorvoegsel=wie.voorvoegsel,
        voornamen=wie.voornamen,
        geboortedatum=wie.geboortedatum,
        brin=locatie.brin,
        vestiging=locatie.vestiging,
        van=date(peildatum.year - rng.randint(1, 2), 8, 1),
    )


# ---- what is planted: the class in which it must be found, and how it is made ----


def _gewoon(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    return wie, (rij,)


def _nergens(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    return wie, ()


def _gestopt(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    return wie, (replace(rij, tot=date(PEILDATUM.year, 7, rng.randint(1, 31))),)


def _andere_school(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    einde = date(rij.van.year + 1, 7, 31)
    nieuw = rng.choice([plek for plek in LOCATIES if plek.brin != rij.brin])
    vervolg = replace(rij, brin=nieuw.brin, vestiging=nieuw.vestiging, van=einde + timedelta(days=1))
    return wie, (replace(rij, tot=einde), vervolg)


def _bsn_omgewisseld(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    """Two digits next to each other that differ: a BSN no longer, so nobody else's either."""
    plaatsen = [i for i in range(4, 8) if wie.bsn[i] != wie.bsn[i + 1]] or [3]
    i = rng.choice(plaatsen)
    return wie, (replace(rij, nummer=wie.bsn[:i] + wie.bsn[i + 1] + wie.bsn[i] + wie.bsn[i + 2 :]),)


def _letter_fout(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    i = rng.randrange(1, len(rij.achternaam) - 1)
    fout = f"{rij.achternaam[:i]}{'q' if rij.achternaam[i] != 'q' else 'k'}{rij.achternaam[i + 1 :]}"
    return wie, (_zonder_bsn(rng, replace(rij, achternaam=fout)),)


def _dag_en_maand(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    geboren = date(wie.geboortedatum.year, 3, 4 + rng.randrange(8))
    wie = replace(wie, geboortedatum=geboren, van=geboren)
    return wie, (_zonder_bsn(rng, replace(rij, geboortedatum=date(geboren.year, geboren.day, 3))),)


def _zonder_accent(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    wie = replace(wie, achternaam="Özgüneşer", voorvoegsel="")
    return wie, (_zonder_bsn(rng, replace(rij, achternaam=zonder_accenten(wie.achternaam), voorvoegsel="")),)


def _dubbele_naam(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    wie = replace(wie, achternaam=f"{wie.achternaam}-Wolkenveld")
    return wie, (_zonder_bsn(rng, rij),)


def _roepnaam(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    voluit, kort = rng.choice((("Johannes", "Jan"), ("Cornelis", "Kees"), ("Elisabeth", "Liesbeth")))
    return replace(wie, voornamen=voluit), (_zonder_bsn(rng, replace(rij, voornamen=kort)),)


def _ij(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    wie = replace(wie, achternaam="Wijkerslootsen", voorvoegsel="van")
    return wie, (_zonder_bsn(rng, replace(rij, achternaam="Wykerslootsen", voorvoegsel="")),)


def _zonder_bsn(rng: Random, rij: Inschrijving) -> Inschrijving:
    return replace(rij, nummer=rng.choice(ONDERWIJSNUMMERS))


def _vrijgesteld(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    return replace(wie, vrijstelling_tot=date(PEILDATUM.year + 1, 7, 31)), ()


def _te_jong(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    geboren = date(PEILDATUM.year - rng.randint(1, 4), rng.randint(1, 12), rng.randint(1, 28))
    return replace(wie, geboortedatum=geboren, van=geboren), ()


def _te_oud(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    return replace(wie, geboortedatum=date(PEILDATUM.year - 19, rng.randint(1, 12), rng.randint(1, 28))), ()


def _startkwalificatie(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    geboren = date(PEILDATUM.year - 17, rng.randint(1, 7), rng.randint(1, 28))
    gehaald = date(PEILDATUM.year, 7, 1)
    return replace(wie, geboortedatum=geboren, van=geboren, startkwalificatie_op=gehaald), ()


def _komt_later(rng: Random, wie: Inwoner, rij: Inschrijving) -> Wereld:
    return replace(wie, van=PEILDATUM + timedelta(days=rng.randint(1, 30))), ()


PLANTEN: Mapping[str, tuple[Klasse, Maker]] = {
    "nergens": (Klasse.VERMOEDEN, _nergens),
    "gestopt": (Klasse.VERMOEDEN, _gestopt),
    "andere-school": (Klasse.INGESCHREVEN, _andere_school),
    "bsn-omgewisseld": (Klasse.WAARSCHIJNLIJK, _bsn_omgewisseld),
    "letter-fout": (Klasse.WAARSCHIJNLIJK, _letter_fout),
    "dag-en-maand": (Klasse.WAARSCHIJNLIJK, _dag_en_maand),
    "zonder-accent": (Klasse.WAARSCHIJNLIJK, _zonder_accent),
    "dubbele-naam": (Klasse.WAARSCHIJNLIJK, _dubbele_naam),
    "roepnaam": (Klasse.WAARSCHIJNLIJK, _roepnaam),
    "ij-of-y": (Klasse.WAARSCHIJNLIJK, _ij),
    "vrijgesteld": (Klasse.VRIJGESTELD, _vrijgesteld),
    "te-jong": (Klasse.BUITEN_DOELGROEP, _te_jong),
    "te-oud": (Klasse.BUITEN_DOELGROEP, _te_oud),
    "startkwalificatie": (Klasse.BUITEN_DOELGROEP, _startkwalificatie),
    "komt-later": (Klasse.BUITEN_DOELGROEP, _komt_later),
}
ALLE: Mapping[str, tuple[Klasse, Maker]] = {**PLANTEN, "ingeschreven": (Klasse.INGESCHREVEN, _gewoon)}


def _manifest(zaad: int, peildatum: date, mensen: Sequence[tuple[str, Wereld]]) -> dict[str, Any]:
    per_klasse: dict[str, dict[str, str]] = {klasse.value: {} for klasse in Klasse}
    for soort, (wie, _) in mensen:
        per_klasse[ALLE[soort][0]][wie.bsn] = soort
    aantallen = {klasse: len(nummers) for klasse, nummers in per_klasse.items()}
    return {
        "zaad": zaad,
        "peildatum": peildatum.isoformat(),
        "inwoners": len(mensen),
        "inschrijvingen": sum(len(rijen) for _, (_, rijen) in mensen),
        "per_klasse": aantallen,
        "te_vinden": {k: n for k, n in per_klasse.items() if k != Klasse.INGESCHREVEN},
    }


def _csv(kolommen: Sequence[str], rijen: Sequence[Any]) -> bytes:
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kolommen)
    schrijver.writerows([_cel(getattr(rij, kolom)) for kolom in kolommen] for rij in rijen)
    return tekst.getvalue().encode("utf-8-sig")


def _cel(waarde: Any) -> str:
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y")
    return "" if waarde is None else str(waarde)
