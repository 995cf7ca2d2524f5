"""How a pupil's name is searched, sorted and cut down to initials."""

import unicodedata

from domain.letters import zonder_accenten


def zoeknaam(achternaam: str, voorvoegsel: str, voornamen: str) -> str:
    """What sorting and searching look at: "vries, jan de" for Jan de Vries."""
    return zonder_accenten(f"{achternaam}, {voornamen} {voorvoegsel}").strip()


def initialen(voornamen: str, voorvoegsel: str, achternaam: str) -> str:
    """Enough for the school to recognise its pupil in a mail: "Y.d.V." for Yusuf de Vries."""
    eersten = [_eerste_letter(naam).upper() for naam in voornamen.split()]
    tussen = [_eerste_letter(naam).lower() for naam in voorvoegsel.split()]
    delen = [*eersten, *tussen, _eerste_letter(achternaam).upper()]
    return "".join(f"{letter}." for letter in delen if letter)


def _eerste_letter(naam: str) -> str:
    samengesteld = unicodedata.normalize("NFC", naam)
    return next((teken for teken in samengesteld if teken.isalpha()), "")
