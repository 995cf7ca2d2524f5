"""Who gets a copy of what is written about one report: colleagues at once, others after they said yes."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlmodel import col, or_, select

from domain.kopie import is_van_school
from storage.database import Lezer, Schrijver
from storage.eenmalig import maak_token, token_hash
from storage.kopieadressen import GELDIG
from storage.lezen import rijen
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.rijen import voeg_toe
from storage.tabellen import Kopieadres, Melding

ADRESSEN, WACHT = "adressen", "wacht"


class Kopiestand(StrEnum):
    KRIJGT = "krijgt"
    GEVRAAGD = "gevraagd"
    GEEN = "geen"


class Kopieontvanger(BaseModel, frozen=True):
    """An address that the reporter gave, and whether it hears of the report."""

    mail: str
    stand: Kopiestand


# Who works at the location, and who said yes to this school before.
_BEKEND = """
SELECT lower(g.mail) AS mail, false AS van_school FROM gebruiker g
JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
WHERE g.actief AND l.locatie_id = :locatie
UNION SELECT lower(mail), false FROM kopieadres
WHERE locatie_id = :locatie AND bevestigd_op IS NOT NULL AND ingetrokken_op IS NULL
UNION SELECT unnest(ARRAY[lower(mail), lower(teamleider_mail)]), true FROM schoollocatie WHERE id = :locatie
"""


async def te_bevestigen(
    sessie: Lezer, locatie_id: UUID, melder_mail: str, adressen: Collection[str]
) -> tuple[str, ...]:
    """The addresses of which nobody knows that they belong to the school (decision 0030)."""
    vreemd = [adres for adres in adressen if not is_van_school(adres, (melder_mail,))]
    if not vreemd:
        return ()
    gevonden = await rijen(sessie, _BEKEND, locatie=locatie_id)
    bekend = {rij["mail"] for rij in gevonden}
    van_school = [rij["mail"] for rij in gevonden if rij["van_school"]]
    return tuple(a for a in vreemd if a.casefold() not in bekend and not is_van_school(a, van_school))


async def vraag_toestemming(sessie: Schrijver, melding: Melding, link_sleutel: bytes, nu: datetime) -> None:
    """Ask each address that waits, in a mail without a pupil."""
    for adres in melding.kopie_adressen[WACHT]:
        rij = Kopieadres(
            id=(kenmerk := uuid5(melding.id, f"kopie:{adres.casefold()}")),
            locatie_id=melding.locatie_id,
            melding_id=melding.id,
            mail=adres,
            token_hash=token_hash(maak_token(link_sleutel, kenmerk)),
            gevraagd_op=nu,
            gevraagd_door=melding.melder_id,
            verloopt_op=nu + GELDIG,
        )
        voeg_toe(sessie, rij)
        await zet_mail_klaar(sessie, _vraag(melding, adres, kenmerk, nu))


def _vraag(melding: Melding, adres: str, kenmerk: UUID, nu: datetime) -> Mailopdracht:
    return Mailopdracht(
        sjabloon=Sjabloon.KOPIEADRES,
        sleutel=f"{Sjabloon.KOPIEADRES}.{kenmerk}",
        locatie_id=melding.locatie_id,
        aan=adres,
        gegevens={
            "kopieadres_id": str(kenmerk),
            "gemeente": melding.gemeente_code,
            "kopie_eenmalig": "ja",
        },
        nu=nu,
    )


async def kopie_van(sessie: Lezer, melding: Melding) -> tuple[str, ...]:
    """Who hears of this report besides its reporter: colleagues of the school, and who said yes."""
    gegeven, wacht = (melding.kopie_adressen.get(soort, ()) for soort in (ADRESSEN, WACHT))
    ja = select(Kopieadres.mail).where(
        Kopieadres.locatie_id == melding.locatie_id,
        or_(col(Kopieadres.melding_id).is_(None), Kopieadres.melding_id == melding.id),
        col(Kopieadres.bevestigd_op).is_not(None),
        col(Kopieadres.ingetrokken_op).is_(None),
    )
    bevestigd = (await sessie.exec(ja.order_by(Kopieadres.mail))).all()
    return (*(adres for adres in gegeven if adres not in wacht), *bevestigd)


_ONTVANGERS = """
SELECT a.mail, CASE WHEN NOT coalesce(m.kopie_adressen->'wacht', '[]') ? a.mail THEN 'krijgt'
  WHEN k.ingetrokken_op IS NULL AND k.bevestigd_op IS NOT NULL THEN 'krijgt'
  WHEN k.ingetrokken_op IS NULL AND k.verloopt_op > :nu THEN 'gevraagd' ELSE 'geen' END AS stand
FROM melding m CROSS JOIN LATERAL jsonb_array_elements_text(m.kopie_adressen->'adressen') AS a(mail)
LEFT JOIN kopieadres k ON k.melding_id = m.id AND k.mail = a.mail
WHERE m.id = :melding
"""


async def kopieontvangers(sessie: Lezer, melding_id: UUID, nu: datetime) -> tuple[Kopieontvanger, ...]:
    """What the school sees of the addresses that it gave with a report."""
    gevonden = await rijen(sessie, _ONTVANGERS, melding=melding_id, nu=nu)
    return tuple(Kopieontvanger.model_validate(dict(rij)) for rij in gevonden)
