"""The codec endpoint: readable payloads for the Temporal UI, and for nobody else."""

import httpx2
import pytest
from google.protobuf import json_format
from temporalio.api.common.v1 import Payload, Payloads

from infra.codec import VersleutelCodec
from tests.api.webproef import UI, Webproef
from tests.omgeving import PROEFSLEUTELS

GEHEIM = b'"besluit: oppakken"'


async def _versleuteld() -> str:
    payload = Payload(metadata={"encoding": b"json/plain"}, data=GEHEIM)
    versleuteld = await VersleutelCodec(PROEFSLEUTELS).encode([payload])
    return json_format.MessageToJson(Payloads(payloads=versleuteld))


async def _ontsleutel(client: httpx2.AsyncClient, inhoud: str, herkomst: str | None = UI) -> httpx2.Response:
    koppen = {"content-type": "application/json", "x-namespace": "default", "sec-fetch-site": "same-site"}
    return await client.post(
        "/codec/decode?preserveStorageRefs=true",
        content=inhoud,
        headers=koppen | ({"origin": herkomst} if herkomst else {}),
    )


async def test_a_coordinator_reads_payloads_in_the_temporal_ui(web: Webproef) -> None:
    antwoord = await _ontsleutel(await web.als("coordinator1"), await _versleuteld())
    assert json_format.Parse(antwoord.text, Payloads()).payloads[0].data == GEHEIM
    assert antwoord.headers["access-control-allow-origin"] == UI
    assert antwoord.headers["access-control-allow-credentials"] == "true"
    assert antwoord.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("wie", "status"), [(None, 401), ("lpa1", 403), ("school2", 403)])
async def test_a_refusal_can_be_read_by_the_ui_and_tells_nothing(
    web: Webproef, wie: str | None, status: int
) -> None:
    client = await web.als(wie) if wie else web.client()
    antwoord = await _ontsleutel(client, await _versleuteld())
    assert (antwoord.status_code, antwoord.headers["access-control-allow-origin"]) == (status, UI)
    assert "oppakken" not in antwoord.text


@pytest.mark.parametrize("herkomst", ["https://kwaad.example", "null", None, f"{UI}.kwaad.example"])
async def test_another_origin_gets_nothing(web: Webproef, herkomst: str | None) -> None:
    antwoord = await _ontsleutel(await web.als("coordinator1"), await _versleuteld(), herkomst)
    assert antwoord.status_code == 403
    assert "access-control-allow-origin" not in antwoord.headers


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "geen json",
        '{"payloads": [{"metadata": {"encoding": "YmluYXJ5L2VuY3J5cHRlZA==", '
        '"encryption-key-id": "b25iZWtlbmQ="}, "data": "AAAA"}]}',
    ],
)
async def test_what_cannot_be_decrypted_is_a_bad_request(web: Webproef, inhoud: str) -> None:
    assert (await _ontsleutel(await web.als("coordinator1"), inhoud)).status_code == 400


async def test_the_browser_may_ask_beforehand_without_a_log_in(web: Webproef) -> None:
    antwoord = await web.client().options("/codec/decode", headers={"origin": UI})
    assert antwoord.status_code == 204
    assert "x-namespace" in antwoord.headers["access-control-allow-headers"]
