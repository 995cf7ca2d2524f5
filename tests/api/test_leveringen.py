"""What comes from outside in files: deliveries as one zip, and reports of the national desk."""

import csv
import io
import zipfile

import httpx2
import pytest
from sqlmodel import col, select

from domain.fouten import Invoerfout
from domain.leveringen import KOLOMMEN
from domain.melding import lees_melding
from domain.tekstinvoer import KOLOMMEN as MELDINGKOLOMMEN
from domain.tekstinvoer import melding_uit_tekst
from storage.database import SYSTEEM
from storage.tabellen import Melding, Traject, Uitgaand
from tests.api.webproef import Webproef
from voorbeeld import maak

KOP = ";".join(KOLOMMEN)
KIM = "999900018;Jansen;van;Kim;01-03-2009;Voorbeeldstad;9901"
BO = "999900031;Smit;;Bo;02-03-2007;Voorbeelddorp;9902"
UIT_EN_IN = (
    f"uit;15-01-2026;{KIM};99AG;00;vmbo;andere-opleiding",
    f"uit;20-01-2026;{BO};99AK;00;mbo-2;arbeidsmarkt",
)
IN = (f"in;01-02-2026;{KIM};99AK;00;mbo-2;", "in;straks;12;;;;;;0518;;;;")


def ingepakt(**bestanden: tuple[str, ...]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, regels in bestanden.items():
            zip_.writestr(f"levering/{naam}.csv", "\r\n".join((KOP, *regels)))
    return uit.getvalue()


async def lees_in(client: httpx2.AsyncClient, naam: str, inhoud: bytes) -> httpx2.Response:
    return await client.post("/leveringen", files={"bestand": (naam, inhoud, "application/octet-stream")})


@pytest.mark.eis(69, 71)
async def test_a_delivery_is_one_zip_in_which_a_change_of_school_cancels_out(web: Webproef) -> None:
    client = await web.als("administratie1")
    antwoord = await lees_in(client, "januari.zip", ingepakt(uitschrijvingen=UIT_EN_IN, herinschrijvingen=IN))
    adres = antwoord.headers["location"]
    pagina = (await client.get(adres)).text
    for zin in (
        "<strong>1</strong> uitgeschreven zonder vervolg",
        "<strong>0</strong> nieuw ingeschreven",
        "<strong>1</strong> overgestapt",
        "<strong>1</strong> regels geweigerd",
        "Bo Smit",
        "Gaat werken",
        "herinschrijvingen.csv",
    ):
        assert zin in pagina
    assert "Kim van Jansen" not in pagina
    zip_antwoord = await client.get(f"{adres}.zip")
    assert "in-en-uitschrijvingen" in zip_antwoord.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(zip_antwoord.content)) as zip_:
        namen = sorted(zip_.namelist())
        alle = list(csv.reader(io.StringIO(zip_.read(namen[0]).decode("utf-8-sig")), delimiter=";"))
    assert [naam.split("-in-en-uit")[0] for naam in namen] == ["alle", "geweigerde-regels", "overzicht"]
    kop, bo, kim = alle
    assert dict(zip(kop, bo, strict=True)) | {"Nummer": ""} == {
        "Wat": "Uitgeschreven zonder vervolg",
        "Naam": "Bo Smit",
        "Nummer": "",
        "Geboortedatum": "02-03-2007",
        "Leeftijd": "18",
        "Woonplaats": "Voorbeelddorp",
        "Gemeente": "9902",
        "Onderwijs": "MBO niveau 2",
        "School": "99AK00",
        "Datum": "20-01-2026",
        "Reden van uitschrijving": "Gaat werken",
        "Nieuwe school": "",
        "Ingeschreven op": "",
    }
    assert kim[-2:] == ["99AK00", "01-02-2026"]
    assert (await (await web.als("coordinator1")).get(adres)).status_code == 404  # somebody else's file


@pytest.mark.eis(69)
@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("leeg.zip", ingepakt(), "geen CSV-bestanden"),
        ("fout.csv", b"a;b\r\n1;2\r\n", "fout.csv: Deze kolommen ontbreken"),
    ],
)
async def test_a_file_that_is_no_delivery_is_refused_with_its_name(
    web: Webproef, naam: str, inhoud: bytes, zin: str
) -> None:
    antwoord = await lees_in(await web.als("administratie1"), naam, inhoud)
    assert antwoord.status_code == 400
    assert zin in antwoord.text


def klopt(rij: dict[str, str]) -> bool:
    if None in rij or None in rij.values():
        return False
    try:
        lees_melding(melding_uit_tekst(rij))
    except Invoerfout:
        return False
    return bool(rij["bsn"])


def van_loket(*codes: str) -> bytes:
    """Reports of the desk about residents of these municipalities."""
    goed = list(
        csv.DictReader(io.StringIO(maak(zaad=11, meldingen=60).csv.decode("utf-8-sig")), delimiter=";")
    )
    per_leerling = {rij["bsn"]: rij for rij in goed if rij["gemeentecode"] == "9901" and klopt(rij)}
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, MELDINGKOLOMMEN, delimiter=";", lineterminator="\r\n")
    schrijver.writeheader()
    for nummer, (code, rij) in enumerate(zip(codes, per_leerling.values(), strict=False)):
        schrijver.writerow(rij | {"gemeentecode": code, "meldingsnummer": f"DUO-{nummer}"})
    return uit.getvalue().encode()


@pytest.mark.eis(63)
async def test_every_report_of_the_national_desk_has_an_owner_whatever_municipality_it_names(
    web: Webproef,
) -> None:
    client = await web.als("administratie1")
    bestand = {"bestand": ("verzuimloket.csv", van_loket("9902", "0518", ""), "text/csv")}
    adres = (await client.post("/import", files=bestand, data={"loket": "ja"})).headers["location"]
    await client.post(adres)
    await web.app.state.onderdelen.achtergrond.rond_af()
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Melding.gemeente_code, Melding.kanaal, Melding.toelichting, Uitgaand.soort)
        zoek = zoek.join(Traject, col(Traject.id) == Melding.traject_id)
        zoek = zoek.join(Uitgaand, col(Uitgaand.traject_id) == Traject.id)
        waar = col(Melding.kenmerk).like("DUO-%")
        rijen = (await sessie.exec(zoek.where(waar).order_by(Melding.kenmerk))).all()
    assert [(gemeente, kanaal, soort) for gemeente, kanaal, _, soort in rijen] == [
        ("9902", "loket", "melding"),
        ("9901", "loket", "melding"),
        ("9901", "loket", "melding"),
    ]
    assert [("Zoek uit waar de leerling woont" in tekst) for _, _, tekst, _ in rijen] == [False, True, True]
    geweigerd = await (await web.als("school2")).post("/import", files=bestand, data={"loket": "ja"})
    assert 'href="#loket"' in geweigerd.text
