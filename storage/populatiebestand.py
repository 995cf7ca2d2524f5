"""The file of names of a campaign: looked at beforehand, then taken in part by part."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import islice
from uuid import UUID, uuid5

from domain.campagnes.invoer import (
    KANDIDAAT_KOLOMMEN,
    STATUS_KOLOMMEN,
    Kandidaat,
    lees_kandidaat,
    lees_mboregel,
)
from domain.campagnes.voroc import met_onze_namen
from domain.fouten import Invoerfout
from storage.database import SYSTEEM, Database, Lezer
from storage.importeren import Deel, Verslag
from storage.invoerbestand import Bestandsregel, Regelfout, lees_regels
from storage.overstapgegevens import neem_statussen_op
from storage.populatie import Toevoeging, Waarin, keur, voeg_namen_toe
from storage.versleuteling import Kluis

PER_DEEL = 50
PROEFREGELS = 200
Gelezen = tuple[int, Kandidaat]


@dataclass
class Proef:
    """What a file would do: how many by mail and letter, by letter only, followed elsewhere, or refused.

    Together with who is in it already these are all lines. Only the first are judged whole (`eerste`); of the
    others it is known whether they can be read.
    """

    verslag: Verslag = field(default_factory=Verslag)
    totaal: int = 0
    met_mail: int = 0
    alleen_brief: int = 0
    gevolgd: int = 0
    eerste: list[tuple[Kandidaat, Toevoeging]] = field(default_factory=list)

    @property
    def iemand(self) -> bool:
        """Whether a line is left that is neither refused nor known."""
        return self.met_mail + self.alleen_brief + self.gevolgd > 0

    def tel(self, kandidaat: Kandidaat, wat: Toevoeging) -> None:
        """Count somebody by what they get."""
        self.gevolgd += wat is Toevoeging.GEVOLGD
        if wat is Toevoeging.NIEUW:
            self.met_mail += kandidaat.mail_ouders is not None
            self.alleen_brief += kandidaat.mail_ouders is None


async def kijk_vooraf(database: Database, kluis: Kluis, inhoud: bytes, regio: str, waarin: Waarin) -> Proef:
    """Read the whole file and judge its first lines; writes nothing. Raises Bestandsfout."""
    proef = Proef()
    async with database.lezer(SYSTEEM) as sessie:
        for regel in _regels(inhoud):
            proef.totaal += 1
            if not isinstance(regel, tuple):
                proef.verslag.geweigerd.extend(regel)
            elif proef.totaal > PROEFREGELS:
                proef.tel(regel[1], Toevoeging.NIEUW)
            else:
                await _beoordeel(sessie, kluis, regio, waarin, proef, regel)
    proef.verslag.gelezen = min(proef.totaal, PROEFREGELS)
    return proef


async def _beoordeel(
    sessie: Lezer, kluis: Kluis, regio: str, waarin: Waarin, proef: Proef, regel: Gelezen
) -> None:
    """What would become of this line."""
    nummer, kandidaat = regel
    try:
        wat = await keur(sessie, kluis, waarin, regio, kandidaat)
    except Invoerfout as fout:
        proef.verslag.weiger(nummer, fout)
        return
    proef.verslag.tel(bestond_al=wat is Toevoeging.WAS_ER_AL)
    proef.tel(kandidaat, wat)
    proef.eerste.append((kandidaat, wat))


async def neem_namen_in(
    database: Database, kluis: Kluis, campagne_id: UUID, inhoud: bytes, nu: datetime, na_regel: int = 0
) -> AsyncIterator[Deel]:
    """Take the names in, part by part; the first lines up to `na_regel` were done before."""
    regels = _regels(inhoud)
    nummer = 0
    for _ in range(na_regel):
        nummer += next(regels, None) is not None
    while deel := list(islice(regels, PER_DEEL)):
        verslag = await _neem_deel_in(database, kluis, campagne_id, deel, nu, nummer)
        nummer += len(deel)
        yield Deel(tot_regel=nummer, verslag=verslag)


async def _neem_deel_in(
    database: Database,
    kluis: Kluis,
    campagne_id: UUID,
    deel: list[Gelezen | list[Regelfout]],
    nu: datetime,
    vanaf: int,
) -> Verslag:
    verslag = Verslag(gelezen=len(deel))
    goed = [regel for regel in deel if isinstance(regel, tuple)]
    for fouten in deel:
        verslag.geweigerd += fouten if isinstance(fouten, list) else []
    sleutel = uuid5(campagne_id, f"namen:{nu.isoformat()}:{vanaf}")
    async with database.schrijver(SYSTEEM) as sessie:
        namen = [kandidaat for _, kandidaat in goed]
        uitkomsten = await voeg_namen_toe(sessie, kluis, campagne_id, namen, nu, sleutel=sleutel)
    for (regel, _), uitkomst in zip(goed, uitkomsten, strict=True):
        if isinstance(uitkomst, Invoerfout):
            verslag.weiger(regel, uitkomst)
        else:
            verslag.tel(bestond_al=uitkomst is Toevoeging.WAS_ER_AL)
    return verslag


async def neem_statusbestand_in(
    database: Database, kluis: Kluis, campagne_id: UUID, inhoud: bytes, nu: datetime
) -> Verslag:
    """The statuses of the mbo, line by line; the same file again changes nothing. Raises Bestandsfout."""
    verslag = Verslag()
    for regel in lees_regels(BytesIO(met_onze_namen(inhoud)), STATUS_KOLOMMEN):
        verslag.gelezen += 1
        if isinstance(regel, Regelfout):
            verslag.geweigerd.append(regel)
            continue
        try:
            gelezen = lees_mboregel(regel.velden)
            async with database.schrijver(SYSTEEM) as sessie:
                (uitkomst,) = await neem_statussen_op(sessie, kluis, campagne_id, [gelezen], nu)
            if isinstance(uitkomst, Invoerfout):
                raise uitkomst
            verslag.tel(bestond_al=not uitkomst)
        except Invoerfout as fout:
            verslag.weiger(regel.regel, fout)
    return verslag


def _regels(inhoud: bytes) -> Iterator[Gelezen | list[Regelfout]]:
    """Every line as a candidate with its number, or why it is none."""
    for regel in lees_regels(BytesIO(met_onze_namen(inhoud)), KANDIDAAT_KOLOMMEN):
        yield [regel] if isinstance(regel, Regelfout) else _lees(regel)


def _lees(regel: Bestandsregel) -> Gelezen | list[Regelfout]:
    try:
        return regel.regel, lees_kandidaat(regel.velden)
    except Invoerfout as fout:
        return [Regelfout(regel=regel.regel, veld=veld, reden=zin) for veld, zin in fout.fouten.items()]
