"""A later report that cannot wait as long as the first: the open assessment gets less time, never more."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from activities.planning import plan_taak
from domain.besluiten import termijncode
from domain.klok import amsterdam
from domain.soorten import Meldingsoort, Taaksoort, WachtStatus
from domain.termijnen import Termijnplan
from domain.toewijzing import NIEMAND
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.kader import lees_kader
from storage.mails import Sjabloon
from storage.post import coordinatoren, schrijf_over_traject, vind_ambtenaar
from storage.rijen import schrijf_weg
from storage.tabellen import Gebruiker, Melding, Taak, Termijn, Traject
from storage.termijnen import RONDE, Belofte, laat_vervallen, plan


async def verkort_beoordeling(sessie: Schrijver, traject: Traject, melding: Melding, nu: datetime) -> bool:
    """Plan the open assessment anew by the kind and the urgency of this report (catalogue 51).

    False when nothing is assessed now, or when its last day comes sooner already. The moments that were
    planned lapse, the new ones stand in the ledger beside them; the dossier says why, the officer hears it.
    """
    taak = await _open_beoordeling(sessie, traject)
    if taak is None:
        return False
    code = termijncode(Taaksoort.BEOORDELEN, Meldingsoort(melding.soort), melding.spoed)
    termijn = plan_taak(await lees_kader(sessie, traject.id), code, nu)
    if termijn.uiterlijk >= taak.uiterlijk:
        return False
    await _plan_opnieuw(sessie, taak, termijn)
    taak.uiterlijk = traject.uiterlijk = termijn.uiterlijk
    sessie.add_all((taak, traject))
    await _leg_vast(sessie, taak, melding, termijn, nu)
    for ontvanger in await _ontvangers(sessie, taak):
        await schrijf_over_traject(
            sessie,
            Sjabloon.TERMIJN_KORTER,
            ontvanger,
            traject.id,
            nu,
            {"taak_id": str(taak.id)},
            om=melding.id,
        )
    await schrijf_weg(sessie)
    return True


async def _open_beoordeling(sessie: Lezer, traject: Traject) -> Taak | None:
    zoek = select(Taak).where(
        Taak.traject_id == traject.id,
        Taak.soort == Taaksoort.BEOORDELEN,
        Taak.status == WachtStatus.OPEN,
        col(Taak.procedure_id).is_(None),
    )
    return (await sessie.exec(zoek)).first()


async def _plan_opnieuw(sessie: Schrijver, taak: Taak, termijn: Termijnplan) -> None:
    van_taak = select(Termijn).where(Termijn.wacht_id == taak.id)
    oud = (await sessie.exec(van_taak.order_by(col(Termijn.volgnummer).desc()).limit(1))).one()
    await laat_vervallen(sessie, taak.id)
    belofte = Belofte(
        traject_id=taak.traject_id,
        gemeente_code=taak.gemeente_code,
        wacht_id=taak.id,
        wie=oud.wie or NIEMAND,
        wat=oud.wat,
    )
    await plan(sessie, belofte, termijn, ronde=oud.volgnummer // RONDE + 1)


async def _ontvangers(sessie: Lezer, taak: Taak) -> Sequence[Gebruiker]:
    """Whose task it is; nobody's goes to the coordinators."""
    if taak.toegewezen_aan:
        return [await vind_ambtenaar(sessie, taak.toegewezen_aan)]
    return await coordinatoren(sessie, taak.gemeente_code)


async def _leg_vast(
    sessie: Schrijver, taak: Taak, melding: Melding, termijn: Termijnplan, nu: datetime
) -> None:
    op = f"{amsterdam(termijn.uiterlijk):%d-%m-%Y}"
    feit = Feit(
        traject_id=taak.traject_id,
        sleutel=f"taak-verkort:{melding.id}",
        op=nu,
        wat="taak-verkort",
        waarom=f"Door melding {melding.nummer}. {termijn.grond}",
        gegevens={"taak": taak.soort, "op": op, "melding": str(melding.id)},
    )
    await voeg_feit_toe(sessie, feit)
