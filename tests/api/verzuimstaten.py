"""A request for verzuimstaten for tests of pages: begun by a turn of the agenda, its rounds taken by hand."""

import csv
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO, StringIO
from uuid import UUID

import openpyxl
from sqlmodel import select

from activities.campagnes import CampagneActiviteiten
from activities.jaaractie import JaaractieActiviteiten
from domain.campagnes.agenda import Jaaractie
from domain.campagnes.berichten import Jaaropdracht, Ronde, Rondeopdracht
from domain.campagnes.verzuimstaat import KOLOMMEN
from storage.database import SYSTEEM
from storage.tabellen import Campagne, Klassenvraag, Schoollocatie
from tests.api.webproef import NU, Webproef, andere_leerling
from tests.wereld import LINK_SLEUTEL


async def vraag_staten(web: Webproef, beurt: str, nu: datetime = NU) -> UUID:
    """The campaign of this turn, after the rounds in which the schools are asked."""
    opdracht = Jaaropdracht(actie=Jaaractie.VERZUIMSTATEN, beurt=beurt, nu=nu)
    for _ in range(2):  # a turn that runs twice asks once
        await JaaractieActiviteiten(web.database).vertel(opdracht)
    async with web.database.lezer(SYSTEEM) as sessie:
        campagne_id = (await sessie.exec(select(Campagne.id).where(Campagne.soort == "verzuimstaten"))).one()
    for _ in range(2):
        await ronde(web, campagne_id, nu)
    return campagne_id


async def ronde(web: Webproef, campagne_id: UUID, nu: datetime) -> Ronde:
    """A round as the campaign's workflow takes it."""
    opdracht = Rondeopdracht(campagne_id=campagne_id, nu=nu)
    return await CampagneActiviteiten(web.database, LINK_SLEUTEL).neem_ronde(opdracht)


async def verzoek_van(web: Webproef, campagne_id: UUID, brin: str, vestiging: str = "00") -> Klassenvraag:
    """What this school was asked."""
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Klassenvraag).join(Schoollocatie).where(Klassenvraag.campagne_id == campagne_id)
        zoek = zoek.where(Schoollocatie.brin == brin, Schoollocatie.vestiging == vestiging)
        return (await sessie.exec(zoek)).one()


def staatregel(bsn: str, nummer: str, **anders: str) -> dict[str, str]:
    """One pupil of the list by column."""
    leerling = andere_leerling(bsn)
    adres = leerling["adres"]
    return {
        **dict.fromkeys(KOLOMMEN, ""),
        **{veld: str(adres[veld]) for veld in ("straat", "huisnummer", "postcode", "plaats", "gemeentecode")},
        "bsn": bsn,
        "leerlingnummer": nummer,
        "achternaam": "Lateman",
        "voornamen": "Kim",
        "geboortedatum": "14-02-2012",
        "geslacht": "x",
        "onderwijssoort": "vmbo",
        "eerste_dag": "01-09-2026",
        "te_laat": "7",
        "ongeoorloofd": "4",
        **anders,
    }


def als_csv(*regels: Mapping[str, str]) -> bytes:
    uit = StringIO()
    schrijver = csv.DictWriter(uit, KOLOMMEN, delimiter=";")
    schrijver.writeheader()
    schrijver.writerows(regels)
    return uit.getvalue().encode()


def als_xlsx(*regels: Mapping[str, str]) -> bytes:
    """As a spreadsheet keeps it: numbers without their first zeros, days as days."""
    boek, uit = openpyxl.Workbook(), BytesIO()
    blad = boek.active
    assert blad is not None
    blad.append(list(KOLOMMEN))
    for regel in regels:
        blad.append([_cel(naam, regel[naam]) for naam in KOLOMMEN])
    boek.save(uit)
    return uit.getvalue()


def _cel(naam: str, tekst: str) -> object:
    if naam in ("eerste_dag", "geboortedatum") and tekst:
        return datetime.strptime(tekst, "%d-%m-%Y")  # noqa: DTZ007  (a day)
    return int(tekst) if tekst.isdigit() else tekst
