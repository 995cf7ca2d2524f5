"""Which letters and mails a municipality can write itself, what they may name, and how that looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from api import briefopmaak
from domain.brieven import briefnaam
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Veld, Veldsoort
from infra.mailtaal import tekstomgeving, vul_html, vul_tekst
from infra.sjabloontaal import Sjabloonfout, Velden, als_html, als_opmaaktekst, controleer
from storage.briefgegevens import Briefgegevens
from storage.mailgegevens import Mailgegevens, als_proef
from storage.mails import Sjabloon
from storage.teksten import Tekst, Tekstsoort

MAILS = Path(__file__).resolve().parent.parent.parent / "templates" / "mail"
GEHEIM = frozenset(
    {"mail_id", "aan", "traject_id", "link_id", "verborgen", "geboortedatum", "uitnodiging_id"}
    | {"kopieadres_id", "kopie_eenmalig", "vraagsoort", "thuistaal", "agenda_velden", "agenda_uid"}
    | {"huisstijl", "eigen", "is_proef"}
)
MAILVELDEN: Velden = {
    "m": (frozenset(Mailgegevens.model_fields) - GEHEIM)
    | {"resultaat_label", "procedurebericht", "afspraken", "agendapunt", "taak"},
    "m.agendapunt": frozenset({"begin", "plaats", "weg"}),
}
VAST = frozenset(
    {
        *(Sjabloon.KOPIEADRES, Sjabloon.KLASSENLIJST_CODE, Sjabloon.VERZUIMSTAAT_CODE),
        *(Sjabloon.UITNODIGING, Sjabloon.DAGOVERZICHT),
        *(Sjabloon.MAANDOVERZICHT, Sjabloon.JAARACTIE),
    }
)
"""Mails about an account, an address or a list of cases: they belong to no municipality's case."""
VOORBEELDEN: Mapping[Veldsoort, str] = {
    Veldsoort.DATUM: "2027-01-11",
    Veldsoort.TIJD: "10:30",
    Veldsoort.GETAL: "20",
    Veldsoort.VINKJE: "ja",
}


@dataclass(frozen=True)
class Tekstplek:
    """A letter or a mail that can be rewritten."""

    soort: Tekstsoort
    code: str

    @property
    def naam(self) -> str:
        return briefnaam(self.code)


@cache
def plekken() -> tuple[Tekstplek, ...]:
    """Every letter, and every mail that is about a case of a municipality, also to its own officers."""
    brieven = sorted(pad.name for pad in briefopmaak.SJABLONEN.iterdir() if pad.is_dir())
    mails = sorted(sjabloon.value for sjabloon in Sjabloon if sjabloon not in VAST)
    return (
        *(Tekstplek(Tekstsoort.BRIEF, code) for code in brieven),
        *(Tekstplek(Tekstsoort.MAIL, code) for code in mails),
    )


def standaard(plek: Tekstplek) -> Tekst:
    """Our own text, as somebody can edit it."""
    if plek.soort is Tekstsoort.BRIEF:
        return briefopmaak.standaardtekst(plek.code)
    bron = (MAILS / plek.code / "inhoud.html").read_text("utf-8")
    inhoud = bron.partition("{% block inhoud %}")[2].partition("{% endblock %}")[0]
    onderwerp = (MAILS / plek.code / "onderwerp.txt").read_text("utf-8").strip()
    return Tekst(onderwerp=onderwerp, inhoud=als_opmaaktekst(inhoud))


def velden_van(plek: Tekstplek) -> Velden:
    """What the text may name."""
    return briefopmaak.BRIEFVELDEN if plek.soort is Tekstsoort.BRIEF else MAILVELDEN


