"""A procedure in its trajectory, at the moment of a step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.berichten import Stapopdracht
from domain.procedures.alle import taaksoort
from domain.termijnen import Termijnplan
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.kader import Kader, lees_kader
from storage.procedures import ingevuld, wacht_nu
from storage.tabellen import Procedure, Traject
from storage.termijnen import Belofte


@dataclass(frozen=True)
class Zaak:
    """A procedure in its trajectory, about to take a step; the caller holds the trajectory's lock."""

    traject: Traject
    procedure: Procedure
    opdracht: Stapopdracht
    kader: Kader

    @classmethod
    async def lees(
        cls, sessie: Schrijver, traject: Traject, procedure: Procedure, opdracht: Stapopdracht
    ) -> "Zaak":
        return cls(traject, procedure, opdracht, await lees_kader(sessie, traject.id))

    def belofte(self, wie: str, wat: str) -> Belofte:
        """A promise in the ledger about this step."""
        return Belofte(
            traject_id=self.traject.id,
            procedure_id=self.procedure.id,
            gemeente_code=self.traject.gemeente_code,
            wacht_id=self.opdracht.wacht_id,
            wie=wie,
            wat=wat,
        )

    def wacht_op(self, sessie: Schrijver, op: str, termijn: Termijnplan) -> None:
        """Show on the procedure whom it waits for, and until when."""
        stap, ronde = self.opdracht.stap, self.opdracht.ronde
        wacht_nu(self.procedure, stap, ronde, op=op, uiterlijk=termijn.uiterlijk)
        sessie.add(self.procedure)

    async def velden(self, sessie: Lezer) -> dict[str, str]:
        """Everything that was filled in so far, and what the rules found."""
        return await ingevuld(sessie, self.procedure)

    def bewaar(self, sessie: Schrijver, **gegevens: str) -> None:
        """What the rules found stays with the procedure, among what was filled in."""
        self.procedure.gegevens = {**self.procedure.gegevens, **gegevens}
        sessie.add(self.procedure)

    async def vertel(
        self, sessie: Schrijver, waarom: str, gegevens: Mapping[str, Any], *, wat: str = "bepaald"
    ) -> None:
        """A fact of this round of the step: judging it again writes nothing new."""
        feit = Feit(
            traject_id=self.traject.id,
            sleutel=f"{wat}:{self.opdracht.wacht_id}",
            op=self.opdracht.nu,
            wat=wat,
            waarom=waarom,
            gegevens=dict(gegevens),
        )
        await voeg_feit_toe(sessie, feit)

    async def leg_uit(self, sessie: Schrijver, waarom: str, **gegevens: str) -> None:
        """Say in the dossier what the rules decided and why, and keep what they found."""
        self.bewaar(sessie, **gegevens)
        stap = taaksoort(self.opdracht.soort, self.opdracht.stap)
        await self.vertel(sessie, waarom, {"taak": stap, **gegevens})
