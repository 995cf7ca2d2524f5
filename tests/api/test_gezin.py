"""The page that says who are brothers and sisters."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.api.procedurezaak import procedurezaak
from tests.api.webproef import Webproef, andere_leerling

UITSPRAAK = {"verwant": "ja", "reden": "Moeder noemde beide kinderen."}


def kind(bsn: str, huisnummer: int) -> Mapping[str, Any]:
    """A child of the Voorbeeldlaan."""
    leerling = andere_leerling(bsn)
    return {**leerling, "adres": {**leerling["adres"], "huisnummer": huisnummer}}


async def dossiers(web: Webproef, huisnummer: int, *nummers: str) -> list[str]:
    """The dossiers of children in one home."""
    zaken = [await web.meld(leerling=kind(bsn, huisnummer)) for bsn in nummers]
    return [zaak.traject_nummer for zaak in zaken]


async def test_a_proposal_is_confirmed_shown_with_what_runs_and_taken_back(web: Webproef) -> None:
    een = (await procedurezaak(web, leerling=kind("999900006", 11))).ontvangst.traject_nummer
    (ander,) = await dossiers(web, 11, "999900018")
    client = await web.als("lpa1")
    voorstel = (await client.get(f"/dossiers/{een}")).text
    assert "Eén leerling woont op hetzelfde adres" in voorstel
    assert "Zelfde adres en achternaam" in voorstel

    gedaan = await client.post(f"/dossiers/{een}/gezin", data={"kind": ander, **UITSPRAAK})
    assert gedaan.headers["location"] == f"/dossiers/{een}?gedaan=gezin"
    pagina = (await client.get(f"/dossiers/{ander}")).text
    assert f'href="/dossiers/{een}"' in pagina
    assert "Loopt nu: ziekteverzuim" in pagina
    assert "Moeder noemde beide kinderen." in pagina  # why, in the timeline

    await client.post(f"/dossiers/{ander}/gezin", data={"kind": een, "verwant": "nee", "reden": "Neven."})
    assert "Wij kennen geen broers of zussen." in (await client.get(f"/dossiers/{een}")).text
    assert "Neven." in (await client.get(f"/dossiers/{een}/gezin")).text  # to undo it again


async def test_a_child_at_another_address_is_linked_by_the_number_of_its_dossier(web: Webproef) -> None:
    (een,), (zus,) = await dossiers(web, 12, "999900031"), await dossiers(web, 88, "999900055")
    client = await web.als("administratie1")
    invoer = {"kind": "ander", "dossier": zus.lower(), **UITSPRAAK}
    assert (await client.post(f"/dossiers/{een}/gezin", data=invoer)).status_code == 303
    assert f'href="/dossiers/{zus}"' in (await client.get(f"/dossiers/{een}")).text


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "VT-0"}, "kind"),
        ({"kind": "ander", "dossier": ""}, "dossier"),
        ({"kind": "ander", "dossier": "VT-9999-999999"}, "dossier"),
        ({"verwant": ""}, "verwant"),
        ({"reden": " "}, "reden"),
        ({"reden": "x" * 501}, "reden"),
    ],
)
async def test_what_cannot_be_stands_at_its_field_and_nothing_typed_is_lost(
    web: Webproef, anders: dict[str, str], veld: str
) -> None:
    een, ander = await dossiers(web, 13, "999900067", "999900079")
    client = await web.als("lpa1")
    antwoord = await client.post(f"/dossiers/{een}/gezin", data={"kind": ander, **UITSPRAAK} | anders)
    assert antwoord.status_code == 400
    assert f'href="#{veld}"' in antwoord.text
    if veld != "reden":
        assert UITSPRAAK["reden"] in antwoord.text


async def test_a_dossier_of_the_same_pupil_is_no_brother(web: Webproef) -> None:
    (een,) = await dossiers(web, 14, "999900080")
    client = await web.als("coordinator1")
    invoer = {"kind": "ander", "dossier": een, **UITSPRAAK}
    antwoord = await client.post(f"/dossiers/{een}/gezin", data=invoer)
    assert (antwoord.status_code, "dezelfde leerling" in antwoord.text) == (400, True)
