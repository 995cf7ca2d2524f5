"""A register as large as that of a region after some years: invented, and the same for the same seed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from faker import Faker

from bench import inhoud
from bench.inhoud import DIK, NU, Rij, Zaak
from demo.gegevens import demo_id
from domain.procedures.alle import taaksoort
from domain.soorten import Fase, Meldingsoort, Proceduresoort, Rol, Taaksoort
from domain.zoekvormen import naamvormen
from storage.namen import zoeknaam
from voorbeeld.gebruikers import GEBRUIKERS
from voorbeeld.scholen import GEMEENTEN, LOCATIES

VAN_PROCEDURE = taaksoort(Proceduresoort.ZIEKTEVERZUIM, "schoolgesprek")
SOORTEN = (*Taaksoort, VAN_PROCEDURE)
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
    **inhoud.KOLOMMEN,
    "taak": "id traject_id gemeente_code soort procedure_id status toegewezen_aan toewijzing_reden geopend_op"
    " uiterlijk te_laat afgerond_op afgerond_door besluit",
}
LPAS = frozenset(g.login for g in GEBRUIKERS if Rol.LPA in g.rollen)


class Register:
    """The rows per table; `dossiers` trajectories of as many pupils, with `taken` tasks altogether."""

    def __init__(self, dossiers: int, taken: int, zaad: int) -> None:
        self.rijen: dict[str, list[Rij]] = {tabel: [] for tabel in KOLOMMEN}
        self.toeval = Random(zaad)
        self.namen = Faker("nl_NL")
        self.namen.seed_instance(zaad)
        self.lpas = {gemeente.code: self._team(gemeente.code, aantal) for gemeente, aantal in TEAMS}
        self.per_dossier = max(OPEN_TAKEN + 1, taken // dossiers)
        self.dik: UUID | None = None
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
        zaak = Zaak(traject, self._id(), nummer, gemeente, plek, behandelaar, geopend, is_open)
        zaak = self._als_eerste_dik(zaak)
        self._melding(zaak, leerling)
        for tabel, rij in inhoud.inhoud(zaak):
            self.rijen[tabel].append(rij)
        for plaats in range(self.per_dossier):
            self._taak(zaak, is_open and plaats < OPEN_TAKEN)

    def _als_eerste_dik(self, zaak: Zaak) -> Zaak:
        """One open dossier of the largest municipality is much fuller than the others."""
        if self.dik or not zaak.is_open or zaak.gemeente != GEMEENTEN[0].code:
            return zaak
        self.dik = zaak.traject
        return zaak._replace(keer=DIK)

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

    def _melding(self, zaak: Zaak, leerling: UUID) -> None:
        op, nummer = zaak.op, zaak.nummer
        waar = (leerling, zaak.plek, zaak.gemeente, f"k{nummer}", b"h" * 32)
        soort = ("formulier", Meldingsoort.RELATIEF_WETTELIJK, "vmbo")
        wat = (*soort, f"L{nummer}", "3B", "A.B.", op.date(), op.date(), False, "ongemotiveerd")
        melder = (nummer % 40 == 0, "Mw. Melder", "melder@school.example", "", op.date(), op)
        self._voeg(
            "melding", [(zaak.melding, f"M-{op.year}-{nummer:05}", zaak.traject, *waar, *wat, *melder)]
        )

    def _later(self) -> datetime:
        return NU + timedelta(hours=self.toeval.randrange(-30 * 24, 60 * 24))

    def _taak(self, zaak: Zaak, is_open: bool) -> None:
        id_, soort = self._id(), self.toeval.choice(SOORTEN)
        procedure = zaak.id("p1") if is_open and soort == VAN_PROCEDURE else None
        van = None if is_open and self.toeval.random() < AANDEEL_VAN_NIEMAND else zaak.wie
        uiterlijk = self._later() if is_open else zaak.op + timedelta(days=7)
        klaar = (None, None, "") if is_open else (zaak.op + timedelta(days=3), zaak.wie, "oppakken")
        status = "open" if is_open else "gedaan"
        kop = (id_, zaak.traject, zaak.gemeente, soort, procedure, status, van)
        waarom = ("Heeft nu de minste open taken.", zaak.op, uiterlijk)
        self._voeg("taak", [(*kop, *waarom, is_open and uiterlijk < NU, *klaar)])
        if is_open:
            momenten = inhoud.termijnen(zaak, procedure, id_, uiterlijk)
            self._voeg("termijn", (rij for _, rij in momenten))
