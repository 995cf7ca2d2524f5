"""A line of a regional list as somebody types it: per list its own fields, each fault at its field."""

from datetime import date

from api.formulieren import Formulier
from domain.namen import keuzes
from domain.regiolijsten import (
    PARTNERGROEPEN,
    Lijst,
    Plek,
    Regel,
    eigen_code,
    partnercode,
    standaardcodes,
)
from domain.soorten import Meldingsoort

MET_SOORT = (Lijst.REDEN, Lijst.RESULTAAT)
GEEN_DAG = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 01-02-2027."
LENGTES = {"naam": 120, "uitleg": 500}
KEUZELENGTE = 60


def veldkeuzes(lijst: Lijst) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """What can be chosen as group, and per kind of report what an own choice can count as."""
    if lijst in MET_SOORT:
        soorten = keuzes(Meldingsoort)
        return soorten, {naam: standaardcodes(lijst, Meldingsoort(s)) for s, naam in soorten.items()}
    return (dict(PARTNERGROEPEN) if lijst is Lijst.PARTNER else {}), {}


def lees_regel(formulier: Formulier, lijst: Lijst, vandaag: date) -> Regel | None:
    """The line; None with every fault at its field."""
    groepen, _ = veldkeuzes(lijst)
    naam = " ".join(formulier.verplicht("naam", "Vul een naam in.").split())[: LENGTES["naam"]]
    groep = formulier.tekst("groep")
    if groepen and groep not in groepen:
        formulier.fouten["groep"] = "Kies waar dit bij hoort."
    if lijst in MET_SOORT and len(naam) > KEUZELENGTE:
        formulier.fouten["naam"] = f"Gebruik hooguit {KEUZELENGTE} tekens."
    van = formulier.dag("vanaf", GEEN_DAG)
    if van and van < vandaag and lijst is not Lijst.AFSPRAAK:
        formulier.fouten["vanaf"] = "Kies vandaag of een latere dag. Wat al gekozen is, verandert niet."
    tot = formulier.dag("tot", GEEN_DAG) if formulier.tekst("tot") else None
    if van and tot and tot <= van:
        formulier.fouten["tot"] = "Kies een dag na de eerste dag."
    telt_als = _telt_als(formulier, lijst, groep) if groep in groepen else ""
    if formulier.fouten or van is None:
        return None
    return Regel(
        code=_code(lijst, naam),
        groep=groep if groepen else lijst.value,
        naam=naam,
        uitleg=formulier.tekst("uitleg")[: LENGTES["uitleg"]],
        plekken=_plekken(formulier) if lijst is Lijst.PARTNER else (),
        telt_als=telt_als,
        van=van,
        tot=tot,
    )


def _code(lijst: Lijst, naam: str) -> str:
    """A region has one contact school: a new one takes the place of the one before."""
    if lijst is Lijst.CONTACTSCHOOL:
        return lijst.value
    return partnercode(naam) if lijst is Lijst.PARTNER else eigen_code(naam)


def _plekken(formulier: Formulier) -> tuple[Plek, ...]:
    return tuple(plek for plek in Plek if formulier.aangevinkt(f"plek-{plek.value}"))


def _telt_als(formulier: Formulier, lijst: Lijst, groep: str) -> str:
    if lijst not in MET_SOORT:
        return ""
    code = formulier.tekst("telt_als")
    if code not in standaardcodes(lijst, Meldingsoort(groep)):
        formulier.fouten["telt_als"] = "Kies bij welke vaste keuze van deze soort melding dit hoort."
    return code
