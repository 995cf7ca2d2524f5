"""Counts what is in an example file, from the lines themselves."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from domain.soorten import Meldingsoort as M
from voorbeeld.leerlingen import Leerling
from voorbeeld.meldingen import Melding
from voorbeeld.rijen import Aard, Rij

W = TypeVar("W", str, int)


def tel(geldig: Sequence[Melding], rijen: Sequence[Rij]) -> dict[str, Any]:
    """Everything that an import of the file can be checked against; see the keys."""
    leerlingen = {id(melding.leerling): melding.leerling for melding in geldig}.values()
    return {
        "meldingen": _totalen(geldig, rijen, len(leerlingen)),
        "per_soort": _geteld(melding.soort.value for melding in geldig),
        "leerlingen_per_soort": _leerlingen_per_soort(geldig),
        "per_onderwijssoort": {
            soort.value: _geteld(m.leerling.plan.onderwijssoort.value for m in geldig if m.soort is soort)
            for soort in M
            if any(m.soort is soort for m in geldig)
        },
        "per_school": _geteld(m.velden["brin"] + m.velden["vestiging"] for m in geldig),
        "per_reden": _per_reden(geldig),
        "leerlingen_per_gemeente": _geteld(leerling.gezin.gemeente.code for leerling in leerlingen),
        "leerlingen_met_onderwijsnummer": sum(not leerling.bsn for leerling in leerlingen),
        "leerlingen_geboren_op_29_februari": sum(_schrikkel(leerling) for leerling in leerlingen),
        "gezinnen": _gezinnen(geldig, leerlingen),
        "leerlingen_naar_aantal_meldingen": _geteld(len(leerling.meldingen) for leerling in leerlingen),
        "geweigerde_regels": [_geweigerd(rij) for rij in rijen if rij.aard is Aard.FOUT],
        "herhaalde_regels": [_herhaald(rij) for rij in rijen if rij.aard is Aard.HERHALING],
    }


def _totalen(geldig: Sequence[Melding], rijen: Sequence[Rij], leerlingen: int) -> dict[str, int]:
    """All pupils are new, so that every pupil gets one trajectory."""
    return {
        "geldig": len(geldig),
        "unieke_leerlingen": leerlingen,
        "trajecten": leerlingen,
        "geweigerd": sum(rij.aard is Aard.FOUT for rij in rijen),
        "herhaald": sum(rij.aard is Aard.HERHALING for rij in rijen),
    }


def _geteld(waarden: Iterable[W]) -> dict[str, int]:
    """How often each value occurs, in order of value."""
    return {str(waarde): len(list(groep)) for waarde, groep in groupby(sorted(waarden))}


def _leerlingen_per_soort(geldig: Sequence[Melding]) -> dict[str, int]:
    return _geteld(soort for soort, _ in {(m.soort.value, id(m.leerling)) for m in geldig})


def _per_reden(geldig: Sequence[Melding]) -> dict[str, dict[str, int]]:
    soorten = sorted({m.soort for m in geldig})
    return {soort.value: _geteld(m.reden for m in geldig if m.soort is soort) for soort in soorten}


def _gezinnen(geldig: Sequence[Melding], leerlingen: Iterable[Leerling]) -> dict[str, int]:
    return {
        "totaal": len({id(leerling.gezin) for leerling in leerlingen}),
        "luxe": len({id(m.leerling.gezin) for m in geldig if m.soort is M.LUXE}),
    }


def _schrikkel(leerling: Leerling) -> bool:
    return (leerling.geboortedatum.month, leerling.geboortedatum.day) == (2, 29)


def _geweigerd(rij: Rij) -> dict[str, Any]:
    laag = rij.laag.value if rij.laag else ""
    gegevens = {"regel": rij.regel, "fout": rij.fout, "laag": laag, "meldingsnummer": rij.meldingsnummer}
    return gegevens | ({"zelfde_nummer_als_regel": rij.bij_regel} if rij.bij_regel else {})


def _herhaald(rij: Rij) -> dict[str, Any]:
    return {"regel": rij.regel, "gelijk_aan_regel": rij.bij_regel, "meldingsnummer": rij.meldingsnummer}
