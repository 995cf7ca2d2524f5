"""Planted faults, put into a process before it starts: the invariants must catch each of them.

Each is a mistake that somebody could make with good intentions; none of them stands in the product.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any
from uuid import UUID, uuid4


def vinkt_af_voor_bezorgen() -> None:
    """The relay ticks the outbox off before the workflow has the report: at most once."""
    from relay.doorgeven import Doorgever

    oorspronkelijk = Doorgever.lever

    async def lever(self: Doorgever, bestelling: Any) -> None:
        await self._vink_af(bestelling)
        await oorspronkelijk(self, bestelling)

    Doorgever.lever = lever  # type: ignore[method-assign]  # that is the mutant


def nieuw_message_id_per_poging() -> None:
    """The Message-ID is drawn when the mail is rendered, so that a second attempt is another mail."""
    from relay import bezorgen, opmaak

    oorspronkelijk = opmaak.maak_brief

    def maak_brief(*args: Any) -> Any:
        brief = oorspronkelijk(*args)
        domein = str(brief.bericht["Message-ID"]).partition("@")[2]
        brief.bericht.replace_header("Message-ID", f"<{uuid4()}@{domein}")
        return brief

    _vervang(bezorgen, "maak_brief", maak_brief)


def intake_zonder_outbox() -> None:
    """The workflow is told after the commit instead of by a row in the same transaction."""
    from storage import intake

    async def niets(*args: Any) -> None:
        return None

    _vervang(intake, "zet_uitgaand", niets)


def rond_af_zonder_voorwaarde() -> None:
    """Completing a task overwrites whatever stands there."""
    from sqlmodel import col, update

    from activities import afronden
    from domain.soorten import WachtStatus
    from storage.tabellen import Taak

    async def rond_af(sessie: Any, taak_id: UUID, antwoord: Any, nu: Any) -> bool:
        await sessie.exec(
            update(Taak)
            .where(col(Taak.id) == taak_id)
            .values(
                status=WachtStatus.GEDAAN,
                besluit=antwoord.besluit,
                antwoord_id=antwoord.id,
                afgerond_door=antwoord.gebruiker_id,
                afgerond_op=nu,
            )
        )
        return True

    _vervang(afronden, "rond_af", rond_af)


def _vervang(module: ModuleType, naam: str, door: object) -> None:
    assert hasattr(module, naam), "The product changed: the mutant would change nothing."
    setattr(module, naam, door)


MUTANTEN: dict[str, Callable[[], None]] = {
    functie.__name__: functie
    for functie in (
        vinkt_af_voor_bezorgen,
        nieuw_message_id_per_poging,
        intake_zonder_outbox,
        rond_af_zonder_voorwaarde,
    )
}
