"""Figures of the year by line and column: exemptions, absoluut verzuim, thuiszitters, municipalities."""

from collections.abc import Iterable, Mapping

from domain.jaarcijfers.feiten import (
    Besluitgroep,
    Jaarfeiten,
    Onderzoekgroep,
    Proceduregroep,
    Telregels,
    Thuisgroep,
    som,
)
from domain.jaarcijfers.lijst import ADVIEZEN, GRONDEN, KORTE_SOORTNAAM, SECTORNAAM, Sector
from domain.jaarcijfers.meldingen import per_soort
from domain.jaarcijfers.tabel import Kruistabel
from domain.soorten import Proceduresoort

SECTOREN = tuple(SECTORNAAM.values())
UITLEG_VRIJSTELLING = (
    "Geteld zijn besluiten in dit schooljaar: verleend is wat in het register van vrijstellingen is"
    " opgenomen, ook een verlenging. Niet verleend is een aanvraag die is afgewezen.",
    "Bij 11 telt alleen verlof waarover de leerplichtambtenaar besluit, niet verlof van het hoofd.",
    "De sector is die van de school in het dossier. Een kinderdagcentrum (KDC) kent het register niet apart.",
)
UITLEG_ABSOLUUT = (
    "Onderzocht zijn de procedures absoluut verzuim die in dit schooljaar eindigden met een uitkomst."
    " Vastgesteld is wie echt nergens stond ingeschreven.",
)
UITLEG_JEUGDARTS = (
    "Geteld is elk onderzoek met een uitkomst in dit schooljaar. Wie twee keer is onderzocht, telt twee keer."
    " Wie niet verscheen, is niet onderzocht.",
)
UITLEG_GEMEENTEN = ("De gemeenten tellen op tot de regio: een melding hoort bij precies een gemeente.",)


def vrijstellingen(feiten: Jaarfeiten) -> Kruistabel:
    """Table 11: granted and not granted per ground and sector (catalogue 180, 237)."""
    rijen = tuple(
        (f"{naam}: {besluit}", per_sector(g for g in feiten.besluiten if (g.grond, g.verleend) == (code, ja)))
        for code, naam in GRONDEN.items()
        for besluit, ja in (("verleend", True), ("niet verleend", False))
    )
    return Kruistabel("vrijstellingen", "Vrijstellingen", UITLEG_VRIJSTELLING, SECTOREN, rijen)


def absoluut(feiten: Jaarfeiten) -> Kruistabel:
    """Inquiries and what they found, per sector (catalogue 124)."""
    van = [g for g in feiten.procedures if g.soort is Proceduresoort.ABSOLUUT_VERZUIM]
    gevonden = [g for g in van if g.resultaat not in ("", "vervallen")]
    rijen = (
        ("Vastgesteld", per_sector(g for g in gevonden if g.resultaat != "niet-vastgesteld")),
        ("Niet vastgesteld", per_sector(g for g in gevonden if g.resultaat == "niet-vastgesteld")),
    )
    titel = "Onderzoek naar absoluut verzuim"
    return Kruistabel("absoluut", titel, UITLEG_ABSOLUUT, SECTOREN, rijen)


def jeugdarts(feiten: Jaarfeiten) -> Kruistabel:
    """Examinations by the youth doctor, per sector (catalogue 152)."""
    rijen = tuple(
        (naam, per_sector(g for g in feiten.onderzoeken if g.advies == code))
        for code, naam in ADVIEZEN.items()
    )
    return Kruistabel("jeugdarts", "Onderzoeken door de jeugdarts", UITLEG_JEUGDARTS, SECTOREN, rijen)


def per_gemeente(feiten: Jaarfeiten, gemeenten: Mapping[str, str], telregels: Telregels) -> Kruistabel:
    """Meldingen per municipality and kind; `gemeenten` is code -> name."""
    rijen = tuple(
        (naam, tuple(per_soort(feiten.van_gemeente(code), telregels).values()))
        for code, naam in gemeenten.items()
    )
    kolommen = tuple(KORTE_SOORTNAAM.values())
    return Kruistabel("gemeenten", "Meldingen per gemeente", UITLEG_GEMEENTEN, kolommen, rijen)


def per_sector(
    groepen: Iterable[Proceduregroep | Besluitgroep | Onderzoekgroep | Thuisgroep],
) -> tuple[int, ...]:
    """The numbers of each sector, in the order of the columns."""
    gevonden = tuple(groepen)
    return tuple(som(g for g in gevonden if g.sector is sector) for sector in Sector)
