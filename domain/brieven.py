"""The names of letters: a letter is a folder of templates/brieven, and its code says in words what it is."""

import re

SOORT = re.compile(r"[a-z]+(-[a-z]+)*")


def check_briefsoort(soort: str) -> str:
    """The code itself; ValueError for anything that could be more than a folder's name."""
    if not SOORT.fullmatch(soort):
        raise ValueError(f"no kind of letter: {soort!r}")
    return soort


def briefnaam(soort: str) -> str:
    """What people call the letter: "Tweede uitnodiging" for tweede-uitnodiging."""
    return check_briefsoort(soort).replace("-", " ").capitalize()
