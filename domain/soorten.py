"""The closed lists of the chain: kinds, phases, decisions, reasons and results.

The values are what PostgreSQL, search attributes and exports carry; the labels are what people read.
A region can add reasons and results of its own and map them to these (catalogue 14, 15, 122-131, 139, 140).
"""

from enum import StrEnum


class DuoSoort(StrEnum):
    """The five kinds of the national desk (catalogue 15)."""

    ZESTIEN_UUR = "16-uur-in-4-weken"
    LRV = "lrv"
    RMC = "rmc"
    LUXE = "luxe-verzuim"
    OVERIG = "overig-verzuim"


class Meldingsoort(StrEnum):
    """The municipal registration (catalogue 14), absence of 18 and over (206), and leaving school (212)."""

    ABSOLUUT = "absoluut-verzuim"
    LUXE = "luxe-verzuim"
    RELATIEF_LICHT = "relatief-verzuim-licht"
    RELATIEF_WETTELIJK = "relatief-verzuim-wettelijk"
    LRV = "langdurig-relatief-verzuim"
    ZORG = "zorgmelding"
    VRIJSTELLING = "aanvraag-vrijstelling"
    VERZUIM_18PLUS = "verzuim-18-plus"
    UITSCHRIJVING = "uitschrijving"


class Kanaal(StrEnum):
    """How a melding came in."""

    FORMULIER = "formulier"
    API = "api"
    BESTAND = "bestand"
    LOKET = "loket"
    VERGELIJKING = "vergelijking"
    CAMPAGNE = "campagne"
    VERZUIMSTAAT = "verzuimstaat"
    CONTROLE = "controle"


class Rol(StrEnum):
    """What a membership lets somebody do; one person can hold several."""

    SCHOOL = "school"
    LPA = "lpa"
    CASEMANAGER = "casemanager"
    ADMINISTRATIE = "administratie"
    COORDINATOR = "coordinator"
    JEUGDARTS = "jeugdarts"
    BEHEERDER = "beheerder"
    BESTUUR = "bestuur"


class Fase(StrEnum):
    """Where a trajectory is; also the search attribute of that name."""

    INTAKE = "intake"
    BEHANDELING = "behandeling"
    WACHT_OP_SCHOOL = "wacht-op-school"
    GESLOTEN = "gesloten"


class Taaksoort(StrEnum):
    """The human tasks of a trajectory."""

    BEOORDELEN = "melding-beoordelen"
    BEHANDELEN = "traject-behandelen"
    ANTWOORD_BEOORDELEN = "antwoord-beoordelen"
    SCHOOL_NABELLEN = "school-nabellen"


class Besluit(StrEnum):
    """What an officer can decide at a task."""

    OPPAKKEN = "oppakken"
    PROCEDURE = "procedure"
    VRAAG_SCHOOL = "vraag-school"
    TER_KENNISNAME = "ter-kennisname"
    ANDERE_GEMEENTE = "andere-gemeente"
    DOORSTROOMPUNT = "doorstroompunt"
    SLUITEN = "sluiten"


class Proceduresoort(StrEnum):
    """The procedures that can run in a trajectory, each with a plan in domain/procedures."""

    GESPREK = "gesprek"
    MAS = "mas"
    VRIJWILLIGE_HULP = "vrijwillige-hulp"
    HALT = "halt"
    STRAFRECHTELIJK = "strafrechtelijk"
    CIVIELRECHTELIJK = "civielrechtelijk"
    LUXE_VERZUIM = "luxe-verzuim"
    VERLOF = "verlof"
    ABSOLUUT_VERZUIM = "absoluut-verzuim"
    ZIEKTEVERZUIM = "ziekteverzuim"
    THUISZITTER = "thuiszitter"
    VRIJSTELLING = "vrijstelling"
    OVERDRACHT_ACHTTIEN = "overdracht-achttien"
    VERZUIM_18PLUS = "verzuim-18-plus"
    UITVAL = "uitval"
    BEGELEIDING = "begeleiding"
    MATCHMAKER = "matchmaker"
    KWETSBARE_JONGERE = "kwetsbare-jongere"
    ZORG_18PLUS = "zorg-18-plus"
    BEGELEID_WONEN = "begeleid-wonen"
    OVERSTAP = "overstap"
    NO_SHOW = "no-show"
    ZOMERACTIE = "zomeractie"


class Wijziging(StrEnum):
    """What can happen around a pupil that every running procedure has to react to."""

    TRAJECT_GESLOTEN = "traject-gesloten"
    VERHUISD = "verhuisd"
    ANDERE_SCHOOL = "andere-school"
    ACHTTIEN = "achttien"
    OVERLEDEN = "overleden"
    BUITENLAND = "buitenland"
    VRIJGESTELD = "vrijgesteld"
    NU_THUISZITTER = "nu-thuiszitter"
    NIEUWE_MELDING = "nieuwe-melding"
    NAAR_DOORSTROOMPUNT = "naar-doorstroompunt"
    NIEUWE_GEGEVENS = "nieuwe-gegevens"
    CAMPAGNE_GESTOPT = "campagne-gestopt"


class Procedurestatus(StrEnum):
    """Whether a procedure still runs; stopped ones were overtaken by a change around the pupil."""

    LOOPT = "loopt"
    KLAAR = "klaar"
    GESTOPT = "gestopt"


class WachtStatus(StrEnum):
    """The life of a task, a question to a school, or a deadline."""

    OPEN = "open"
    GEDAAN = "gedaan"
    VERVALLEN = "vervallen"


