"""What the rules decide in luxe verzuim: which family case, whether the pupil is heard, what is advised."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID, uuid5

from sqlmodel import col, select

from activities.zaak import Zaak
from domain.gezinnen import kinderen
from domain.horen import leerling_horen
from domain.kalender import dag_van
from domain.luxe import advies
from domain.soorten import Proceduresoort
from domain.verlof import schooldagen
from storage.afspraken import kalender_van_locatie
from storage.database import Lezer, Schrijver
from storage.gezinnen import Luxemelding, gezin_bij, luxe_meldingen_van
from storage.samenloop import verlof_naast
from storage.tabellen import Procedure, Traject

ALLEEN = "Er is geen broer of zus gemeld voor dezelfde dagen."


async def gezin(sessie: Schrijver, zaak: Zaak) -> str:
    """The family case: the one that a brother's or sister's procedure has, or a new one."""
    melding, _ = await _meldingen(sessie, zaak)
    leden = kinderen(await gezin_bij(sessie, zaak.traject.leerling_id, melding.periode)) if melding else ()
    eerder = await _gezin_van_anderen(sessie, zaak, leden)
    zinnen = [_over_gezin(len(leden), eerder is not None), *await _verlof(sessie, zaak, melding)]
    aantal = str(max(len(leden), 1))
    await zaak.leg_uit(sessie, " ".join(zinnen), gezin=eerder or _eigen(zaak), gezin_kinderen=aantal)
    return "bij-gezin" if eerder else "eerste"


async def leeftijd(sessie: Schrijver, zaak: Zaak) -> str:
    dag, kader = dag_van(zaak.opdracht.nu), zaak.kader
    return "zelf-horen" if leerling_horen(kader.geboortedatum, dag, kader.regels, kader.regio) else "te-jong"


async def advies_volgens_richtlijn(sessie: Schrijver, zaak: Zaak) -> str:
    """One school day the first time is a warning; without a report nothing can be advised."""
    melding, eerder = await _meldingen(sessie, zaak)
    kalender = await kalender_van_locatie(sessie, zaak.traject.locatie_id)
    dagen = schooldagen(kalender, melding.periode) if melding else 0
    gegeven = advies(dagen, eerder, dag_van(zaak.opdracht.nu), zaak.kader.regels, zaak.kader.regio)
    await zaak.leg_uit(sessie, gegeven.reden, advies_regel=gegeven.code, schooldagen=str(dagen))
    return gegeven.code


LUXE_REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "luxe-verzuim.gezin": gezin,
    "luxe-verzuim.leeftijd": leeftijd,
    "luxe-verzuim.advies": advies_volgens_richtlijn,
}


async def _meldingen(sessie: Lezer, zaak: Zaak) -> tuple[Luxemelding | None, int]:
    """The newest report of luxe verzuim of this trajectory, and how many periods came before it."""
    van_leerling = await luxe_meldingen_van(sessie, zaak.traject.leerling_id)
    hier = [melding for melding in van_leerling if melding.traject_id == zaak.traject.id]
    if not hier:
        return None, 0
    eerder = [m for m in van_leerling if m.periode.laatste < hier[-1].eerste_dag]
    return hier[-1], len(eerder)


async def _gezin_van_anderen(sessie: Lezer, zaak: Zaak, leden: tuple[UUID, ...]) -> str | None:
    """The family case in which a procedure of a brother or sister stands, the one that started first."""
    zoek = (
        select(Procedure)
        .join(Traject, col(Traject.id) == Procedure.traject_id)
        .where(
            Procedure.soort == Proceduresoort.LUXE_VERZUIM,
            Procedure.id != zaak.procedure.id,
            Traject.leerling_id != zaak.traject.leerling_id,
            col(Traject.leerling_id).in_(leden),
        )
        .order_by(col(Procedure.gestart_op), col(Procedure.id))
    )
    gevonden = (rij.gegevens.get("gezin") for rij in (await sessie.exec(zoek)).all())
    return next((str(code) for code in gevonden if code), None)


async def _verlof(sessie: Lezer, zaak: Zaak, melding: Luxemelding | None) -> list[str]:
    if melding is None:
        return []
    naast = await verlof_naast(sessie, zaak.traject.leerling_id, melding.periode)
    return [zin.zin for zin in naast]


def _eigen(zaak: Zaak) -> str:
    return str(uuid5(zaak.procedure.id, "gezin"))


def _over_gezin(aantal: int, loopt: bool) -> str:
    if aantal <= 1:
        return ALLEEN
    samen = f"Van dit gezin zijn {aantal} kinderen gemeld voor dezelfde dagen. Het telt als één gezin."
    return f"{samen} Van een broer of zus loopt al een zaak." if loopt else samen
