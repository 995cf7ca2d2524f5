"""Payloads of a history: found wherever they are, and decrypted with the tests' keys."""

from collections.abc import Iterator
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.client import WorkflowHistory

from infra.codec import VersleutelCodec
from tests.omgeving import PROEFSLEUTELS


def payloads(bericht: Message) -> Iterator[Payload]:
    """Every payload in a message, however deep; changing one changes the message."""
    if isinstance(bericht, Payload):
        yield bericht
        return
    for veld, waarde in bericht.ListFields():
        if veld.type == FieldDescriptor.TYPE_MESSAGE:
            for deel in _delen(veld, waarde):
                yield from payloads(deel)


def _delen(veld: FieldDescriptor, waarde: Any) -> Iterator[Message]:
    if isinstance(waarde, Message):
        yield waarde
    elif veld.message_type is not None and veld.message_type.GetOptions().map_entry:
        yield from (w for w in waarde.values() if isinstance(w, Message))
    else:
        yield from waarde


async def ontsleutel(historie: WorkflowHistory) -> WorkflowHistory:
    """The same history with readable payloads."""
    codec = VersleutelCodec(PROEFSLEUTELS)
    for gebeurtenis in historie.events:
        for payload in payloads(gebeurtenis):
            payload.CopyFrom((await codec.decode([payload]))[0])
    return historie
