"""The pupils of a campaign: who is in line, who was approached, and what everybody says about them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlmodel import col, select

from domain.soorten import Deelnemerstaat, Wijziging
from storage.campagnes import vertel_deelnemer
from storage.database import Lezer, Schrijver
from storage.lezen import rijen
from storage.mails import MOEIZAAM_NA, VRAAG_BIJ
from storage.tabellen import Deelnemer, Procedure, Vraag


class Tempo(BaseModel, frozen=True):
    """How busy a campaign is: asked in the last minute, and approached while the mail has not left yet."""

    gevraagd: int
    onderweg: int
    laatst: datetime | None


def deelnemer_id(campagne_id: UUID, leerling_id: UUID) -> UUID:
    """A pupil is in a campaign once, however often the name is handed in."""
    return uuid5(campagne_id, f"deelnemer:{leerling_id}")


async def wacht_op_namen(sessie: Schrijver) -> None:
    """One campaign at a time takes names in, until the transaction ends: of two that want the same pupil the
    second sees what the first did, and says so. Take it after the campaign's own lock.
    """
    await rijen(sessie, "SELECT pg_advisory_xact_lock(hashtext('campagnenamen'))")


async def volgende_in_de_rij(sessie: Schrijver, campagne_id: UUID, hooguit: int) -> Sequence[Deelnemer]:
    """The next pupils in line, locked; the caller holds the campaign's lock."""
    zoek = select(Deelnemer).where(
        Deelnemer.campagne_id == campagne_id,
        Deelnemer.staat == Deelnemerstaat.WACHT.value,
        col(Deelnemer.aan_de_beurt),
    )
    return (await sessie.exec(zoek.order_by(col(Deelnemer.volgnummer)).limit(hooguit))).all()


# Somebody counts from the moment that their mail left, or that the letter was made when there is no mail. A
# mail that stays behind is on the way; one that was refused, or tried over and over, waits for a person.
_TEMPO = """
WITH gevraagd AS (
  SELECT d.staat, d.gevraagd_op IS NULL OR coalesce(m.status = 'klaar' AND m.pogingen < :moeizaam, false)
      AS onderweg, coalesce(m.verzonden_op, d.gevraagd_op) AS op
  FROM deelnemer d
  LEFT JOIN mail m ON m.traject_id = d.traject_id AND m.gemaakt_op = d.gevraagd_op
    AND m.sjabloon = ANY (:sjablonen)
  WHERE d.campagne_id = :id AND d.staat IN ('benaderd', 'klaar') AND d.benaderd_op IS NOT NULL)
SELECT count(*) FILTER (WHERE NOT onderweg AND op > :sinds) AS gevraagd,
       count(*) FILTER (WHERE onderweg AND (op IS NOT NULL OR staat = 'benaderd')) AS onderweg,
       max(op) FILTER (WHERE NOT onderweg) AS laatst
FROM gevraagd
"""
_STATEN = "SELECT staat, count(*) AS aantal FROM deelnemer WHERE campagne_id = :id GROUP BY staat"


async def lees_tempo(sessie: Lezer, campagne_id: UUID, nu: datetime, venster: timedelta) -> Tempo:
    """What was sent lately, counted from the register: it holds whatever process died meanwhile."""
    sjablonen = [sjabloon.value for sjabloon in VRAAG_BIJ.values()]
    waarden = {"sinds": nu - venster, "sjablonen": sjablonen, "moeizaam": MOEIZAAM_NA}
    [rij] = await rijen(sessie, _TEMPO, id=campagne_id, **waarden)
    return Tempo.model_validate(dict(rij))


async def tel_staten(sessie: Lezer, campagne_id: UUID) -> dict[Deelnemerstaat, int]:
    """How many pupils are where."""
    geteld = await rijen(sessie, _STATEN, id=campagne_id)
    return {Deelnemerstaat(rij["staat"]): rij["aantal"] for rij in geteld}


async def deelnemer_van(sessie: Lezer, procedure: Procedure) -> Deelnemer | None:
    """The pupil in the campaign that started this procedure; None for one that no campaign started."""
    zoek = select(Deelnemer).where(Deelnemer.id == procedure.aanleiding_id)
    return (await sessie.exec(zoek)).one_or_none()


async def noteer_gevraagd(sessie: Schrijver, procedure: Procedure, nu: datetime) -> Deelnemer | None:
    """The first step stands: from now on the pupil counts as asked."""
    deelnemer = await deelnemer_van(sessie, procedure)
    if deelnemer and deelnemer.gevraagd_op is None:
        deelnemer.gevraagd_op = nu
        sessie.add(deelnemer)
    return deelnemer


async def noteer_antwoord(sessie: Schrijver, vraag: Vraag, nu: datetime) -> None:
    """What parents answered; a late answer, after their term, wakes the procedure that went on without it."""
    if vraag.procedure_id is None:
        return
    zoek = select(Deelnemer).where(Deelnemer.procedure_id == vraag.procedure_id).with_for_update()
    deelnemer = (await sessie.exec(zoek)).one_or_none()
    if deelnemer is None:
        return
    deelnemer.antwoord, deelnemer.antwoord_op = vraag.antwoordcode, nu
    deelnemer.gegevens = {**deelnemer.gegevens, "ouders": dict(vraag.velden)}
    sessie.add(deelnemer)
    if vraag.te_laat:
        await vertel_deelnemer(sessie, deelnemer, Wijziging.NIEUWE_GEGEVENS, vraag.id, nu)


async def sluit_deelnemer(sessie: Schrijver, deelnemer: Deelnemer, resultaat: str, nu: datetime) -> None:
    """The procedure of this pupil came to an end."""
    deelnemer.staat, deelnemer.resultaat, deelnemer.gesloten_op = Deelnemerstaat.KLAAR.value, resultaat, nu
    sessie.add(deelnemer)
