"""The invented region Delta: its municipalities, schools and locations.

None of it can be taken for something real. Municipality codes of the Netherlands stay below 2000 and there
are 39 RMC regions, so 9901-9903 and region 40 do not exist. BRINs in use start with 0, 1, 2 or 3, as far as
we know, so 99 is free; the format check still passes. The last postcode in the country is 9999 XL, so 9999
YA-9999 ZZ are nobody's. Dutch numbers after 06 go on with 1-5 or 8 (and a few services with 6 and 7), so 06
0... is not in use. Mail addresses end in .example (RFC 2606).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from domain.soorten import Onderwijssoort as O


@dataclass(frozen=True, slots=True)
class Regio:
    code: str
    naam: str
    vakantieregio: str


@dataclass(frozen=True, slots=True)
class Gemeente:
    code: str
    naam: str
    email: str
    telefoon: str
    postcodeletters: tuple[str, ...]
    """The letters after 9999 in this municipality's postcodes."""
    straten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Melder:
    """Somebody at a school who reports."""

    naam: str
    email: str


@dataclass(frozen=True, slots=True)
class Locatie:
    """A place where a school teaches; the first of `soorten` is its main kind of education."""

    brin: str
    vestiging: str
    naam: str
    soorten: tuple[O, ...]
    gemeentecode: str
    plaats: str
    straat: str
    huisnummer: int
    postcode: str
    telefoon: str
    domein: str
    melders: tuple[Melder, ...]
    gewicht: int
    """How many pupils it has in proportion to the other locations."""

    @property
    def email(self) -> str:
        return f"verzuim{self.vestiging}@{self.domein}"

    @property
    def teamleider_email(self) -> str:
        return f"teamleider{self.vestiging}@{self.domein}"

    @property
    def kopie_adressen(self) -> tuple[str, ...]:
        """Colleagues who want copies."""
        return (f"zorg@{self.domein}", f"mentoraat{self.vestiging}@{self.domein}")


@dataclass(frozen=True, slots=True)
class School:
    """An institution with a BRIN; everything that happens, happens at one of its locations."""

    brin: str
    naam: str
    bestuur: str
    locaties: tuple[Locatie, ...]


REGIO = Regio(code="40", naam="Delta", vakantieregio="Midden")
CONTACTGEMEENTE = "9901"


def _letters(eerste: str, van: str, tot: str) -> tuple[str, ...]:
    return tuple(eerste + chr(teken) for teken in range(ord(van), ord(tot) + 1))


GEMEENTEN = (
    Gemeente(
        "9901",
        "Voorbeeldstad",
        "leerplicht@voorbeeldstad.example",
        "0600099010",
        _letters("Z", "A", "Z"),
        (
            "Kanteelstraat",
            "Lantaarnplein",
            "Zonnewijzerlaan",
            "Weegschaalhof",
            "Kompasroosstraat",
            "Sextantpad",
            "Uurwerksingel",
            "Passerweg",
            "Loodlijnstraat",
            "Schietloodhof",
            "Waterpasplein",
            "Telraamstraat",
            "Kroontjespenlaan",
            "Inktpotsteeg",
            "Schoolbordstraat",
            "Krijtjeshof",
            "Vulpenweg",
            "Atlasbladhof",
        ),
    ),
    Gemeente(
        "9902",
        "Waterdrecht",
        "leerplicht@waterdrecht.example",
        "0600099020",
        _letters("Y", "A", "M"),
        ("Sluiswachterspad", "Peilschaalweg", "Schotbalkstraat", "Veerstoepje", "Kribbenkade"),
    ),
    Gemeente(
        "9903",
        "Heuvelland",
        "leerplicht@heuvelland.example",
        "0600099030",
        _letters("Y", "N", "Z"),
        ("Graftenweg", "Holle Paadje", "Uitzichtstraat", "Mergelbocht", "Klimmerslaan"),
    ),
)
GEMEENTE_BIJ_CODE = {gemeente.code: gemeente for gemeente in GEMEENTEN}

_BASIS = (O.BO_SBO_SO,)
_STICHTING = "Stichting Onderwijs Delta"
_VERENIGING = "Vereniging Leren aan het Water"

