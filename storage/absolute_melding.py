"""The municipality's own report about somebody without a school: it opens or joins the pupil's trajectory."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5

from domain.klok import amsterdam
from domain.leerplicht import leeftijd
from domain.soorten import Kanaal, Meldingsoort, Onderwijssoort
from storage.database import Schrijver
from storage.intake import leg_ontvangst_vast, meldingnummer
from storage.leerlingen import Bijgewerkt
from storage.namen import initialen
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Gemeente, Leerling, Melding
from storage.traject_bij_melding import Aansluiting, sluit_aan
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from storage.zonder_school import zonder_school

ONBEKEND = "niet bekend"


@dataclass(frozen=True)
class Vondst:
    """What was found, and by whom; None means that the control did it by itself.

    `id` is the finding's own, so that it is reported once; `erbij` goes into the log of the dossier.
    """

    id: UUID
    kanaal: Kanaal
    gemeente_code: str
    eerste_dag: date
    toelichting: str
    vingerafdruk: bytes
    nu: datetime
    door: UUID | None = None
    erbij: dict[str, str] = field(default_factory=dict)


async def meld_zonder_school(sessie: Schrijver, bijgewerkt: Bijgewerkt, vondst: Vondst) -> UUID:
    """The id of the trajectory. No school sees this report and nobody gets a receipt; intake follows."""
    locatie_id = await zonder_school(sessie, vondst.gemeente_code)
    aansluiting = await sluit_aan(sessie, bijgewerkt, Meldingsoort.ABSOLUUT, locatie_id, vondst.nu)
    melding = await _melding(sessie, bijgewerkt.leerling, vondst, aansluiting, locatie_id)
    voeg_toe(sessie, melding)
    await schrijf_weg(sessie)
    namens = "mens" if vondst.door else "systeem"
    await leg_ontvangst_vast(sessie, melding, aansluiting, namens=namens, gegevens=dict(vondst.erbij))
    await zet_uitgaand(sessie, Uitgaandsoort.MELDING, melding.traject_id, melding.id, vondst.nu)
    await schrijf_weg(sessie)
    return melding.traject_id


async def _melding(
    sessie: Schrijver, leerling: Leerling, vondst: Vondst, aansluiting: Aansluiting, locatie_id: UUID
) -> Melding:
    gemeente = await sessie.get_one(Gemeente, vondst.gemeente_code)
    dag = amsterdam(vondst.nu).date()
    return Melding(
        id=uuid5(vondst.id, "melding"),
        nummer=await meldingnummer(sessie, vondst.nu),
        traject_id=aansluiting.traject.id,
        leerling_id=leerling.id,
        locatie_id=locatie_id,
        gemeente_code=aansluiting.traject.gemeente_code,
        kenmerk=str(vondst.id),
        inhoud_hash=vondst.vingerafdruk,
        kanaal=vondst.kanaal.value,
        soort=Meldingsoort.ABSOLUUT.value,
        onderwijssoort=_onderwijssoort(leeftijd(leerling.geboortedatum, dag)).value,
        leerlingnummer=ONBEKEND,
        initialen=initialen(leerling.voornamen, leerling.voorvoegsel, leerling.achternaam),
        eerste_dag=vondst.eerste_dag,
        alle_lessen_gemist=True,
        toelichting=vondst.toelichting,
        melder_id=vondst.door,
        melder_naam=f"Gemeente {gemeente.naam}",
        melder_mail=gemeente.mail,
        kopie_adressen={"adressen": []},
        meldingsdatum=dag,
        ontvangen_op=vondst.nu,
    )


def _onderwijssoort(jaren: int) -> Onderwijssoort:
    """What somebody of this age would follow: the reports count absoluut verzuim by PO, VO and MBO."""
    if jaren < 12:
        return Onderwijssoort.BO_SBO_SO
    return Onderwijssoort.ONDERBOUW_VO if jaren < 16 else Onderwijssoort.MBO_ONBEKEND
