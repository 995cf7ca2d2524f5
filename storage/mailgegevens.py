"""What a mail says, read at the moment of sending: in one look the case, then text and style."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import text

from domain.agenda import Agendapunt, begin_van
from domain.besluiten import termijncode
from domain.campagnes.agenda import AGENDA, Agendaregel, Jaaractie
from domain.fouten import KalenderOnbekend
from domain.klok import amsterdam
from domain.lijsten import STANDAARD
from domain.namen import label
from domain.procedures.alle import procedurestap, taaknaam, taaksoort
from domain.procedures.model import VOOR_SCHOOL, Agenda, Einde, uitkomst_van
from domain.soorten import Meldingsoort, Proceduresoort, Taaksoort
from domain.termijnen import plan_termijn
from storage.afspraken import kalender_van_gemeente, regels_voor, regio_van
from storage.database import Lezer
from storage.huisstijl import STANDAARD as STANDAARDSTIJL
from storage.huisstijl import Huisstijl, huisstijl_van
from storage.mails import Sjabloon
from storage.namen import initialen
from storage.teksten import Tekst, Tekstsleutel, Tekstsoort, geldende_tekst

# An invented pupil and case, for test mails.
VOORBEELD: Mapping[str, Any] = {
    "traject_nummer": "2026-00001",
    "melding_nummer": "M-2026-00001",
    "leerlingnummer": "20260001",
    "initialen": "V.O.",
    "klas": "3B",
    "soort": Meldingsoort.RELATIEF_WETTELIJK,
    "eerste_dag": date(2026, 9, 7),
    "laatste_dag": date(2026, 9, 18),
    "ontvangen_op": datetime(2026, 9, 21, 9, tzinfo=UTC),
    "uiterlijk": datetime(2026, 9, 28, 15, tzinfo=UTC),
    "vraag": "Is er al met de ouders gesproken?",
    "vraag_uiterlijk": datetime(2026, 9, 28, 15, tzinfo=UTC),
    "melder_naam": "Voorbeeld van een melder",
    "school": "Voorbeeldschool",
    "behandelaar": "Voorbeeld van een behandelaar",
    "behandelaar_functie": "leerplichtambtenaar",
    "behandelaar_telefoon": "0600099010",
    "behandelaar_mail": "",
    "doelgemeente": "Voorbeelddorp",
    "resultaat": "naar-school",
    "taaksoort": Taaksoort.BEOORDELEN,
    "open_taken": 12,
    "te_late_taken": 2,
    "stap": taaksoort(Proceduresoort.GESPREK, "verslag"),
    "uitkomst": "afspraken",
    "campagne": "No-showcontrole 2026-2027",
    "agenda": Agenda.ZET,
    "agenda_uid": "voorbeeld",
    "agenda_velden": {
        "gespreksdatum": "2026-09-28",
        "tijd": "10:30",
        "plaats": "Stadhuis van Voorbeeldstad",
        VOOR_SCHOOL: "De leerling is maandag weer op school.",
    },
}
NAAMVELDEN = ("achternaam", "voornamen", "voorvoegsel")


class Mailgegevens(BaseModel, frozen=True):
    """A pupil is the school's own number, initials and class. `verborgen` and `geboortedatum` may not
    go out: they are here to be cut out of free text."""

    mail_id: UUID
    sjabloon: Sjabloon
    aan: str
    is_kopie: bool
    gemaakt_op: datetime
    traject_id: UUID | None = None
    traject_nummer: str = ""
    gemeente_code: str = ""
    uiterlijk: datetime | None = None
    resultaat: str = ""
    heropend: int = 0
    naar_doorstroompunt: bool = False
    melding_nummer: str = ""
    leerlingnummer: str = ""
    initialen: str = ""
    klas: str = ""
    soort: Meldingsoort | None = None
    spoed: bool = False
    eerste_dag: date | None = None
    laatste_dag: date | None = None
    ontvangen_op: datetime | None = None
    melder_naam: str = ""
    school: str = ""
    gemeente: str = ""
    gemeente_telefoon: str = ""
    gemeente_mail: str = ""
    doelgemeente: str = ""
    behandelaar: str = ""
    behandelaar_functie: str = ""
    behandelaar_telefoon: str = ""
    behandelaar_mail: str = ""
    ontvanger: str = ""
    taaksoort: str = ""
    open_taken: int = 0
    te_late_taken: int = 0
    nieuwe_taken: int = 0
    bijna_te_laat: int = 0
    procedure: Proceduresoort | None = None
    stap: str = ""
    uitkomst: str = ""
    vraag: str = ""
    vraag_uiterlijk: datetime | None = None
    vraagsoort: str = ""
    thuistaal: str = ""
    link_id: UUID | None = None
    maand: date | None = None
    meldingen: int = 0
    studenten: int = 0
    agenda: Agenda | None = None
    agenda_uid: str = ""
    agenda_volgnummer: int = 0
    agenda_velden: dict[str, str] = {}
    jaaractie: Jaaractie | None = None
    campagne: str = ""
    campagne_id: UUID | None = None
    klassenvraag_id: UUID | None = None
    codenummer: int = 0
    verborgen: tuple[str, ...] = ()
    geboortedatum: date | None = None
    uitnodiging_id: UUID | None = None
    kopieadres_id: UUID | None = None
    kopie_eenmalig: bool = False
    is_proef: bool = False
    eigen: Tekst | None = None
    huisstijl: Huisstijl = STANDAARDSTIJL

    @property
    def heeft_geheime_link(self) -> bool:
        """Whether the link lets its bearer do something, so that the register may not keep it."""
        return bool(self.link_id or self.uitnodiging_id or self.kopieadres_id or self.klassenvraag_id)

    @property
    def taak(self) -> str:
        """What the officer's task is called; empty for a mail about none."""
        return taaknaam(self.taaksoort) if self.taaksoort else ""

    @property
    def agendaregel(self) -> Agendaregel | None:
        """What of the yearly agenda is due; None for other mails."""
        return AGENDA[self.jaaractie] if self.jaaractie else None

    @property
    def agendapunt(self) -> Agendapunt | None:
        """The conversation that goes into or out of the receiver's calendar; None for other mails."""
        if self.agenda is None:
            return None
        return Agendapunt(
            uid=self.agenda_uid,
            volgnummer=self.agenda_volgnummer,
            begin=begin_van(self.agenda_velden),
            plaats=self.agenda_velden.get("plaats", ""),
            weg=self.agenda is Agenda.HAAL_WEG,
        )

    @property
    def resultaat_label(self) -> str:
        """The Dutch words for the result with which the trajectory was closed."""
        return STANDAARD.resultaat_label(self.soort, self.resultaat) if self.soort else self.resultaat

    @property
    def procedurebericht(self) -> str:
        """What a procedure that starts, or the outcome of one of its steps, tells the school."""
        if self.procedure:
            return f"Wij gaan met deze melding verder in de procedure {label(self.procedure)}."
        gevonden = procedurestap(self.stap)
        if gevonden and isinstance(gevonden[1], Einde):
            return gevonden[1].schoolbericht
        uitkomst = uitkomst_van(gevonden[1], self.uitkomst) if gevonden else None
        return uitkomst.schoolbericht if uitkomst else ""

    @property
    def afspraken(self) -> str:
        """What the person who took the step wants the school to know of it."""
        return self.agenda_velden.get(VOOR_SCHOOL, "")


