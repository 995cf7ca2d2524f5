"""The portal of the Overstap: names and statuses in its form come in, what became of them goes back."""

from io import BytesIO
from uuid import UUID

import pytest
from sqlmodel import select

from domain.campagnes.invoer import KANDIDAAT_KOLOMMEN, STATUS_KOLOMMEN
from domain.campagnes.voroc import EXPORT, KANDIDAAT, STATUS, met_onze_namen
from domain.soorten import Campagnesoort
from storage.database import SYSTEEM
from storage.populatiebestand import neem_statusbestand_in
from storage.tabellen import Deelnemer
from tests.api.campagnes import begin, bestand
from tests.api.webproef import KLUIS, NU, Webproef
from tests.campagnes.kandidaten import kandidaten


def in_voroc_vorm(inhoud: bytes) -> bytes:
    """The same file under the portal's names, written as people write them."""
    terug = {onze: naam.capitalize() for naam, onze in KANDIDAAT.items()}
    kop, _, rest = inhoud.partition(b"\r\n")
    namen = ";".join(terug[naam] for naam in kop.decode().split(";"))
    return namen.encode() + b"\r\n" + rest


@pytest.mark.eis(77)
def test_every_column_of_the_portal_is_one_of_ours_and_the_other_way_round() -> None:
    assert sorted(KANDIDAAT.values()) == sorted(KANDIDAAT_KOLOMMEN)
    assert sorted(STATUS.values()) == sorted(STATUS_KOLOMMEN)
    onze = bestand(2)
    assert met_onze_namen(in_voroc_vorm(onze)).splitlines() == onze.splitlines()
    assert met_onze_namen(onze) == onze
    assert met_onze_namen(b"\xff\xfe;onzin") == b"\xff\xfe;onzin"


async def statussen(web: Webproef, campagne_id: UUID) -> list[str]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Deelnemer.mbo_status).where(Deelnemer.campagne_id == campagne_id)
        return sorted((await sessie.exec(zoek)).all())


@pytest.mark.eis(77)
async def test_names_and_statuses_of_the_portal_come_in_and_what_became_of_them_goes_back(
    web: Webproef,
) -> None:
    namen = kandidaten(2, vanaf=700, brin="99AG")
    campagne_id = await begin(web, namen)
    coordinator = await web.als("coordinator1")
    voroc = ("voroc.csv", in_voroc_vorm(bestand(1, 710)), "text/csv")
    erbij = await coordinator.post(f"/campagnes/{campagne_id}/namen", files={"bestand": voroc})
    assert erbij.status_code == 303
    kop = ";".join(naam.capitalize() for naam in STATUS)
    regel = f"{namen[0].leerling.bsn};Onderwijsovereenkomst aangeboden;01-03-2027;Kok;ROC;;"
    inhoud = f"{kop}\r\n{regel}\r\n".encode()
    verslag = await neem_statusbestand_in(web.database, KLUIS, campagne_id, inhoud, NU)
    assert (verslag.aangenomen, verslag.geweigerd) == (1, [])
    assert "onderwijsovereenkomst-aangeboden" in await statussen(web, campagne_id)

    uit = await coordinator.get(f"/campagnes/{campagne_id}/voroc.csv")
    tekst = BytesIO(uit.content).read().decode("utf-8-sig")
    assert tekst.splitlines()[0] == ";".join(EXPORT)
    assert "onderwijsovereenkomst aangeboden;01-03-2027" in tekst
    assert namen[0].leerling.achternaam not in tekst
    assert str(namen[0].leerling.bsn) not in tekst
    zomer = await begin(web, [], soort=Campagnesoort.ZOMERACTIE)
    assert (await coordinator.get(f"/campagnes/{zomer}/voroc.csv")).status_code == 404
