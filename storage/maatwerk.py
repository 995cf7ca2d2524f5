"""Made-to-measure education of a pupil: agreed, read in every dossier of the pupil, and stopped."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import col, update

from domain.maatwerk import Afspraak
from storage.database import Schrijver
from storage.driver import Rij
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.gebruikers import Persoon
from storage.lezen import Deel
from storage.tabellen import Maatwerk


class Maatwerkregel(BaseModel, frozen=True):
    """An agreement that was not withdrawn; `van_hier` when it was made in this dossier."""

    id: UUID
    afspraak: Afspraak
    uitleg: str
    door: str
    van_hier: bool


_VAN_LEERLING = """
SELECT w.id, w.weekdagen, w.van, w.tot, w.afspraak AS uitleg, g.naam AS door, w.traject_id = :id AS van_hier
FROM maatwerk w JOIN gebruiker g ON g.id = w.door JOIN traject t ON t.id = w.traject_id
WHERE t.leerling_id = (SELECT leerling_id FROM traject WHERE id = :id) AND w.ingetrokken_op IS NULL
ORDER BY w.van DESC, w.id
"""


def _regels(gevonden: Sequence[Rij]) -> tuple[Maatwerkregel, ...]:
    return tuple(
        Maatwerkregel(
            afspraak=Afspraak(dagen=frozenset(rij["weekdagen"]["dagen"]), van=rij["van"], tot=rij["tot"]),
            **{naam: rij[naam] for naam in ("id", "uitleg", "door", "van_hier")},
        )
        for rij in gevonden
    )


# Of the pupil, in whichever dossier it was agreed; the latest first.
MAATWERK = Deel(_VAN_LEERLING, _regels)


async def leg_maatwerk_vast(
    sessie: Schrijver,
    persoon: Persoon,
    traject_id: UUID,
    afspraak: Afspraak,
    uitleg: str,
    nu: datetime,
    *,
    sleutel: UUID,
) -> None:
    """`sleutel` is drawn with the form, so that sending it twice writes once."""
    feit = _feit(persoon, traject_id, f"maatwerk:{sleutel}", "maatwerk-afgesproken", afspraak.van, nu)
    if await leg_feit_vast(sessie, feit):
        sessie.add(
            Maatwerk(
                id=sleutel,
                traject_id=traject_id,
                weekdagen={"dagen": sorted(afspraak.dagen)},
                van=afspraak.van,
                tot=afspraak.tot,
                afspraak=uitleg,
                door=persoon.id,
                op=nu,
            )
        )


async def trek_maatwerk_in(
    sessie: Schrijver, persoon: Persoon, traject_id: UUID, id_: UUID, vandaag: date, nu: datetime
) -> bool:
    """It never held; False when there is none in this dossier."""
    weg = update(Maatwerk).where(
        col(Maatwerk.id) == id_,
        col(Maatwerk.traject_id) == traject_id,
        col(Maatwerk.ingetrokken_op).is_(None),
    )
    if (await sessie.exec(weg.values(ingetrokken_op=nu).returning(col(Maatwerk.id)))).first() is None:
        return False
    feit = _feit(persoon, traject_id, f"maatwerk-weg:{id_}", "maatwerk-ingetrokken", vandaag, nu)
    return await leg_feit_vast(sessie, feit)


def _feit(persoon: Persoon, traject_id: UUID, sleutel: str, wat: str, dag: date, nu: datetime) -> Feit:
    wie = {"namens": "mens", "wie": persoon.id}
    gegevens = {"dag": dag.isoformat()}
    return Feit(traject_id=traject_id, sleutel=sleutel, op=nu, wat=wat, gegevens=gegevens, **wie)
