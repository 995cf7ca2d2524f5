"""The invented pupils: family, address, school, a birth date that fits, and the days of their meldingen."""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.soorten import Meldingsoort as M
from domain.soorten import Onderwijssoort as O
from voorbeeld import verhoudingen
from voorbeeld.klassen import klas
from voorbeeld.namen import Herkomst, kies_herkomst, kies_voornamen
from voorbeeld.nummers import BSNS, ONDERWIJSNUMMERS
from voorbeeld.plan import Plan
from voorbeeld.scholen import GEMEENTEN, LOCATIES, Gemeente, Locatie
from voorbeeld.schooldagen import Meldkalender

# Youngest and oldest age, in whole years, on the days of the meldingen: compulsory education is 5 up to 18.
LEEFTIJDEN = {
    O.BO_SBO_SO: (5, 12), O.VSO: (12, 17), O.PRO: (12, 17), O.ONDERBOUW_VO: (12, 14), O.VMBO: (14, 16),
    O.HAVO: (14, 17), O.VWO: (14, 17), O.VAVO: (16, 17), O.MBO_1: (16, 17), O.MBO_2: (16, 17),
    O.MBO_3: (16, 17), O.MBO_4: (16, 17), O.MBO_ONBEKEND: (16, 17),
}  # fmt: skip
GEMEENTE_GEWICHTEN = (93, 4, 3)
BROERS_EN_ZUSSEN = 0.09
LEERPLICHT_VANAF = 5
EEN_MAAND = timedelta(days=31)
MEESTE_KINDEREN = 3
RUIMTE = 300
"""Days between the births of brothers and sisters; nobody here is a twin."""
EEN_OP_ZOVEEL_ZONDER_BSN = 150
EEN_OP_ZOVEEL_SCHRIKKEL = 150
MOOIE_TOEVOEGINGEN = ("", "", "", "", "", "", "A", "B", "bis", "2 hoog")
LRV_VANAF_SCHOOLDAG = 27
"""The first school day on which 28 days without a break can lie behind somebody."""


@dataclass(slots=True)
class Gezin:
    """Children under one roof with one surname."""

    herkomst: Herkomst
    voorvoegsel: str
    achternaam: str
    gemeente: Gemeente
    straat: str
    huisnummer: int
    toevoeging: str
    postcode: str
    geboorten: list[date]


@dataclass(slots=True)
class Leerling:
    plan: Plan
    gezin: Gezin
    meldingen: tuple[tuple[M, int], ...]
    """Kind and day (an index in the school days), in order of day."""
    geboortedatum: date
    geslacht: str
    voornamen: str
    locatie: Locatie
    klas: str
    leerlingnummer: str
    bsn: str
    onderwijsnummer: str


