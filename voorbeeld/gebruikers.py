"""The users of the demo region. Their password is set by whoever loads them; no password is kept here."""

from dataclasses import dataclass

from domain.soorten import Rol
from voorbeeld.scholen import GEMEENTEN, LOCATIES, SCHOLEN


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """Somebody who logs in; `locaties` are pairs of BRIN and vestiging."""

    login: str
    naam: str
    functie: str
    email: str
    rollen: tuple[Rol, ...]
    gemeenten: tuple[str, ...] = ()
    locaties: tuple[tuple[str, str], ...] = ()
    bestuur: str = ""


_ALLE_GEMEENTEN = tuple(gemeente.code for gemeente in GEMEENTEN)


def _lpa(nummer: int, naam: str, gemeentecode: str, domein: str) -> Gebruiker:
    return Gebruiker(
        login=f"lpa{nummer}",
        naam=naam,
        functie="leerplichtambtenaar",
        email=f"lpa{nummer}@{domein}",
        rollen=(Rol.LPA,),
        gemeenten=(gemeentecode,),
    )


def _regionaal(login: str, naam: str, functie: str, rol: Rol) -> Gebruiker:
    email = f"{login}@regiodelta.example"
    return Gebruiker(login, naam, functie, email, rollen=(rol,), gemeenten=_ALLE_GEMEENTEN)


def _school(login: str, functie: str, *plekken: tuple[str, str]) -> Gebruiker:
    """The first who reports at the first of these locations, with an account for all of them."""
    melder = next(
        locatie.melders[0] for locatie in LOCATIES if (locatie.brin, locatie.vestiging) == plekken[0]
    )
    return Gebruiker(login, melder.naam, functie, melder.email, rollen=(Rol.SCHOOL,), locaties=plekken)


GEBRUIKERS = (
    _lpa(1, "Marijke Steenuil", "9901", "voorbeeldstad.example"),
    _lpa(2, "Younes Benkaddour", "9901", "voorbeeldstad.example"),
    _lpa(3, "Geertje Waterkers", "9902", "waterdrecht.example"),
    _lpa(4, "Sunil Ramkhelawan", "9902", "waterdrecht.example"),
    _lpa(5, "Pleuni Bergpad", "9903", "heuvelland.example"),
    _lpa(6, "Wouter Hazelworm", "9903", "heuvelland.example"),
    _regionaal("casemanager1", "Esra Demirtaş", "casemanager Doorstroompunt", Rol.CASEMANAGER),
    _regionaal("administratie1", "Ton Paperclip", "administratief medewerker", Rol.ADMINISTRATIE),
    _regionaal("coordinator1", "Judith Vuurkorf", "coördinator leerplicht", Rol.COORDINATOR),
    _regionaal("jeugdarts1", "Nadia Stethoscoop", "jeugdarts", Rol.JEUGDARTS),
    _regionaal("beheerder1", "Floris Schakelkast", "beheerder", Rol.BEHEERDER),
    _school("school1", "intern begeleider", ("99AA", "00")),
    _school("school2", "verzuimcoördinator", ("99AG", "00"), ("99AG", "01")),
    _school("school3", "studentbegeleider", ("99AK", "00")),
    Gebruiker(
        "bestuur1",
        "Anneke Stuurwiel",
        "beleidsmedewerker",
        "bestuur1@scholendelta.example",
        rollen=(Rol.BESTUUR,),
        bestuur=next(school.bestuur for school in SCHOLEN if school.brin == "99AG"),
    ),
)
