"""The example file: valid lines, repeated and refused lines, as CSV with a manifest that counts them."""

import csv
import hashlib
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from domain.tekstinvoer import KOLOMMEN
from voorbeeld import fouten, verhoudingen
from voorbeeld.leerlingen import Bevolking
from voorbeeld.manifest import tel
from voorbeeld.meldingen import Melding, maak_meldingen
from voorbeeld.plan import maak_plan
from voorbeeld.rijen import Aard, Rij, meng, rij_van
from voorbeeld.schooldagen import Meldkalender, schooldagen

__all__ = ["KOLOMMEN", "Aard", "Rij", "Voorbeeldbestand", "maak", "schrijf"]

EEN_OP_ZOVEEL_HERHAALD = 100


@dataclass(frozen=True, slots=True)
class Voorbeeldbestand:
    """`csv` is the file (UTF-8 with BOM, semicolons, CRLF); `manifest` says exactly what is in it."""

    csv: bytes
    manifest: dict[str, Any]
    rijen: tuple[Rij, ...]
    meldingen: tuple[Melding, ...]


def maak(
    zaad: int = 1,
    meldingen: int = verhoudingen.MELDINGEN,
    leerlingen: int | None = None,
    schooljaar: str = "2023-2024",
    met_fouten: bool = True,
) -> Voorbeeldbestand:
    """The same file for the same arguments, to the byte.

    `meldingen` counts the valid lines, at least 50; `leerlingen` the pupils they are about, in the
    proportion of 1,801 to 2,566 when left out. Without `met_fouten` the file has valid lines only. Raises
    ValueError in Dutch for numbers that cannot go together and for years without known holidays.
    """
    rng = Random(f"{zaad}/{meldingen}/{leerlingen}/{schooljaar}")
    if leerlingen is None:
        leerlingen = verhoudingen.geschaald(verhoudingen.LEERLINGEN, meldingen, verhoudingen.MELDINGEN)
    kalender = Meldkalender(schooldagen(schooljaar))
    plannen = maak_plan(rng, meldingen, leerlingen)
    geldig = tuple(maak_meldingen(rng, Bevolking(rng, kalender, plannen).maak(), kalender.dagen))
    rijen = meng(rng, geldig, _extra(rng, geldig) if met_fouten else [])
    inhoud = _als_csv(rijen)
    manifest = {"zaad": zaad, "schooljaar": schooljaar, "bestand": _bestand(inhoud, rijen)}
    return Voorbeeldbestand(inhoud, manifest | tel(geldig, rijen), rijen, geldig)


def schrijf(bestand: Voorbeeldbestand, pad: Path) -> Path:
    """Write the CSV to `pad` and the manifest beside it; returns where the manifest stands."""
    manifestpad = pad.with_suffix(".manifest.json")
    pad.write_bytes(bestand.csv)
    tekst = json.dumps(bestand.manifest, ensure_ascii=False, indent=2)
    manifestpad.write_bytes(f"{tekst}\n".encode())
    return manifestpad


def _extra(rng: Random, geldig: tuple[Melding, ...]) -> list[tuple[int, Rij]]:
    """Refused and repeated lines, each with the number of valid lines that come before it."""
    extra = [_foute_rij(rng, geldig, fout, n) for n, fout in enumerate(_foutenlijst())]
    for plaats in rng.sample(range(len(geldig)), max(1, len(geldig) // EEN_OP_ZOVEEL_HERHAALD)):
        herhaling = replace(rij_van(geldig[plaats]), aard=Aard.HERHALING)
        extra.append((rng.randint(plaats + 1, len(geldig)), herhaling))
    return extra


def _foutenlijst() -> tuple[fouten.Fout, ...]:
    return (*fouten.FOUTEN, *fouten.FOUTEN[: fouten.DUBBEL])


def _foute_rij(
    rng: Random, geldig: tuple[Melding, ...], fout: fouten.Fout, volgnummer: int
) -> tuple[int, Rij]:
    wettelijk = [n for n, m in enumerate(geldig) if m.soort is fouten.BRONSOORT]
    bron = rng.choice(wettelijk)
    velden = dict(geldig[bron].velden)
    if fout.laag is not fouten.Laag.CONFLICT:
        velden["meldingsnummer"] = f"F{volgnummer + 1:04}"
    rij = Rij(tuple(fout.bederf(rng, velden)), Aard.FOUT, velden["meldingsnummer"], fout.code, fout.laag)
    return rng.randint(bron + 1, len(geldig)), rij


def _als_csv(rijen: tuple[Rij, ...]) -> bytes:
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(rij.velden for rij in rijen)
    return tekst.getvalue().encode("utf-8-sig")


def _bestand(inhoud: bytes, rijen: tuple[Rij, ...]) -> dict[str, Any]:
    return {
        "regels": len(rijen) + 1,
        "gegevensregels": len(rijen),
        "sha256": hashlib.sha256(inhoud).hexdigest(),
    }
