"""The Dutch words for every choice that a user sees, and the mapping to the national desk's words."""

from collections.abc import Mapping
from enum import StrEnum

from domain.soorten import (
    Afdeling,
    Besluit,
    Campagnesoort,
    Campagnestatus,
    Deelnemerstaat,
    DuoSoort,
    DuoStatus,
    Fase,
    Kanaal,
    Meldingsoort,
    Onderwijssoort,
    Proceduresoort,
    Procedurestatus,
    Rol,
    Taaksoort,
    TermijnAard,
    Termijncode,
    WachtStatus,
    Wijziging,
)

# Keyed by type first: members of two string enums with the same value are equal and would collide.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    DuoSoort: {
        DuoSoort.ZESTIEN_UUR: "16 uur in 4 weken",
        DuoSoort.LRV: "Langdurig relatief verzuim (LRV)",
        DuoSoort.RMC: "Verzuim 18+ (RMC)",
        DuoSoort.LUXE: "Luxe verzuim",
        DuoSoort.OVERIG: "Overig verzuim",
    },
    Meldingsoort: {
        Meldingsoort.ABSOLUUT: "Absoluut verzuim",
        Meldingsoort.LUXE: "Luxe verzuim",
        Meldingsoort.RELATIEF_LICHT: "Relatief verzuim (licht)",
        Meldingsoort.RELATIEF_WETTELIJK: "Relatief verzuim (wettelijk)",
        Meldingsoort.LRV: "Langdurig relatief verzuim (thuiszitter)",
        Meldingsoort.ZORG: "Zorgmelding",
        Meldingsoort.VRIJSTELLING: "Aanvraag vrijstelling",
        Meldingsoort.VERZUIM_18PLUS: "Verzuim 18+",
    },
    Kanaal: {
        Kanaal.FORMULIER: "Formulier",
        Kanaal.API: "Koppeling met de school",
        Kanaal.BESTAND: "Bestand",
        Kanaal.VERGELIJKING: "Vergelijking BRP en BRON",
        Kanaal.CAMPAGNE: "Campagne",
    },
    Rol: {
        Rol.SCHOOL: "School",
        Rol.LPA: "Leerplichtambtenaar",
        Rol.CASEMANAGER: "Casemanager Doorstroompunt",
        Rol.ADMINISTRATIE: "Administratie",
        Rol.COORDINATOR: "Coördinator",
        Rol.JEUGDARTS: "Jeugdarts",
        Rol.BEHEERDER: "Beheerder",
    },
    Fase: {
        Fase.INTAKE: "Intake",
        Fase.BEHANDELING: "In behandeling",
        Fase.WACHT_OP_SCHOOL: "Wacht op de school",
        Fase.GESLOTEN: "Gesloten",
    },
    Taaksoort: {
        Taaksoort.BEOORDELEN: "Melding beoordelen",
        Taaksoort.BEHANDELEN: "Traject behandelen",
        Taaksoort.ANTWOORD_BEOORDELEN: "Antwoord van de school beoordelen",
        Taaksoort.SCHOOL_NABELLEN: "School bellen",
    },
    Besluit: {
        Besluit.OPPAKKEN: "Oppakken",
        Besluit.PROCEDURE: "Verder in een procedure",
        Besluit.VRAAG_SCHOOL: "Vraag stellen aan de school",
        Besluit.TER_KENNISNAME: "Alleen opnemen in het dossier",
        Besluit.ANDERE_GEMEENTE: "Overdragen aan andere gemeente",
        Besluit.DOORSTROOMPUNT: "Overdragen aan Doorstroompunt",
        Besluit.SLUITEN: "Sluiten",
    },
    Wijziging: {
        Wijziging.TRAJECT_GESLOTEN: "Het traject is gesloten",
        Wijziging.VERHUISD: "De leerling is verhuisd naar een andere gemeente",
        Wijziging.ANDERE_SCHOOL: "De leerling gaat naar een andere school",
        Wijziging.ACHTTIEN: "De leerling is 18 geworden",
        Wijziging.OVERLEDEN: "De leerling is overleden",
        Wijziging.BUITENLAND: "De leerling is naar het buitenland vertrokken",
        Wijziging.VRIJGESTELD: "De leerling heeft een vrijstelling gekregen",
        Wijziging.NU_THUISZITTER: "De leerling is nu al thuiszitter, ook als het nog geen vier weken is",
        Wijziging.NIEUWE_GEGEVENS: "Er zijn nieuwe gegevens over de overstap",
        Wijziging.CAMPAGNE_GESTOPT: "De campagne is gestopt",
    },
    Proceduresoort: {
        Proceduresoort.GESPREK: "Gesprek",
        Proceduresoort.MAS: "Route kiezen (MAS)",
        Proceduresoort.VRIJWILLIGE_HULP: "Vrijwillige hulp",
        Proceduresoort.HALT: "Halt",
        Proceduresoort.STRAFRECHTELIJK: "Strafrechtelijke route",
        Proceduresoort.CIVIELRECHTELIJK: "Civielrechtelijke route",
        Proceduresoort.LUXE_VERZUIM: "Luxe verzuim",
        Proceduresoort.VERLOF: "Verlof",
        Proceduresoort.ABSOLUUT_VERZUIM: "Absoluut verzuim",
        Proceduresoort.ZIEKTEVERZUIM: "Ziekteverzuim",
        Proceduresoort.THUISZITTER: "Thuiszitter",
        Proceduresoort.VRIJSTELLING: "Vrijstelling",
        Proceduresoort.OVERDRACHT_ACHTTIEN: "Overdracht bij 18 jaar",
        Proceduresoort.OVERSTAP: "Overstap",
    },
    Procedurestatus: {
        Procedurestatus.LOOPT: "Loopt",
        Procedurestatus.KLAAR: "Klaar",
        Procedurestatus.GESTOPT: "Gestopt",
    },
    WachtStatus: {
        WachtStatus.OPEN: "Open",
        WachtStatus.GEDAAN: "Gedaan",
        WachtStatus.VERVALLEN: "Vervallen",
    },
    TermijnAard: {
        TermijnAard.HERINNERING: "Herinnering",
        TermijnAard.UITERLIJK: "Uiterlijk",
        TermijnAard.ESCALATIE: "Naar de coördinator",
        TermijnAard.GEPLAND: "Gepland",
    },
    Termijncode: {
        Termijncode.BEOORDELING: "Melding beoordelen",
        Termijncode.BEOORDELING_SPOED: "Melding met spoed beoordelen",
        Termijncode.BEHANDELING: "Volgende stap in de behandeling",
        Termijncode.ANTWOORD_SCHOOL: "Antwoord van de school",
        Termijncode.ANTWOORD_BEOORDELEN: "Antwoord van de school beoordelen",
        Termijncode.NABELLEN: "School bellen",
        Termijncode.PROCEDURESTAP: "Volgende stap in de procedure",
        Termijncode.JEUGDARTS: "Onderzoek door de jeugdarts",
        Termijncode.HOREN: "Ouders of leerling horen",
        Termijncode.VERLOFBESLUIT: "Besluit over verlof",
        Termijncode.VRIJSTELLINGSBESLUIT: "Besluit over een vrijstelling",
        Termijncode.VERLENGING: "Verlenging van een vrijstelling vragen",
        Termijncode.HALT_ANTWOORD: "Antwoord van Halt",
        Termijncode.HALT_AFLOOP: "Afloop bij Halt",
        Termijncode.CASUSOVERLEG: "Inbreng in het casusoverleg",
        Termijncode.PROCES_VERBAAL: "Proces-verbaal opmaken",
        Termijncode.PROCES_VERBAAL_INZENDEN: "Proces-verbaal insturen",
        Termijncode.OM_BESLISSING: "Beslissing van het OM",
        Termijncode.JEUGDBESCHERMINGSTAFEL: "Besluit van de Jeugdbeschermingstafel",
        Termijncode.RAADSONDERZOEK: "Onderzoek van de Raad voor de Kinderbescherming",
        Termijncode.OVERDRACHT_ACHTTIEN: "Overdracht bij 18 jaar voorbereiden",
        Termijncode.THUISZITTER_VASTSTELLEN: "Vaststellen of een leerling thuiszitter is",
        Termijncode.THUISZITTER_PLAN: "Plan van aanpak voor een thuiszitter",
        Termijncode.THUISZITTERSTAFEL: "Bespreken op de Thuiszitterstafel",
        Termijncode.DOORZETTINGSMACHT: "Besluit van de doorzettingsmacht",
        Termijncode.THUISZITTER_AANBOD: "Nagaan of een aanbod werkt",
        Termijncode.UITNODIGING_GESPREK: "Uitnodiging voor een gesprek",
        Termijncode.ABSOLUUT_VERZUIM: "Volgende stap bij absoluut verzuim",
        Termijncode.ANTWOORD_OUDERS: "Antwoord van de ouders",
        Termijncode.OVERSTAP: "Volgende stap bij de Overstap",
    },
    Campagnesoort: {
        Campagnesoort.OVERSTAP: "Overstap vo-mbo",
        Campagnesoort.NO_SHOW: "No-showcontrole",
        Campagnesoort.ZOMERACTIE: "Zomeractie",
    },
    Campagnestatus: {
        Campagnestatus.LOOPT: "Loopt",
        Campagnestatus.GEPAUZEERD: "Gepauzeerd",
        Campagnestatus.GESTOPT: "Gestopt",
        Campagnestatus.KLAAR: "Klaar",
    },
    Deelnemerstaat: {
        Deelnemerstaat.WACHT: "Nog niet benaderd",
        Deelnemerstaat.BENADERD: "Benaderd",
        Deelnemerstaat.KLAAR: "Klaar",
        Deelnemerstaat.OVERGESLAGEN: "Niet benaderd",
    },
    Onderwijssoort: {
        Onderwijssoort.BO_SBO_SO: "BO/SBO/SO",
        Onderwijssoort.VSO: "VSO",
        Onderwijssoort.PRO: "PRO",
        Onderwijssoort.ONDERBOUW_VO: "onderbouw VO",
        Onderwijssoort.VMBO: "VMBO",
        Onderwijssoort.HAVO: "HAVO",
        Onderwijssoort.VWO: "VWO",
        Onderwijssoort.VAVO: "VAVO",
        Onderwijssoort.MBO_1: "MBO niveau 1",
        Onderwijssoort.MBO_2: "MBO niveau 2",
        Onderwijssoort.MBO_3: "MBO niveau 3",
        Onderwijssoort.MBO_4: "MBO niveau 4",
        Onderwijssoort.MBO_ONBEKEND: "MBO niveau onbekend",
    },
    Afdeling: {
        Afdeling.LEERPLICHT: "Leerplicht",
        Afdeling.DOORSTROOMPUNT: "Doorstroompunt",
        Afdeling.BUITEN_DOELGROEP: "Buiten de doelgroep",
    },
    DuoStatus: {
        DuoStatus.GEREGISTREERD: "Geregistreerd",
        DuoStatus.IN_BEHANDELING: "In behandeling",
        DuoStatus.AFGESLOTEN: "Afgesloten",
        DuoStatus.INGETROKKEN: "Ingetrokken",
        DuoStatus.TER_KENNISGEVING: "Ter kennisgeving aangenomen",
    },
}

