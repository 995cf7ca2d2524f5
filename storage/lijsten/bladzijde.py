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
    sessie: Lezer, soort: type[R], kolommen: str, keuze: Keuze, pagina: int, /, **waarden: Any
) -> tuple[Bladzijde[R], Mapping[str, int]]:
    """As `blader`, for long lists: only the rows of this page are joined to the rest (`kolommen`,
    without a WHERE), so that a page costs the same wherever it stands. With the counts; two queries.
    """
    tel = f"SELECT count(*) AS totaal{keuze.tel} {keuze.uit}"
    geteld: Mapping[str, int] = dict((await rijen(sessie, tel, **waarden))[0])
    ids = f"SELECT {keuze.sleutel} {keuze.uit} ORDER BY {keuze.volgorde} LIMIT :limiet OFFSET :vanaf"
    regels = await alle(
        sessie,
        soort,
        f"WITH keuze AS MATERIALIZED ({ids}) {kolommen}"
        f" WHERE {keuze.sleutel} IN (SELECT id FROM keuze) ORDER BY {keuze.volgorde}",
        limiet=PER_PAGINA,
        vanaf=PER_PAGINA * (pagina - 1),
        **waarden,
    )
    blad = Bladzijde[soort](  # type: ignore[valid-type]  # the model class is only known at run time
        regels=regels, totaal=geteld["totaal"], pagina=pagina, per_pagina=PER_PAGINA
    )
    return blad, geteld


async def blader(
    sessie: Lezer, soort: type[R], sql: str, volgorde: str, pagina: int | None, /, **waarden: Any
) -> Bladzijde[R]:
    """One page of a query, or all of it when `pagina` is None; two queries.

    `sql` and `volgorde` are texts of our own; what people typed goes in as parameters.
    """
    per_pagina = PER_PAGINA if pagina else ALLES
    geteld = await rijen(sessie, f"SELECT count(*) AS totaal FROM ({sql}) AS alles", **waarden)
    regels = await alle(
        sessie,
        soort,
        f"{sql} ORDER BY {volgorde} LIMIT :limiet OFFSET :vanaf",
        limiet=per_pagina,
        vanaf=per_pagina * ((pagina or 1) - 1),
        **waarden,
    )
    return Bladzijde[soort](  # type: ignore[valid-type]  # the model class is only known at run time
        regels=regels, totaal=geteld[0]["totaal"], pagina=pagina or 1, per_pagina=per_pagina
    )
