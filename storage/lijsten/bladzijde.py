"""Lists in pages."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from storage.database import Lezer
from storage.lezen import alle, rijen

PER_PAGINA = 25
ALLES = 100_000  # an export, not a page
R = TypeVar("R", bound=BaseModel)


class Bladzijde(BaseModel, Generic[R], frozen=True):
    """A part of a list; pages count from 1. An export is one page with everything."""

    regels: tuple[R, ...]
    totaal: int
    pagina: int
    per_pagina: int

    @property
    def aantal_paginas(self) -> int:
        return max(1, -(-self.totaal // self.per_pagina))

    @property
    def vorige(self) -> int | None:
        return self.pagina - 1 if self.pagina > 1 else None

    @property
    def volgende(self) -> int | None:
        return self.pagina + 1 if self.pagina < self.aantal_paginas else None


class Keuze(NamedTuple):
    """Which rows, chosen on one table alone: its key, FROM and WHERE, their order, and what to count."""

    sleutel: str
    uit: str
    volgorde: str
    tel: str = ""


async def blader_keuze(
    sessie: Lezer, soort: type[R], kolommen: str, keuze: Keuze, pagina: int | None, /, **waarden: Any
) -> tuple[Bladzijde[R], Mapping[str, int]]:
    """As `blader`, for long lists: only the rows of this page are joined to the rest (`kolommen`,
    without a WHERE), so that a page costs the same wherever it stands. With the counts; two queries.
    """
    geteld = (await rijen(sessie, f"SELECT count(*) AS totaal{keuze.tel} {keuze.uit}", **waarden))[0]
    regels = await alle(
        sessie,
        soort,
        f"WITH keuze AS MATERIALIZED (SELECT {keuze.sleutel} {keuze.uit} ORDER BY {keuze.volgorde} {_DEEL})"
        f" {kolommen} WHERE {keuze.sleutel} IN (SELECT id FROM keuze) ORDER BY {keuze.volgorde}",
        **_deel(pagina),
        **waarden,
    )
    return _blad(soort, regels, geteld["totaal"], pagina), geteld


async def blader_samen(
    sessie: Lezer,
    soort: type[R],
    kolommen: str,
    uit: str,
    volgorde: str,
    pagina: int | None,
    /,
    **waarden: Any,
) -> Bladzijde[R]:
    """As `blader_keuze`, for rows of several tables: `uit` is a query over them, `kolommen` joins its page,
    which is called `keuze`, to the rest. One query, since all rows have to be looked at for a page of them.
    """
    gevonden = await rijen(
        sessie,
        f"WITH alles AS MATERIALIZED ({uit}),"
        f" keuze AS MATERIALIZED (SELECT * FROM alles AS keuze ORDER BY {volgorde} {_DEEL}),"
        f" blad AS ({kolommen} ORDER BY {volgorde})"
        " SELECT (SELECT count(*) FROM alles) AS totaal,"
        " (SELECT coalesce(json_agg(blad), '[]') FROM blad) AS regels",
        **_deel(pagina),
        **waarden,
    )
    regels = tuple(map(soort.model_validate, gevonden[0]["regels"]))
    return _blad(soort, regels, gevonden[0]["totaal"], pagina)


async def blader(
    sessie: Lezer, soort: type[R], sql: str, volgorde: str, pagina: int | None, /, **waarden: Any
) -> Bladzijde[R]:
    """One page of a query, or all of it when `pagina` is None; two queries.

    `sql` and `volgorde` are texts of our own; what people typed goes in as parameters.
    """
    geteld = await rijen(sessie, f"SELECT count(*) AS totaal FROM ({sql}) AS alles", **waarden)
    regels = await alle(sessie, soort, f"{sql} ORDER BY {volgorde} {_DEEL}", **_deel(pagina), **waarden)
    return _blad(soort, regels, geteld[0]["totaal"], pagina)


_DEEL = "LIMIT :limiet OFFSET :vanaf"


def _deel(pagina: int | None) -> dict[str, int]:
    """The parameters of `_DEEL`; everything when there are no pages."""
    return (
        {"limiet": PER_PAGINA, "vanaf": PER_PAGINA * (pagina - 1)}
        if pagina
        else {"limiet": ALLES, "vanaf": 0}
    )


def _blad(soort: type[R], regels: tuple[R, ...], totaal: int, pagina: int | None) -> Bladzijde[R]:
    return Bladzijde[soort](  # type: ignore[valid-type]  # the model class is only known at run time
        regels=regels, totaal=totaal, pagina=pagina or 1, per_pagina=PER_PAGINA if pagina else ALLES
    )