_Plek = tuple[str, tuple[O, ...], str, int, int]
_School = tuple[str, str, str, str, str, tuple[_Plek, ...]]

# BRIN, name, board, domain, municipality, locations: (name, kinds, street, number, weight).
_GEGEVENS: tuple[_School, ...] = (
    ("99AA", "Basisschool De Peilstok", _STICHTING, "peilstok.example", "9901",
     (("Basisschool De Peilstok", _BASIS, "Passerweg", 2, 10),)),
    ("99AB", "Basisschool Het Knikkerputje", _STICHTING, "knikkerputje.example", "9901",
     (("Basisschool Het Knikkerputje", _BASIS, "Krijtjeshof", 11, 9),)),
    ("99AC", "Basisschool De Zandplaat", _VERENIGING, "zandplaat.example", "9901",
     (("Basisschool De Zandplaat", _BASIS, "Sextantpad", 40, 7),)),
    ("99AD", "SBO De Overzet", _VERENIGING, "overzet.example", "9901",
     (("SBO De Overzet", _BASIS, "Weegschaalhof", 5, 6),)),
    ("99AE", "De Lindeboomgaard", _STICHTING, "lindeboomgaard.example", "9901",
     (("De Lindeboomgaard, speciaal onderwijs", _BASIS, "Uurwerksingel", 7, 4),
      ("De Lindeboomgaard, voortgezet speciaal onderwijs", (O.VSO,), "Uurwerksingel", 9, 10))),
    ("99AF", "Praktijkschool De Gereedschapskist", _STICHTING, "gereedschapskist.example", "9901",
     (("Praktijkschool De Gereedschapskist", (O.PRO,), "Schietloodhof", 1, 10),)),
    ("99AG", "Delta Lyceum en Vakschool", _STICHTING, "deltalyceum.example", "9901",
     (("Delta Lyceum, Zonnewijzerlaan", (O.HAVO, O.VWO, O.ONDERBOUW_VO), "Zonnewijzerlaan", 100, 12),
      ("Delta Vakschool, Loodlijnstraat", (O.VMBO, O.ONDERBOUW_VO), "Loodlijnstraat", 23, 14))),
    ("99AH", "Vakcollege De Aambeeldhoek", _VERENIGING, "aambeeldhoek.example", "9901",
     (("Vakcollege De Aambeeldhoek", (O.VMBO, O.ONDERBOUW_VO), "Waterpasplein", 3, 10),)),
    ("99AJ", "Atheneum De Inktpot", _VERENIGING, "inktpot.example", "9901",
     (("Atheneum De Inktpot", (O.VWO, O.HAVO, O.ONDERBOUW_VO), "Inktpotsteeg", 18, 7),)),
    ("99AK", "ROC Voorbeeldstad", "Stichting ROC Voorbeeldstad", "rocvoorbeeldstad.example", "9901",
     (("ROC Voorbeeldstad, Entree en basisberoepen", (O.MBO_1, O.MBO_2), "Telraamstraat", 60, 12),
      ("ROC Voorbeeldstad, Vak en middenkader", (O.MBO_3, O.MBO_4, O.MBO_ONBEKEND), "Telraamstraat", 80, 12),
      ("ROC Voorbeeldstad, Vavo", (O.VAVO,), "Vulpenweg", 4, 10))),
    ("99AL", "Techniekcollege De Tandwielerij", "Stichting Techniek Delta", "tandwielerij.example", "9901",
     (("Techniekcollege De Tandwielerij", (O.MBO_4, O.MBO_2, O.MBO_3), "Lantaarnplein", 12, 6),)),
    ("99BA", "Basisschool Het Pontje", _VERENIGING, "pontje.example", "9902",
     (("Basisschool Het Pontje", _BASIS, "Veerstoepje", 1, 3),)),
    ("99BB", "Scholengemeenschap De Dubbele Dijk", _VERENIGING, "dubbeledijk.example", "9902",
     (("Scholengemeenschap De Dubbele Dijk", (O.VMBO, O.HAVO, O.VWO, O.ONDERBOUW_VO),
       "Kribbenkade", 31, 3),)),
    ("99BC", "Groen College De Kas", "Stichting Groen Delta", "groencollegedekas.example", "9902",
     (("Groen College De Kas", (O.MBO_2, O.MBO_1, O.MBO_4), "Peilschaalweg", 8, 2),)),
    ("99CA", "Basisschool De Knapzak", _STICHTING, "knapzak.example", "9903",
     (("Basisschool De Knapzak", _BASIS, "Uitzichtstraat", 15, 3),)),
    ("99CB", "Mavo De Wandelstok", _STICHTING, "wandelstok.example", "9903",
     (("Mavo De Wandelstok", (O.VMBO, O.ONDERBOUW_VO), "Mergelbocht", 27, 2),)),
)  # fmt: skip

