"""Invented candidates, as a school's file names them."""

from collections.abc import Iterator
from typing import Any

from domain.campagnes.invoer import Kandidaat, lees_kandidaat
from tests.wereld import BRIN, STAD


def geldige_nummers(vanaf: int) -> Iterator[str]:
    """Numbers that pass the check and that nobody has."""
    for getal in range(vanaf, 1_000_000_000):
        cijfers = [int(cijfer) for cijfer in str(getal)]
        som = sum(gewicht * cijfer for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=False))
        if (som - cijfers[8]) % 11 == 0:
            yield str(getal)


def regel(nummer: int, bsn_: str, **anders: str) -> dict[str, str]:
    """One line of the file by column."""
    return {
        "bsn": bsn_,
        "onderwijsnummer": "",
        "leerlingnummer": f"K{nummer:04}",
        "achternaam": f"Kandidaat{_letters(nummer)}",
        "voorvoegsel": "",
        "voornamen": "Robin",
        "geboortedatum": "14-02-2011",
        "geslacht": "x",
        "straat": "Voorbeeldlaan",
        "huisnummer": str(nummer + 1),
        "toevoeging": "",
        "postcode": "1234AB",
        "plaats": "Voorbeeldstad",
        "gemeentecode": STAD,
        "brin": BRIN,
        "vestiging": "00",
        "klas": f"4{'ABCD'[nummer % 4]}",
        "onderwijssoort": "vmbo",
        "mail_ouders": f"ouder{nummer}@thuis.example",
        **anders,
    }


def kandidaten(aantal: int, vanaf: int = 0, **anders: Any) -> list[Kandidaat]:
    """So many candidates; the same number is the same person."""
    nummers = geldige_nummers(999_900_000)
    allen = [next(nummers) for _ in range(vanaf + aantal)]
    return [lees_kandidaat(regel(n, allen[n], **anders)) for n in range(vanaf, vanaf + aantal)]


def _letters(nummer: int) -> str:
    return "".join(chr(ord("a") + int(cijfer)) for cijfer in str(nummer))
