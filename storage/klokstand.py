"""The stand of the demo clock; production has none and tells the real time."""

from sqlmodel import select

from domain.klok import KlokStand
from storage.database import Lezer, Schrijver
from storage.tabellen import Klokregel

DE_KLOK = 1


async def lees_klokstand(sessie: Lezer) -> KlokStand | None:
    """The stand that all processes share, or None when the time is real."""
    rij = (await sessie.exec(select(Klokregel).where(Klokregel.id == DE_KLOK))).one_or_none()
    if rij is None:
        return None
    return KlokStand(echt=rij.echt, gespeeld=rij.gespeeld, dagen_per_seconde=rij.dagen_per_seconde)


async def zet_klokstand(sessie: Schrijver, stand: KlokStand) -> None:
    """From now on every process tells the time by this stand."""
    await sessie.merge(Klokregel(id=DE_KLOK, **stand.model_dump(exclude={"vast"})))
    await sessie.flush()
