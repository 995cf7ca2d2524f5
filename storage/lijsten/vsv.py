"""The pages about the count of 1 October: the numbers, the background by age, and who was counted."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.leerplicht import leeftijd
from domain.namen import label
from domain.soorten import Onderwijssoort
from domain.vsv import Vsvklasse, teldag, trechter, vsv_percentage
from storage.database import Lezer
from storage.invoerbestand import Regelfout
from storage.lezen import alle, een, rijen
from storage.versleuteling import Kluis
from storage.vsv import DOEL, Geteld

_VELDEN = """
SELECT v.id, v.gemeente_code, g.naam AS gemeente, v.schooljaar, v.telling, v.geweigerd, v.gemaakt_op
FROM vsvtelling v JOIN gemeente g ON g.code = v.gemeente_code WHERE v.gemeente_code = ANY (:gemeenten)
"""
_INHOUD = "SELECT inhoud FROM vsvtelling WHERE id = :id AND gemeente_code = ANY (:gemeenten)"
_BEKEND = """
SELECT l.bsn_index, l.onderwijsnummer_index, t.nummer,
  EXISTS (SELECT 1 FROM procedure p JOIN traject q ON q.id = p.traject_id
          WHERE q.leerling_id = l.id
            AND p.soort IN ('uitval', 'begeleiding', 'kwetsbare-jongere')) AS benaderd
FROM leerling l JOIN LATERAL (SELECT * FROM traject q WHERE q.leerling_id = l.id
  AND q.gemeente_code = ANY (:gemeenten) ORDER BY q.geopend_op DESC LIMIT 1) t ON true
WHERE l.bsn_index = ANY (:indexen) OR l.onderwijsnummer_index = ANY (:indexen)
"""


class Vsvregelgroep(BaseModel, frozen=True):
    """A count with its numbers."""

    id: UUID
    gemeente_code: str
    gemeente: str
    schooljaar: int
    telling: dict[str, int]
    geweigerd: dict[str, Any]
    gemaakt_op: datetime

    @property
    def jaar(self) -> str:
        return f"{self.schooljaar}-{self.schooljaar + 1}"

    @property
    def trechter(self) -> tuple[int, int, int]:
        """Stopped, returned, new vsv'ers."""
        return trechter({klasse: self.telling.get(klasse.value, 0) for klasse in Vsvklasse})

    @property
    def percentage(self) -> Decimal | None:
        """New vsv'ers per hundred of who was enrolled; None for a count from before this was counted."""
        return vsv_percentage(self.trechter[2], self.telling.get("deelnemers", 0))

    @property
    def fouten(self) -> tuple[Regelfout, ...]:
        return tuple(Regelfout.model_validate(fout) for fout in self.geweigerd.get("fouten", ()))


class Getelde(BaseModel, frozen=True):
    """Somebody who was counted, and the dossier when there is one; `benaderd`: somebody has offered help."""

    geteld: Geteld
    leeftijd: int
    traject: str = ""
    benaderd: bool = False


async def tellingen(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Vsvregelgroep, ...]:
    """The counts of these municipalities, the newest first."""
    sql = f"{_VELDEN} ORDER BY v.schooljaar DESC, v.gemaakt_op DESC, g.naam LIMIT 50"
    return await alle(sessie, Vsvregelgroep, sql, gemeenten=sorted(gemeenten))


async def telling(sessie: Lezer, gemeenten: Collection[str], id_: UUID) -> Vsvregelgroep | None:
    return await een(sessie, Vsvregelgroep, f"{_VELDEN} AND v.id = :id", gemeenten=sorted(gemeenten), id=id_)


async def getelden(
    sessie: Lezer, kluis: Kluis, gemeenten: Collection[str], groep: Vsvregelgroep
) -> tuple[Getelde, ...]:
    """Everybody who was counted, the new vsv'ers first, by name."""
    codes = sorted(gemeenten)
    gevonden = await rijen(sessie, _INHOUD, id=groep.id, gemeenten=codes)
    inhoud = json.loads(kluis.ontsleutel(gevonden[0]["inhoud"], doel=DOEL)) if gevonden else []
    personen = [Geteld.model_validate_json(json.dumps(persoon)) for persoon in inhoud]
    bekend = await _bekend(sessie, kluis, codes, personen)
    volgorde = list(Vsvklasse)
    personen.sort(key=lambda p: (volgorde.index(p.klasse), p.naam, p.nummer))
    dag = teldag(groep.schooljaar)
    return tuple(
        Getelde(geteld=p, leeftijd=leeftijd(p.geboortedatum, dag), **bekend.get(p.nummer, {}))
        for p in personen
    )


async def _bekend(
    sessie: Lezer, kluis: Kluis, gemeenten: list[str], personen: Iterable[Geteld]
) -> Mapping[str, dict[str, Any]]:
    """Dossier and approach by number, of whom the register knows."""
    van_index = {
        kluis.index(persoon.nummer, doel=doel): persoon.nummer
        for persoon in personen
        for doel in ("bsn", "onderwijsnummer")
    }
    gevonden = await rijen(sessie, _BEKEND, indexen=list(van_index), gemeenten=gemeenten)
    return {
        van_index[index]: {"traject": rij["nummer"], "benaderd": rij["benaderd"]}
        for rij in gevonden
        for index in (rij["bsn_index"], rij["onderwijsnummer_index"])
        if index in van_index
    }


def achtergrond(personen: Iterable[Getelde], klasse: Vsvklasse) -> dict[str, Counter[int]]:
    """Kind of education -> age -> how many: table 12 of the yearly report (catalogue 222)."""
    tabel: dict[str, Counter[int]] = {}
    for persoon in personen:
        if persoon.geteld.klasse is klasse:
            soort = persoon.geteld.onderwijssoort
            naam = label(Onderwijssoort(soort)) if soort else "onbekend"
            tabel.setdefault(naam, Counter())[persoon.leeftijd] += 1
    return dict(sorted(tabel.items()))
