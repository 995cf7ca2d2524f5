"""The tables of the Doorstroompunt in the yearly report: 12 to 16, zorg 18+ and MatchMakers; each adds up."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.leerplicht import leeftijd
from domain.procedures.kwetsbare_jongere import HERKOMST
from domain.procedures.matchmaker import RESULTATEN as MATCHMAKERRESULTATEN
from domain.procedures.uitstroom import UITSTROOM, UITSTROOM_KWETSBAAR
from domain.procedures.uitval import ACHTERGROND, NIET_BEGELEID
from domain.procedures.zorg_18_plus import REDENEN, ZORG_18PLUS
from domain.soorten import Proceduresoort
from domain.uitval import Vsvsoort

BEGELEID = ("begeleid", "bij-matchmaker")
GEEN_UITVAL = ("geen-uitval", "startkwalificatie", "leerplicht", "leeftijdsgrens", "vervallen")
NOG_BEZIG, ANDERS = "Nog bezig", "Anders"
OVERIG = "anders"


@dataclass(frozen=True)
class Zaakuitkomst:
    """One procedure of the school year: its result (empty while it runs) and what was filled in."""

    soort: Proceduresoort
    resultaat: str
    geboortedatum: date
    velden: Mapping[str, str]


@dataclass(frozen=True)
class Cijfertabel:
    """A table of the report: a name and a number per line, in the order of the report."""

    titel: str
    regels: tuple[tuple[str, int], ...]

    @property
    def totaal(self) -> int:
        return sum(aantal for _, aantal in self.regels)


def tabellen(zaken: Iterable[Zaakuitkomst]) -> tuple[Cijfertabel, ...]:
    """All tables of a school year; every procedure stands in each of its tables once."""
    per_soort: dict[Proceduresoort, list[Zaakuitkomst]] = {soort: [] for soort in Proceduresoort}
    for zaak in zaken:
        per_soort[zaak.soort].append(zaak)
    uitval = [z for z in per_soort[Proceduresoort.UITVAL] if z.resultaat not in GEEN_UITVAL]
    nieuw = [z for z in uitval if z.velden.get("vsv") != Vsvsoort.OUD]
    oud = [z for z in uitval if z.velden.get("vsv") == Vsvsoort.OUD]
    kwetsbaar = per_soort[Proceduresoort.KWETSBARE_JONGERE]
    zorg = per_soort[Proceduresoort.ZORG_18PLUS]
    return (
        _begeleid("Nieuwe uitvallers: begeleid, of waarom niet", nieuw),
        _per_leeftijd("Uitvallers: achtergrond naar leeftijd", nieuw, "achtergrond", ACHTERGROND),
        _uitstroom(per_soort[Proceduresoort.BEGELEIDING]),
        _begeleid("Oude vsv'ers: begeleid, of waarom niet", oud),
        _per_leeftijd("Kwetsbare jongeren: herkomst naar leeftijd", kwetsbaar, "herkomst", HERKOMST.keuzes),
        _per_veld("Kwetsbare jongeren: uitstroom", kwetsbaar, "uitstroom", UITSTROOM_KWETSBAAR),
        _per_veld("Zorg 18+: reden", zorg, "reden", REDENEN),
        _per_resultaat("Zorg 18+: resultaat", zorg, {e.code: e.titel for e in ZORG_18PLUS.eindes}),
        _per_resultaat("MatchMakers", per_soort[Proceduresoort.MATCHMAKER], MATCHMAKERRESULTATEN),
    )


def _begeleid(titel: str, zaken: Sequence[Zaakuitkomst]) -> Cijfertabel:
    namen = {"begeleid": "Begeleid", **NIET_BEGELEID, "teruggekeerd": "Later teruggekeerd"}
    codes = ["begeleid" if z.resultaat in BEGELEID else z.resultaat for z in zaken]
    return _tel(titel, codes, namen)


def _uitstroom(zaken: Sequence[Zaakuitkomst]) -> Cijfertabel:
    """Who is still guided counts as such (table 13)."""
    namen = {code: f"{uit.groep.value.capitalize()}: {uit.naam}" for code, uit in UITSTROOM.items()}
    return _tel("Uitstroom na begeleiding", [z.resultaat or "nog-in-traject" for z in zaken], namen)


def _per_resultaat(titel: str, zaken: Sequence[Zaakuitkomst], namen: Mapping[str, str]) -> Cijfertabel:
    return _tel(titel, [z.resultaat for z in zaken], namen)


def _per_veld(titel: str, zaken: Sequence[Zaakuitkomst], veld: str, namen: Mapping[str, str]) -> Cijfertabel:
    return _tel(titel, [z.velden.get(veld, "") for z in zaken], namen)


def _per_leeftijd(
    titel: str, zaken: Sequence[Zaakuitkomst], veld: str, namen: Mapping[str, str]
) -> Cijfertabel:
    """A line per kind and age, those that occur; age on the day that somebody left, or else started."""
    telling = Counter((z.velden.get(veld, ""), _jaren(z)) for z in zaken)
    volgorde = [*namen, ""]
    geteld = sorted(telling.items(), key=lambda paar: (volgorde.index(paar[0][0]), paar[0][1]))
    regels = tuple(
        (f"{namen.get(code, 'Niet ingevuld')}, {jaren} jaar", aantal) for (code, jaren), aantal in geteld
    )
    return Cijfertabel(titel, regels)


def _jaren(zaak: Zaakuitkomst) -> int:
    dag = (
        zaak.velden.get("uitgevallen_op") or zaak.velden.get("laatste_schooldag") or zaak.velden["gestart_op"]
    )
    return leeftijd(zaak.geboortedatum, date.fromisoformat(dag))


def _tel(titel: str, codes: Sequence[str], namen: Mapping[str, str]) -> Cijfertabel:
    """Codes outside the list count as `Anders`, its own or one more line, so that it holds everybody."""
    telling = Counter(code if code in namen or not code else OVERIG for code in codes)
    namen = {**namen, OVERIG: namen.get(OVERIG, ANDERS), "": NOG_BEZIG}
    return Cijfertabel(titel, tuple((n[:1].upper() + n[1:], telling[code]) for code, n in namen.items()))
