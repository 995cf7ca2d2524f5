"""What a municipality may choose for its letters and mails: a colour that can be read, a logo that is one.

Contrast as WCAG 2.2 counts it (success criterion 1.4.3): headings and buttons need 4.5 to 1 against white.
"""

import re
import struct

from domain.fouten import Invoerfout

KLEUR = re.compile(r"#[0-9a-f]{6}")
STANDAARDKLEUR = "#154273"
GENOEG_CONTRAST = 4.5
MAX_LOGO, MAX_ZIJDE = 200_000, 2000
GEEN_LOGO = "Kies een PNG of JPEG. Een andere soort bestand kunnen wij niet gebruiken."
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# Markers of JPEG that carry the size; the others in the range mean something else.
AFMETING = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def contrast(een: str, ander: str = "#ffffff") -> float:
    """From 1 (the same) to 21 (black on white); colours as #rrggbb."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    rood, groen, blauw = (_kanaal(int(kleur[plek : plek + 2], 16)) for plek in (1, 3, 5))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _kanaal(waarde: int) -> float:
    deel = waarde / 255
    return float(deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4)


def lees_kleur(tekst: str) -> str:
    """The colour as #rrggbb; Invoerfout when it is none, or too light to read on white."""
    kleur = tekst.strip().lower()
    if not KLEUR.fullmatch(kleur):
        raise Invoerfout({"kleur": "Vul een kleur in als # met 6 tekens, bijvoorbeeld #154273."})
    if (gevonden := contrast(kleur)) < GENOEG_CONTRAST:
        getal = f"{gevonden:.1f}".replace(".", ",")
        raise Invoerfout(
            {"kleur": f"Deze kleur is te licht: het contrast met wit is {getal} op 1. Nodig is 4,5 op 1."}
        )
    return kleur


def lees_logo(inhoud: bytes) -> str:
    """The media type of a logo; Invoerfout for what is no picture, too large a file, or too many dots."""
    if len(inhoud) > MAX_LOGO:
        raise Invoerfout({"logo": "Het logo is te groot. Een bestand van hooguit 200 kB past."})
    soort, breedte, hoogte = _afmetingen(inhoud)
    if not (0 < breedte <= MAX_ZIJDE and 0 < hoogte <= MAX_ZIJDE):
        raise Invoerfout({"logo": f"Het logo mag hooguit {MAX_ZIJDE} bij {MAX_ZIJDE} beeldpunten zijn."})
    return soort


def _afmetingen(inhoud: bytes) -> tuple[str, int, int]:
    if inhoud.startswith(PNG) and inhoud[12:16] == b"IHDR" and len(inhoud) > 33:
        return "image/png", *struct.unpack(">II", inhoud[16:24])
    if inhoud.startswith(JPEG):
        return "image/jpeg", *_jpeg(inhoud)
    raise Invoerfout({"logo": GEEN_LOGO})


def _jpeg(inhoud: bytes) -> tuple[int, int]:
    plek = 2
    while plek + 9 < len(inhoud) and inhoud[plek] == 0xFF:
        lengte: int = struct.unpack(">H", inhoud[plek + 2 : plek + 4])[0]
        if inhoud[plek + 1] in AFMETING:
            hoogte, breedte = struct.unpack(">HH", inhoud[plek + 5 : plek + 9])
            return breedte, hoogte
        plek += 2 + lengte
    raise Invoerfout({"logo": GEEN_LOGO})
