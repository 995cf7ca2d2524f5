"""What schools write: plain sentences without a name in them."""

from collections.abc import Mapping, Sequence
from random import Random

from domain.soorten import Meldingsoort as M
from domain.soorten import Onderwijssoort as O

MBO = frozenset({O.MBO_1, O.MBO_2, O.MBO_3, O.MBO_4, O.MBO_ONBEKEND})

SITUATIES: Mapping[M, Sequence[str]] = {
    M.LUXE: (
        "Ouders vroegen verlof voor een reis. Het verlof is geweigerd, toch is het kind weggebleven.",
        "Ziek gemeld op de laatste dagen voor de vakantie. Een medeleerling vertelde over een reis.",
        "Te laat terug van een vakantie in het buitenland, zonder bericht vooraf.",
        "Weg voor een familiefeest in het buitenland. Er was geen verlof gevraagd.",
    ),
    M.RELATIEF_LICHT: (
        "Komt vaak te laat, vooral in het eerste uur.",
        "Mist losse lessen zonder bericht. Het gaat nog niet om 16 uur.",
        "Is drie keer gewaarschuwd voor te laat komen; het wordt niet beter.",
        "Blijft weg bij de lessen waarin een toets wordt gegeven.",
        "- te laat: 9 keer\t- zonder bericht weg: 4 lessen",
    ),
    M.RELATIEF_WETTELIJK: (
        "Mist hele dagen zonder afmelding. Ouders zeggen dat zij het niet wisten.",
        "Het verzuim loopt op. Afspraken uit het vorige gesprek zijn niet nagekomen.",
        "Zegt geen zin meer te hebben en blijft thuis.",
        'Meldt zich \'s ochtends af als "ziek"; wij twijfelen daaraan.',
        "Is sinds de toetsweek veel afwezig; thuis is er ruzie over school.",
    ),
    M.LRV: (
        "Is al meer dan vier weken niet op school geweest. Gaat de deur bijna niet uit.",
        "Komt niet meer sinds de klas opnieuw is ingedeeld. Is bang voor de groep.",
        "Wacht op een plek in het speciaal onderwijs en zit thuis.",
        "Ligt overdag in bed. Contact lukt alleen via de ouders.",
    ),
    M.ZORG: (
        "Wij maken ons zorgen: de leerling is stil, moe en trekt zich terug.",
        "Vaak ziek gemeld met hoofdpijn en buikpijn. Een oorzaak is niet gevonden.",
        "De situatie thuis is onrustig en dat is op school te merken.",
        "De overstap naar de nieuwe school verloopt moeizaam.",
        "Volgt een aangepast rooster; opbouwen lukt nog niet.",
    ),
}
SITUATIES_MBO: Mapping[M, Sequence[str]] = {
    M.RELATIEF_LICHT: ("Komt alleen op de dagen met praktijkles.",),
    M.RELATIEF_WETTELIJK: (
        "Komt wel naar de stage, maar niet naar de lessen.",
        "Werkt overdag en komt daarom niet naar school.",
        "Wil stoppen met de opleiding en iets anders gaan doen.",
    ),
    M.LRV: ("De stage is gestopt en er is nog geen nieuwe plek.",),
    M.ZORG: ("Heeft schulden en zorgen over geld.",),
}
# Who is enrolled nowhere: the reason says what happened.
SITUATIES_ABSOLUUT: Mapping[str, str] = {
    "wachtlijst-taalklas-isk": "Is kort in Nederland en staat op de wachtlijst van de taalklas.",
    "niet-aangemeld-op-een-school": "Uitgeschreven wegens verhuizing. Een nieuwe inschrijving is er niet.",
    "onderzoek-wachtlijst-jeugdhulp": "Uitgeschreven. Wacht op onderzoek en hulp voordat een school start.",
    "wachtlijst-passend-onderwijs": "Uitgeschreven. Wacht op een plek in het speciaal onderwijs.",
    "aanvraag-vrijstelling": "Ouders hebben een vrijstelling aangevraagd en de inschrijving gestopt.",
    "werkt-wil-werken": "Heeft zich uitgeschreven om te gaan werken.",
    "verwijdering-van-school": "Van school verwijderd; een andere school is nog niet gevonden.",
    "niet-toegelaten-door-school": "De nieuwe school heeft de leerling niet toegelaten.",
}
ACTIES = (
    "Gesprek met de leerling gevoerd.",
    "Ouders gebeld en uitgenodigd op school.",
    "De zorgcoördinator heeft meegekeken.",
    "Brief gestuurd over het verzuim.",
    "Afspraak gemaakt: elke ochtend melden bij de conciërge.",
    "Besproken in het zorgoverleg.",
    "De schoolmaatschappelijk werker heeft contact gezocht; geen reactie.",
    "Extra begeleiding aangeboden.",
    "Aangemeld bij het jeugdteam, met toestemming.",
    "Een eigen rooster gemaakt voor twee weken.",
)
GEWENSTE_ACTIES = (
    "Wilt u een gesprek voeren met leerling en ouders?",
    "Graag een huisbezoek: wij krijgen geen contact.",
    "Wilt u meedenken over een passende plek?",
    "Graag een waarschuwing geven.",
    "Wij horen graag wat u gaat doen.",
)


def situatie(rng: Random, soort: M, onderwijssoort: O, reden: str) -> str:
    """What is the matter, fitting the kind of melding, the education and the reason code."""
    if soort is M.ABSOLUUT:
        return SITUATIES_ABSOLUUT[reden]
    extra = SITUATIES_MBO.get(soort, ()) if onderwijssoort in MBO else ()
    return rng.choice((*SITUATIES[soort], *extra))


def acties(rng: Random) -> str:
    """What the school has done: one to three things."""
    return " ".join(rng.sample(ACTIES, rng.choices((1, 2, 3), weights=(40, 40, 20))[0]))


def gewenste_actie(rng: Random) -> str:
    """What the school asks for; most schools leave it open."""
    return rng.choice(GEWENSTE_ACTIES) if rng.random() < 0.3 else ""
