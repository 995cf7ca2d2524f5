"""What somebody was doing, kept encrypted: drafts of a melding, a file to import, the last search."""

import base64
import gzip
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from api.bezoek import Bezoek
from storage import concepten as opslag
from storage import importloop
from storage.importloop import Voortgang

MELDING = "melding:"
MELDINGEN, VERGELIJKING, CAMPAGNE = "meldingen", "vergelijking", "campagne"
LAATSTE, LAATSTE_VAN_ALLE_SOORTEN = 10, 60
_DOEL = b"concept"


@dataclass(frozen=True)
class Conceptkop:
    """A draft in the list of drafts."""

    id: UUID
    titel: str
    bijgewerkt_op: datetime


@dataclass(frozen=True)
class Bewaard:
    """What was typed in a form, and when it was kept last."""

    waarden: dict[str, str]
    op: datetime


@dataclass(frozen=True)
class Importbestand:
    """A file that somebody chose; `totaal` is how many lines an import of it reads, `soort` what it is.

    With `loket` it comes from the national desk.
    """

    naam: str
    inhoud: bytes
    totaal: int
    soort: str = MELDINGEN
    loket: bool = False


@dataclass(frozen=True)
class Importkop:
    """An import as its page shows it; `voortgang` is None until it began."""

    id: UUID
    naam: str
    totaal: int
    voortgang: Voortgang | None
    begonnen_op: datetime
    loket: bool = False


async def begin_melding(bezoek: Bezoek, waarden: dict[str, str]) -> UUID:
    """A new draft that starts with these values."""
    inhoud = _versleutel(bezoek, waarden)
    async with bezoek.schrijver() as schrijver:
        return await opslag.maak(schrijver, bezoek.persoon, f"{MELDING}{uuid4()}", inhoud, bezoek.nu)


async def lees_melding(bezoek: Bezoek, concept_id: UUID) -> dict[str, str] | None:
    """The values of somebody's own draft; None for another's and for none."""
    async with bezoek.lezer() as lezer:
        concept = await opslag.lees(lezer, bezoek.persoon, concept_id)
    if concept is None or not concept.formulier.startswith(MELDING):
        return None
    return _ontsleutel(bezoek, concept.gegevens)


async def bewaar_melding(bezoek: Bezoek, concept_id: UUID, waarden: dict[str, str]) -> bool:
    """Keep what was typed so far; False when the draft is not theirs or was handed in already."""
    async with bezoek.schrijver() as schrijver:
        return await opslag.bewaar(
            schrijver, bezoek.persoon, concept_id, _versleutel(bezoek, waarden), bezoek.nu
        )


async def meldingconcepten(bezoek: Bezoek) -> tuple[Conceptkop, ...]:
    """Somebody's drafts, newest first, called after the pupil as far as known."""
    async with bezoek.lezer() as lezer:
        rijen = await opslag.lijst(lezer, bezoek.persoon)
    eigen = [rij for rij in rijen if rij.formulier.startswith(MELDING)]
    return tuple(Conceptkop(r.id, _titel(_ontsleutel(bezoek, r.gegevens)), r.bijgewerkt_op) for r in eigen)


async def begin_import(bezoek: Bezoek, bestand: Importbestand) -> UUID:
    """Keep a file between looking at it and taking it in."""
    samen = base64.b64encode(gzip.compress(bestand.inhoud)).decode()
    gegevens = {"naam": bestand.naam, "totaal": str(bestand.totaal), "soort": bestand.soort}
    kop = _versleutel(bezoek, gegevens | {"loket": "ja" if bestand.loket else ""})
    inhoud = _versleutel(bezoek, {"inhoud": samen})
    async with bezoek.schrijver() as schrijver:
        return await importloop.bewaar_import(schrijver, bezoek.persoon.id, kop, inhoud, bezoek.nu)


async def lees_import(bezoek: Bezoek, import_id: UUID, soort: str = MELDINGEN) -> Importkop | None:
    """One's own import of this kind, without the file; None for another's and for none."""
    async with bezoek.lezer() as lezer:
        gevonden = await importloop.lees_import(lezer, bezoek.persoon.id, import_id)
    if gevonden is None:
        return None
    return _importkop(bezoek, gevonden, soort)


async def eigen_imports(bezoek: Bezoek, soort: str = MELDINGEN) -> list[Importkop]:
    """One's own latest files of this kind, newest first, to find back what was begun."""
    async with bezoek.lezer() as lezer:
        alle = await importloop.lees_imports(lezer, bezoek.persoon.id, LAATSTE_VAN_ALLE_SOORTEN)
    koppen = (_importkop(bezoek, gevonden, soort) for gevonden in alle)
    return [kop for kop in koppen if kop][:LAATSTE]


def _importkop(bezoek: Bezoek, gevonden: importloop.Import, soort: str) -> Importkop | None:
    kop = _ontsleutel(bezoek, gevonden.kop)
    if kop.get("soort", MELDINGEN) != soort:
        return None
    return Importkop(
        gevonden.id,
        kop["naam"],
        int(kop["totaal"]),
        gevonden.voortgang,
        gevonden.begonnen_op,
        kop.get("loket") == "ja",
    )


async def lees_importbestand(bezoek: Bezoek, import_id: UUID) -> bytes | None:
    """The file; None when it was taken in, and for another's."""
    async with bezoek.lezer() as lezer:
        gegevens = await importloop.lees_bestand(lezer, bezoek.persoon.id, import_id)
    if gegevens is None:
        return None
    return gzip.decompress(base64.b64decode(_ontsleutel(bezoek, gegevens)["inhoud"]))


