"""How a municipality's letters and mails look; the row that held at a moment decides."""

from base64 import b64encode
from datetime import datetime
from uuid import uuid4

from pydantic import BaseModel

from domain.huisstijl import STANDAARDKLEUR
from storage.database import Lezer, Schrijver
from storage.lezen import een
from storage.rijen import voeg_toe
from storage.tabellen import Huisstijlrij


class Huisstijl(BaseModel, frozen=True):
    """What layouts use as `s`; `afzender` and `ondertekening` are empty where nobody chose them."""

    kleur: str = STANDAARDKLEUR
    afzender: str = ""
    ondertekening: str = ""
    logo: bytes | None = None
    logo_soort: str = ""

    @property
    def logo_adres(self) -> str:
        """The logo as a data address; empty without one."""
        if self.logo is None:
            return ""
        return f"data:{self.logo_soort};base64,{b64encode(self.logo).decode()}"


STANDAARD = Huisstijl()
_HUISSTIJL = """
SELECT kleur, afzender, ondertekening, logo, logo_soort FROM huisstijl
WHERE gemeente_code = :gemeente AND gemaakt_op <= :op ORDER BY gemaakt_op DESC, id LIMIT 1
"""


async def huisstijl_van(sessie: Lezer, gemeente: str, op: datetime) -> Huisstijl:
    """The style that held at that moment, or the standard one."""
    return await een(sessie, Huisstijl, _HUISSTIJL, gemeente=gemeente, op=op) or STANDAARD


async def bewaar_huisstijl(sessie: Schrijver, gemeente: str, stijl: Huisstijl, nu: datetime) -> None:
    """From now on; what was sent before keeps the style of its day."""
    voeg_toe(sessie, Huisstijlrij(id=uuid4(), gemeente_code=gemeente, gemaakt_op=nu, **stijl.model_dump()))
