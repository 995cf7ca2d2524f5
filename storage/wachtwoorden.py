"""Passwords of local accounts: argon2id, and the same time for a name that nobody has."""

import secrets
from functools import cache

from pwdlib import PasswordHash

_HASHER = PasswordHash.recommended()


def hash_wachtwoord(wachtwoord: str) -> str:
    """An argon2id hash with its parameters; costs tens of milliseconds of CPU."""
    return _HASHER.hash(wachtwoord)


def klopt(wachtwoord: str, bekend: str | None) -> bool:
    """Whether the password fits; an unknown user (None) costs as much time as a wrong password."""
    past = _HASHER.verify(wachtwoord, bekend or _van_niemand())
    return past and bekend is not None


@cache
def _van_niemand() -> str:
    return _HASHER.hash(secrets.token_urlsafe(16))
