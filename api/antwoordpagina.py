"""What somebody sees behind a one-time link: a school everything at once in Dutch, a home its own language.

Which language: the one that was asked for (`?taal=`), else the one in which letters go to that home, else
Dutch. What a language has no words for is shown in Dutch.
"""

from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.antwoordstappen import Scherm, Schermen
from api.formulieren import Formulier
from api.pagina import Weergave
from domain.kalender import dag_van
from domain.procedures.alle import aan_wie, procedurestap
from domain.procedures.model import Aan, Veld, Vraagstap
from infra.talen import STANDAARDTAAL, Taal, paginatalen
from storage.vragen import OpenVraag


@dataclass(frozen=True)
class Vraagblad:
    """A question as it is shown, in the language `taal`; `eerder` when this link answered it already."""

    vraag: OpenVraag
    taal: Taal
    eerder: bool = False

    @property
    def aan(self) -> Aan:
        return aan_wie(self.vraag.soort)

    @property
    def keuzes(self) -> dict[str, str]:
        """Code -> words of what can be answered; empty for a question that is answered in one's own words."""
        woorden = self.taal.antwoorden.get(self.vraag.soort, {})
        stap = self._stap
        return {u.code: woorden.get(u.code, u.label) for u in stap.uitkomsten} if stap else {}

    @property
    def velden(self) -> tuple[Veld, ...]:
        velden = self._stap.velden if self._stap else ()
        return tuple(replace(veld, label=self.taal.velden.get(veld.naam, veld.label)) for veld in velden)

    @property
    def schermen(self) -> Schermen | None:
        """One question at a time for who answers at home, on a phone; a school has it on one page."""
        if not self.keuzes or self.aan is Aan.SCHOOL:
            return None
        return Schermen(tuple(veld.naam for veld in self.velden))

    @property
    def _stap(self) -> Vraagstap | None:
        """The step of the plan that asks; None for a question that an officer typed."""
        gevonden = procedurestap(self.vraag.soort)
        return gevonden[1] if gevonden and isinstance(gevonden[1], Vraagstap) else None


def kies_taal(request: Request, vraag: OpenVraag | None = None) -> Taal:
    """The language of this page."""
    talen = paginatalen()
    gewenst = (request.query_params.get("taal", ""), vraag.thuistaal if vraag else "", STANDAARDTAAL)
    return next(talen[code] for code in gewenst if code in talen)


def toon_blad(weergave: Weergave, blad: Vraagblad, f: Formulier, scherm: Scherm | None) -> Response:
    """The question, or one screen of it; status 400 with faults."""
    sjabloon = "antwoord.html" if scherm is None else "antwoord_thuis.html"
    return _toon(weergave, sjabloon, f, **_gegevens(blad), scherm=scherm, bedankt=False)


def toon_bedankt(weergave: Weergave, blad: Vraagblad) -> Response:
    sjabloon = "antwoord.html" if blad.schermen is None else "antwoord_bedankt.html"
    return _toon(weergave, sjabloon, Formulier(), **_gegevens(blad), bedankt=True)


def toon_los(weergave: Weergave, sjabloon: str, taal: Taal, f: Formulier, status: int = 200) -> Response:
    """A page that is about no question."""
    return _toon(weergave, sjabloon, f, status=status, taal=taal)


def _gegevens(blad: Vraagblad) -> dict[str, Any]:
    return {
        "vraag": blad.vraag,
        "eerder": blad.eerder,
        "aan": blad.aan.value,
        "keuzes": blad.keuzes,
        "velden": blad.velden,
        "schermen": blad.schermen,
        "taal": blad.taal,
        "uiterlijk": blad.taal.schrijf_dag(dag_van(blad.vraag.uiterlijk)),
    }


def _toon(
    weergave: Weergave, sjabloon: str, f: Formulier, *, taal: Taal, status: int = 200, **rest: Any
) -> Response:
    f.fouten = {veld: taal.fouten.get(zin, zin) for veld, zin in f.fouten.items()}
    antwoord = weergave.pagina(
        sjabloon,
        status=400 if f.fouten and status == 200 else status,
        f=f,
        fouten_boven=f.fouten,
        taal=taal,
        talen=paginatalen(),
        **rest,
    )
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord
