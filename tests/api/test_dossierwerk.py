"""What one does with a dossier: people, documents, links and merges, reopening, paper, and who looked."""

import re
from io import BytesIO
from uuid import UUID, uuid4

import httpx2
import pypdf
import pytest
from sqlmodel import col, select, update

from domain.soorten import Fase
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.gebeurtenissen import breuk_in_keten
from storage.tabellen import Gebeurtenis, Inzage, Leerling, Mail, Traject, Uitgaand
from tests.api.webproef import NU, Webproef, andere_leerling
from tests.storage.land import geteld


async def feiten(web: Webproef, traject_id: UUID) -> list[str]:
    async with web.database.lezer(SYSTEEM) as sessie:
        assert await breuk_in_keten(sessie, traject_id) is None
        zoek = select(Gebeurtenis.wat).where(Gebeurtenis.traject_id == traject_id)
        return list((await sessie.exec(zoek.order_by(col(Gebeurtenis.volgnummer)))).all())


async def stuur(client: httpx2.AsyncClient, adres: str, **velden: str) -> httpx2.Response:
    return await client.post(adres, data=velden)


async def sluit(web: Webproef, traject_id: UUID) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        dicht = update(Traject).where(col(Traject.id) == traject_id)
        await sessie.exec(dicht.values(fase=Fase.GESLOTEN, resultaat="naar-school", gesloten_op=NU))


