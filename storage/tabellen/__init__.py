"""Every table of the register; importing this package fills the metadata."""

from storage.tabellen.beheer import (
    Antwoordverbetering,
    Beheerregel,
    Huisstijlrij,
    Kopieadres,
    Tekstversie,
    Thuistaal,
    Uitnodiging,
)
from storage.tabellen.brieven import Brief
from storage.tabellen.campagnes import Campagne, Campagnestand, Deelnemer, Jaarbeurt, Klassenvraag
from storage.tabellen.dossiers import Betrokkene, Inzage, Koppeling, Maatwerk
from storage.tabellen.gezinnen import Verwantschap
from storage.tabellen.leerlingen import Adres, Inschrijving, Leerling, Naamvorm
from storage.tabellen.meldingen import Bijlage, Concept, Idempotentie, Melding, Verzuimregel
from storage.tabellen.organisaties import (
    Afwezigheid,
    ApiSleutel,
    Gebruiker,
    Gemeente,
    Kalenderafwijking,
    Klokregel,
    Lidmaatschap,
    RmcRegio,
    School,
    Schoollocatie,
    Schooltoewijzing,
    Sessie,
    Wachtwoord,
    Werkafspraak,
)
from storage.tabellen.regio import Lijstregel
from storage.tabellen.taken import Taak, Taakantwoord
from storage.tabellen.trajecten import (
    Contactmoment,
    EenmaligeLink,
    Gebeurtenis,
    Mail,
    Notitie,
    Procedure,
    Termijn,
    Traject,
    Uitgaand,
    Vraag,
)
from storage.tabellen.vergelijkingen import Vergelijking, Vermoeden
from storage.tabellen.vrijstellingen import Vrijstelling
from storage.tabellen.vsv import Vsvtelling
from storage.tabellen.werkplek import Vervanging, Weergave

__all__ = [
    "Adres",
    "Afwezigheid",
    "Antwoordverbetering",
    "ApiSleutel",
    "Beheerregel",
    "Betrokkene",
    "Bijlage",
    "Brief",
    "Campagne",
    "Campagnestand",
    "Concept",
    "Contactmoment",
    "Deelnemer",
    "EenmaligeLink",
    "Gebeurtenis",
    "Gebruiker",
    "Gemeente",
    "Huisstijlrij",
    "Idempotentie",
    "Inschrijving",
    "Inzage",
    "Jaarbeurt",
    "Kalenderafwijking",
    "Klassenvraag",
    "Klokregel",
    "Kopieadres",
    "Koppeling",
    "Leerling",
    "Lidmaatschap",
    "Lijstregel",
    "Maatwerk",
    "Mail",
    "Melding",
    "Naamvorm",
    "Notitie",
    "Procedure",
    "RmcRegio",
    "School",
    "Schoollocatie",
    "Schooltoewijzing",
    "Sessie",
    "Taak",
    "Taakantwoord",
    "Tekstversie",
    "Termijn",
    "Thuistaal",
    "Traject",
    "Uitgaand",
    "Uitnodiging",
    "Vergelijking",
    "Vermoeden",
    "Vervanging",
    "Verwantschap",
    "Verzuimregel",
    "Vraag",
    "Vrijstelling",
    "Vsvtelling",
    "Wachtwoord",
    "Weergave",
    "Werkafspraak",
]
