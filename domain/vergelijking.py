"""Absoluut verzuim: which residents of school age are enrolled nowhere (catalogue 20, 67, 120).

Two lists in, one finding per resident out. A number that agrees settles it; else names and birth date are
weighed, so that a typing error or another spelling does not make a truant. A person decides about every
finding that is not certain: nothing here is a decision about a child.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.gelijkenis import Gelijkenis, beste, weeg
from domain.leerplicht import kwalificatieplichtig, leerplichtig
from domain.letters import zonder_accenten
from domain.regels import Vergelijkingsnorm


class Klasse(StrEnum):
    """What the comparison makes of a resident; each is in exactly one."""

    BUITEN_DOELGROEP = "buiten-doelgroep"
    VRIJGESTELD = "vrijgesteld"
    INGESCHREVEN = "ingeschreven"
    WAARSCHIJNLIJK = "waarschijnlijk-ingeschreven"
    VERMOEDEN = "vermoeden"


VOOR_EEN_MENS = frozenset({Klasse.WAARSCHIJNLIJK, Klasse.VERMOEDEN})
"""Findings that a person has to look at."""

ZINNEN = {
    "mogelijk": "Er is een inschrijving die er een beetje op lijkt.",
    "geen": "Er is geen inschrijving gevonden.",
    "later": "De inschrijving begint pas na de peildatum.",
    "eerder": "De laatste inschrijving is al gestopt.",
}


@dataclass(frozen=True, slots=True)
class Inwoner:
    """A resident from the BRP, with what the municipality knows of exemption and startkwalificatie."""

    bsn: str
    achternaam: str
    voorvoegsel: str
    voornamen: str
    geboortedatum: date
    straat: str
    huisnummer: int
    toevoeging: str
    postcode: str
    plaats: str
    gemeentecode: str
    van: date
    geslacht: str = "x"
    vrijstelling_tot: date | None = None
    startkwalificatie_op: date | None = None


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """An enrolment from BRON; `nummer` is a BSN or an onderwijsnummer, and may hold a typing error."""

    nummer: str
    achternaam: str
    voorvoegsel: str
    voornamen: str
    geboortedatum: date
    brin: str
    vestiging: str
    van: date
    tot: date | None = None

    def geldt(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found for one resident; `gelijkenis` is the best enrolment, `laatste` a former one."""

    inwoner: Inwoner
    klasse: Klasse
    redenen: tuple[str, ...] = ()
    gelijkenis: Gelijkenis | None = None
    laatste: Gelijkenis | None = None


@dataclass
class Register:
    """The enrolments, found by number, by birth date and by name: never one by one through the whole list."""

    op_nummer: Mapping[str, Sequence[Inschrijving]]
    op_dag: Mapping[date, Sequence[Inschrijving]]
    op_naam: Mapping[str, Sequence[Inschrijving]]
    bezet: set[int] = field(default_factory=set)

    @classmethod
    def van(cls, inschrijvingen: Iterable[Inschrijving]) -> "Register":
        nummer, dag, naam = defaultdict(list), defaultdict(list), defaultdict(list)
        for rij in inschrijvingen:
            nummer[rij.nummer].append(rij)
            dag[rij.geboortedatum].append(rij)
            naam[_naamsleutel(rij)].append(rij)
        return cls(nummer, dag, naam)

    def kandidaten(self, inwoner: Inwoner) -> Iterable[Inschrijving]:
        """Every enrolment that can be this resident's after one typing error, and few others."""
        dagen = {inwoner.geboortedatum, *omgewisseld(inwoner.geboortedatum)}
        gevonden = [rij for dag in dagen for rij in self.op_dag.get(dag, ())]
        gevonden += self.op_naam.get(_naamsleutel(inwoner), ())
        return {id(rij): rij for rij in gevonden if id(rij) not in self.bezet}.values()


def vergelijk(
    inwoners: Sequence[Inwoner],
    inschrijvingen: Sequence[Inschrijving],
    peildatum: date,
    norm: Vergelijkingsnorm,
) -> list[Bevinding]:
    """A finding for every resident, in the order of the list; the order of rows changes nothing else."""
    register = Register.van(inschrijvingen)
    zeker = {id(inwoner): _op_nummer(inwoner, register, norm) for inwoner in inwoners}
    return [_bevinding(inwoner, zeker[id(inwoner)], register, peildatum, norm) for inwoner in inwoners]


