"""What people, schools and the system put into a dossier: as much as a case of some months has."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from domain.soorten import Proceduresoort, Procedurestatus

Rij = Sequence[Any]
NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DIK = 10
"""The fullest dossier has so many times as much as any other."""

NOTITIES, CONTACTEN, MAILS, DOCUMENTEN, MENSEN = 2, 2, 3, 2, 2
FEITEN = 12
GEWEIGERD = 400
"""One mail in so many is refused by the school's server."""

KOLOMMEN = {
    "procedure": "id traject_id gemeente_code soort status stap wacht_op uiterlijk te_laat resultaat ronde"
    " gestart_op gestart_door gesloten_op",
    "vraag": "id traject_id locatie_id melding_id soort tekst status gesteld_op gesteld_door uiterlijk"
    " te_laat antwoord antwoordcode antwoord_naam beantwoord_op",
    "termijn": "id traject_id gemeente_code procedure_id wacht_id aard volgnummer op status wie wat grond"
    " regel kalender_versie",
    "verzuimregel": "id melding_id dag uren",
    "notitie": "id traject_id tekst gedeeld_met_school door op",
    "contactmoment": "id traject_id vorm met verslag gesproken uitkomst gehad_op door op",
    "mail": "id traject_id melding_id locatie_id sjabloon aan message_id status pogingen volgende_poging"
    " gemaakt_op verzonden_op onderwerp tekst fout",
    "bijlage": "id traject_id melding_id naam mediatype grootte sha256 inhoud toegevoegd_op toegevoegd_door",
    "betrokkene": "id traject_id rol naam telefoon mail opmerking van tot door op",
    "brief": "id traject_id gemeente_code soort gemaakt_op gemaakt_door",
    "gebeurtenis": "id traject_id volgnummer sleutel op wie namens wat gegevens vorige_hash hash",
}
TEKST = "De mentor heeft gebeld. De leerling komt sinds de vakantie weinig op school. Wij spreken elkaar."


class Zaak(NamedTuple):
    """A dossier as far as its contents need to know it; `keer` says how full it is."""

    traject: UUID
    melding: UUID
    nummer: int
    gemeente: str
    plek: UUID
    wie: UUID
    op: datetime
    is_open: bool
    keer: int = 1

    def id(self, wat: str) -> UUID:
        return uuid5(self.traject, wat)


def inhoud(zaak: Zaak) -> Iterator[tuple[str, Rij]]:
    """Rows with the table that they belong to, parents before children."""
    yield from _procedures(zaak)
    yield from _vragen(zaak)
    for dag in range(5):
        yield "verzuimregel", (zaak.id(f"r{dag}"), zaak.melding, zaak.op.date() - timedelta(days=dag), 3.5)
    for soort, maak, aantal in _SOORTEN:
        for nummer in range(1, aantal * zaak.keer + 1):
            yield soort, maak(zaak, nummer, zaak.op + timedelta(hours=nummer))


def _procedures(zaak: Zaak) -> Iterator[tuple[str, Rij]]:
    """One that runs in every open dossier, and one that ended."""
    gedeeld = (zaak.traject, zaak.gemeente)
    if zaak.is_open:
        loopt = (Procedurestatus.LOOPT, "schoolgesprek", "leerplichtambtenaar", zaak.op, False, "", 0)
        soort = Proceduresoort.ZIEKTEVERZUIM
        yield "procedure", (zaak.id("p1"), *gedeeld, soort, *loopt, zaak.op, zaak.wie, None)
    klaar = (Procedurestatus.KLAAR, "geen-maatregel", "", None, False, "geen-maatregel", 0)
    yield (
        "procedure",
        (zaak.id("p2"), *gedeeld, Proceduresoort.MAS, *klaar, zaak.op, zaak.wie, zaak.op),
    )