# One pair for each location, in order; invented, like everybody here.
_MELDERS = (
    "Annelot Vermerren", "Joppe Dijkgraver", "Sietske Waterhoen", "Rachid Belmokri", "Hatice Yıldızlar",
    "Chantal Pinasse", "Koert Zandzak", "Wilma Grasduin", "Pjotr Kowalnik", "Ineke Sloothaak",
    "Faisal Amrouni", "Truus Schuurpapier", "Sjaak Meetlint", "Daniëlle Kaarsvet", "Gijsbert Nachtkastje",
    "Marloes Fietsbel", "Ömer Taşkıran", "Femmie Regenpijp", "Radjin Bhagwanpersad", "Lobke Zijraam",
    "Nadia Elmansori", "Ties Wollegras", "Carola Vensterbank", "Bouke Hooiberg", "Sanne-Fleur Kruimel",
    "Yassir Ouazzini", "Josje Peperkorrel", "Hidde Vlonder", "Mirjam Zoutvat", "Aukje Rietkraag",
    "Derk Sluisdeur", "Roos-Marijn Klaphek", "Tjitske Wilgenkat", "Stefan Kruiwagen", "Lidewij Tuinhek",
    "Bram Appelmoes", "Soraya Haddouni", "Evert Kadepaal", "Noortje Waslijn", "Guusje Morgendauw",
    "Abel Tegelpad", "Renée Onderweg", "Zoë Lantaarn", "Karel Stoofpeer",
)  # fmt: skip


def _adres_naam(naam: str) -> str:
    """The name as it stands before the @: plain letters only."""
    vertaling = str.maketrans("éëöüıışÖ", "eeouiisO")
    return naam.translate(vertaling).lower().replace(" ", ".").replace("'", "")


def _postcode(gemeentecode: str, nummer: int) -> str:
    letters = GEMEENTE_BIJ_CODE[gemeentecode].postcodeletters
    return f"9999 {letters[nummer % len(letters)]}"


def _melders(nummer: int, domein: str) -> tuple[Melder, ...]:
    namen = _MELDERS[2 * nummer : 2 * nummer + 2]
    return tuple(Melder(naam, f"{_adres_naam(naam)}@{domein}") for naam in namen)


def _locatie(nummer: int, vestiging: int, gegevens: _School, plek: _Plek) -> Locatie:
    brin, _, _, domein, gemeentecode, _ = gegevens
    naam, soorten, straat, huisnummer, gewicht = plek
    return Locatie(
        brin=brin,
        vestiging=f"{vestiging:02}",
        naam=naam,
        soorten=soorten,
        gemeentecode=gemeentecode,
        plaats=GEMEENTE_BIJ_CODE[gemeentecode].naam,
        straat=straat,
        huisnummer=huisnummer,
        postcode=_postcode(gemeentecode, nummer),
        telefoon=f"06000{10_000 + nummer:05}",
        domein=domein,
        melders=_melders(nummer, domein),
        gewicht=gewicht,
    )


def _school(gegevens: _School, nummers: Iterator[int]) -> School:
    brin, naam, bestuur, _, _, plekken = gegevens
    locaties = (_locatie(next(nummers), n, gegevens, plek) for n, plek in enumerate(plekken))
    return School(brin=brin, naam=naam, bestuur=bestuur, locaties=tuple(locaties))


def _bouw() -> tuple[School, ...]:
    nummers = count()
    return tuple(_school(gegevens, nummers) for gegevens in _GEGEVENS)


SCHOLEN = _bouw()
LOCATIES = tuple(locatie for school in SCHOLEN for locatie in school.locaties)