# Municipal kind -> kind at the national desk; None where the desk has no such report (catalogue 14, 15).
DUO_BIJ_MELDING: Mapping[Meldingsoort, DuoSoort | None] = {
    Meldingsoort.ABSOLUUT: None,
    Meldingsoort.LUXE: DuoSoort.LUXE,
    Meldingsoort.RELATIEF_LICHT: DuoSoort.OVERIG,
    Meldingsoort.RELATIEF_WETTELIJK: DuoSoort.ZESTIEN_UUR,
    Meldingsoort.LRV: DuoSoort.LRV,
    Meldingsoort.ZORG: None,
    Meldingsoort.VRIJSTELLING: None,
    Meldingsoort.VERZUIM_18PLUS: DuoSoort.RMC,
}
MELDING_BIJ_DUO: Mapping[DuoSoort, Meldingsoort] = {
    duo: soort for soort, duo in DUO_BIJ_MELDING.items() if duo is not None
}


def label(waarde: StrEnum) -> str:
    """The Dutch words for a choice, as pages, mails and exports show it."""
    return LABELS[type(waarde)][waarde]


def keuzes(soort: type[StrEnum]) -> dict[str, str]:
    """Value -> label of every member, in order: what a choice list on a page needs."""
    return {lid.value: LABELS[soort][lid] for lid in soort}
