"""Steps that the rules decide: for each, a look in the register that gives the code of an outcome."""

from collections.abc import Awaitable, Callable, Mapping

from activities.stappen import Zaak
from storage.database import Lezer

Bepaler = Callable[[Lezer, Zaak], Awaitable[str]]

BEPALERS: Mapping[str, Bepaler] = {}
"""By procedure and step, like "thuiszitter.is-thuiszitter"."""
