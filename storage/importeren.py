"""File import: the same intake as the form and the API, line by line, with a report of what was refused."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError

from domain.beleid import check_mag_importeren
from domain.fouten import Geweigerd, Invoerfout
from domain.lijsten import STANDAARD
from domain.melding import MeldingInvoer, lees_melding
from domain.tekstinvoer import als_datum, kolom, melding_uit_tekst
from infra.failpoints import failpoint
from storage.aanname import Herkomst, KenmerkBestaatAl
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.intake import neem_aan, neem_melding_aan
from storage.invoerbestand import Bestandsregel, Regelfout, lees_regels
from storage.regiolijsten import Schoolredenen, schoolredenen
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

    def met(self, meer: "Verslag") -> "Verslag":
        """This and what became of further lines."""
        return Verslag(
            gelezen=self.gelezen + meer.gelezen,
            aangenomen=self.aangenomen + meer.aangenomen,
            al_bekend=self.al_bekend + meer.al_bekend,
            geweigerd=self.geweigerd + meer.geweigerd,
        )

    def weiger(self, regel: int, fout: Weigering) -> None:
        redenen = fout.fouten if isinstance(fout, Invoerfout) else {"kenmerk": str(fout)}
        self.geweigerd += [Regelfout(regel=regel, veld=kolom(pad), reden=zin) for pad, zin in redenen.items()]


class Voorbeeldweergave(BaseModel):
    """What an import would do; `eerste` are the first lines as they stand in the file."""

    verslag: Verslag
    eerste: list[Bestandsregel]


class Deel(BaseModel):
    """What became of the lines of one transaction, the last of which has the number `tot_regel`."""

    tot_regel: int
    verslag: Verslag


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
    async for deel in importeer_in_delen(database, kluis, bestand, herkomst, nu):
        verslag = verslag.met(deel.verslag)
        voortgang(verslag.gelezen)
    return verslag


async def importeer_in_delen(
    database: Database, kluis: Kluis, bestand: BinaryIO, herkomst: Herkomst, nu: datetime, na_regel: int = 0
) -> AsyncIterator[Deel]:
    """As `importeer`, part by part; lines up to number `na_regel` were done before and are passed over."""
    redenen = await _redenen(database)
    for regels in _delen(regel for regel in lees_regels(bestand) if regel.regel > na_regel):
        verslag = Verslag()
        geldig = [melding async for melding in _geldige(regels, herkomst, redenen, verslag)]
        for (regel, _), uitkomst in zip(
            geldig, await _neem_deel_aan(database, kluis, geldig, herkomst, nu), strict=True
        ):
            _verwerk(verslag, regel, uitkomst)
        yield Deel(tot_regel=regels[-1].regel, verslag=verslag)


async def voorbeeldweergave(
    database: Database,
    kluis: Kluis,
    bestand: BinaryIO,
    herkomst: Herkomst,
    nu: datetime,
    *,
    aantal: int = 5,
    hooguit: int | None = None,
) -> Voorbeeldweergave:
    """Read the file, or its first `hooguit` lines, and check it against the register, without writing.

    `aantal` is how many lines come back to be shown. Raises Bestandsfout.
    """
    verslag, eerste, gezien = Verslag(), list[Bestandsregel](), dict[str, bytes]()
    redenen = await _redenen(database)
    for deel in _delen(islice(lees_regels(bestand), hooguit)):
        eerste += [regel for regel in deel if isinstance(regel, Bestandsregel)][: aantal - len(eerste)]
        async with database.lezer(SYSTEEM) as sessie:
            async for regel, invoer in _geldige(deel, herkomst, redenen, verslag):
                _verwerk(verslag, regel, await _zou_worden(sessie, kluis, invoer, herkomst, nu, gezien))
    return Voorbeeldweergave(verslag=verslag, eerste=eerste)


def tel_regels(inhoud: bytes) -> int:
    """How many lines an import will read. Raises Bestandsfout; takes a while for a large file."""
    return sum(1 for _ in lees_regels(BytesIO(inhoud)))


def _delen(bron: Iterable[Regel]) -> Iterator[list[Regel]]:
    regels = iter(bron)
    while deel := list(islice(regels, PER_TRANSACTIE)):
        yield deel


async def _redenen(database: Database) -> Schoolredenen:
    async with database.lezer(SYSTEEM) as sessie:
        return await schoolredenen(sessie)


async def _geldige(
    deel: list[Regel], herkomst: Herkomst, redenen: Schoolredenen, verslag: Verslag
) -> AsyncIterator[Geldig]:
    """The lines with a valid melding; why the others have none goes into the report.

    A melding costs a millisecond to check: whoever else uses this process gets a turn after each.
    """
    for regel in deel:
        verslag.gelezen += 1
        if isinstance(regel, Regelfout):
            verslag.geweigerd.append(regel)
            continue
        await asyncio.sleep(0)
        try:
            invoer = _lees(regel.velden, herkomst, redenen)
            _check_mag_inlezen(herkomst, invoer)
        except Invoerfout as fout:
            verslag.weiger(regel.regel, fout)
        else:
            yield regel.regel, invoer


def _lees(velden: Mapping[str, str], herkomst: Herkomst, redenen: Schoolredenen) -> MeldingInvoer:
    """With the reasons that the school's region has on the day of the report. Raises Invoerfout."""
    velden = herkomst.loket.leid_om(velden) if herkomst.loket else velden
    school = (velden.get("brin", "") + velden.get("vestiging", "")).replace(" ", "").upper()
    dag = als_datum(velden.get("meldingsdatum", "").strip())
    lijsten = redenen.op(school, dag) if isinstance(dag, date) else STANDAARD
    return lees_melding(melding_uit_tekst(velden, lijsten), lijsten)


def _check_mag_inlezen(herkomst: Herkomst, invoer: MeldingInvoer) -> None:
    """Raises Invoerfout at the municipality when whoever imports does not work for it."""
    if herkomst.inlezer is None:
        return
    gemeente = invoer.leerling.adres.gemeentecode
    try:
        check_mag_importeren(herkomst.inlezer, invoer.brin + invoer.vestiging, gemeente)
    except Geweigerd as fout:
        raise Invoerfout({"leerling.adres.gemeentecode": str(fout)}) from None


def _verwerk(verslag: Verslag, regel: int, uitkomst: bool | Weigering) -> None:
    if isinstance(uitkomst, bool):
        verslag.tel(bestond_al=uitkomst)
    else:
        verslag.weiger(regel, uitkomst)


async def _neem_deel_aan(
    database: Database, kluis: Kluis, geldig: list[Geldig], herkomst: Herkomst, nu: datetime
) -> list[bool | Weigering]:
    """Together; one by one when somebody else reported one of these pupils: each tries again by itself."""
    try:
        return await _neem_samen_aan(database, kluis, geldig, herkomst, nu)
    except DBAPIError:
        return await _neem_los_aan(database, kluis, geldig, herkomst, nu)


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
