"""The melding form: from typed text to a validated melding, and the kind that the decision tree proposes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.formulieren import Formulier, dag_als_iso
from domain.beslisboom import Advies, Situatie, Uitkomst, adviseer
from domain.fouten import Invoerfout
from domain.klok import amsterdam
from domain.lijsten import STANDAARD, Lijsten
from domain.melding import MeldingInvoer, lees_melding
from domain.namen import label
from domain.regels import Norm
from domain.school_gegevens import lees_verzuimregels
from domain.soorten import Meldingsoort
from domain.tekstinvoer import KOLOMMEN, ZORGVELDEN, kolom, melding_uit_tekst

DAGVELDEN = ("geboortedatum", "eerste_dag", "laatste_dag")
VINKJES = ("alle_lessen_gemist", "spoed")
HULPVELDEN = ("hulp_geoorloofd", "hulp_luxe", "hulp_eerder", "hulp_uitval")
# What a draft keeps: the columns of the intake, the pasted hours, the chosen school and the helper's answers.
BEWAARD = (*KOLOMMEN, "verzuimregels", "school", "herhaling", "lesuur", *HULPVELDEN)
LEERLINGVELDEN = (
    *("leerlingnummer", "bsn", "onderwijsnummer", "voornamen", "voorvoegsel", "achternaam", "geboortedatum"),
    *("geslacht", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeentecode", "school"),
    *("klas", "onderwijssoort"),
)
NIET_UIT_FORMULIER = frozenset({"meldingsnummer", "brin", "vestiging", "meldingsdatum"})
LANGSTE = 10_000


@dataclass(frozen=True)
class Voorstel:
    """What the helper says: a headline, the reasons, and the kind to choose (None: no report, or unknown)."""

    titel: str
    redenen: tuple[str, ...]
    soort: Meldingsoort | None = None


def te_bewaren(formulier: Formulier) -> dict[str, str]:
    """The values that a draft keeps."""
    return {naam: formulier.waarden[naam][:LANGSTE] for naam in BEWAARD if formulier.waarde(naam)}


def dit_lesuur(nu: datetime) -> dict[str, str]:
    """What a report of this moment starts with: one lesson hour of today (catalogue 62)."""
    hier = amsterdam(nu)
    return {
        "lesuur": f"{hier:%H.%M}",
        "soort": Meldingsoort.RELATIEF_LICHT.value,
        "eerste_dag": f"{hier:%d-%m-%Y}",
        "laatste_dag": f"{hier:%d-%m-%Y}",
        "uren": "1",
        "toelichting": f"Niet in de les om {hier:%H.%M} uur.",
    }


def als_melding(
    formulier: Formulier, concept_id: UUID, school: str, vandaag: date, lijsten: Lijsten = STANDAARD
) -> MeldingInvoer | None:
    """The melding, or None with every fault at its field. `school` is BRIN and location: "99AB00"."""
    gegevens = melding_uit_tekst(_velden(formulier, concept_id, school, vandaag), lijsten)
    gegevens["verzuimregels"] = _verzuimregels(formulier)
    gegevens.setdefault("leerling", {}).setdefault("adres", {})  # so that each empty field is named
    try:
        invoer = lees_melding(gegevens, lijsten)
    except Invoerfout as fout:
        _zet_fouten(formulier, fout)
        return None
    return None if formulier.fouten else invoer


def neem_fouten_over(formulier: Formulier, fout: Invoerfout) -> None:
    """Faults that only the register could find."""
    _zet_fouten(formulier, fout)


def fout_in_leerling(formulier: Formulier) -> bool:
    """Whether the folded part of a repeat has to be shown."""
    return any(formulier.fout(naam) for naam in LEERLINGVELDEN)


def stel_voor(formulier: Formulier, norm: Norm, vandaag: date) -> Voorstel:
    """The kind of melding that follows from the helper's answers and the days of absence."""
    geboren = _dag(formulier, "geboortedatum")
    if geboren is None:
        return Voorstel(
            "Vul de geboortedatum in", ("Zonder geboortedatum kunnen wij geen soort voorstellen.",)
        )
    if formulier.waarde("hulp_geoorloofd") == "zorg":
        zin = "Het verzuim is geoorloofd, maar u maakt zich zorgen. Dan past een zorgmelding."
        return Voorstel(f"Ons voorstel: {label(Meldingsoort.ZORG)}", (zin,), Meldingsoort.ZORG)
    return _als_voorstel(adviseer(_situatie(formulier, geboren, vandaag), norm))


