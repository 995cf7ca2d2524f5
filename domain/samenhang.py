"""The rules between the fields of a melding, as a table.

Each rule names the fields it needs, and runs only when all of them are in order by themselves.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from domain.leerplicht import VOLWASSEN, leeftijd
from domain.lijsten import Lijsten
from domain.soorten import Meldingsoort, Onderwijssoort

JONGSTE, OUDSTE = 4, 27
VAVO_VANAF = 16
MET_EINDDATUM = (Meldingsoort.RELATIEF_WETTELIJK, Meldingsoort.LRV, Meldingsoort.VERZUIM_18PLUS)


class Regel(NamedTuple):
    """`klopt` gets the values of `nodig`; when it says no, `zin` stands at `veld`."""

    veld: str
    nodig: tuple[str, ...]
    klopt: Callable[..., bool]
    zin: str


def _regels_binnen(regels: Any, eerste: Any, laatste: Any, melding: Any) -> bool:
    return all(eerste <= regel.dag <= (laatste or melding) for regel in regels)


def _som_klopt(uren: Decimal | None, regels: Any) -> bool:
    return uren is None or not regels or uren == sum(regel.uren for regel in regels)


def _elke_dag_eenmaal(regels: Any) -> bool:
    return len({regel.dag for regel in regels}) == len(regels)


def _leeftijd_past(leerling: Any, melding: Any) -> bool:
    return (
        leerling.geboortedatum <= melding and JONGSTE <= leeftijd(leerling.geboortedatum, melding) <= OUDSTE
    )


def _oud_genoeg_voor_vavo(leerling: Any, melding: Any, soort: Onderwijssoort) -> bool:
    return soort is not Onderwijssoort.VAVO or leeftijd(leerling.geboortedatum, melding) >= VAVO_VANAF


def _uitbesteed(leerling: Any, melding: Any, soort: Onderwijssoort, toelichting: str) -> bool:
    """Under 18 only because a school for vo places the pupil there (catalogue 10, [S0:8-12])."""
    jaren = leeftijd(leerling.geboortedatum, melding)
    return soort is not Onderwijssoort.VAVO or not VAVO_VANAF <= jaren < VOLWASSEN or bool(toelichting)


SAMENHANG = (
    Regel(
        "onderwijssoort",
        ("leerling", "meldingsdatum", "onderwijssoort"),
        _oud_genoeg_voor_vavo,
        "Vavo kan pas vanaf 16 jaar. Kies de school waar de leerling staat ingeschreven.",
    ),
    Regel(
        "toelichting",
        ("leerling", "meldingsdatum", "onderwijssoort", "toelichting"),
        _uitbesteed,
        "De leerling is nog geen 18. Schrijf op welke school de leerling uitbesteedt aan het vavo.",
    ),
    Regel(
        "laatste_dag",
        ("eerste_dag", "laatste_dag"),
        lambda eerste, laatste: laatste is None or laatste >= eerste,
        "De laatste dag kan niet vóór de eerste dag liggen.",
    ),
    Regel(
        "laatste_dag",
        ("soort", "laatste_dag"),
        lambda soort, laatste: laatste is not None or soort not in MET_EINDDATUM,
        "Vul bij deze soort melding de laatste dag van het verzuim in.",
    ),
    Regel(
        "eerste_dag",
        ("eerste_dag", "meldingsdatum"),
        lambda eerste, melding: eerste <= melding,
        "De eerste dag kan niet na de dag van de melding liggen.",
    ),
    Regel(
        "laatste_dag",
        ("laatste_dag", "meldingsdatum"),
        lambda laatste, melding: laatste is None or laatste <= melding,
        "De laatste dag kan niet na de dag van de melding liggen.",
    ),
    Regel(
        "verzuimregels",
        ("verzuimregels", "eerste_dag", "laatste_dag", "meldingsdatum"),
        _regels_binnen,
        "Er staan dagen in de tabel die buiten de periode van het verzuim vallen.",
    ),
    Regel(
        "verzuimregels",
        ("verzuimregels",),
        _elke_dag_eenmaal,
        "Er staat een dag twee keer in de tabel. Tel de uren van die dag bij elkaar op.",
    ),
    Regel(
        "uren",
        ("uren", "verzuimregels"),
        _som_klopt,
        "Het aantal uren is niet gelijk aan de som van de uren in de tabel.",
    ),
    Regel(
        "leerling.geboortedatum",
        ("leerling", "meldingsdatum"),
        _leeftijd_past,
        f"De leerling moet op de dag van de melding {JONGSTE} tot en met {OUDSTE} jaar zijn.",
    ),
    Regel(
        "zorgen",
        ("soort", "zorgen"),
        lambda soort, zorgen: zorgen is not None or soort is not Meldingsoort.VERZUIM_18PLUS,
        "Beantwoord bij verzuim 18+ de drie vragen over uw zorgen.",
    ),
    Regel(
        "acties_school",
        ("soort", "acties_school"),
        lambda soort, acties: bool(acties) or soort is not Meldingsoort.VERZUIM_18PLUS,
        "Schrijf bij verzuim 18+ op wat de school heeft gedaan en welke afspraken er zijn.",
    ),
)
REDEN_ONBEKEND = "Kies een reden uit de lijst bij deze soort melding."


def samenhang_fouten(velden: Mapping[str, Any], lijsten: Lijsten) -> dict[str, str]:
    """Field path -> first sentence, over the fields that are present in `velden`."""
    fouten: dict[str, str] = {}
    for regel in SAMENHANG:
        if set(regel.nodig) <= velden.keys() and not regel.klopt(*(velden[naam] for naam in regel.nodig)):
            fouten.setdefault(regel.veld, regel.zin)
    if not _reden_bekend(velden, lijsten):
        fouten["reden"] = REDEN_ONBEKEND
    return fouten


def controleer_samenhang(velden: Mapping[str, Any], lijsten: Lijsten) -> None:
    """Raise one pydantic error that carries all sentences (see veldfouten.zinnen)."""
    fouten = samenhang_fouten(velden, lijsten)
    if fouten:
        raise PydanticCustomError("samenhang", "De velden passen niet bij elkaar.", {"fouten": fouten})


def _reden_bekend(velden: Mapping[str, Any], lijsten: Lijsten) -> bool:
    if "soort" not in velden or not velden.get("reden"):
        return True
    return velden["reden"] in lijsten.redenen(velden["soort"])
