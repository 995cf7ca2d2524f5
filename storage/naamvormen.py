"""What searching for a pupil looks at, kept beside the pupil and made anew when the name changes."""

from sqlmodel import col, delete

from domain.zoekvormen import naamvormen
from storage.database import Schrijver
from storage.rijen import voeg_toe
from storage.tabellen import Leerling, Naamvorm


def bewaar_naamvormen(sessie: Schrijver, leerling: Leerling) -> None:
    """For a pupil that is new, or whose old forms are gone."""
    voeg_toe(sessie, *(Naamvorm(vorm=vorm, leerling_id=leerling.id) for vorm in _vormen(leerling)))


async def vervang_naamvormen(sessie: Schrijver, leerling: Leerling) -> None:
    """The name changed: what the old one was found by goes."""
    await sessie.exec(delete(Naamvorm).where(col(Naamvorm.leerling_id) == leerling.id))
    bewaar_naamvormen(sessie, leerling)


def _vormen(leerling: Leerling) -> list[str]:
    return sorted(naamvormen(leerling.zoeknaam))
