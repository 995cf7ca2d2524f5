"""What the yearly figures divide by: kinds, obligations, sectors and the fifteen results."""

from collections.abc import Mapping
from enum import StrEnum

from domain.soorten import Meldingsoort, Onderwijssoort


class Jaarresultaat(StrEnum):
    """The fifteen results over all kinds (catalogue 238), one for what fits in none, one for no result."""

    NAAR_SCHOOL = "naar-school"
    TER_KENNISNAME = "ter-kennisname-dossier"
    WAARSCHUWING = "waarschuwing"
    HULPVERLENING = "hulpverlening"
    SCHOOLVERVANGEND = "schoolvervangend-traject"
    VERHUISD = "verhuisd"
    NIET_OPGELOST = "niet-opgelost"
    DOORSTROOMPUNT = "overdracht-doorstroompunt"
    THUISZITTER = "thuiszitter"
    ALSNOG_ONGEOORLOOFD = "alsnog-ongeoorloofd-verzuim"
    NIET_LANGER_ZORGELIJK = "niet-langer-zorgelijk"
    NIET_VERWIJTBAAR = "niet-verwijtbaar"
    HALT = "halt-verwijzing"
    VRIJSTELLINGEN = "vrijstellingen"
    PROCES_VERBAAL = "proces-verbaal"
    ANDERS = "anders"
    TELT_NIET = "telt-niet"


BUITEN_DE_VIJFTIEN = (Jaarresultaat.ANDERS, Jaarresultaat.TELT_NIET)
VIJFTIEN = tuple(lid for lid in Jaarresultaat if lid not in BUITEN_DE_VIJFTIEN)
RESULTAATNAAM: Mapping[Jaarresultaat, str] = {
    Jaarresultaat.NAAR_SCHOOL: "Naar school",
    Jaarresultaat.TER_KENNISNAME: "Ter kennisname dossier",
    Jaarresultaat.WAARSCHUWING: "Waarschuwing",
    Jaarresultaat.HULPVERLENING: "Hulpverlening",
    Jaarresultaat.SCHOOLVERVANGEND: "Schoolvervangend traject",
    Jaarresultaat.VERHUISD: "Verhuisd",
    Jaarresultaat.NIET_OPGELOST: "Niet opgelost",
    Jaarresultaat.DOORSTROOMPUNT: "Overdracht Doorstroompunt",
    Jaarresultaat.THUISZITTER: "Thuiszitter",
    Jaarresultaat.ALSNOG_ONGEOORLOOFD: "Alsnog ongeoorloofd verzuim",
    Jaarresultaat.NIET_LANGER_ZORGELIJK: "Niet langer zorgelijk",
    Jaarresultaat.NIET_VERWIJTBAAR: "Niet verwijtbaar",
    Jaarresultaat.HALT: "Halt-verwijzing",
    Jaarresultaat.VRIJSTELLINGEN: "Vrijstellingen",
    Jaarresultaat.PROCES_VERBAAL: "Proces-verbaal",
    Jaarresultaat.ANDERS: "Ander resultaat",
    Jaarresultaat.TELT_NIET: "Geen resultaat voor de leerling",
}
NOG_OPEN = "Nog niet afgesloten"

JAARSOORTEN = (
    Meldingsoort.ABSOLUUT,
    Meldingsoort.LUXE,
    Meldingsoort.RELATIEF_LICHT,
    Meldingsoort.RELATIEF_WETTELIJK,
    Meldingsoort.LRV,
    Meldingsoort.ZORG,
)
"""The kinds that make "meldingen" in the yearly report: graph 1 without requests for an exemption."""
KORTE_SOORTNAAM: Mapping[Meldingsoort, str] = {
    Meldingsoort.ABSOLUUT: "Absoluut",
    Meldingsoort.LUXE: "Luxe",
    Meldingsoort.RELATIEF_LICHT: "Licht",
    Meldingsoort.RELATIEF_WETTELIJK: "Wettelijk",
    Meldingsoort.LRV: "Langdurig",
    Meldingsoort.ZORG: "Zorg",
}
"""For the head of a column."""
APART_GETELD: Mapping[Meldingsoort, str] = {
    Meldingsoort.VRIJSTELLING: "Aanvraag vrijstelling: staat bij vrijstellingen",
    Meldingsoort.VERZUIM_18PLUS: "Verzuim 18+: staat bij de cijfers van het Doorstroompunt",
    Meldingsoort.UITSCHRIJVING: "Uitschrijving: staat bij de cijfers van het Doorstroompunt",
}