_LEES = text("""
SELECT m.id AS mail_id, m.sjabloon, m.aan, m.kopie ? 'kopie_van' AS is_kopie, m.gemaakt_op,
    m.traject_id, t.nummer AS traject_nummer, g.code AS gemeente_code, t.heropend,
    coalesce((m.gegevens->>'uiterlijk')::timestamptz, k.uiterlijk, t.uiterlijk) AS uiterlijk,
    coalesce(m.gegevens->>'resultaat', t.resultaat) AS resultaat,
    coalesce(m.gegevens->>'afdeling', '') = 'doorstroompunt' AS naar_doorstroompunt,
    d.nummer AS melding_nummer, d.leerlingnummer, d.initialen, d.klas, d.soort, d.spoed,
    d.eerste_dag, d.laatste_dag, d.ontvangen_op, d.melder_naam,
    s.naam AS school, g.naam AS gemeente, g.telefoon AS gemeente_telefoon, g.mail AS gemeente_mail,
    m.gegevens->>'procedure' AS procedure, m.gegevens->>'taak' AS stap, m.gegevens->>'uitkomst' AS uitkomst,
    CAST(m.gegevens->>'maand' || '-01' AS date) AS maand, m.gegevens->>'meldingen' AS meldingen,
    m.gegevens->>'studenten' AS studenten, m.gegevens->>'nieuw' AS nieuwe_taken,
    m.gegevens->>'bijna' AS bijna_te_laat,
    doel.naam AS doelgemeente, m.gegevens->>'agenda' AS agenda, m.gegevens->>'agenda_uid' AS agenda_uid,
    m.gegevens->>'agenda_volgnummer' AS agenda_volgnummer, w.velden AS agenda_velden,
    b.naam AS behandelaar, b.functie AS behandelaar_functie, b.telefoon AS behandelaar_telefoon,
    b.mail AS behandelaar_mail, o.naam AS ontvanger, k.soort AS taaksoort,
    v.tekst AS vraag, v.soort AS vraagsoort, v.uiterlijk AS vraag_uiterlijk, h.taal AS thuistaal,
    m.gegevens->>'link_id' AS link_id,
    m.gegevens->>'jaaractie' AS jaaractie, c.naam AS campagne, c.id AS campagne_id,
    m.gegevens->>'klassenvraag_id' AS klassenvraag_id, m.gegevens->>'code' AS codenummer,
    m.gegevens->>'uitnodiging_id' AS uitnodiging_id,
    m.gegevens->>'kopieadres_id' AS kopieadres_id, m.gegevens ? 'kopie_eenmalig' AS kopie_eenmalig,
    m.gegevens->>'proef_onderwerp' AS proef_onderwerp, m.gegevens->>'proef_inhoud' AS proef_inhoud,
    (SELECT count(*) FROM taak w WHERE w.toegewezen_aan = o.id AND w.status = 'open') AS open_taken,
    (SELECT count(*) FROM taak w WHERE w.toegewezen_aan = o.id AND w.status = 'open' AND w.te_laat)
        AS te_late_taken,
    l.achternaam, l.voornamen, l.voorvoegsel, l.geboortedatum
FROM mail m
LEFT JOIN traject t ON t.id = m.traject_id
LEFT JOIN melding d ON d.id = coalesce(m.melding_id, (
    SELECT j.id FROM melding j WHERE j.traject_id = m.traject_id ORDER BY j.ontvangen_op DESC, j.id LIMIT 1))
LEFT JOIN leerling l ON l.id = t.leerling_id
LEFT JOIN thuistaal h ON h.leerling_id = t.leerling_id
LEFT JOIN schoollocatie s ON s.id = coalesce(m.locatie_id, d.locatie_id)
LEFT JOIN gemeente g ON g.code = coalesce(t.gemeente_code, m.gegevens->>'gemeente')
LEFT JOIN campagne c ON c.id = (m.gegevens->>'campagne_id')::uuid
LEFT JOIN gemeente doel ON doel.code = m.gegevens->>'doelgemeente'
LEFT JOIN gebruiker b ON b.id = coalesce((m.gegevens->>'behandelaar_id')::uuid, t.behandelaar_id)
LEFT JOIN gebruiker o ON o.id = (m.gegevens->>'gebruiker_id')::uuid
LEFT JOIN taak k ON k.id = (m.gegevens->>'taak_id')::uuid
LEFT JOIN taakantwoord w ON w.id = (m.gegevens->>'antwoord_id')::uuid
LEFT JOIN vraag v ON v.id = (m.gegevens->>'vraag_id')::uuid
WHERE m.id = :mail_id
""")


