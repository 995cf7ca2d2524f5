"""The closed lists of reasons and results per kind of melding, and how a region adds to them.

Codes are stable: they stand in the database, in exports and in the API. The lists are tables 1-4 and 6-10 of
the municipal yearly report (catalogue 122, 123, 127, 128, 131, 133, 139, 140, 160, 161), plus the
few choices in `AANVULLINGEN`, each with its own reason.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pydantic import BaseModel

from domain.soorten import Meldingsoort

Keuzes = Mapping[str, str]

REDENEN_ABSOLUUT: Keuzes = {
    "wachtlijst-taalklas-isk": "wachtlijst taalklas/ISK",
    "niet-aangemeld-op-een-school": "niet aangemeld op een school",
    "onderzoek-wachtlijst-jeugdhulp": "onderzoek/wachtlijst jeugdhulp",
    "wachtlijst-passend-onderwijs": "wachtlijst passend onderwijs",
    "aanvraag-vrijstelling": "aanvraag vrijstelling",
    "werkt-wil-werken": "werkt/wil werken",
    "verwijdering-van-school": "verwijdering van school",
    "niet-toegelaten-door-school": "niet toegelaten door school",
}
REDENEN_LUXE: Keuzes = {
    "familieomstandigheden": "familieomstandigheden",
    "vakantie": "vakantie",
    "medische-redenen": "medische redenen",
}
# No table: these are the reasons that the report names most often in its text [S1:341-343].
REDENEN_RELATIEF: Keuzes = {
    "ongemotiveerd": "ongemotiveerd",
    "psychosociale-problematiek": "psychosociale problematiek",
    "verkeerde-opleiding": "verkeerde opleiding",
    "gezinsproblematiek": "gezinsproblematiek",
}
REDENEN_LRV: Keuzes = {
    "psychische-klachten-internaliserend": "psychische klachten internaliserend",
    "gedragsproblematiek": "gedragsproblematiek",
    "ongemotiveerd": "ongemotiveerd",
    "gezinsproblematiek": "gezinsproblematiek",
    "wachtlijst-passend-onderwijs": "wachtlijst passend onderwijs",
    "wachtlijst-jeugdhulp": "wachtlijst jeugdhulp",
    "hoogst-haalbare-bereikt": "hoogst haalbare bereikt",
    "psychosociale-problematiek": "psychosociale problematiek",
    "lichamelijke-klachten-medisch": "lichamelijke klachten/medisch",
    "psychische-klachten-externaliserend": "psychische klachten externaliserend",
    "hoge-begaafdheid": "hoge begaafdheid",
}
REDENEN_ZORG: Keuzes = {
    "psychosociale-problematiek": "psychosociale problematiek",
    "gezinsproblematiek": "gezinsproblematiek",
    "ziekte": "ziekte",
    "moeizame-overstap": "moeizame overstap andere vorm onderwijs",
    "niet-aangemeld": "niet aangemeld",
    "hoogst-haalbare-bereikt": "hoogst haalbare bereikt",
    "wachtlijstproblematiek": "wachtlijstproblematiek",
    "voornemen-verwijdering": "voornemen verwijdering",
    "probleem-stage-leerbaan": "probleem stage/leerbaan",
}
# An application names the article that it appeals to (catalogue 170-176, table 11).
REDENEN_VRIJSTELLING: Keuzes = {
    "artikel-3a": "3a aangepast schoolprogramma",
    "artikel-3b": "3b toelating 15-jarige op mbo",
    "artikel-5a": "5 onder a lichamelijk of psychisch",
    "artikel-5b": "5 onder b levensovertuiging",
    "artikel-5c": "5 onder c school in buitenland",
    "artikel-11g": "11 verlof buiten de schoolvakanties",
    "artikel-15": "15 vervangend leerwerktraject",
}
# Reasons why students of 18 and over stop or stay away [S1:928-930] [S1:1026-1030].
REDENEN_18PLUS: Keuzes = {
    "wil-werken": "wil werken",
    "gebrek-aan-motivatie": "gebrek aan motivatie",
    "verkeerde-opleidingskeuze": "verkeerde opleidingskeuze",
    "hoogst-haalbare-bereikt": "hoogst haalbare bereikt",
    "woonproblematiek": "woonproblematiek",
    "psychosociale-problematiek": "psychosociale problematiek",
}

# Why somebody leaves [S1:928-930], and that a notice can be one of moving on (catalogue 216).
REDENEN_UITSCHRIJVING: Keuzes = {
    "wil-werken": "wil werken",
    "gebrek-aan-motivatie": "gebrek aan motivatie",
    "verkeerde-opleidingskeuze": "verkeerde opleidingskeuze",
    "hoogst-haalbare-bereikt": "hoogst haalbare bereikt",
    "andere-opleiding": "gaat naar een andere opleiding of school",
    "verwijdering-van-school": "verwijdering van school",
    "ziekte": "ziekte",
    "verhuisd": "verhuisd",
    "anders": "anders",
}

RESULTATEN_ABSOLUUT: Keuzes = {
    "naar-school": "(terug) naar school",
    "niet-opgelost": "niet opgelost",
    "verhuisd": "verhuisd",
    "overdracht-doorstroompunt": "overdracht Doorstroompunt i.v.m. einde leerplicht",
    "schoolvervangend-traject": "schoolvervangend traject",
    "vrijstelling": "vrijstelling",
}
RESULTATEN_LUXE: Keuzes = {
    "formele-waarschuwing": "formele waarschuwing",
    "ter-kennisname-dossier": "ter kennisname dossier",
    "niet-verwijtbaar": "niet verwijtbaar",
    "hulpverlening": "hulpverlening",
}
RESULTATEN_RELATIEF: Keuzes = {
    "naar-school": "naar (andere) school",
    "formele-waarschuwing": "formele waarschuwing",
    "ter-kennisname-dossier": "ter kennisname dossier",
    "hulpverlening": "hulpverlening",
    "schoolvervangend-traject": "schoolvervangend traject",
    "niet-verwijtbaar": "niet verwijtbaar",
    "overdracht-doorstroompunt": "overdracht Doorstroompunt 18+",
    "halt": "Halt",
    "thuiszitter": "thuiszitter",
    "proces-verbaal": "proces-verbaal",
    "verhuisd": "verhuisd",
}
RESULTATEN_LRV: Keuzes = {
    "naar-school": "naar (andere) school",
    "niet-opgelost": "niet opgelost",
    "onderwijszorgarrangement": "onderwijszorgarrangement",
    "schoolvervangend-traject": "schoolvervangend traject",
    "hulpverlening": "hulpverlening",
    "verhuisd": "verhuisd",
    "werk": "werk",
    "overdracht-doorstroompunt": "overdracht Doorstroompunt i.v.m. bereiken 18 jaar",
    "vrijstelling": "vrijstelling",
}
RESULTATEN_ZORG: Keuzes = {
    "ter-kennisname-dossier": "ter kennisname dossier",
    "naar-school": "naar school",
    "hulpverlening": "hulpverlening",
    "verzuim": "verzuim (absoluut of relatief)",
    "niet-langer-zorgelijk": "niet langer zorgelijk",
    "schoolvervangend-traject": "schoolvervangend traject",
    "thuiszitter": "thuiszitter",
    "verhuisd": "verhuisd",
    "overdracht-doorstroompunt": "overdracht Doorstroompunt 18+",
    "onderwijszorgarrangement": "onderwijszorgarrangement",
}
RESULTATEN_VRIJSTELLING: Keuzes = {"verleend": "verleend", "niet-verleend": "niet verleend"}
# What the yearly report counts for students of 18 and over [S1:1016-1034] and outflow [S1:972-988].
RESULTATEN_18PLUS: Keuzes = {
    "naar-school": "weer op school",
    "waarschuwingsbrief": "waarschuwingsbrief",
    "ter-kennisname-dossier": "ter kennisname dossier",
    "startkwalificatie": "startkwalificatie behaald",
    "werk": "werk regulier",
    "toeleidingstraject": "toeleidingstraject",
    "hulpverlening": "hulpverlening",
    "aanbod-geweigerd": "heeft aanbod geweigerd",
    "niet-getraceerd": "niet getraceerd na huisbezoek",
    "verhuisd": "verhuisd",
    "gestopt": "gestopt met de opleiding",
}

# Guided, or why not [S1:876-895], and what turned out to be no dropout (catalogue 215, 218).
RESULTATEN_UITSCHRIJVING: Keuzes = {
    "begeleid": "begeleid",
    "aanbod-geweigerd": "heeft aanbod geweigerd",
    "wajong": "volgt traject arbeidsbeperkt (Wajong)",
    "geen-aanbod-beperking": "geen aanbod i.v.m. beperking",
    "werk-of-studie": "is gaan werken en/of studeren",
    "niet-getraceerd": "niet getraceerd na huisbezoek",
    "inburgering": "volgt traject inburgering",
    "geen-uitval": "geen uitval: andere opleiding of school",
    "startkwalificatie": "startkwalificatie behaald",
    "ter-kennisname-dossier": "ter kennisname dossier",
    "verhuisd": "verhuisd",
}

TER_KENNISNAME = "ter-kennisname-dossier"
TER_KENNISNAME_LABEL = RESULTATEN_LUXE[TER_KENNISNAME]


class LijstSoort(StrEnum):
    """Which of the two lists of a kind of melding."""

    REDENEN = "redenen"
    RESULTATEN = "resultaten"


class Keuze(BaseModel, frozen=True):
    """A choice that is added to a list; `telt_als` is the standard code that reports count it under."""

    lijst: LijstSoort
    soort: Meldingsoort
    code: str
    label: str
    telt_als: str = ""


# Table 4 prints four results that make 36 of 41 pupils; a prosecution after luxe verzuim exists in law
# (LPW art. 26) and must be countable (catalogue 128, 252). A zorgmelding can also be about the signals that
# the text names and table 9 does not (catalogue 34, 141).
AANVULLINGEN = (
    Keuze(
        lijst=LijstSoort.REDENEN,
        soort=Meldingsoort.ZORG,
        code="schoolangst",
        label="schoolangst",
        telt_als="psychosociale-problematiek",
    ),
    Keuze(
        lijst=LijstSoort.REDENEN,
        soort=Meldingsoort.ZORG,
        code="gedeeltelijk-onderwijs",
        label="gedeeltelijk onderwijs",
    ),
    Keuze(
        lijst=LijstSoort.REDENEN,
        soort=Meldingsoort.ZORG,
        code="inzet-jeugdhulp",
        label="inzet van jeugdhulp",
    ),
    Keuze(
        lijst=LijstSoort.RESULTATEN,
        soort=Meldingsoort.LUXE,
        code="proces-verbaal",
        label="proces-verbaal",
    ),
)

STANDAARD_REDENEN: Mapping[Meldingsoort, Keuzes] = {
    Meldingsoort.ABSOLUUT: REDENEN_ABSOLUUT,
    Meldingsoort.LUXE: REDENEN_LUXE,
    Meldingsoort.RELATIEF_LICHT: REDENEN_RELATIEF,
    Meldingsoort.RELATIEF_WETTELIJK: REDENEN_RELATIEF,
    Meldingsoort.LRV: REDENEN_LRV,
    Meldingsoort.ZORG: REDENEN_ZORG,
    Meldingsoort.VRIJSTELLING: REDENEN_VRIJSTELLING,
    Meldingsoort.VERZUIM_18PLUS: REDENEN_18PLUS,
    Meldingsoort.UITSCHRIJVING: REDENEN_UITSCHRIJVING,
}
STANDAARD_RESULTATEN: Mapping[Meldingsoort, Keuzes] = {
    Meldingsoort.ABSOLUUT: RESULTATEN_ABSOLUUT,
    Meldingsoort.LUXE: RESULTATEN_LUXE,
    Meldingsoort.RELATIEF_LICHT: RESULTATEN_RELATIEF,
    Meldingsoort.RELATIEF_WETTELIJK: RESULTATEN_RELATIEF,
    Meldingsoort.LRV: RESULTATEN_LRV,
    Meldingsoort.ZORG: RESULTATEN_ZORG,
    Meldingsoort.VRIJSTELLING: RESULTATEN_VRIJSTELLING,
    Meldingsoort.VERZUIM_18PLUS: RESULTATEN_18PLUS,
    Meldingsoort.UITSCHRIJVING: RESULTATEN_UITSCHRIJVING,
}


class Lijsten:
    """The lists that hold in a region: the standard ones plus the region's own choices."""

    def __init__(self, eigen: Iterable[Keuze] = ()) -> None:
        self._keuzes = (*AANVULLINGEN, *eigen)

    def redenen(self, soort: Meldingsoort) -> dict[str, str]:
        """Code -> Dutch label of the reasons for this kind, in the order of the report."""
        return dict(STANDAARD_REDENEN[soort]) | self._toegevoegd(LijstSoort.REDENEN, soort)

    def resultaten(self, soort: Meldingsoort) -> dict[str, str]:
        """Code -> Dutch label of the results with which this kind can be closed."""
        return dict(STANDAARD_RESULTATEN[soort]) | self._toegevoegd(LijstSoort.RESULTATEN, soort)

    def reden_code(self, soort: Meldingsoort, tekst: str) -> str:
        """The code for a code or a label (school packages send either); unknown text comes back as is."""
        gezocht = tekst.strip().casefold()
        for code, label in self.redenen(soort).items():
            if gezocht in (code, label.casefold()):
                return code
        return tekst

    def resultaat_label(self, soort: Meldingsoort, code: str) -> str:
        """The Dutch label; note-only closes every kind, also those whose own list lacks it."""
        return self.resultaten(soort).get(code) or {TER_KENNISNAME: TER_KENNISNAME_LABEL}.get(code, code)

    def telt_als(self, lijst: LijstSoort, soort: Meldingsoort, code: str) -> str:
        """The standard code under which the reports count a code of this region."""
        eigen = (k.telt_als for k in self._keuzes if (k.lijst, k.soort, k.code) == (lijst, soort, code))
        return next(eigen, "") or code

    def _toegevoegd(self, lijst: LijstSoort, soort: Meldingsoort) -> dict[str, str]:
        return {k.code: k.label for k in self._keuzes if (k.lijst, k.soort) == (lijst, soort)}


STANDAARD = Lijsten()
