"""The balance of thuiszitters, and who was back when the new school year began (catalogue 163, 164, 284)."""

from domain.jaarcijfers.feiten import Jaarfeiten, Telregels, Thuisgroep, som
from domain.jaarcijfers.kruistabellen import SECTOREN, per_sector
from domain.jaarcijfers.lijst import AFLOOPNAAM, Afloop
from domain.jaarcijfers.tabel import Kruistabel, Regel, Tabel

AL_THUIS, NIEUW, NOG_THUIS = "Thuis bij het begin van het schooljaar", "Nieuw", "Nog thuis"
NIET_TERUG = "Nog niet terug"
TERUG = AFLOOPNAAM[Afloop.HERSTELD]
ANDERS = "18 geworden, verhuisd of anders opgelost"
UITLEG_BALANS = (
    "Een thuiszitter telt mee vanaf de dag waarop is vastgesteld dat de leerling thuiszitter is. Wie nog in"
    " de eerste vier weken zit, staat er niet bij.",
    "Thuis bij het begin, plus nieuw, min iedereen van wie het eindigde, is nog thuis.",
    "Sloot iemand het dossier terwijl de procedure liep? Dan telt het resultaat van het dossier.",
)
UITLEG_LEEFTIJD = (
    "Iedereen die in het schooljaar thuiszitter was, met de leeftijd op de dag waarop dat is vastgesteld.",
)
UITLEG_START = (
    "Iedereen die in het schooljaar thuiszitter was, staat in precies een regel.",
    "Niet terug is wie op de eerste dag van het nieuwe schooljaar nog thuis was, en wie stopte zonder"
    " oplossing. Is het schooljaar nog bezig? Dan is het de stand van vandaag.",
)


def balans(feiten: Jaarfeiten, telregels: Telregels) -> Kruistabel:
    """Beginning + new - ended = still at home, per sector; the lines of what ended are negative."""
    thuis = feiten.thuiszitters
    erbij = (
        (AL_THUIS, per_sector(g for g in thuis if g.al_thuis)),
        (NIEUW, per_sector(g for g in thuis if not g.al_thuis)),
    )
    eraf = tuple(
        (naam, tuple(-getal for getal in per_sector(_met_afloop(feiten, afloop, telregels))))
        for afloop, naam in AFLOOPNAAM.items()
    )
    titel = "Thuiszitters: wie erbij kwam en van wie het eindigde"
    return Kruistabel("thuiszitters", titel, UITLEG_BALANS, SECTOREN, erbij + eraf, NOG_THUIS)


def naar_leeftijd(feiten: Jaarfeiten) -> Kruistabel:
    """Everybody who was a thuiszitter in the year, by age and sector; only ages that occur."""
    leeftijden = sorted({g.leeftijd for g in feiten.thuiszitters})
    rijen = tuple(
        (f"{jaar} jaar", per_sector(g for g in feiten.thuiszitters if g.leeftijd == jaar))
        for jaar in leeftijden
    )
    return Kruistabel("leeftijden", "Thuiszitters naar leeftijd", UITLEG_LEEFTIJD, SECTOREN, rijen)


def bij_nieuw_schooljaar(feiten: Jaarfeiten, telregels: Telregels) -> Tabel:
    """Of everybody who was a thuiszitter in the year: back or placed, not yet back, and the others."""
    per_afloop = {afloop: som(_met_afloop(feiten, afloop, telregels)) for afloop in Afloop}
    nog_thuis = som(g for g in feiten.thuiszitters if g.afloop is None)
    regels = (
        Regel(TERUG, per_afloop.pop(Afloop.HERSTELD)),
        Regel(NIET_TERUG, nog_thuis + per_afloop.pop(Afloop.NIET_OPGELOST)),
        Regel(ANDERS, sum(per_afloop.values())),
    )
    titel = "Thuiszitters bij de start van het nieuwe schooljaar"
    return Tabel("start", titel, UITLEG_START, regels)


def _met_afloop(feiten: Jaarfeiten, afloop: Afloop, telregels: Telregels) -> tuple[Thuisgroep, ...]:
    return tuple(
        g for g in feiten.thuiszitters if g.afloop is not None and telregels.afloop(g.afloop) is afloop
    )
