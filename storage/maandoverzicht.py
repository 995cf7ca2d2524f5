"""The monthly overview of 18+ goes out by itself, once to each who works with it."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.maanden import vorige_maand
from domain.soorten import Rol
from storage.database import Schrijver
from storage.lezen import alle
from storage.lijsten.verzuim18 import Regio18, overzicht_18_plus
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar

ONTVANGERS = (Rol.COORDINATOR, Rol.CASEMANAGER)
_NOG_TE_STUREN = """
SELECT g.id, g.mail, array_agg(DISTINCT l.gemeente_code) AS gemeenten
FROM gebruiker g JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
WHERE g.actief AND l.gemeente_code IS NOT NULL AND l.rol = ANY (:rollen)
  AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.message_id = 'maandoverzicht.' || g.id || '.' || :maand)
GROUP BY g.id, g.mail ORDER BY g.id
"""


class _Ontvanger(BaseModel, frozen=True):
    id: UUID
    mail: str
    gemeenten: tuple[str, ...]


async def stuur_maandoverzichten(sessie: Schrijver, nu: datetime) -> int:
    """Queue last month's figures for whoever did not get them yet; how many mails that are.

    The yearly agenda does it on the first of the month, where a coordinator can pause it. A month in which
    nothing happened in somebody's municipalities gives no mail.
    """
    maand = vorige_maand(dag_van(nu))
    rollen = [rol.value for rol in ONTVANGERS]
    ontvangers = await alle(sessie, _Ontvanger, _NOG_TE_STUREN, rollen=rollen, maand=f"{maand:%Y-%m}")
    verstuurd = 0
    for ontvanger in ontvangers:
        if regios := await overzicht_18_plus(sessie, ontvanger.gemeenten, maand):
            await zet_mail_klaar(sessie, _opdracht(ontvanger, regios, maand, nu))
            verstuurd += 1
    return verstuurd


def _opdracht(ontvanger: _Ontvanger, regios: tuple[Regio18, ...], maand: date, nu: datetime) -> Mailopdracht:
    return Mailopdracht(
        sjabloon=Sjabloon.MAANDOVERZICHT,
        sleutel=f"{Sjabloon.MAANDOVERZICHT}.{ontvanger.id}.{maand:%Y-%m}",
        aan=ontvanger.mail,
        gegevens={
            "gebruiker_id": str(ontvanger.id),
            "maand": f"{maand:%Y-%m}",
            "meldingen": str(sum(regio.totaal.meldingen for regio in regios)),
            "studenten": str(sum(regio.totaal.studenten for regio in regios)),
        },
        nu=nu,
    )
