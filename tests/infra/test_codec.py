"""What goes into Temporal cannot be read there, and old data stays readable after a new key."""

import base64

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.client import Client, WorkflowFailureError
from temporalio.converter import DataConverter
from temporalio.exceptions import ApplicationError
from temporalio.worker import Worker

from infra.codec import Kluis, OnleesbareData, VersleutelCodec
from infra.sleutels import OnbekendeSleutel, Sleutel, Sleutelbos, lees_sleutelbos
from infra.temporal import GeenVerbinding, dataconverter, verbind
from tests.infra.proefproces import KANARIE, Proefproces

OUD = Sleutel("oud", b"\x01" * 32)
NIEUW = Sleutel("nieuw", b"\x02" * 32)


async def test_text_encrypted_with_an_old_key_is_readable_after_rotation() -> None:
    oud, na = dataconverter(Sleutelbos((OUD,))), dataconverter(Sleutelbos((NIEUW, OUD)))
    payloads = await oud.encode([KANARIE])
    assert KANARIE.encode() not in payloads[0].SerializeToString()
    assert await na.decode(payloads, [str]) == [KANARIE]
    assert (await na.encode(["x"]))[0].metadata["encryption-key-id"] == b"nieuw"


async def test_an_unknown_key_is_named() -> None:
    payloads = await dataconverter(Sleutelbos((OUD,))).encode(["x"])
    with pytest.raises(OnbekendeSleutel, match="'oud'"):
        await VersleutelCodec(Sleutelbos((NIEUW,))).decode(payloads)


async def test_payloads_from_before_encryption_are_let_through() -> None:
    gewoon = await DataConverter.default.encode(["x"])
    assert await VersleutelCodec(Sleutelbos((OUD,))).decode(gewoon) == gewoon


def test_the_same_text_never_looks_the_same() -> None:
    kluis = Kluis(Sleutelbos((OUD,)))
    assert kluis.versleutel(b"x")[1] != kluis.versleutel(b"x")[1]


@pytest.mark.parametrize("wijzig", [lambda b: b[:-1], lambda b: b[:5], lambda b: b[:-1] + bytes([b[-1] ^ 1])])
def test_changed_or_cut_data_is_refused(wijzig: object) -> None:
    assert callable(wijzig)
    kluis = Kluis(Sleutelbos((OUD,)))
    sleutel_id, inhoud = kluis.versleutel(b"geheim")
    with pytest.raises(OnleesbareData):
        kluis.ontsleutel(sleutel_id, wijzig(inhoud))


def test_a_value_cannot_be_moved_to_another_place() -> None:
    kluis = Kluis(Sleutelbos((OUD,)))
    sleutel_id, inhoud = kluis.versleutel(b"geheim", doel=b"leerling.bsn")
    assert kluis.ontsleutel(sleutel_id, inhoud, doel=b"leerling.bsn") == b"geheim"
    with pytest.raises(OnleesbareData):
        kluis.ontsleutel(sleutel_id, inhoud, doel=b"leerling.onderwijsnummer")


def test_two_keys_of_one_name_are_refused() -> None:
    sleutel = base64.b64encode(b"\x01" * 32).decode()
    with pytest.raises(ValueError, match="dubbel"):
        lees_sleutelbos(f"a:{sleutel},a:{sleutel}")


def test_a_key_does_not_show_itself() -> None:
    assert "\\x01" not in repr(Sleutelbos((OUD,)))


async def test_inputs_summaries_and_failures_are_unreadable_in_the_history(
    temporal_client: Client, taakwachtrij: str
) -> None:
    async with Worker(temporal_client, task_queue=taakwachtrij, workflows=[Proefproces]):
        proces = await temporal_client.start_workflow(
            Proefproces.run, KANARIE, id=taakwachtrij, task_queue=taakwachtrij, static_summary=KANARIE
        )
        with pytest.raises(WorkflowFailureError) as mislukt:
            await proces.result()
    assert isinstance(mislukt.value.cause, ApplicationError)
    assert KANARIE in str(mislukt.value.cause)
    historie = await proces.fetch_history()
    beschrijving = await proces.describe()
    ruw = b"".join(gebeurtenis.SerializeToString() for gebeurtenis in historie.events)
    assert KANARIE.encode() not in ruw + beschrijving.raw_description.SerializeToString()
    assert isinstance(
        historie.events[0].workflow_execution_started_event_attributes.input.payloads[0], Payload
    )


async def test_an_unreachable_server_is_explained() -> None:
    with pytest.raises(GeenVerbinding, match=r"niet bereikbaar op 127\.0\.0\.1:1 .*TEMPORAL_ADDRESS"):
        await verbind("127.0.0.1:1", "default", False, None, Sleutelbos((OUD,)))
