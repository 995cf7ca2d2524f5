"""First names and surnames, drawn apart and combined at random: no pair is taken from a person.

Dutch names come from faker, the others are a hand-made spread of names that are common in Dutch schools.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from faker.providers.person.nl_NL import Provider


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


# Names of well-known people, everyday words, and what faker took from the Middle Ages.
_NIET = frozenset(
    _woorden(
        """Fortuyn VI Chrodtrud Alpaidis Amalrada Aelftrud Oda Jerusalem Glasses Mater Massa Mens Moet Post
        Room Nek Zaal Miner Loreal Thatcher Kas Hak Haring Honing Lage Lijn Bud Rek Sire Stange Welf
        Waardeloo Sas Ise Ize Slaetsdochter Genefaas Tillmanno Oemencs Jdotte Sestig Vierdag Bo Sam Puk
        Puck Jip Beau Dries Bos Kort Zwart Klein Groen Mol Vos Vink Otto David Prins Koning Kok Boer
        Schenk Schrik Sprong Strik Stook Spaan Aya Bisschop Ketting Ketel Pons Meis Visser
        """
    )
)
_EEN_WOORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}")


def _bruikbaar(namen: tuple[str, ...]) -> tuple[str, ...]:
    """Single words, each once, without patronymics in the old style."""
    return tuple(
        naam
        for naam in dict.fromkeys(namen)
        if _EEN_WOORD.fullmatch(naam) and naam not in _NIET and not naam.endswith(("dr", "sz"))
    )


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Names that go together; a surname is a pair of prefix and name."""

    gewicht: int
    jongens: tuple[str, ...]
    meisjes: tuple[str, ...]
    achternamen: tuple[tuple[str, str], ...]


def _los(tekst: str) -> tuple[tuple[str, str], ...]:
    return tuple(("", naam) for naam in _woorden(tekst))


_MET_VOORVOEGSEL = (
    ("van", "Dijkhuizen"), ("van der", "Meulen"), ("van den", "Heuvel"), ("de", "Wilde"), ("de", "Bruijn"),
    ("van 't", "Hof"), ("in 't", "Veld"), ("ter", "Horst"), ("ten", "Broeke"), ("op den", "Kamp"),
    ("van de", "Wetering"), ("de la", "Fontaine"), ("d'", "Hondt"), ("'t", "Lam"), ("van", "Oosterzee"),
    ("van der", "Linden"), ("den", "Ouden"), ("de", "Ruyter"), ("van", "Rijckevorsel"),
    ("uit den", "Bogaard"),
)  # fmt: skip

HERKOMSTEN: Mapping[str, Herkomst] = {
    "nederlands": Herkomst(
        62,
        _bruikbaar(Provider.first_names_male),
        _bruikbaar(Provider.first_names_female),
        (*_los(" ".join(_bruikbaar(Provider.last_names))), *_MET_VOORVOEGSEL * 8),
    ),
    "turks": Herkomst(
        9,
        _woorden("Emre Kağan Çağlar Yiğit Ömer Ümit Oğuzhan Barış Tuğrul Görkem Serkan Doğan Halil İsmail"),
        _woorden("Elif Zeynep Gülşen Ayşegül Büşra Şeyma Nazlı Özge Ebrar Hatice Tuğba Çiğdem İrem Sümeyye"),
        _los(
            """Yıldırım Çelik Öztürk Aydın Özdemir Şahin Kılıç Doğru Çetinkaya Koçak Güneşli Karataş Ünlü
            Bayrak             Yüksel Taşdemir Akgül Korkmazer Özcan Sarıoğlu"""
        ),
    ),
    "marokkaans": Herkomst(
        10,
        _woorden("Ilyas Anouar Soufiane Bilal Ayoub Zakaria Nabil Redouan Hicham Marouane Yassine Tarik"),
        _woorden("Salma Ikram Hafsa Chaïma Naïma Dounia Imane Loubna Meryem Siham Ouafae Zaïnab"),
        (
            *_los(
                "Amrani Bouchra Benali Chaouki Haddaoui Idrissi Lahlou Mansouri Ouali Rahmouni Tahiri Ziani"
            ),
            ("el", "Khattabi"),
            ("el", "Moussaoui"),
            ("el", "Haddad"),
            ("ben", "Saïd"),
            ("aït", "Ouchen"),
        ),
    ),
    "surinaams": Herkomst(
        7,
        _woorden("Rajesh Shivano Xavièro Dyllano Rishi Jermaine Orlando Sergino Vikash Gaëtano Renzo"),
        _woorden("Shanice Priya Anjali Roxanne Sharmila Cheyenne Xaviëra Naomi Jamila Dewika Shivani"),
        _los(
            """Ramdhani Soekarno-Pinas Jagernath Bhagwandas Kanhaisingh Wijngaarde Amatredjo Landveld Sabajo
            Kartosen Mohanlal Tjon-A-Kwie Biharie Doerga Karijosemito Zeegelaar"""
        ),
    ),
    "pools": Herkomst(
        5,
        _woorden("Łukasz Paweł Michał Szymon Kacper Bartłomiej Grzegorz Wojciech Stanisław Oskar"),
        _woorden("Małgorzata Zuzanna Agnieszka Łucja Katarzyna Oliwia Julia Maja Wiktoria Żaneta"),
        _los(
            "Wójcik Woźniak Dąbek Zając Stępień Gołąb Pająk Wróbel Kowalczyk Krawczyk Mazurek Świątek-Nowak"
        ),
    ),
    "oekraïens": Herkomst(
        3,
        _woorden("Oleksandr Dmytro Andrij Bohdan Maksym Jaroslav Taras Mykola"),
        _woorden("Oksana Sofija Solomija Dar'ja Anastasija Nadija Ljubov Iryna"),
        _los("Kovalenko Bondarenko Tkatsjenko Kravtsjenko Lysenko Martsjenko Petrenko-Bilyj Savtsjenko"),
    ),
    "arabisch": Herkomst(
        6,
        _woorden("Khaled Omar Anas Rami Majd Qusay Nour-Eddine Hadi Firas Aboud"),
        _woorden("Rahaf Sham Lamar Jana Rawan Bayan Hala Nour Shahd Ghazal"),
        (
            *_los("Haddadin Kassem Darwish Khoury Sabbagh Najjarin Barakat Shaheen Mardini"),
            ("al", "Hamadi"),
            ("al", "Rifai"),
            ("al-", "Sayegh"),
            ("abu", "Zayd"),
        ),
    ),
}


def kies_herkomst(rng: Random) -> Herkomst:
    herkomsten = tuple(HERKOMSTEN.values())
    return rng.choices(herkomsten, weights=[herkomst.gewicht for herkomst in herkomsten])[0]


def kies_voornamen(rng: Random, herkomst: Herkomst, geslacht: str) -> str:
    """One to three different first names; "x" draws from all of them."""
    per_geslacht = {"m": herkomst.jongens, "v": herkomst.meisjes}
    namen = per_geslacht.get(geslacht, (*herkomst.jongens, *herkomst.meisjes))
    aantal = rng.choices((1, 2, 3), weights=(66, 29, 5))[0]
    return " ".join(dict.fromkeys(rng.choice(namen) for _ in range(aantal)))
