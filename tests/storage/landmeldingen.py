"""The pupils of the land, what is known of them, and the reports about them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import SQLModel

from domain.zoekvormen import naamvormen
from storage.namen import zoeknaam
from storage.tabellen import (
    Adres,
    Bijlage,
    Inschrijving,
    Leerling,
    Mail,
    Melding,
    Naamvorm,
    Verzuimregel,
    Vraag,
)
from tests.storage.landbasis import BSN, DAG, DORP, KLUIS, MORGEN, NU, STAD, Land


def leerling(leerling_id: UUID, letter: str, gemeente: str, achternaam: str = "Vries") -> Leerling:
    bsn = BSN.get(letter)
    return Leerling(
        id=leerling_id,
        bsn_versleuteld=KLUIS.versleutel(bsn, doel="bsn") if bsn else None,
        bsn_index=KLUIS.index(bsn, doel="bsn") if bsn else None,
        achternaam=achternaam,
        voorvoegsel="de",
        voornamen=f"{letter}lbert",
        zoeknaam=zoeknaam(achternaam, "de", f"{letter}lbert"),
        geboortedatum=date(2012, 2, 29),
        geslacht="m",
        gemeente_code=gemeente,
        aangemaakt_op=NU,
    )


def vormen(rij: Leerling) -> list[Naamvorm]:
    """What the pupil is found by."""
    return [Naamvorm(vorm=vorm, leerling_id=rij.id) for vorm in naamvormen(rij.zoeknaam)]


def bij_leerlingen(land: Land) -> Iterator[SQLModel]:
    for letter, code in (("A", STAD), ("B", DORP)):
        yield from vormen(leerling(land.leerlingen[letter], letter, code))
        yield Adres(
            id=uuid4(),
            leerling_id=land.leerlingen[letter],
            straat="Passerweg",
            huisnummer=2,
            toevoeging="B",
            postcode="9999ZA",
            plaats="Voorbeeldstad",
            gemeente_code=code,
            van=DAG,
        )
    for letter, plek in (("A", "oost"), ("A", "west"), ("B", "west")):
        yield Inschrijving(
            id=uuid4(),
            leerling_id=land.leerlingen[letter],
            locatie_id=land.locaties[plek],
            leerlingnummer=f"{letter}-{plek}",
            klas="3B",
            onderwijssoort="vmbo",
            van=DAG,
        )


def melding(land: Land, naam: str) -> Melding:
    letter, plek = naam.split("-")
    return Melding(
        id=land.meldingen[naam],
        nummer=f"M-{naam}",
        traject_id=land.trajecten[letter],
        leerling_id=land.leerlingen[letter],
        locatie_id=land.locaties[plek],
        gemeente_code=STAD if letter == "A" else DORP,
        kenmerk=naam,
        inhoud_hash=b"h" * 32,
        kanaal="formulier",
        soort="relatief-verzuim-wettelijk",
        onderwijssoort="vmbo",
        leerlingnummer=f"{letter}-{plek}",
        klas="3B",
        initialen=f"{letter}.d.V.",
        eerste_dag=DAG,
        laatste_dag=DAG,
        uren=Decimal("16.5"),
        reden="ongemotiveerd",
        toelichting=f"Toelichting van {plek}",
        acties_school="Wij hebben gebeld.",
        zorgen={"dreigende_uitval": True, "onderwijsoverstijgend": False},
        melder_naam="Mw. Melder",
        melder_mail=f"melder@{plek}.example",
        kopie_adressen={"adressen": [f"zorg@{plek}.example"]},
        meldingsdatum=DAG,
        ontvangen_op=NU,
    )


def bij_meldingen(land: Land) -> Iterator[SQLModel]:
    for naam, melding_id in land.meldingen.items():
        letter, plek = naam.split("-")
        waar: dict[str, Any] = {"traject_id": land.trajecten[letter], "melding_id": melding_id}
        yield Verzuimregel(id=uuid4(), melding_id=melding_id, dag=DAG, uren=Decimal("7.5"))
        yield Bijlage(
            id=uuid4(),
            naam=f"{naam}.pdf",
            mediatype="application/pdf",
            grootte=4,
            sha256=b"x" * 32,
            inhoud=b"%PDF",
            toegevoegd_op=NU,
            **waar,
        )
        yield mail(
            f"ontvangstbevestiging.stap1.{melding_id}",
            "ontvangstbevestiging",
            locatie_id=land.locaties[plek],
            **waar,
        )
        yield Vraag(
            id=uuid4(),
            locatie_id=land.locaties[plek],
            tekst=f"Vraag aan {plek}?",
            status="open",
            gesteld_op=NU,
            gesteld_door=land.gebruikers["coordinator"],
            uiterlijk=MORGEN,
            **waar,
        )


def mail(message_id: str, sjabloon: str, **waar: Any) -> Mail:
    return Mail(
        id=uuid4(),
        sjabloon=sjabloon,
        aan="iemand@voorbeeldstad.example",
        message_id=message_id,
        status="verzonden",
        volgende_poging=NU,
        gemaakt_op=NU,
        onderwerp="Uw melding",
        **waar,
    )