async def lees_mailgegevens(sessie: Lezer, mail_id: UUID) -> Mailgegevens:
    """Everything that the templates may use for this mail, with the municipality's own text and style."""
    rij = (await (await sessie.connection()).execute(_LEES, {"mail_id": mail_id})).mappings().one()
    velden = dict(rij)
    proef = velden.pop("proef_onderwerp"), velden.pop("proef_inhoud")
    gegevens = Mailgegevens.model_validate(_bekend(velden))
    if proef[1]:
        gegevens = als_proef(gegevens, Tekst(onderwerp=proef[0] or "", inhoud=proef[1]))
    gegevens = gegevens.model_copy(update=await _van_gemeente(sessie, gegevens))
    if gegevens.uiterlijk is None and gegevens.sjabloon in (Sjabloon.ONTVANGSTBEVESTIGING, Sjabloon.HEROPEND):
        return gegevens.model_copy(update={"uiterlijk": await _beoordeling_voor(sessie, gegevens)})
    return gegevens


def als_proef(gegevens: Mailgegevens, tekst: Tekst) -> Mailgegevens:
    """The same mail about an invented pupil, for somebody who wants to see a text before it is used."""
    return gegevens.model_copy(update={**VOORBEELD, "is_proef": True, "eigen": tekst})


async def _van_gemeente(sessie: Lezer, gegevens: Mailgegevens) -> dict[str, Any]:
    """How the municipality's mails look, and its own text as it held when the mail was written."""
    if not gegevens.gemeente_code:
        return {}
    op, code = gegevens.gemaakt_op, gegevens.gemeente_code
    sleutel = Tekstsleutel(gemeente=code, soort=Tekstsoort.MAIL, naam=gegevens.sjabloon.value)
    eigen = gegevens.eigen or await geldende_tekst(sessie, sleutel, amsterdam(op).date(), op)
    return {"huisstijl": await huisstijl_van(sessie, code, op), "eigen": eigen}


def _bekend(rij: Mapping[Any, Any]) -> dict[str, Any]:
    velden = {naam: waarde for naam, waarde in rij.items() if waarde is not None}
    achternaam, voornamen, voorvoegsel = (velden.pop(naam, "") for naam in NAAMVELDEN)
    if achternaam:  # a question to parents is about no report that tells the initials
        velden.setdefault("initialen", initialen(voornamen, voorvoegsel, achternaam))
    return {**velden, "verborgen": tuple(naam for naam in (achternaam, voornamen) if naam)}


async def _beoordeling_voor(sessie: Lezer, gegevens: Mailgegevens) -> datetime | None:
    """When the school will hear: a receipt often leaves before the workflow has written its own promise."""
    if gegevens.soort is None or gegevens.ontvangen_op is None:
        return None
    regio = await regio_van(sessie, gegevens.gemeente_code)
    code = termijncode(Taaksoort.BEOORDELEN, gegevens.soort, gegevens.spoed)
    kalender = await kalender_van_gemeente(sessie, gegevens.gemeente_code)
    regels = await regels_voor(sessie, regio)
    try:
        return plan_termijn(regels, code, gegevens.ontvangen_op, kalender, regio).uiterlijk
    except KalenderOnbekend:  # no reason to hold up a receipt
        return None
