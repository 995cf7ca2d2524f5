"""One dossier with everything in it, for officers of its municipality."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.maatwerk import geen_verzuim
from domain.soorten import Dossiersoort, Fase, Meldingsoort
from storage.betrokkenen import BETROKKENEN, Betrokkeneregel
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import rijen, samen
from storage.lijsten import dossierdelen as delen
from storage.lijsten import meldingen, procedures
from storage.lijsten.brieven import BRIEVEN, Briefregel
from storage.lijsten.documenten import DOCUMENTEN, Documentregel
from storage.lijsten.dossierdelen import Gebeurtenisregel as Gebeurtenisregel
from storage.lijsten.dossiersoorten import als_dossiersoort, resultaatnaam
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD, MAG_DOSSIER, bereik
from storage.lijsten.gezin import GEZIN, Gezinslid
from storage.lijsten.koppelingen import KOPPELINGEN, Koppelregel
from storage.lijsten.meldingen import Meldingkaart
from storage.lijsten.procedures import Procedurekaart
from storage.maatwerk import MAATWERK, Maatwerkregel


class Leerlingkaart(BaseModel, frozen=True):
    """The pupil; `naam` is initial and surname, `adres` street and number. No BSN: nobody needs it here."""

    naam: str
    voornamen: str
    voorvoegsel: str
    achternaam: str
    geboortedatum: date
    leeftijd: int
    geslacht: str
    adres: str
    postcode: str
    plaats: str
    gemeente: str
    leerlingnummer: str
    klas: str


class Schoolkaart(BaseModel, frozen=True):
    """The location whose report began the trajectory; `school` is BRIN and location number."""

    locatie_id: UUID
    naam: str
    school: str
    telefoon: str
    mail: str


class Dossierkop(BaseModel, frozen=True):
    """What stands above a dossier; `resultaat` is a Dutch label."""

    traject_id: UUID
    leerling_id: UUID
    nummer: str
    leerling: Leerlingkaart
    school: Schoolkaart
    gemeente_code: str
    gemeente: str
    soort: Dossiersoort
    fase: Fase
    afdeling: str
    behandelaar: str
    wacht_op: str
    uiterlijk: datetime | None
    te_laat: bool
    resultaat: str
    slottekst: str
    geopend_op: datetime
    gesloten_op: datetime | None
    heropend: int

    @property
    def meldingsoort(self) -> Meldingsoort:
        """The kind of the report; only a dossier with one has tasks of the trajectory itself."""
        assert isinstance(self.soort, Meldingsoort), "a campaign's dossier has no such task"
        return self.soort


class Dossier(BaseModel, frozen=True):
    """The head and all parts; the log is oldest first, everything else newest first."""

    kop: Dossierkop
    meldingen: tuple[Meldingkaart, ...]
    gebeurtenissen: tuple[Gebeurtenisregel, ...]
    taken: tuple[delen.Taakkaart, ...]
    termijnen: tuple[delen.Termijnregel, ...]
    mails: tuple[delen.Mailregel, ...]
    vragen: tuple[delen.Vraagkaart, ...]
    notities: tuple[delen.Notitieregel, ...]
    contactmomenten: tuple[delen.Contactregel, ...]
    bijlagen: tuple[Documentregel, ...]
    procedures: tuple[Procedurekaart, ...]
    brieven: tuple[Briefregel, ...]
    betrokkenen: tuple[Betrokkeneregel, ...]
    maatwerk: tuple[Maatwerkregel, ...]
    koppelingen: tuple[Koppelregel, ...]
    gezin: tuple[Gezinslid, ...]

    def uren_zonder_les(self, melding: Meldingkaart) -> Decimal:
        """The hours of a report on days without lessons: no absence (catalogue 184)."""
        return geen_verzuim(melding.verzuimregels, [regel.afspraak for regel in self.maatwerk])


KOP = f"""
SELECT t.id AS traject_id, t.leerling_id, t.nummer, t.gemeente_code, n.naam AS gemeente, t.soort, t.fase,
  t.afdeling, coalesce(g.naam, '') AS behandelaar, t.wacht_op, t.uiterlijk,
  t.te_laat OR coalesce(t.uiterlijk < :nu, false) AS te_laat, t.resultaat, t.slottekst, t.geopend_op,
  t.gesloten_op, t.heropend, {KORTE_NAAM} AS naam, l.voornamen, l.voorvoegsel, l.achternaam, l.geboortedatum,
  {LEEFTIJD} AS leeftijd, l.geslacht, a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats,
  w.naam AS woongemeente, i.leerlingnummer, i.klas, s.id AS locatie_id, s.naam AS schoolnaam,
  s.brin || s.vestiging AS school, s.telefoon, s.mail