def _als_voorstel(advies: Advies) -> Voorstel:
    if advies.soort is None or advies.uitkomst is Uitkomst.GEEN:
        return Voorstel("U hoeft dit niet te melden", advies.redenen)
    moet = "" if advies.verplicht else " (mag, hoeft niet)"
    return Voorstel(f"Ons voorstel: {label(advies.soort)}{moet}", advies.redenen, advies.soort)


def _situatie(formulier: Formulier, geboren: date, vandaag: date) -> Situatie:
    eerste, laatste = _dag(formulier, "eerste_dag"), _dag(formulier, "laatste_dag") or vandaag
    return Situatie(
        dag=vandaag,
        geboortedatum=geboren,
        geoorloofd=formulier.aangevinkt("hulp_geoorloofd"),
        vakantie=formulier.aangevinkt("hulp_luxe"),
        uren=_uren(formulier),
        dagen_achtereen=max(0, (laatste - eerste).days + 1) if eerste else 0,
        alle_lessen_gemist=formulier.aangevinkt("alle_lessen_gemist"),
        eerdere_meldingen=(vandaag - timedelta(days=7),) if formulier.aangevinkt("hulp_eerder") else (),
        dreigende_uitval=formulier.aangevinkt("hulp_uitval"),
    )


def _velden(formulier: Formulier, concept_id: UUID, school: str, vandaag: date) -> dict[str, str]:
    velden = {naam: formulier.tekst(naam) for naam in KOLOMMEN if naam not in NIET_UIT_FORMULIER}
    velden |= {naam: dag_als_iso(velden[naam]) for naam in DAGVELDEN}
    velden |= {naam: velden[naam] or "nee" for naam in VINKJES}
    velden["kopie_aan"] = velden["kopie_aan"].replace(",", " ").replace(";", " ")
    if velden["soort"] != Meldingsoort.VERZUIM_18PLUS:
        velden |= dict.fromkeys(ZORGVELDEN, "")
    eigen = {"brin": school[:4], "vestiging": school[4:], "meldingsdatum": vandaag.isoformat()}
    return velden | eigen | {"meldingsnummer": str(concept_id)}


def _verzuimregels(formulier: Formulier) -> tuple[Any, ...]:
    try:
        return lees_verzuimregels(formulier.waarde("verzuimregels"))
    except Invoerfout as fout:
        zinnen = (f"{plek.capitalize()}: {zin}" for plek, zin in fout.fouten.items())
        formulier.fouten["verzuimregels"] = " ".join(zinnen)
        return ()


def _zet_fouten(formulier: Formulier, fout: Invoerfout) -> None:
    namen: Mapping[str, str] = {pad: kolom(pad) for pad in fout.fouten}
    formulier.neem_over(fout, {pad: _veld(naam) for pad, naam in namen.items()})


def _veld(naam: str) -> str:
    """Fields of the intake that the form does not show by that name."""
    if naam in ("brin", "vestiging"):
        return "school"
    return "" if naam in NIET_UIT_FORMULIER else naam.partition(".")[0]


def _dag(formulier: Formulier, naam: str) -> date | None:
    try:
        return date.fromisoformat(dag_als_iso(formulier.waarde(naam)))
    except ValueError:
        return None


def _uren(formulier: Formulier) -> Decimal:
    tekst = formulier.tekst("uren").replace(",", ".")
    if tekst.replace(".", "", 1).isdecimal() and tekst.isascii():
        return Decimal(tekst)
    try:
        regels = lees_verzuimregels(formulier.waarde("verzuimregels"))
    except Invoerfout:
        return Decimal(0)
    return sum((regel.uren for regel in regels), Decimal(0))