async def bewaar_zoekvraag(bezoek: Bezoek, lijst: str, waarden: dict[str, str]) -> None:
    """Remember a search, so that names and numbers stay out of addresses and Back works."""
    await _bewaar(bezoek, f"zoek:{lijst}", waarden)


async def laatste_zoekvraag(bezoek: Bezoek, lijst: str) -> dict[str, str]:
    """The last search in this list; empty when there was none."""
    gevonden = await _lees(bezoek, f"zoek:{lijst}")
    return gevonden.waarden if gevonden else {}


async def bewaar_taak(bezoek: Bezoek, taak_id: UUID, waarden: dict[str, str]) -> None:
    """Keep what somebody filled in at a task so far."""
    await _bewaar(bezoek, f"taak:{taak_id}", waarden)


async def lees_taak(bezoek: Bezoek, taak_id: UUID) -> Bewaard | None:
    """What this person filled in at the task and did not hand in; on any device."""
    return await _lees(bezoek, f"taak:{taak_id}")


async def gooi_taak_weg(bezoek: Bezoek, taak_id: UUID) -> None:
    """It was handed in, or is not wanted."""
    await _gooi_weg(bezoek, f"taak:{taak_id}")


async def bewaar_pagina(bezoek: Bezoek, adres: str, waarden: dict[str, str]) -> None:
    """Keep what somebody is filling in on the page with this address."""
    await _bewaar(bezoek, f"pagina:{adres}", waarden)


async def lees_pagina(bezoek: Bezoek, adres: str) -> Bewaard | None:
    """What this person filled in on that page and did not hand in; on any device."""
    return await _lees(bezoek, f"pagina:{adres}")


async def gooi_pagina_weg(bezoek: Bezoek, adres: str) -> None:
    """It was handed in, or is not wanted."""
    await _gooi_weg(bezoek, f"pagina:{adres}")


async def bewaar_bij_dossier(bezoek: Bezoek, traject_id: UUID, deel: str, waarden: dict[str, str]) -> None:
    """Keep what somebody is writing in a part of a dossier."""
    await _bewaar(bezoek, f"dossier:{traject_id}:{deel}", waarden)


async def lees_bij_dossier(bezoek: Bezoek, traject_id: UUID, delen: Collection[str]) -> dict[str, Bewaard]:
    """What this person was writing in these parts; a part without is not there."""
    formulieren = {f"dossier:{traject_id}:{deel}": deel for deel in delen}
    async with bezoek.lezer() as lezer:
        gevonden = await opslag.van_formulieren(lezer, bezoek.persoon, formulieren)
    return {formulieren[r.formulier]: _bewaard(bezoek, r) for r in gevonden}


async def gooi_bij_dossier_weg(bezoek: Bezoek, traject_id: UUID, deel: str) -> None:
    """It was handed in, or is not wanted."""
    await _gooi_weg(bezoek, f"dossier:{traject_id}:{deel}")


async def _gooi_weg(bezoek: Bezoek, formulier: str) -> None:
    async with bezoek.schrijver() as schrijver:
        gevonden = await opslag.van_formulier(schrijver, bezoek.persoon, formulier)
        if gevonden:
            await opslag.verwijder(schrijver, bezoek.persoon, gevonden.id)


def _bewaard(bezoek: Bezoek, gevonden: opslag.Conceptregel) -> Bewaard:
    return Bewaard(_ontsleutel(bezoek, gevonden.gegevens), gevonden.bijgewerkt_op)


async def _bewaar(bezoek: Bezoek, formulier: str, waarden: dict[str, str]) -> None:
    inhoud = _versleutel(bezoek, waarden)
    async with bezoek.schrijver() as schrijver:
        concept_id = await opslag.maak(schrijver, bezoek.persoon, formulier, inhoud, bezoek.nu)
        await opslag.bewaar(schrijver, bezoek.persoon, concept_id, inhoud, bezoek.nu)


async def _lees(bezoek: Bezoek, formulier: str) -> Bewaard | None:
    async with bezoek.lezer() as lezer:
        gevonden = await opslag.van_formulier(lezer, bezoek.persoon, formulier)
    return _bewaard(bezoek, gevonden) if gevonden else None


def _versleutel(bezoek: Bezoek, waarden: dict[str, str]) -> dict[str, Any]:
    tekst = json.dumps(waarden, ensure_ascii=False).encode()
    sleutel_id, inhoud = bezoek.onderdelen.versleutelaar.versleutel(tekst, doel=_DOEL)
    return {"sleutel": sleutel_id, "inhoud": base64.b64encode(inhoud).decode()}


def _ontsleutel(bezoek: Bezoek, gegevens: dict[str, Any]) -> dict[str, str]:
    inhoud = base64.b64decode(gegevens["inhoud"])
    tekst = bezoek.onderdelen.versleutelaar.ontsleutel(gegevens["sleutel"], inhoud, doel=_DOEL)
    waarden: dict[str, str] = json.loads(tekst)
    return waarden


def _titel(waarden: dict[str, str]) -> str:
    delen = (waarden.get("voornamen", ""), waarden.get("voorvoegsel", ""), waarden.get("achternaam", ""))
    naam = " ".join(deel.strip() for deel in delen if deel.strip())
    return naam or waarden.get("leerlingnummer", "").strip() or "Melding zonder naam"