FROM traject t
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
JOIN gemeente n ON n.code = t.gemeente_code
LEFT JOIN gemeente w ON w.code = l.gemeente_code
LEFT JOIN gebruiker g ON g.id = t.behandelaar_id
LEFT JOIN LATERAL (SELECT * FROM adres WHERE leerling_id = l.id
                   ORDER BY tot IS NOT NULL, van DESC LIMIT 1) a ON true
LEFT JOIN LATERAL (SELECT * FROM inschrijving WHERE leerling_id = l.id AND locatie_id = t.locatie_id
                   ORDER BY tot IS NOT NULL, van DESC LIMIT 1) i ON true
WHERE {MAG_DOSSIER}
"""
OP_NUMMER = f"{KOP} AND t.nummer = :sleutel"
OP_ID = f"{KOP} AND t.id = :sleutel"


DELEN = {
    "meldingen": meldingen.VAN_TRAJECT,
    "gebeurtenissen": delen.GEBEURTENISSEN,
    "taken": delen.TAKEN,
    "termijnen": delen.TERMIJNEN,
    "mails": delen.MAILS,
    "vragen": delen.VRAGEN,
    "notities": delen.NOTITIES,
    "contactmomenten": delen.CONTACTMOMENTEN,
    "bijlagen": DOCUMENTEN,
    "procedures": procedures.VAN_TRAJECT,
    "brieven": BRIEVEN,
    "betrokkenen": BETROKKENEN,
    "maatwerk": MAATWERK,
    "koppelingen": KOPPELINGEN,
    "gezin": GEZIN,
}


async def dossier(sessie: Lezer, persoon: Persoon, nummer: str, nu: datetime) -> Dossier | None:
    """The dossier with this number; None when it is not of this person's municipalities. Two queries."""
    return await _dossier(sessie, persoon, OP_NUMMER, nummer, nu)


async def dossier_bij_id(sessie: Lezer, persoon: Persoon, traject_id: UUID, nu: datetime) -> Dossier | None:
    """As `dossier`, by the trajectory's id."""
    return await _dossier(sessie, persoon, OP_ID, traject_id, nu)


async def _dossier(sessie: Lezer, persoon: Persoon, sql: str, sleutel: Any, nu: datetime) -> Dossier | None:
    wie = {"nu": nu, "vandaag": dag_van(nu)} | bereik(persoon)
    gevonden = await rijen(sessie, sql, sleutel=sleutel, **wie)
    if not gevonden:
        return None
    kop = _kop(gevonden[0])
    van = {"id": kop.traject_id, "leerling_id": kop.leerling_id}
    alles = {"locaties": None, "alleen_gedeeld": False}
    return Dossier(kop=kop, **await samen(sessie, DELEN, **van, **alles, **wie))


def _kop(rij: dict[str, Any]) -> Dossierkop:
    bekend = {veld: "" if waarde is None else waarde for veld, waarde in rij.items()}
    adres = f"{bekend['straat']} {bekend['huisnummer']}{bekend['toevoeging']}".strip()
    leerling = {**bekend, "adres": adres, "gemeente": bekend["woongemeente"]}
    return Dossierkop.model_validate(
        {
            **rij,
            "resultaat": _resultaat(rij),
            "leerling": Leerlingkaart.model_validate(leerling),
            "school": Schoolkaart.model_validate({**bekend, "naam": bekend["schoolnaam"]}),
        }
    )


def _resultaat(rij: dict[str, Any]) -> str:
    return resultaatnaam(als_dossiersoort(rij["soort"]), rij["resultaat"])
