"""A seeded, realistic example file: 2,566 meldingen on 1,801 invented pupils, with faults among the lines."""

from voorbeeld.bestand import Voorbeeldbestand, maak, schrijf

__all__ = ["Voorbeeldbestand", "maak", "schrijf"]
