"""File import: the same intake as the form and the API, line by line, with a report of what was refused."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError

from domain.fouten import Invoerfout
from domain.melding import MeldingInvoer, lees_melding
from domain.tekstinvoer import kolom, melding_uit_tekst
from infra.failpoints import failpoint
from storage.aanname import Herkomst, KenmerkBestaatAl
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.intake import neem_aan, neem_melding_aan
from storage.invoerbestand import Bestandsregel, Regelfout, lees_regels
from storage.toets import toets
from storage.versleuteling import Kluis

PER_TRANSACTIE = 50
Voortgang = Callable[[int], None]
Regel = Bestandsregel | Regelfout
Geldig = tuple[int, MeldingInvoer]
Weigering = Invoerfout | KenmerkBestaatAl


class Verslag(BaseModel):
    """What became of the lines of a file: gelezen = aangenomen + al_bekend + geweigerde_regels."""

    gelezen: int = 0
    aangenomen: int = 0
    al_bekend: int = 0
    geweigerd: list[Regelfout] = []

    @property
    def geweigerde_regels(self) -> int:
        """Lines, not reasons: a line can be refused for more than one field."""
        return len({fout.regel for fout in self.geweigerd})

    def tel(self, *, bestond_al: bool) -> None:
        self.al_bekend += bestond_al
        self.aangenomen += not bestond_al

    def weiger(self, regel: int, fout: Weigering) -> None:
        redenen = fout.fouten if isinstance(fout, Invoerfout) else {"kenmerk": str(fout)}
        self.geweigerd += [Regelfout(regel=regel, veld=kolom(pad), reden=zin) for pad, zin in redenen.items()]


class Voorbeeldweergave(BaseModel):
    """What an import would do; `eerste` are the first lines as they stand in the file."""

    verslag: Verslag
    eerste: list[Bestandsregel]


async def importeer(
    database: Database,
    kluis: Kluis,
    bestand: BinaryIO,
    herkomst: Herkomst,
    nu: datetime,
    voortgang: Voortgang = lambda gelezen: None,
) -> Verslag:
    """Take in every line that can be; importing a file again adds nothing and refuses the same lines.

    `voortgang` hears the number of lines done so far. Raises Bestandsfout when it is no file of meldingen;
    when the database goes away half-way, what was done stays done and the file can be offered again.
    """
    verslag = Verslag()
    for deel in _delen(lees_regels(bestand)):
        geldig = list(_geldige(deel, verslag))
        try:
            uitkomsten = await _neem_samen_aan(database, kluis, geldig, herkomst, nu)
        except (
            DBAPIError
        ):  # somebody else reported one of these pupils: one by one, each tries again by itself
            uitkomsten = await _neem_los_aan(database, kluis, geldig, herkomst, nu)
        for (regel, _), uitkomst in zip(geldig, uitkomsten, strict=True):
            _verwerk(verslag, regel, uitkomst)
        voortgang(verslag.gelezen)
    return verslag


async def voorbeeldweergave(
    database: Database, kluis: Kluis, bestand: BinaryIO, herkomst: Herkomst, nu: datetime, aantal: int = 5
) -> Voorbeeldweergave:
    """Read the whole file and check it against the register, without writing. Raises Bestandsfout."""
    verslag, eerste, gezien = Verslag(), list[Bestandsregel](), dict[str, bytes]()
    for deel in _delen(lees_regels(bestand)):
        eerste += [regel for regel in deel if isinstance(regel, Bestandsregel)][: aantal - len(eerste)]
        async with database.lezer(SYSTEEM) as sessie:
            for regel, invoer in _geldige(deel, verslag):
                _verwerk(verslag, regel, await _zou_worden(sessie, kluis, invoer, herkomst, nu, gezien))
    return Voorbeeldweergave(verslag=verslag, eerste=eerste)


def _delen(regels: Iterator[Regel]) -> Iterator[list[Regel]]:
    while deel := list(islice(regels, PER_TRANSACTIE)):
        yield deel


def _geldige(deel: list[Regel], verslag: Verslag) -> Iterator[Geldig]:
    """The lines with a valid melding; why the others have none goes into the report."""
    for regel in deel:
        verslag.gelezen += 1
        if isinstance(regel, Regelfout):
            verslag.geweigerd.append(regel)
            continue
        try:
            yield regel.regel, lees_melding(melding_uit_tekst(regel.velden))
        except Invoerfout as fout:
            verslag.weiger(regel.regel, fout)


def _verwerk(verslag: Verslag, regel: int, uitkomst: bool | Weigering) -> None:
    if isinstance(uitkomst, bool):
        verslag.tel(bestond_al=uitkomst)
    else:
        verslag.weiger(regel, uitkomst)


async def _neem_samen_aan(
    database: Database, kluis: Kluis, geldig: list[Geldig], herkomst: Herkomst, nu: datetime
) -> list[bool | Weigering]:
    """One transaction for all: the intake refuses before it writes, so a refused line leaves no trace."""
    async with database.schrijver(SYSTEEM) as sessie:
        uitkomsten = [await _neem_een_aan(sessie, kluis, invoer, herkomst, nu) for _, invoer in geldig]
        failpoint("intake.voor_commit")
    failpoint("intake.na_commit")
    return uitkomsten


async def _neem_een_aan(
    sessie: Schrijver, kluis: Kluis, invoer: MeldingInvoer, herkomst: Herkomst, nu: datetime
) -> bool | Weigering:
    """True when it was known, False when it is new, or why it was refused."""
    try:
        return (await neem_aan(sessie, kluis, invoer, herkomst, nu)).bestond_al
    except (Invoerfout, KenmerkBestaatAl) as fout:
        return fout


async def _neem_los_aan(
    database: Database, kluis: Kluis, geldig: list[Geldig], herkomst: Herkomst, nu: datetime
) -> list[bool | Weigering]:
    uitkomsten: list[bool | Weigering] = []
    for _, invoer in geldig:
        try:
            ontvangst = await neem_melding_aan(database, kluis, invoer, herkomst, nu)
            uitkomsten.append(ontvangst.bestond_al)
        except (Invoerfout, KenmerkBestaatAl) as fout:
            uitkomsten.append(fout)
    return uitkomsten


async def _zou_worden(
    sessie: Lezer,
    kluis: Kluis,
    invoer: MeldingInvoer,
    herkomst: Herkomst,
    nu: datetime,
    gezien: dict[str, bytes],
) -> bool | Weigering:
    """What the import will make of a line, also when an earlier line of the file has the same number."""
    try:
        getoetst = await toets(sessie, kluis, invoer, herkomst, nu)
    except (Invoerfout, KenmerkBestaatAl) as fout:
        return fout
    sleutel = f"{getoetst.locatie_id} {invoer.kenmerk}"
    herhaald = sleutel in gezien
    if gezien.setdefault(sleutel, getoetst.vingerafdruk) != getoetst.vingerafdruk:
        zin = "Dit meldingsnummer staat al eerder in dit bestand, met een andere inhoud."
        return Invoerfout({"kenmerk": zin})
    return herhaald or getoetst.eerder is not None