class TermijnAard(StrEnum):
    """What happens when a moment in the deadline ledger comes."""

    HERINNERING = "herinnering"
    UITERLIJK = "uiterlijk"
    ESCALATIE = "escalatie"
    GEPLAND = "gepland"
    HERVATTING = "hervatting"


class Termijncode(StrEnum):
    """The terms that a region agrees on; the numbers behind them are data (see termijnen)."""

    BEOORDELING = "beoordeling"
    BEOORDELING_SPOED = "beoordeling-spoed"
    BEHANDELING = "behandeling"
    ANTWOORD_SCHOOL = "antwoord-school"
    ANTWOORD_BEOORDELEN = "antwoord-beoordelen"
    NABELLEN = "nabellen"
    PROCEDURESTAP = "procedurestap"
    JEUGDARTS = "jeugdarts"
    HOREN = "horen"
    VERLOFBESLUIT = "verlofbesluit"
    VRIJSTELLINGSBESLUIT = "vrijstellingsbesluit"
    VERLENGING = "verlenging"
    HALT_ANTWOORD = "halt-antwoord"
    HALT_AFLOOP = "halt-afloop"
    CASUSOVERLEG = "casusoverleg"
    PROCES_VERBAAL = "proces-verbaal"
    PROCES_VERBAAL_INZENDEN = "proces-verbaal-inzenden"
    OM_BESLISSING = "om-beslissing"
    JEUGDBESCHERMINGSTAFEL = "jeugdbeschermingstafel"
    RAADSONDERZOEK = "raadsonderzoek"
    OVERDRACHT_ACHTTIEN = "overdracht-achttien"
    THUISZITTER_VASTSTELLEN = "thuiszitter-vaststellen"
    THUISZITTER_PLAN = "thuiszitter-plan"
    THUISZITTERSTAFEL = "thuiszitterstafel"
    DOORZETTINGSMACHT = "doorzettingsmacht"
    THUISZITTER_AANBOD = "thuiszitter-aanbod"
    UITNODIGING_GESPREK = "uitnodiging-gesprek"
    ABSOLUUT_VERZUIM = "absoluut-verzuim"
    VERZUIM_18PLUS = "verzuim-18-plus"
    HUISBEZOEK_18PLUS = "huisbezoek-18-plus"
    UITVAL_AANBOD = "uitval-aanbod"
    KENNISMAKEN = "kennismaken"
    UITSTROOMCONTROLE = "uitstroomcontrole"
    ANTWOORD_OUDERS = "antwoord-ouders"
    OVERSTAP = "overstap"
    KLASSENLIJST = "klassenlijst"
    NO_SHOW = "no-show"
    ANTWOORD_JONGERE = "antwoord-jongere"
    ZOMERACTIE = "zomeractie"
    VERZUIMSTAAT = "verzuimstaat"


class Onderwijssoort(StrEnum):
    """The thirteen kinds of education that the reports count (catalogue 130, table 5)."""

    BO_SBO_SO = "bo-sbo-so"
    VSO = "vso"
    PRO = "pro"
    ONDERBOUW_VO = "onderbouw-vo"
    VMBO = "vmbo"
    HAVO = "havo"
    VWO = "vwo"
    VAVO = "vavo"
    MBO_1 = "mbo-1"
    MBO_2 = "mbo-2"
    MBO_3 = "mbo-3"
    MBO_4 = "mbo-4"
    MBO_ONBEKEND = "mbo-onbekend"


class Risico(StrEnum):
    """How likely it is that a student of 18 or over leaves without startkwalificatie (catalogue 209)."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


class Aanpak(StrEnum):
    """What the Doorstroompunt does first at absence of 18 and over; each does more than the one before."""

    BRIEF = "brief"
    CONTACT = "contact"
    HUISBEZOEK = "huisbezoek"


class Afdeling(StrEnum):
    """Who handles a pupil, by home municipality and age (see leerplicht.bevoegd)."""

    LEERPLICHT = "leerplicht"
    DOORSTROOMPUNT = "doorstroompunt"
    BUITEN_DOELGROEP = "buiten-doelgroep"


class DuoStatus(StrEnum):
    """The statuses of a report at the national desk."""

    GEREGISTREERD = "geregistreerd"
    IN_BEHANDELING = "in-behandeling"
    AFGESLOTEN = "afgesloten"
    INGETROKKEN = "ingetrokken"
    TER_KENNISGEVING = "ter-kennisgeving-aangenomen"


class Campagnesoort(StrEnum):
    """The yearly campaigns (catalogue 185-197, 223-224); also the kind of a dossier that one opened.

    VERZUIMSTATEN asks schools and approaches no pupil (catalogue 36): it has no run-book.
    """

    OVERSTAP = "overstap"
    NO_SHOW = "no-show"
    ZOMERACTIE = "zomeractie"
    VERZUIMSTATEN = "verzuimstaten"


class Campagnestatus(StrEnum):
    """The life of a campaign; one that is done goes on when names are added.

    The yearly agenda prepares one as a concept, which approaches nobody until a coordinator starts it.
    """

    CONCEPT = "concept"
    LOOPT = "loopt"
    GEPAUZEERD = "gepauzeerd"
    GESTOPT = "gestopt"
    KLAAR = "klaar"


class Deelnemerstaat(StrEnum):
    """Where one pupil is in a campaign: in line, approached, at an end, or never approached and why not."""

    WACHT = "wacht"
    BENADERD = "benaderd"
    KLAAR = "klaar"
    OVERGESLAGEN = "overgeslagen"


Dossiersoort = Meldingsoort | Campagnesoort
"""What a dossier is about: a report, or the campaign that opened it."""
