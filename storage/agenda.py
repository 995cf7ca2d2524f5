"""Conversations in calendars: mails with the appointment to the school and to parents who gave an address."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.agenda import begin_van
from domain.procedures.model import Agenda
from storage.database import Lezer, Schrijver
from storage.lezen import een
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.post import is_overleden, schrijf_school
from storage.tabellen import Procedure, Taakantwoord


class Gepland(BaseModel, frozen=True):
    """The answer that planned a conversation; `agenda` is what was mailed about it last."""

    antwoord_id: UUID
    velden: dict[str, str]
    agenda: Agenda = Agenda.ZET

    @property
    def ouders(self) -> str:
        """The address that the parents gave; empty when they gave none."""
        return self.velden.get("ouder_mail", "")


_LAATSTE = """
SELECT w.id AS antwoord_id, w.velden, m.gegevens->>'agenda' AS agenda
FROM mail m JOIN taakantwoord w ON w.id = (m.gegevens->>'antwoord_id')::uuid
WHERE m.traject_id = :traject_id AND m.gegevens->>'agenda_uid' = :uid AND NOT m.gegevens ? 'oud_adres'
ORDER BY (m.gegevens->>'agenda_volgnummer')::int DESC LIMIT 1
"""


async def zet_in_agenda(
    sessie: Schrijver, procedure: Procedure, antwoord: Taakantwoord, nu: datetime
) -> None:
    """A new conversation, or another day for it: calendars replace what they have under this uid.

    Parents who had it under another address have it taken out there.
    """
    gepland = Gepland(antwoord_id=antwoord.id, velden=antwoord.velden)
    laatste = await _laatste(sessie, procedure)
    if laatste and laatste.agenda is Agenda.ZET and laatste.ouders != gepland.ouders:
        weg = _gegevens(procedure, laatste.model_copy(update={"agenda": Agenda.HAAL_WEG}))
        await _mail_ouders(sessie, procedure, laatste.ouders, antwoord.id, nu, weg | {"oud_adres": "ja"})
    await _mail(sessie, procedure, gepland, antwoord.id, nu)


async def haal_uit_agenda(
    sessie: Schrijver, procedure: Procedure, stap: UUID, nu: datetime, *, alleen_komend: bool = False
) -> None:
    """The conversation that was planned last does not take place; nothing happens when there is none."""
    laatste = await _laatste(sessie, procedure)
    if laatste is None or laatste.agenda is Agenda.HAAL_WEG:
        return
    if alleen_komend and begin_van(laatste.velden) <= nu:
        return
    await _mail(sessie, procedure, laatste.model_copy(update={"agenda": Agenda.HAAL_WEG}), stap, nu)


async def _laatste(sessie: Lezer, procedure: Procedure) -> Gepland | None:
    return await een(sessie, Gepland, _LAATSTE, traject_id=procedure.traject_id, uid=str(procedure.id))


async def _mail(sessie: Schrijver, procedure: Procedure, gepland: Gepland, stap: UUID, nu: datetime) -> None:
    gegevens = _gegevens(procedure, gepland)
    await schrijf_school(sessie, Sjabloon.AFSPRAAK, procedure.traject_id, stap, nu, gegevens)
    await _mail_ouders(sessie, procedure, gepland.ouders, stap, nu, gegevens)


def _gegevens(procedure: Procedure, gepland: Gepland) -> dict[str, str]:
    return {
        "antwoord_id": str(gepland.antwoord_id),
        "agenda": gepland.agenda.value,
        "agenda_uid": str(procedure.id),
        "agenda_volgnummer": str(_volgnummer(procedure, gepland.agenda)),
    }


async def _mail_ouders(
    sessie: Schrijver, procedure: Procedure, aan: str, stap: UUID, nu: datetime, gegevens: dict[str, str]
) -> None:
    if not aan or await is_overleden(sessie, procedure.traject_id):
        return
    opdracht = Mailopdracht(
        sjabloon=Sjabloon.AFSPRAAK_OUDERS,
        sleutel=f"{Sjabloon.AFSPRAAK_OUDERS}.{stap}{'.oud' if 'oud_adres' in gegevens else ''}",
        traject_id=procedure.traject_id,
        aan=aan,
        gegevens=gegevens,
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)


def _volgnummer(procedure: Procedure, agenda: Agenda) -> int:
    """Grows with the steps of the procedure; taking out comes after putting in, also within one step."""
    return 2 * procedure.ronde + (agenda is Agenda.HAAL_WEG)