def tel(bevindingen: Iterable[Bevinding]) -> dict[Klasse, int]:
    """How many residents are in each class; together they are all of them."""
    aantallen = Counter(bevinding.klasse for bevinding in bevindingen)
    return {klasse: aantallen[klasse] for klasse in Klasse}


def omgewisseld(dag: date) -> tuple[date, ...]:
    """The day with day and month swapped, where that is another day that exists."""
    if dag.day > 12 or dag.day == dag.month:
        return ()
    return (date(dag.year, dag.day, dag.month),)


def _naamsleutel(wie: Inwoner | Inschrijving) -> str:
    """A whole name in plain letters: the way to somebody whose birth date was typed wrong."""
    naam = f"{wie.voorvoegsel}{wie.achternaam}{wie.voornamen}"
    return "".join(teken for teken in zonder_accenten(naam) if teken.isalnum())


def _op_nummer(inwoner: Inwoner, register: Register, norm: Vergelijkingsnorm) -> list[Gelijkenis]:
    """Enrolments with this very BSN. One whose name and birth date fit is nobody else's from now on."""
    gevonden = [weeg(inwoner, rij) for rij in register.op_nummer.get(inwoner.bsn, ())]
    for gelijkenis in gevonden:
        if gelijkenis.past(norm):
            register.bezet.add(id(gelijkenis.inschrijving))
    return gevonden


def _bevinding(
    inwoner: Inwoner,
    op_nummer: list[Gelijkenis],
    register: Register,
    peildatum: date,
    norm: Vergelijkingsnorm,
) -> Bevinding:
    if not _in_doelgroep(inwoner, peildatum):
        return Bevinding(inwoner, Klasse.BUITEN_DOELGROEP)
    if inwoner.vrijstelling_tot is not None and peildatum <= inwoner.vrijstelling_tot:
        return Bevinding(inwoner, Klasse.VRIJGESTELD)
    nu = [gelijkenis for gelijkenis in op_nummer if gelijkenis.inschrijving.geldt(peildatum)]
    if eigen := beste([gelijkenis for gelijkenis in nu if gelijkenis.past(norm)]):
        return Bevinding(inwoner, Klasse.INGESCHREVEN, eigen.redenen, eigen)
    alle = [*op_nummer, *(weeg(inwoner, rij) for rij in register.kandidaten(inwoner))]
    return _onzeker(inwoner, alle, peildatum, norm)


def _in_doelgroep(inwoner: Inwoner, peildatum: date) -> bool:
    geboren = inwoner.geboortedatum
    plichtig = leerplichtig(geboren, peildatum) or kwalificatieplichtig(
        geboren, peildatum, inwoner.startkwalificatie_op
    )
    return plichtig and inwoner.van <= peildatum


def _onzeker(
    inwoner: Inwoner, alle: Sequence[Gelijkenis], peildatum: date, norm: Vergelijkingsnorm
) -> Bevinding:
    nu = beste([gelijkenis for gelijkenis in alle if gelijkenis.inschrijving.geldt(peildatum)])
    ooit = [gelijkenis for gelijkenis in alle if not gelijkenis.inschrijving.geldt(peildatum)]
    laatste = beste([g for g in ooit if g.zelfde_nummer or g.waarschijnlijk(norm)], op_einde=True)
    if nu and (nu.zelfde_nummer or nu.waarschijnlijk(norm)):
        return Bevinding(inwoner, Klasse.WAARSCHIJNLIJK, nu.redenen, nu, laatste)
    lijkt = nu if nu and nu.score >= norm.mogelijk else None
    return Bevinding(inwoner, Klasse.VERMOEDEN, _waarom(lijkt, laatste, peildatum), lijkt, laatste)


def _waarom(lijkt: Gelijkenis | None, laatste: Gelijkenis | None, peildatum: date) -> tuple[str, ...]:
    zinnen = [ZINNEN["mogelijk"], *lijkt.redenen] if lijkt else [ZINNEN["geen"]]
    if laatste:
        zinnen.append(ZINNEN["later" if laatste.inschrijving.van > peildatum else "eerder"])
    return tuple(zinnen)