@pytest.mark.eis(84)
async def test_somebody_around_the_pupil_is_added_once_and_stays_written_down(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900018")), await web.als("lpa1")
    hier = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    leeg = await stuur(client, f"{hier}/betrokkenen", van="straks", mail="geen adres")
    assert leeg.status_code == 400
    assert all(f'href="#{veld}"' in leeg.text for veld in ("rol", "naam", "van", "mail"))
    invoer = {"rol": "ouder", "naam": "Mevrouw Zwaluw", "van": "01-09-2026", "sleutel": str(uuid4())}
    for _ in range(2):
        assert (await stuur(client, f"{hier}/betrokkenen", **invoer)).status_code == 303
    pagina = (await client.get(hier)).text
    assert pagina.count("<strong>Mevrouw Zwaluw</strong>") == 1
    weg = re.findall(rf'action="({hier}/betrokkenen/[^"]+)"', pagina)[0]
    assert (await client.post(weg)).status_code == 303
    assert "van 1 september 2026 tot 23 november 2026" in (await client.get(hier)).text
    assert (await feiten(web, zaak.ontvangst.traject_id))[-2:] == [
        "betrokkene-toegevoegd",
        "betrokkene-beeindigd",
    ]
    assert (await client.post(f"{hier}/betrokkenen/{uuid4()}/beeindigen")).status_code == 404


async def test_a_document_gets_a_next_version_and_a_preview_that_runs_nothing(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900031")), await web.als("lpa1")
    hier = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    assert (await client.post(f"{hier}/documenten", data={})).status_code == 400
    for naam, uren in (("plan.csv", "4"), ("plan2.csv", "6")):
        pagina = (await client.get(hier)).text
        eerder = re.findall(r'<option value="([0-9a-f-]{36})">plan.csv', pagina)
        bestand = {"bijlage": (naam, f"dag;uren\r\n<b>ma</b>;{uren}\r\n".encode(), "text/csv")}
        keuze = {"vervangt": eerder[0] if eerder else ""}
        klaar = await client.post(f"{hier}/documenten", data=keuze, files=bestand)
        assert klaar.status_code == 303, klaar.text
    pagina = (await client.get(hier)).text
    assert "Versie 2. Toegevoegd door Marijke Steenuil. Alleen medewerkers van" in pagina
    assert "1 eerdere versie" in pagina
    bekijk = re.findall(r"/bijlagen/[0-9a-f-]{36}/bekijken", pagina)[0]
    voorbeeld = (await client.get(bekijk)).text
    assert "&lt;b&gt;ma&lt;/b&gt;" in voorbeeld
    assert (await (await web.als("lpa3")).get(bekijk)).status_code == 404
    assert (await feiten(web, zaak.ontvangst.traject_id))[-2:] == [
        "document-toegevoegd",
        "document-vervangen",
    ]


async def dubbel(web: Webproef, bsn: str, nummer: str) -> tuple[Ontvangst, Ontvangst]:
    """One pupil, registered by BSN and once more by onderwijsnummer."""
    zelfde = {"achternaam": f"Dubbelink{nummer[-2:]}", "voornamen": "Noa"}
    tweede = {**andere_leerling(bsn, **zelfde), "bsn": None, "onderwijsnummer": nummer}
    return await web.meld(leerling=andere_leerling(bsn, **zelfde)), await web.meld(leerling=tweede)


async def test_two_registrations_of_one_pupil_are_merged_after_a_look_and_taken_apart_again(
    web: Webproef,
) -> None:
    een, twee = await dubbel(web, "999900043", "109990037")
    client = await web.als("lpa1")
    hier, daar = (f"/dossiers/{o.traject_nummer}" for o in (een, twee))
    assert f"?ander={twee.traject_nummer}" in (await client.get(f"{hier}/koppelen")).text
    invoer = {"ander": twee.traject_nummer, "soort": "samengevoegd", "waarom": "Zelfde kind, twee nummers"}
    vooraf = (await stuur(client, f"{hier}/koppelen", knop="bekijken", **invoer)).text
    assert "Er is nog niets veranderd." in vooraf
    assert (await feiten(web, een.traject_id)).count("dossier-samengevoegd") == 0
    assert (await stuur(client, f"{hier}/koppelen", knop="bevestigen", **invoer)).status_code == 303
    nog_eens = await stuur(client, f"{hier}/koppelen", knop="bevestigen", **invoer)
    assert "Deze dossiers horen al bij elkaar." in nog_eens.text
    assert f"Uit dossier {twee.traject_nummer}" in (await client.get(hier)).text
    assert "Nieuwe meldingen komen in" in (await client.get(daar)).text
    # A later report by the second number lands in the first dossier.
    tweede = {**andere_leerling("999900043"), "bsn": None, "onderwijsnummer": "109990037"}
    later = await web.meld(leerling=tweede, kenmerk="na-samenvoegen")
    assert later.traject_id == een.traject_id
    weg = re.findall(rf'action="({hier}/koppelingen/[^"]+)"', (await client.get(hier)).text)[0]
    assert (await client.post(weg)).status_code == 303
    assert (await client.post(weg)).status_code == 404
    weer_los = await web.meld(leerling=tweede, kenmerk="na-ongedaan")
    assert weer_los.traject_id == twee.traject_id
    for traject_id in (een.traject_id, twee.traject_id):
        assert {"dossier-samengevoegd", "koppeling-ongedaan"} <= set(await feiten(web, traject_id))
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Leerling.id).where(col(Leerling.samengevoegd_met).is_not(None))
        assert (await sessie.exec(zoek)).first() is None


async def test_what_cannot_be_linked_says_why_at_its_field(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900055"))
    ander = await web.meld(leerling=andere_leerling("999900067"))
    client, hier = await web.als("lpa1"), f"/dossiers/{zaak.ontvangst.traject_nummer}"
    velden = {"soort": "verbonden", "waarom": "Zelfde gezin", "knop": "bevestigen"}
    for nummer, zin in (
        ("", "Vul het nummer"),
        ("2020-99999", "Dit dossier is er niet"),
        (zaak.ontvangst.traject_nummer, "hetzelfde dossier"),
    ):
        antwoord = await stuur(client, f"{hier}/koppelen", ander=nummer, **velden)
        assert antwoord.status_code == 400
        assert zin in antwoord.text
    assert (await stuur(client, f"{hier}/koppelen", ander=ander.traject_nummer, **velden)).status_code == 303
    assert f'href="/dossiers/{ander.traject_nummer}"' in (await client.get(hier)).text


async def test_a_closed_dossier_opens_again_with_a_reason_and_starts_its_workflow(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900079")), await web.als("lpa1")
    id_, hier = zaak.ontvangst.traject_id, f"/dossiers/{zaak.ontvangst.traject_nummer}"
    te_vroeg = await stuur(client, f"{hier}/heropenen", waarom="Toch niet")
    assert "Dit dossier is open." in te_vroeg.text
    await sluit(web, id_)
    assert 'href="#waarom"' in (await stuur(client, f"{hier}/heropenen")).text
    assert (await stuur(client, f"{hier}/heropenen", waarom="Moeder belde")).status_code == 303
    async with web.database.lezer(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == id_))).one()
        berichten = (await sessie.exec(select(Uitgaand.soort).where(Uitgaand.traject_id == id_))).all()
        mails = (await sessie.exec(select(Mail.sjabloon).where(Mail.traject_id == id_))).all()
    assert (traject.fase, traject.heropend, traject.resultaat) == (Fase.INTAKE, 1, "")
    assert berichten == ["melding", "melding"]
    assert mails.count("dossier-heropend") == 2, "to the reporter and to the copy"
    assert (await feiten(web, id_))[-1] == "dossier-heropend"
    administratie = await web.als("administratie1")
    await sluit(web, id_)
    assert "Alleen de behandelaar" in (await stuur(administratie, f"{hier}/heropenen", waarom="x")).text


async def test_a_dossier_on_paper_and_every_look_stand_in_its_access_log(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900092"))
    nummer, lpa, coordinator = (
        zaak.ontvangst.traject_nummer,
        await web.als("lpa1"),
        await web.als("coordinator1"),
    )
    for adres in (
        f"/dossiers/{nummer}",
        f"/dossiers/{nummer}",
        f"/taken/{zaak.taak_id}",
        f"/bijlagen/{zaak.bijlage_id}",
    ):
        assert (await lpa.get(adres)).status_code == 200
    pdf = await lpa.get(f"/dossiers/{nummer}/dossier.pdf")
    assert f"dossier-{nummer}" in pdf.headers["content-disposition"]
    tekst = "".join(blad.extract_text() for blad in pypdf.PdfReader(BytesIO(pdf.content)).pages)
    assert all(woord in tekst for woord in (f"Dossier {nummer}", "Meldingen", "Verloop", "Wat er nog komt"))
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Inzage.wat).where(Inzage.traject_id == zaak.ontvangst.traject_id)
        assert sorted((await sessie.exec(zoek)).all()) == ["afdruk", "bestand", "dossier", "taak"]
    logboek = await coordinator.get(f"/dossiers/{nummer}/inzage")
    assert logboek.text.count("Marijke Steenuil, ") >= 4
    assert (await lpa.get(f"/dossiers/{nummer}/inzage")).status_code == 403
    assert (await feiten(web, zaak.ontvangst.traject_id))[-1] == "dossier-afgedrukt"


async def test_the_dossier_says_what_can_be_done_and_why_not_otherwise(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900109"))
    hier = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    pagina = (await (await web.als("lpa1")).get(hier)).text
    assert f'href="{hier}/procedures/nieuw"' in pagina
    assert "Dit dossier is open." in pagina
    assert "Alleen de coördinator kan zien wie een dossier bekeek." in pagina
    nieuw = (await (await web.als("lpa1")).get(f"{hier}/procedures/nieuw")).text
    assert "Deze begint vanzelf" in nieuw
    assert "Deze is voor jongeren van 18 jaar of ouder. Deze leerling is" in nieuw
    await sluit(web, zaak.ontvangst.traject_id)
    dicht = (await (await web.als("lpa1")).get(hier)).text
    assert f'href="{hier}/heropenen"' in dicht
    assert "Dit dossier is gesloten. Heropen het eerst." in dicht


async def test_the_person_who_reports_for_a_school_reaches_none_of_it(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900122"))
    school, hier = await web.als("school1"), f"/dossiers/{ontvangst.traject_nummer}"
    for pad in ("koppelen", "heropenen", "inzage", "dossier.pdf", f"termijnen/{uuid4()}"):
        assert (await school.get(f"{hier}/{pad}")).status_code == 403


async def test_a_page_costs_as_many_queries_however_much_is_in_its_dossier(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900092")), await web.als("lpa1")
    dossier = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    adressen = (dossier, f"/taken/{zaak.taak_id}", "/taken?wie=team", "/dossiers")
    eerst = [await _aantal_vragen(client, adres) for adres in adressen]
    for nummer in range(3):
        for soort in ("notities", "betrokkenen"):
            velden = {"notitie": "x", "rol": "ouder", "naam": f"Ouder {nummer}", "van": "23-11-2026"}
            gedaan = await stuur(client, f"{dossier}/{soort}", sleutel=str(uuid4()), **velden)
            assert gedaan.status_code == 303
    assert [await _aantal_vragen(client, adres) for adres in adressen] == eerst
    assert max(eerst) < 30


async def _aantal_vragen(client: httpx2.AsyncClient, adres: str) -> int:
    with geteld() as vragen:
        assert (await client.get(adres)).status_code == 200
    return len(vragen)
