"""The region on a page: who leads it, what was agreed until when, partners, and core tasks with figures."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Ambtenaar, Bezoek
from domain.kalender import dag_van, ochtend_van
from domain.kerntaken import KERNTAKEN, Kerntaak, Soort
from domain.leerplicht import einde_schooljaar
from domain.regiolijsten import PARTNERGROEPEN, PLEKNAMEN, Lijst, Regel, geldige_regels, partners_op
from domain.soorten import Rol
from storage.regiolijsten import (
    Opgeslagen,
    Regiokaart,
    lopende_procedures,
    opgeslagen,
    regiokaarten,
    uitschrijvingen_sinds,
)

router = APIRouter(include_in_schema=False)

LOOPT_AF = timedelta(days=183)


@dataclass(frozen=True)
class Regioblad:
    """What the page tells of one region; `groepen` are the partners by kind."""

    kaart: Regiokaart
    contactschool: Regel | None
    afspraken: tuple[Regel, ...]
    groepen: tuple[tuple[str, tuple[Regel, ...]], ...]


@router.get("/regio")
async def regio(bezoek: Ambtenaar) -> Response:
    vandaag = dag_van(bezoek.nu)
    async with bezoek.lezer() as lezer:
        bladen = [
            _blad(kaart, await opgeslagen(lezer, kaart.code, *Lijst), vandaag)
            for kaart in await regiokaarten(lezer, bezoek.persoon.gemeenten)
        ]
    return await bezoek.toon(
        "regio.html",
        bladen=bladen,
        taken=[(soort, await _taken(bezoek, soort, vandaag)) for soort in Soort],
        pleknamen=PLEKNAMEN,
        loopt_af=vandaag + LOOPT_AF,
        vandaag=vandaag,
    )


def _blad(kaart: Regiokaart, rijen: tuple[Opgeslagen, ...], vandaag: date) -> Regioblad:
    def van(lijst: Lijst) -> list[Regel]:
        return [rij.regel for rij in rijen if rij.lijst is lijst]

    partners = partners_op(van(Lijst.PARTNER), vandaag)
    groepen = ((naam, tuple(p for p in partners if p.groep == code)) for code, naam in PARTNERGROEPEN.items())
    scholen = geldige_regels(van(Lijst.CONTACTSCHOOL), vandaag)
    return Regioblad(
        kaart=kaart,
        contactschool=scholen[0] if scholen else None,
        afspraken=tuple(sorted(van(Lijst.AFSPRAAK), key=lambda rij: rij.van, reverse=True)),
        groepen=tuple(paar for paar in groepen if paar[1]),
    )


async def _taken(bezoek: Bezoek, soort: Soort, vandaag: date) -> list[tuple[Kerntaak, int, bool]]:
    """Each task, how many cases run for it in one's municipalities, and whether one may open its page."""
    gemeenten = bezoek.persoon.gemeenten
    begin = einde_schooljaar(vandaag).replace(year=einde_schooljaar(vandaag).year - 1) + timedelta(days=1)
    async with bezoek.lezer() as lezer:
        lopend: Counter[str] = await lopende_procedures(lezer, gemeenten)
        lopend["uitschrijving"] = await uitschrijvingen_sinds(lezer, gemeenten, ochtend_van(begin))
    rollen: frozenset[Rol] = bezoek.persoon.rollen
    return [
        (taak, sum(lopend[code] for code in taak.telt), bool(taak.voor & rollen))
        for taak in KERNTAKEN
        if taak.soort is soort
    ]
