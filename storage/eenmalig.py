"""One-time links: a token that can be made again from the link's id, and the hash that the register keeps.

The token is derived, not drawn, so that a mail can be rendered at the moment of sending (and again after a
failure) while the database never holds more than the hash.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from uuid import UUID


def maak_token(link_sleutel: bytes, link_id: UUID) -> str:
    """The 43 characters that stand in the mailed address: base64url of HMAC-SHA256(key, link id)."""
    return urlsafe_b64encode(hmac.digest(link_sleutel, link_id.bytes, "sha256")).rstrip(b"=").decode()


def token_hash(token: str) -> bytes:
    """SHA-256 of a token as it came in, which may be any text that somebody typed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