def _vragen(zaak: Zaak) -> Iterator[tuple[str, Rij]]:
    """One to the school: in one open dossier of ten not answered yet, with its last day in the ledger."""
    id_, is_open = zaak.id("v"), zaak.is_open and zaak.nummer % 10 == 0
    uiterlijk = NU + timedelta(days=zaak.nummer % 200 // 10 - 5) if is_open else zaak.op + timedelta(days=7)
    kop = (id_, zaak.traject, zaak.plek, zaak.melding, "", "Is er met de ouders gesproken?")
    antwoord = ("", "", "", None) if is_open else (TEKST, "", "Mw. Melder", zaak.op + timedelta(days=3))
    status = "open" if is_open else "gedaan"
    yield "vraag", (*kop, status, zaak.op, zaak.wie, uiterlijk, uiterlijk < NU, *antwoord)
    if is_open:
        yield from termijnen(zaak, None, id_, uiterlijk)


def termijnen(
    zaak: Zaak, procedure: UUID | None, wacht: UUID, uiterlijk: datetime
) -> Iterator[tuple[str, Rij]]:
    """The moments of a promise in the ledger."""
    for dagen, aard in ((-2, "herinnering"), (0, "uiterlijk"), (2, "escalatie")):
        op = uiterlijk + timedelta(days=dagen)
        wat = (aard, 1, op, "gedaan" if op < NU else "open")
        waarom = ("lpa1", "Melding beoordelen", "Afspraak van de regio.", "beoordeling/1", "2026")
        id_ = uuid5(wacht, aard)
        yield "termijn", (id_, zaak.traject, zaak.gemeente, procedure, wacht, *wat, *waarom)


def _notitie(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    return zaak.id(f"n{nummer}"), zaak.traject, TEKST, nummer % 2 == 0, zaak.wie, op


def _contact(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    wat = ("telefoon", "moeder", TEKST, True, "afspraak", op.date())
    return zaak.id(f"c{nummer}"), zaak.traject, *wat, zaak.wie, op


def _mail(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    id_ = zaak.id(f"m{nummer}")
    fout = nummer == 1 and zaak.nummer % GEWEIGERD == 0
    hoe = ("geweigerd", 1, op, op, None) if fout else ("verzonden", 1, op, op, op)
    aan = ("opgepakt", "verzuim@school.example", f"opgepakt.{id_}")
    slot = ("Uw melding is opgepakt", TEKST * 8, "SMTP 550" if fout else "")
    return id_, zaak.traject, zaak.melding, zaak.plek, *aan, *hoe, *slot


def _document(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    """Every other one came with the report."""
    bij, door = (zaak.melding, None) if nummer % 2 else (None, zaak.wie)
    bestand = (f"verslag-{nummer}.pdf", "application/pdf", 20, b"x" * 32, b"%PDF" * 5)
    return zaak.id(f"b{nummer}"), zaak.traject, bij, *bestand, op, door


def _mens(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    rol = ("ouder", "jeugdteam")[nummer % 2]
    bereik = (f"Mw. {rol} {nummer}", "0600099011", f"{rol}@voorbeeldstad.example", "Liefst na vier uur.")
    return zaak.id(f"w{nummer}"), zaak.traject, rol, *bereik, date(2026, 1, 1), None, zaak.wie, op


def _brief(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    return zaak.id(f"l{nummer}"), zaak.traject, zaak.gemeente, "formele-waarschuwing", op, zaak.wie


def _feit(zaak: Zaak, nummer: int, op: datetime) -> Rij:
    door = (zaak.wie, "mens") if nummer % 2 == 0 else (None, "systeem")
    gedaan = ("taak-afgerond", '{"taak": "melding-beoordelen", "besluit": "oppakken"}')
    geopend = ("taak-geopend", f'{{"taak": "traject-behandelen", "voor": "{zaak.wie}"}}')
    wat = gedaan if nummer % 2 == 0 else geopend
    return zaak.id(f"f{nummer}"), zaak.traject, nummer, f"f{nummer}", op, *door, *wat, b"v" * 32, b"h" * 32


_SOORTEN = (
    ("notitie", _notitie, NOTITIES),
    ("contactmoment", _contact, CONTACTEN),
    ("mail", _mail, MAILS),
    ("bijlage", _document, DOCUMENTEN),
    ("betrokkene", _mens, MENSEN),
    ("brief", _brief, 1),
    ("gebeurtenis", _feit, FEITEN),
)
