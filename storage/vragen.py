"""Questions to schools and to parents: asked with a one-time link, answered once."""

from datetime import datetime
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import bindparam, text
from sqlmodel import col, select, update

from domain.procedures.alle import aan_wie
from domain.soorten import WachtStatus
from storage.database import Lezer, Schrijver
from storage.deelnemers import noteer_antwoord
from storage.eenmalig import token_hash
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.lezen import rijen
from storage.namen import initialen
from storage.rijen import voeg_toe
from storage.tabellen import EenmaligeLink, Vraag
from storage.termijnen import laat_vervallen
from storage.uitgaand import Uitgaandsoort, zet_uitgaand


class OpenVraag(BaseModel, frozen=True):
    """What a one-time link shows: the school's own number, initials and class, and one question.

    With `soort` ("procedure.stap") the school chooses its answer from the outcomes of that step. To parents
    there is no report: initials and the municipality are all that is shown, in the language `thuistaal`.
    """

    vraag_id: UUID
    soort: str
    tekst: str
    school: str = ""
    gemeente: str = ""
    leerlingnummer: str = ""
    initialen: str
    klas: str = ""
    melding_nummer: str = ""
    uiterlijk: datetime
    thuistaal: str = ""


class Beantwoord(BaseModel, frozen=True):
    """A question that has just been answered."""

    vraag_id: UUID
    traject_id: UUID


def link_van(vraag_id: UUID) -> UUID:
    """The id of a question's first link; the token is derived from it."""
    return uuid5(vraag_id, "link:1")


_VRAAG = select(Vraag).where(Vraag.id == bindparam("vraag"))


async def vind_vraag(sessie: Lezer, vraag_id: UUID) -> Vraag | None:
    return (await sessie.exec(_VRAAG, params={"vraag": vraag_id})).one_or_none()


async def leg_vraag_vast(sessie: Schrijver, vraag: Vraag, token: str, verloopt_op: datetime) -> None:
    """Write the question with its first one-time link."""
    link = EenmaligeLink(
        id=link_van(vraag.id),
        vraag_id=vraag.id,
        token_hash=token_hash(token),
        gemaakt_op=vraag.gesteld_op,
        verloopt_op=verloopt_op,
    )
    voeg_toe(sessie, vraag, link)


def brieflink(vraag: Vraag, code: str, verloopt_op: datetime) -> EenmaligeLink:
    """The second way to the same question: the code in the letter. Answering by one ends both."""
    return EenmaligeLink(
        id=uuid5(vraag.id, "link:brief"),
        vraag_id=vraag.id,
        token_hash=token_hash(code),
        gemaakt_op=vraag.gesteld_op,
        verloopt_op=verloopt_op,
    )


async def verleng_link(sessie: Schrijver, vraag_id: UUID, tot: datetime) -> None:
    """Let the links that were not used work until `tot` at least: a reminder may not carry a dead link."""
    ongebruikt = (
        col(EenmaligeLink.vraag_id) == vraag_id,
        col(EenmaligeLink.gebruikt_op).is_(None),
        col(EenmaligeLink.ingetrokken_op).is_(None),
        col(EenmaligeLink.verloopt_op) < tot,
    )
    await sessie.exec(update(EenmaligeLink).where(*ongebruikt).values(verloopt_op=tot))


_VRAAG_BIJ_LINK = """
SELECT v.id AS vraag_id, v.soort, v.tekst, v.uiterlijk, g.naam AS gemeente, coalesce(s.naam, '') AS school,
  coalesce(m.leerlingnummer, '') AS leerlingnummer, coalesce(m.initialen, '') AS initialen,
  coalesce(m.klas, '') AS klas, coalesce(m.nummer, '') AS melding_nummer,
  l.voornamen, l.voorvoegsel, l.achternaam, coalesce(h.taal, '') AS thuistaal
FROM eenmalige_link e
JOIN vraag v ON v.id = e.vraag_id
JOIN traject t ON t.id = v.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN gemeente g ON g.code = t.gemeente_code
LEFT JOIN melding m ON m.id = v.melding_id
LEFT JOIN schoollocatie s ON s.id = v.locatie_id
LEFT JOIN thuistaal h ON h.leerling_id = t.leerling_id
"""
_OPEN = (
    "e.token_hash = :token AND e.gebruikt_op IS NULL AND e.ingetrokken_op IS NULL AND e.verloopt_op > :nu"
    " AND v.status = 'open'"
)


async def vraag_bij_token(sessie: Lezer, token: str, nu: datetime) -> OpenVraag | None:
    """The question behind a link that still works; None for an unknown, used, revoked or expired one."""
    return await lees_open_vraag(sessie, _OPEN, token, nu)


