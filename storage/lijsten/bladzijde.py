"""Lists in pages."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from typing import Any, Generic, TypeVar

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
