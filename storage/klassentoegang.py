"""The way in to what a school is asked, without an account: a mailed link, and a fresh code for names."""

from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from sqlmodel import select

from domain.campagnes.aanwezigheid import CODE_GELDIG, HOOGUIT_FOUT
from domain.soorten import Campagnestatus
from storage.database import Lezer, Schrijver
from storage.eenmalig import maak_code, token_hash
from storage.schoolverzoek import mail_code, soort_van
from storage.tabellen import Campagne, Klassenvraag

RUSTTIJD = timedelta(seconds=30)
"""Between two codes: asking again by a double click sends one mail."""


async def vraag_bij_token(sessie: Lezer, token: str) -> tuple[Klassenvraag, Campagne] | None:
    """The question behind a link; None for an unknown one and for a campaign that was stopped."""
    zoek = (
        select(Klassenvraag, Campagne)
        .join(Campagne)
        .where(Klassenvraag.token_hash == token_hash(token), Campagne.status != Campagnestatus.GESTOPT.value)
    )
    gevonden = (await sessie.exec(zoek)).one_or_none()
    return (gevonden[0], gevonden[1]) if gevonden else None


async def _vergrendel(sessie: Schrijver, vraag_id: UUID) -> Klassenvraag:
    return (
        await sessie.exec(select(Klassenvraag).where(Klassenvraag.id == vraag_id).with_for_update())
    ).one()


async def stuur_code(sessie: Schrijver, vraag_id: UUID, nu: datetime, echt_nu: datetime) -> None:
    """Mail a fresh code to the school; the one before stops working. Again within half a minute is once."""
    vraag = await _vergrendel(sessie, vraag_id)
    if vraag.code_op and echt_nu - vraag.code_op < RUSTTIJD:
        return
    vraag.codes, vraag.code_fout = vraag.codes + 1, 0
    vraag.code_op, vraag.code_tot = echt_nu, echt_nu + CODE_GELDIG
    sessie.add(vraag)
    await mail_code(sessie, vraag, await soort_van(sessie, vraag), nu)


async def gebruik_code(
    sessie: Schrijver, vraag_id: UUID, code: str, link_sleutel: bytes, echt_nu: datetime
) -> bool:
    """Whether this is the last code and still works; a wrong one is counted, a right one is spent."""
    vraag = await _vergrendel(sessie, vraag_id)
    if vraag.code_tot is None or echt_nu >= vraag.code_tot or vraag.code_fout >= HOOGUIT_FOUT:
        return False
    cijfers = "".join(teken for teken in code if teken.isascii() and teken.isdigit())
    goed = compare_digest(maak_code(link_sleutel, vraag.id, vraag.codes), cijfers)
    vraag.code_tot = None if goed else vraag.code_tot
    vraag.code_fout += not goed
    sessie.add(vraag)
    return goed