class Bevolking:
    """Makes pupils for plans; the same random generator and plans give the same pupils."""

    def __init__(self, rng: Random, kalender: Meldkalender, plannen: Sequence[Plan]) -> None:
        if len(plannen) > len(BSNS):
            raise ValueError(f"Er zijn maar {len(BSNS)} BSN's die van niemand zijn. Vraag minder leerlingen.")
        self._rng = rng
        self._kalender = kalender
        self._plannen = plannen
        self._bsns = rng.sample(BSNS, len(plannen))
        self._onderwijsnummers = rng.sample(ONDERWIJSNUMMERS, len(plannen) // EEN_OP_ZOVEEL_ZONDER_BSN + 1)
        self._leerlingnummers = rng.sample(range(100_000, 1_000_000), len(plannen))
        self._schrikkeldagen = len(plannen) // EEN_OP_ZOVEEL_SCHRIKKEL + 1
        self._gezinnen: list[Gezin] = []

    def maak(self) -> list[Leerling]:
        """Everybody, first the children of luxe verzuim, family by family."""
        luxe = [plan for plan in self._plannen if plan.luxe]
        rest = [plan for plan in self._plannen if not plan.luxe]
        leerlingen = self._luxe_gezinnen(luxe) + [self._gewoon(plan) for plan in rest]
        for leerling in self._rng.sample(leerlingen, len(self._onderwijsnummers)):
            leerling.bsn, leerling.onderwijsnummer = "", self._onderwijsnummers.pop()
        return leerlingen

    def _luxe_gezinnen(self, plannen: list[Plan]) -> list[Leerling]:
        """So many families as the report has for so many children; children of a family are away together."""
        aantal = verhoudingen.geschaald(
            verhoudingen.LUXE_GEZINNEN, len(plannen), verhoudingen.PER_SOORT[M.LUXE]
        )
        leerlingen = [self._luxe(plan, self._nieuw_gezin()) for plan in plannen[:aantal]]
        for plan, oudste in zip(plannen[aantal:], leerlingen, strict=False):
            leerlingen.append(self._luxe(plan, oudste.gezin, oudste.meldingen[0][1]))
        return leerlingen

    def _luxe(self, plan: Plan, gezin: Gezin, dag: int | None = None) -> Leerling:
        dag = self._kalender.kies_luxe(self._rng) if dag is None else dag
        return self._leerling(plan, gezin, (dag,))

    def _gewoon(self, plan: Plan) -> Leerling:
        dagen = self._dagen(plan)
        gezinnen = [gezin for gezin in self._gezinnen[-25:] if len(gezin.geboorten) < MEESTE_KINDEREN]
        if gezinnen and self._rng.random() < BROERS_EN_ZUSSEN:
            gezin = self._rng.choice(gezinnen)
            if _mogelijke_geboorten(self._grenzen(plan, dagen), gezin):
                return self._leerling(plan, gezin, dagen)
        return self._leerling(plan, self._nieuw_gezin(), dagen)

    def _dagen(self, plan: Plan) -> tuple[int, ...]:
        if plan.meldingen == [M.ABSOLUUT]:
            return (self._kalender.kies_absoluut(self._rng),)
        vanaf = {"laatste_vanaf": LRV_VANAF_SCHOOLDAG} if M.LRV in plan.meldingen else {}
        return self._kalender.kies(self._rng, len(plan.meldingen), **vanaf)

    def _leerling(self, plan: Plan, gezin: Gezin, dagen: tuple[int, ...]) -> Leerling:
        geboren = self._geboortedatum(self._grenzen(plan, dagen), gezin)
        gezin.geboorten.append(geboren)
        geslacht = self._rng.choices("mvx", weights=(55, 44, 1))[0]
        return Leerling(
            plan=plan,
            gezin=gezin,
            meldingen=tuple(zip(sorted(plan.meldingen, key=VOLGORDE.index), dagen, strict=True)),
            geboortedatum=geboren,
            geslacht=geslacht,
            voornamen=kies_voornamen(self._rng, gezin.herkomst, geslacht),
            locatie=self._locatie(plan.onderwijssoort, gezin.gemeente),
            klas=klas(self._rng, plan.onderwijssoort, geboren, self._kalender.dagen[0]),
            leerlingnummer=str(self._leerlingnummers.pop()),
            bsn=self._bsns.pop(),
            onderwijsnummer="",
        )

    def _grenzen(self, plan: Plan, dagen: tuple[int, ...]) -> tuple[date, date]:
        """First and last birth date with which the age fits the education on all those days.

        Compulsory education starts in the month after the fifth birthday (LPW art. 3).
        """
        jongste, oudste = LEEFTIJDEN[plan.onderwijssoort]
        eerste, laatste = self._kalender.dagen[dagen[0]], self._kalender.dagen[dagen[-1]]
        eerste -= EEN_MAAND if jongste == LEERPLICHT_VANAF else timedelta(0)
        return _jaren_eerder(laatste, oudste + 1) + timedelta(days=1), _jaren_eerder(eerste, jongste)

    def _geboortedatum(self, grenzen: tuple[date, date], gezin: Gezin) -> date:
        """Any day that fits; for the first few children whom it fits, a 29 February."""
        schrikkel = [dag for dag in _schrikkeldagen(grenzen) if _past(dag, gezin)]
        if schrikkel and self._schrikkeldagen:
            self._schrikkeldagen -= 1
            return self._rng.choice(schrikkel)
        return date.fromordinal(self._rng.choice(_mogelijke_geboorten(grenzen, gezin)))

    def _nieuw_gezin(self) -> Gezin:
        rng = self._rng
        herkomst = kies_herkomst(rng)
        voorvoegsel, achternaam = rng.choice(herkomst.achternamen)
        gemeente = rng.choices(GEMEENTEN, weights=GEMEENTE_GEWICHTEN)[0]
        gezin = Gezin(
            herkomst=herkomst,
            voorvoegsel=voorvoegsel,
            achternaam=achternaam,
            gemeente=gemeente,
            straat=rng.choice(gemeente.straten),
            huisnummer=rng.randint(1, 240),
            toevoeging=rng.choice(MOOIE_TOEVOEGINGEN),
            postcode=f"9999 {rng.choice(gemeente.postcodeletters)}",
            geboorten=[],
        )
        self._gezinnen.append(gezin)
        return gezin

    def _locatie(self, onderwijssoort: O, gemeente: Gemeente) -> Locatie:
        """A location with that education; in the own municipality ten times as likely."""
        locaties = [locatie for locatie in LOCATIES if onderwijssoort in locatie.soorten]
        gewichten = [
            locatie.gewicht * (10 if locatie.gemeentecode == gemeente.code else 1) for locatie in locaties
        ]
        return self._rng.choices(locaties, weights=gewichten)[0]


# A light case becomes a serious one, not the other way round.
VOLGORDE = (M.ABSOLUUT, M.LUXE, M.RELATIEF_LICHT, M.RELATIEF_WETTELIJK, M.ZORG, M.LRV)


def _jaren_eerder(dag: date, aantal: int) -> date:
    """The same day so many years before; 28 February for a 29th that does not exist."""
    try:
        return dag.replace(year=dag.year - aantal)
    except ValueError:
        return dag.replace(year=dag.year - aantal, day=28)


def _past(dag: date, gezin: Gezin) -> bool:
    """Whether there is room between brothers and sisters."""
    return all(abs((dag - ander).days) >= RUIMTE for ander in gezin.geboorten)


def _mogelijke_geboorten(grenzen: tuple[date, date], gezin: Gezin) -> Sequence[int]:
    """Day numbers within the bounds that leave room between brothers and sisters."""
    begin, eind = (grens.toordinal() for grens in grenzen)
    bezet = [dag.toordinal() for dag in gezin.geboorten]
    vrij = range(begin, eind + 1)
    return [dag for dag in vrij if all(abs(dag - ander) >= RUIMTE for ander in bezet)] if bezet else vrij


def _schrikkeldagen(grenzen: tuple[date, date]) -> list[date]:
    begin, eind = grenzen
    jaren = (jaar for jaar in range(begin.year, eind.year + 1) if isleap(jaar))
    return [dag for jaar in jaren if begin <= (dag := date(jaar, 2, 29)) <= eind]
