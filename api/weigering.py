"""Why somebody may not: what a page says of a button that is not there."""

from collections.abc import Callable

from domain.fouten import Geweigerd


def weigering(check: Callable[..., None], *over: object) -> str:
    """The sentence with which a policy refuses; empty when it does not."""
    try:
        check(*over)
    except Geweigerd as fout:
        return str(fout)
    return ""
