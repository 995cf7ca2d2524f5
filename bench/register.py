"""A register as large as that of a region after some years: invented, and the same for the same seed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from faker import Faker

from demo.gegevens import demo_id
from domain.procedures.alle import taaksoort
from domain.soorten import Fase, Meldingsoort, Proceduresoort, Rol, Taaksoort
from domain.zoekvormen import naamvormen
from storage.namen import zoeknaam
from voorbeeld.gebruikers import GEBRUIKERS
from voorbeeld.scholen import GEMEENTEN, LOCATIES

NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOORTEN = (*Taaksoort, taaksoort(Proceduresoort.ZIEKTEVERZUIM, "schoolgesprek"))
AANDEEL_OPEN, AANDEEL_VAN_NIEMAND = 0.75, 0.08
OPEN_TAKEN = 2
GEWICHTEN = (70, 20, 10)
TEAMS = tuple(zip(GEMEENTEN, (28, 8, 4), strict=True))
KOLOMMEN = {
    "gebruiker": "id inlognaam code naam functie mail telefoon actief",
    "lidmaatschap": "id gebruiker_id rol gemeente_code",
    "leerling": "id achternaam voorvoegsel voornamen zoeknaam geboortedatum geslacht gemeente_code"
    " aangemaakt_op",
    "naamvorm": "vorm leerling_id",
    "adres": "id leerling_id straat huisnummer toevoeging postcode plaats gemeente_code van",
    "inschrijving": "id leerling_id locatie_id leerlingnummer klas onderwijssoort van",
    "traject": "id nummer leerling_id gemeente_code locatie_id soort fase afdeling behandelaar_id wacht_op"
    " uiterlijk te_laat resultaat geopend_op gesloten_op heropend",
    "melding": "id nummer traject_id leerling_id locatie_id gemeente_code kenmerk inhoud_hash kanaal soort"
    " onderwijssoort leerlingnummer klas initialen eerste_dag laatste_dag alle_lessen_gemist reden spoed"
    " melder_naam melder_mail melder_telefoon meldingsdatum ontvangen_op",
    "taak": "id traject_id gemeente_code soort status toegewezen_aan toewijzing_reden geopend_op uiterlijk"
    " te_laat afgerond_op afgerond_door besluit",
    "termijn": "id traject_id gemeente_code wacht_id aard volgnummer op status wie wat grond regel"
    " kalender_versie",
    "gebeurtenis": "id traject_id volgnummer sleutel op wie namens wat gegevens vorige_hash hash",
}
LPAS = frozenset(g.login for g in GEBRUIKERS if Rol.LPA in g.rollen)
Rij = Sequence[Any]


class Register:
    """The rows per table; `dossiers` trajectories of as many pupils, with `taken` tasks altogether."""

    def __init__(self, dossiers: int, taken: int, zaad: int) -> None:
        self.rijen: dict[str, list[Rij]] = {tabel: [] for tabel in KOLOMMEN}
        self.toeval = Random(zaad)
        self.namen = Faker("nl_NL")
        self.namen.seed_instance(zaad)
        self.lpas = {gemeente.code: self._team(gemeente.code, aantal) for gemeente, aantal in TEAMS}
        self.per_dossier = max(OPEN_TAKEN + 1, taken // dossiers)
        for nummer in range(1, dossiers + 1):
            self._dossier(nummer)

    def schrijf(self, verbinding: "psycopg.Connection[Any]") -> None:
        """Copy everything, as the administrator of the server."""
        with verbinding.cursor() as cursor:
            for tabel, kolommen in KOLOMMEN.items():
                met = f"COPY {tabel} ({', '.join(kolommen.split())}) FROM STDIN"
                with cursor.copy(met.encode()) as kopie:
                    for rij in self.rijen[tabel]:
                        kopie.write_row(rij)
        verbinding.commit()

    def _id(self) -> UUID:
        return UUID(int=self.toeval.getrandbits(128), version=4)

    def _voeg(self, tabel: str, rijen: Iterable[Rij]) -> None:
        self.rijen[tabel].extend(rijen)

    def _dossier(self, nummer: int) -> None:
        leerling, traject = self._id(), self._id()
        gemeente = self.toeval.choices(GEMEENTEN, GEWICHTEN)[0].code
        locatie = self.toeval.choice(LOCATIES)
        plek = demo_id("locatie", locatie.brin, locatie.vestiging)
        geopend = NU - timedelta(minutes=self.toeval.randrange(600 * 24 * 60))
        self._leerling(leerling, gemeente, plek, geopend.date(), nummer)
        is_open = self.toeval.random() < AANDEEL_OPEN
        behandelaar = self.toeval.choice(self.lpas[gemeente])
        self._traject(traject, nummer, leerling, gemeente, plek, geopend, behandelaar, is_open)
        self._melding(traject, nummer, leerling, gemeente, plek, geopend)
        for plaats in range(self.per_dossier):
            self._taak(traject, gemeente, behandelaar, geopend, is_open and plaats < OPEN_TAKEN)
        self._voeg("gebeurtenis", self._feiten(traject, behandelaar, geopend))

    def _team(self, gemeente: str, aantal: int) -> list[UUID]:
        """The officers of the demo region in this municipality, and so many more."""
        hier = (g.login for g in GEBRUIKERS if g.login in LPAS and gemeente in g.gemeenten)
        wie = [demo_id("gebruiker", login) for login in hier]
        for nummer in range(aantal):
            code, id_ = f"b{gemeente}{nummer}", self._id()
            self._voeg("gebruiker", [(id_, code, code, f"Mw. {code}", "", f"{code}@x.example", "", True)])
            self._voeg("lidmaatschap", [(self._id(), id_, "lpa", gemeente)])
            wie.append(id_)
        return wie

    def _leerling(self, id_: UUID, gemeente: str, plek: UUID, dag: date, nummer: int) -> None:
        voornaam, achternaam = self.namen.first_name(), self.namen.last_name()
        zoek = zoeknaam(achternaam, "", voornaam)
        geboren = date(2006, 1, 1) + timedelta(days=self.toeval.randrange(4600))
        self._voeg("leerling", [(id_, achternaam, "", voornaam, zoek, geboren, "x", gemeente, NU)])
        self._voeg("naamvorm", ((vorm, id_) for vorm in sorted(naamvormen(zoek))))
        adres = (self._id(), id_, "Passerweg", nummer * 2 // 3, "", "9999ZA", "Voorbeeldstad", gemeente, dag)
        self._voeg("adres", [adres])
        self._voeg("inschrijving", [(self._id(), id_, plek, f"L{nummer}", "3B", "vmbo", dag)])

    def _traject(
        self,
        id_: UUID,
        nummer: int,
        leerling: UUID,
        gemeente: str,
        plek: UUID,
        op: datetime,
        wie: UUID,
        is_open: bool,
    ) -> None:
        fase = (
            self.toeval.choice([Fase.INTAKE, Fase.BEHANDELING, Fase.WACHT_OP_SCHOOL])
            if is_open
            else Fase.GESLOTEN
        )
        soort = self.toeval.choice([Meldingsoort.RELATIEF_WETTELIJK, Meldingsoort.LUXE, Meldingsoort.ZORG])
        uiterlijk, gesloten = (self._later(), None) if is_open else (None, op + timedelta(days=20))
        slot = ("" if is_open else "naar-school", op, gesloten, 0)
        wacht = ("leerplichtambtenaar" if is_open else "", uiterlijk, bool(uiterlijk and uiterlijk < NU))
        kop = (id_, f"{op.year}-{nummer:05}", leerling, gemeente, plek, soort, fase, "leerplicht", wie)
        self._voeg("traject", [(*kop, *wacht, *slot)])

    def _melding(
        self, traject: UUID, nummer: int, leerling: UUID, gemeente: str, plek: UUID, op: datetime
    ) -> None:
        wie = (
            self._id(),
            f"M-{op.year}-{nummer:05}",
            traject,
            leerling,
            plek,
            gemeente,
            f"k{nummer}",
            b"h" * 32,
        )
        wat = (
            "formulier",
            Meldingsoort.RELATIEF_WETTELIJK,
            "vmbo",
            f"L{nummer}",
            "3B",
            "A.B.",
            op.date(),
            op.date(),
        )
        slot = (
            False,
            "ongemotiveerd",
            nummer % 40 == 0,
            "Mw. Melder",
            "melder@school.example",
            "",
            op.date(),
            op,
        )
        self._voeg("melding", [(*wie, *wat, *slot)])

    def _later(self) -> datetime:
        return NU + timedelta(hours=self.toeval.randrange(-30 * 24, 60 * 24))

    def _taak(self, traject: UUID, gemeente: str, wie: UUID, op: datetime, is_open: bool) -> None:
        id_, soort = self._id(), self.toeval.choice(SOORTEN)
        van = None if is_open and self.toeval.random() < AANDEEL_VAN_NIEMAND else wie
        uiterlijk = self._later() if is_open else op + timedelta(days=7)
        klaar = (None, None, "") if is_open else (op + timedelta(days=3), wie, "oppakken")
        status = "open" if is_open else "gedaan"
        kop = (id_, traject, gemeente, soort, status, van, "Heeft nu de minste open taken.", op, uiterlijk)
        self._voeg("taak", [(*kop, is_open and uiterlijk < NU, *klaar)])
        if is_open:
            self._voeg("termijn", self._termijnen(id_, traject, gemeente, uiterlijk))

    def _termijnen(self, wacht: UUID, traject: UUID, gemeente: str, uiterlijk: datetime) -> Iterator[Rij]:
        for dagen, aard in ((-2, "herinnering"), (0, "uiterlijk"), (2, "escalatie")):
            op = uiterlijk + timedelta(days=dagen)
            status = "gedaan" if op < NU else "open"
            waarom = ("lpa1", "Melding beoordelen", "Afspraak van de regio.", "beoordeling/1", "2026")
            yield (self._id(), traject, gemeente, wacht, aard, 1, op, status, *waarom)

    def _feiten(self, traject: UUID, wie: UUID, op: datetime) -> Iterator[Rij]:
        for nummer in range(1, 9):
            mens = nummer % 2 == 0
            door = (wie, "mens") if mens else (None, "systeem")
            wat = ("taak-afgerond", '{"taak": "melding-beoordelen", "besluit": "oppakken"}')
            anders = ("taak-geopend", f'{{"taak": "traject-behandelen", "voor": "{wie}"}}')
            moment = op + timedelta(hours=nummer)
            yield (
                self._id(),
                traject,
                nummer,
                f"f{nummer}",
                moment,
                *door,
                *(wat if mens else anders),
                b"v" * 32,
                b"h" * 32,
            )