def keur(plek: Tekstplek, tekst: Tekst) -> dict[str, str]:
    """A Dutch sentence with its line per refused field; what passes is filled in once to be sure."""
    fouten = {}
    for veld, waarde in tekst.model_dump().items():
        if not waarde.strip():
            fouten[veld] = "Vul een tekst in."
            continue
        try:
            _keur_deel(plek, waarde)
            vul_voorbeeld(plek, Tekst(onderwerp="", inhoud=waarde))
        except Sjabloonfout as fout:
            fouten[veld] = str(fout)
        except Exception:  # whatever goes wrong here, this text does it
            fouten[veld] = "Regel 1: deze tekst kunnen wij niet invullen. Kijk na of datums een datum zijn."
    return fouten


def _keur_deel(plek: Tekstplek, waarde: str) -> None:
    if plek.soort is Tekstsoort.BRIEF:
        briefopmaak.check_tekst(waarde)
    else:
        controleer(tekstomgeving(html=True), waarde, MAILVELDEN, frozenset())


def vul_voorbeeld(plek: Tekstplek, tekst: Tekst) -> tuple[str, str]:
    """Subject and body (HTML) of a text about an invented pupil."""
    if plek.soort is Tekstsoort.BRIEF:
        opmaak = briefopmaak.Opmaak()
        waarden: dict[str, Any] = {"b": voorbeeldbrief(plek.code), "t": opmaak.taal}
        html = als_html(briefopmaak.vul(tekst.inhoud, waarden))
        return str(briefopmaak.vul(tekst.onderwerp, waarden)), html
    mail = {"m": voorbeeldmail(plek.code)}
    return vul_tekst(tekst.onderwerp, mail), str(vul_html(tekst.inhoud, mail))


def voorbeeldmail(code: str) -> Mailgegevens:
    """A mail about an invented pupil; without an appointment, which only a real one has."""
    kaal = Mailgegevens(
        mail_id=UUID(int=0),
        sjabloon=Sjabloon(code),
        aan="",
        is_kopie=False,
        gemaakt_op=datetime(2027, 1, 4, 9, tzinfo=UTC),
        traject_id=None,
        gemeente="Voorbeeldstad",
    )
    return als_proef(kaal, Tekst(onderwerp="", inhoud=""))


def voorbeeldbrief(code: str, **gemeente: str) -> Briefgegevens:
    """A letter about an invented pupil, with every field that a step could have filled in."""
    return Briefgegevens(
        id=UUID(int=0),
        soort=code,
        dossiernummer="2027-00000",
        gemaakt_op=datetime(2027, 1, 4, 9, tzinfo=UTC),
        voornamen="Voorbeeld",
        voorvoegsel="",
        achternaam="Oefenleerling",
        geboortedatum=date(2013, 3, 1),
        straat="Oefenlaan",
        huisnummer="1",
        postcode="9999ZZ",
        plaats="Voorbeeldstad",
        gemeente=gemeente.get("gemeente", "Voorbeeldstad"),
        gemeente_postadres=gemeente.get("postadres", ""),
        gemeente_telefoon=gemeente.get("telefoon", ""),
        gemeente_mail=gemeente.get("mail", ""),
        behandelaar="V. Beeld",
        behandelaar_functie="leerplichtambtenaar",
        behandelaar_telefoon="",
        behandelaar_mail="",
        school="Voorbeeldschool",
        velden=dict(_voorbeeldvelden()),
    )


@cache
def _voorbeeldvelden() -> Mapping[str, str]:
    velden = {"uiterlijk": "2027-01-11", "mail": "", "vrijstelling_tot": "2027-07-31"}
    for plan in PLANNEN.values():
        stappen = (veld for stap in plan.stappen for uitkomst in stap.uitkomsten for veld in uitkomst.velden)
        velden |= {veld.naam: _voorbeeld(veld) for veld in (*plan.startvelden, *stappen)}
    return velden


def _voorbeeld(veld: Veld) -> str:
    anders = f"[{re.sub(r'[?.]$', '', veld.label)}]"
    return next(iter(veld.keuzes)) if veld.keuzes else VOORBEELDEN.get(veld.soort, anders)
