"""One-time links: a token that can be made again from the link's id, and the hash that the register keeps.

The token is derived, not drawn, so that a mail can be rendered at the moment of sending (and again after a
failure) while the database never holds more than the hash.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from uuid import UUID


def maak_token(link_sleutel: bytes, link_id: UUID) -> str:
    """The 43 characters that stand in the mailed address: base64url of HMAC-SHA256(key, link id)."""
    return urlsafe_b64encode(hmac.digest(link_sleutel, link_id.bytes, "sha256")).rstrip(b"=").decode()


def token_hash(token: str) -> bytes:
    """SHA-256 of a token as it came in, which may be any text that somebody typed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def maak_code(link_sleutel: bytes, vraag_id: UUID, nummer: int) -> str:
    """The six digits of the n-th code for a class list; derived, so that no database holds them."""
    bron = hmac.digest(link_sleutel, vraag_id.bytes + nummer.to_bytes(4, "big"), "sha256")
    return f"{int.from_bytes(bron[:8], 'big') % 1_000_000:06}"


def maak_toegangsbewijs(link_sleutel: bytes, vraag_id: UUID, tot: datetime) -> str:
    """What a browser shows after the right code: until when, signed. `tot` is real time."""
    moment = str(int(tot.timestamp()))
    handtekening = hmac.digest(link_sleutel, b"toegang:" + vraag_id.bytes + moment.encode(), "sha256")
    return f"{moment}.{urlsafe_b64encode(handtekening).rstrip(b'=').decode()}"


def is_toegangsbewijs(link_sleutel: bytes, vraag_id: UUID, bewijs: str, echt_nu: datetime) -> bool:
    """Whether this proof was given out for this class list and still holds."""
    moment = bewijs.partition(".")[0]
    if not (moment.isascii() and moment.isdigit() and len(moment) < 12):
        return False
    tot = datetime.fromtimestamp(int(moment), UTC)
    verwacht = maak_toegangsbewijs(link_sleutel, vraag_id, tot)
    return hmac.compare_digest(verwacht.encode(), bewijs.encode("utf-8", "replace")) and echt_nu < tot


LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0, O, 1, I, L or U: what is read from paper is typed as it was meant."""
BRIEFCODE = 12


def maak_briefcode(link_sleutel: bytes, vraag_id: UUID) -> str:
    """The code in a letter: twelve characters, nearly 59 bits, that somebody can type."""
    getal = int.from_bytes(hmac.digest(link_sleutel, b"brief:" + vraag_id.bytes, "sha256"), "big")
    return "".join(LETTERS[getal // len(LETTERS) ** plek % len(LETTERS)] for plek in range(BRIEFCODE))


def als_briefcode(getypt: str) -> str:
    """What was typed without spaces and dashes, in capitals."""
    return "".join(teken for teken in getypt.upper() if teken.isalnum())


def met_streepjes(code: str) -> str:
    """As it is printed: three groups of four."""
    return "-".join(code[begin : begin + 4] for begin in range(0, len(code), 4))
