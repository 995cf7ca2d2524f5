"""The two ways in which the rules say no; both carry sentences that the user may read."""

from collections.abc import Mapping


class DomeinFout(Exception):
    """What went wrong is the input or the person asking, never the program: retrying cannot help."""


class Invoerfout(DomeinFout):
    """Input with faults: a Dutch sentence per field path ("leerling.adres.postcode").

    The sentences never repeat what was typed, so they can be logged and sent back.
    """

    def __init__(self, fouten: Mapping[str, str]) -> None:
        self.fouten: dict[str, str] = dict(fouten)
        super().__init__("; ".join(f"{veld}: {zin}" for veld, zin in self.fouten.items()))

    def onder(self, pad: str) -> "Invoerfout":
        """The same faults, one level deeper, for input that is part of other input."""
        return Invoerfout({f"{pad}.{veld}": zin for veld, zin in self.fouten.items()})


class Geweigerd(DomeinFout):
    """A policy refuses: `str()` is a Dutch sentence that the user may read."""


class Botsing(Geweigerd):
    """A colleague was first: what one looked at is no longer so. `str()` says how it stands now."""


class KalenderOnbekend(DomeinFout):
    """The calendar data do not reach the day that was asked for."""