class Plicht(StrEnum):
    """What a pupil is obliged to on the day that counts; each is in exactly one."""

    TE_JONG = "te-jong"
    LEERPLICHTIG = "leerplichtig"
    KWALIFICATIEPLICHTIG = "kwalificatieplichtig"
    STARTKWALIFICATIE = "startkwalificatie"
    ACHTTIEN = "achttien"


BINNEN_TELLING = (Plicht.LEERPLICHTIG, Plicht.KWALIFICATIEPLICHTIG)
"""Whom the leerplichttelling is about (catalogue 232)."""
PLICHTNAAM: Mapping[Plicht, str] = {
    Plicht.TE_JONG: "Nog niet leerplichtig",
    Plicht.LEERPLICHTIG: "Leerplichtig",
    Plicht.KWALIFICATIEPLICHTIG: "Kwalificatieplichtig",
    Plicht.STARTKWALIFICATIE: "Jonger dan 18, met een startkwalificatie",
    Plicht.ACHTTIEN: "18 jaar of ouder",
}


class Sector(StrEnum):
    """The columns of the yearly report (catalogue 124, 164, 180)."""

    PO = "po"
    VO = "vo"
    MBO = "mbo"
    GEEN = "geen"


SECTORNAAM: Mapping[Sector, str] = {
    Sector.PO: "PO",
    Sector.VO: "VO",
    Sector.MBO: "MBO",
    Sector.GEEN: "Geen school",
}
SECTOR: Mapping[Onderwijssoort, Sector] = {
    Onderwijssoort.BO_SBO_SO: Sector.PO,
    **dict.fromkeys(
        (
            *(Onderwijssoort.VSO, Onderwijssoort.PRO, Onderwijssoort.ONDERBOUW_VO, Onderwijssoort.VMBO),
            *(Onderwijssoort.HAVO, Onderwijssoort.VWO, Onderwijssoort.VAVO),
        ),
        Sector.VO,
    ),
    **dict.fromkeys(
        (
            *(Onderwijssoort.MBO_1, Onderwijssoort.MBO_2, Onderwijssoort.MBO_3, Onderwijssoort.MBO_4),
            Onderwijssoort.MBO_ONBEKEND,
        ),
        Sector.MBO,
    ),
}

GRONDEN: Mapping[str, str] = {
    "3a": "3a aangepast schoolprogramma",
    "3b": "3b toelating 15-jarige op mbo",
    "11": "11 verlof buiten de schoolvakanties",
    "5a": "5 onder a lichamelijk of psychisch",
    "5b": "5 onder b levensovertuiging",
    "5c": "5 onder c school in buitenland",
    "15": "15 vervangend leerwerktraject",
    "onbekend": "artikel niet ingevuld",
}
"""The grounds of an exemption as table 11 prints them; 11 is leave that the LPA decides on."""

ADVIEZEN: Mapping[str, str] = {
    "ja": "Kan onderwijs volgen",
    "nog-niet-te-beoordelen": "Nog niet te beoordelen",
    "gedeeltelijk": "Kan gedeeltelijk onderwijs volgen",
    "nee": "Kan geen onderwijs volgen",
}
"""What the youth doctor found (graph 2); who did not show up was not examined."""


class Afloop(StrEnum):
    """How being at home ended, for the balance of thuiszitters (catalogue 162, 163, 284)."""

    HERSTELD = "hersteld"
    ANDERS_OPGELOST = "anders-opgelost"
    NIET_OPGELOST = "niet-opgelost"
    ACHTTIEN = "achttien"
    VERTROKKEN = "vertrokken"


AFLOOPNAAM: Mapping[Afloop, str] = {
    Afloop.HERSTELD: "Terug op school of in een vervangend traject",
    Afloop.ANDERS_OPGELOST: "Anders opgelost",
    Afloop.NIET_OPGELOST: "Gestopt zonder oplossing",
    Afloop.ACHTTIEN: "18 jaar geworden",
    Afloop.VERTROKKEN: "Verhuisd of overleden",
}
