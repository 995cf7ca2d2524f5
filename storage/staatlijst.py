"""A returned list as a file (CSV with semicolons, or XLSX), taken in line by line through the one intake."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from domain.campagnes.verzuimstaat import HOOGUIT, KOLOMMEN, Staatkop, als_melding
from domain.fouten import Invoerfout
from domain.soorten import Kanaal
from domain.tekstinvoer import kolom
from storage.aanname import Herkomst, KenmerkBestaatAl
from storage.database import Database
from storage.importeren import Verslag
from storage.intake import neem_melding_aan
from storage.invoerbestand import Bestandsfout, Bestandsregel, Regelfout, lees_regels
from storage.versleuteling import Kluis

XLSX = b"PK\x03\x04"
UITGEPAKT_HOOGUIT = 30_000_000
"""Bytes that a workbook may unpack to: a small file can hide a very large one."""
ONLEESBAAR = "Dit Excel-bestand is niet te lezen. Sla het op als .xlsx of als CSV en probeer het opnieuw."
TE_LANG = f"Zet hooguit {HOOGUIT} leerlingen in één bestand."
STAAT_ER_AL = "Deze leerling staat al in uw lijst, met andere gegevens. Bel de gemeente als dat niet klopt."
# Numbers that a spreadsheet robs of their first zeros.
LENGTE = {"bsn": 9, "onderwijsnummer": 9, "gemeentecode": 4}


def lees_staat(inhoud: bytes) -> list[Bestandsregel | Regelfout]:
    """The lines of a list. Raises Bestandsfout when it is none, or too long."""
    regels = list(_uit_xlsx(inhoud) if inhoud.startswith(XLSX) else lees_regels(io.BytesIO(inhoud), KOLOMMEN))
    if len(regels) > HOOGUIT:
        raise Bestandsfout(TE_LANG)
    return regels


def _uit_xlsx(inhoud: bytes) -> Iterator[Bestandsregel]:
    try:
        rijen = list(_rijen(inhoud))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as fout:
        raise Bestandsfout(ONLEESBAAR) from fout
    kop = [naam.strip().casefold() for naam in rijen[0]] if rijen else []
    if missend := [naam for naam in KOLOMMEN if naam not in kop]:
        raise Bestandsfout(f"Deze kolommen ontbreken: {', '.join(missend)}.")
    for nummer, cellen in enumerate(rijen[1:], start=2):
        velden = {naam: cel for naam, cel in zip(kop, cellen, strict=False) if naam in KOLOMMEN}
        if any(velden.values()):
            yield Bestandsregel(regel=nummer, velden=_met_nullen(velden))


def _rijen(inhoud: bytes) -> Iterator[list[str]]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        if sum(deel.file_size for deel in archief.infolist()) > UITGEPAKT_HOOGUIT:
            raise Bestandsfout(TE_LANG)
    blad = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True).worksheets[0]
    for rij in blad.iter_rows(max_row=HOOGUIT + 2, max_col=len(KOLOMMEN) * 2, values_only=True):
        yield [_als_tekst(cel) for cel in rij]


def _als_tekst(cel: object) -> str:
    """As somebody would have typed it: days as dd-mm-jjjj, whole numbers without a point."""
    if isinstance(cel, datetime | date):
        return f"{cel:%d-%m-%Y}"
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    return "" if cel is None else str(cel).strip()


def _met_nullen(velden: Mapping[str, str]) -> dict[str, str]:
    return {
        naam: tekst.zfill(LENGTE[naam]) if naam in LENGTE and tekst.isdigit() else tekst
        for naam, tekst in velden.items()
    }


async def neem_lijst_aan(
    database: Database,
    kluis: Kluis,
    regels: list[Bestandsregel | Regelfout],
    kop: Staatkop,
    locatie_id: UUID,
    nu: datetime,
) -> Verslag:
    """Every line that can be becomes a report, each in its own transaction; the same list adds nothing."""
    verslag = Verslag()
    herkomst = Herkomst(kanaal=Kanaal.VERZUIMSTAAT, locaties=frozenset({locatie_id}))
    for regel in regels:
        verslag.gelezen += 1
        if isinstance(regel, Regelfout):
            verslag.geweigerd.append(regel)
            continue
        try:
            invoer = als_melding(regel.velden, kop)
            ontvangst = await neem_melding_aan(database, kluis, invoer, herkomst, nu)
        except Invoerfout as fout:
            verslag.weiger(regel.regel, fout)
        except KenmerkBestaatAl:
            verslag.geweigerd.append(Regelfout(regel=regel.regel, veld="leerlingnummer", reden=STAAT_ER_AL))
        else:
            verslag.tel(bestond_al=ontvangst.bestond_al)
    return verslag


def veld_van(pad: str) -> str:
    """The field of the form that a fault belongs to."""
    veld = kolom(pad)
    return veld if veld in KOLOMMEN else ""
