"""Whether an address for copies belongs to the school: what a reporter types can be anybody's."""

from collections.abc import Iterable

_OPENBAAR = """
gmail.com googlemail.com outlook.com outlook.nl hotmail.com hotmail.nl live.com live.nl msn.com icloud.com
me.com yahoo.com yahoo.nl proton.me protonmail.com gmx.com ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl
home.nl upcmail.nl telfort.nl casema.nl chello.nl zonnet.nl tele2.nl solcon.nl online.nl quicknet.nl
"""
OPENBAAR = frozenset(_OPENBAAR.split())
"""Where everybody can have an address: sharing it says nothing."""


def is_van_school(adres: str, adressen: Iterable[str]) -> bool:
    """At the same mail domain as one of the school's own addresses, and no public one."""
    domein = _domein(adres)
    return domein not in OPENBAAR and domein in {_domein(eigen) for eigen in adressen if "@" in eigen}


def _domein(adres: str) -> str:
    return adres.rpartition("@")[2].casefold()