async def lees_open_vraag(sessie: Lezer, waar: str, token: str, nu: datetime) -> OpenVraag | None:
    """The question behind a link that fits the condition, which uses `e`, `v`, :token and :nu."""
    sql = f"{_VRAAG_BIJ_LINK} WHERE {waar}"
    gevonden = await rijen(sessie, sql, token=token_hash(token), nu=nu)
    if not gevonden:
        return None
    rij = dict(gevonden[0])
    naam = (rij.pop("voornamen"), rij.pop("voorvoegsel"), rij.pop("achternaam"))
    return OpenVraag.model_validate({**rij, "initialen": rij["initialen"] or initialen(*naam)})


async def beantwoord(
    sessie: Schrijver,
    token: str,
    antwoord: str,
    naam: str,
    nu: datetime,
    *,
    code: str = "",
    velden: dict[str, str] | None = None,
) -> Beantwoord | None:
    """Take the answer, `code` where one is chosen; None when the link does not work (any more).

    The link is spent by one conditional update, so that it works once; the answer, the end of the term and
    the message to the workflow stand in the same transaction, so that nothing gets lost with Temporal down.
    """
    vraag_id = await _verbruik(sessie, token, nu)
    if vraag_id is None:
        return None
    vraag = (await sessie.exec(_VERGRENDEL, params={"vraag": vraag_id})).one()
    if vraag.status != WachtStatus.OPEN:
        return None
    vraag.antwoordcode, vraag.velden = code, velden or {}
    await sluit_vraag(sessie, vraag, antwoord, naam, nu)
    return Beantwoord(vraag_id=vraag.id, traject_id=vraag.traject_id)


_VERGRENDEL = select(Vraag).where(Vraag.id == bindparam("vraag")).with_for_update()
_VERBRUIK = text(
    "UPDATE eenmalige_link SET gebruikt_op = :nu WHERE token_hash = :token AND gebruikt_op IS NULL"
    " AND ingetrokken_op IS NULL AND verloopt_op > :nu RETURNING vraag_id"
)


async def _verbruik(sessie: Schrijver, token: str, nu: datetime) -> UUID | None:
    verbinding = await sessie.connection()
    waarden = {"token": token_hash(token), "nu": nu}
    vraag_id: UUID | None = (await verbinding.execute(_VERBRUIK, waarden)).scalar_one_or_none()
    return vraag_id


async def sluit_vraag(sessie: Schrijver, vraag: Vraag, antwoord: str, naam: str, nu: datetime) -> None:
    """End an open question with this answer, its choice already in the row, and tell the workflow."""
    vraag.status, vraag.antwoord, vraag.antwoord_naam, vraag.beantwoord_op = (
        WachtStatus.GEDAAN,
        antwoord,
        naam,
        nu,
    )
    sessie.add(vraag)
    await laat_vervallen(sessie, vraag.id)
    await leg_feit_vast(sessie, _beantwoord_feit(vraag, nu))
    if vraag.locatie_id is None:
        await noteer_antwoord(sessie, vraag, nu)
    await zet_uitgaand(
        sessie,
        Uitgaandsoort.ANTWOORD,
        vraag.traject_id,
        vraag.id,
        nu,
        gegevens={"code": vraag.antwoordcode},
        procedure_id=vraag.procedure_id,
    )


def _beantwoord_feit(vraag: Vraag, nu: datetime) -> Feit:
    return Feit(
        traject_id=vraag.traject_id,
        sleutel=f"vraag-beantwoord:{vraag.id}",
        op=nu,
        wat="vraag-beantwoord",
        namens=aan_wie(vraag.soort).value,
        waarom=vraag.antwoord_naam,
        gegevens=_keuze(vraag),
    )


def _keuze(vraag: Vraag) -> dict[str, str]:
    """What the school chose, for the log; nothing when it answered in its own words."""
    return {"vraag": vraag.soort, "uitkomst": vraag.antwoordcode} if vraag.antwoordcode else {}


async def trek_vraag_in(sessie: Schrijver, vraag_id: UUID, nu: datetime) -> None:
    """The question is no longer needed: its link stops working; an answer that was given stays."""
    rij = update(Vraag).where(col(Vraag.id) == vraag_id, col(Vraag.status) == WachtStatus.OPEN)
    await sessie.exec(rij.values(status=WachtStatus.VERVALLEN))
    link = update(EenmaligeLink).where(
        col(EenmaligeLink.vraag_id) == vraag_id, col(EenmaligeLink.gebruikt_op).is_(None)
    )
    await sessie.exec(link.values(ingetrokken_op=nu))


async def trek_open_vragen_in(sessie: Schrijver, procedure_id: UUID, nu: datetime) -> None:
    """A procedure that ended asks nothing any more, also what stayed unanswered on the way."""
    open_ = select(Vraag.id).where(Vraag.procedure_id == procedure_id, Vraag.status == WachtStatus.OPEN)
    for vraag_id in (await sessie.exec(open_)).all():
        await trek_vraag_in(sessie, vraag_id, nu)
