"""The one way to Temporal: our data converter, encryption, and errors that say what to do."""

import dataclasses
from collections.abc import Mapping
from datetime import timedelta

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter, DefaultFailureConverterWithEncodedAttributes
from temporalio.runtime import Runtime
from temporalio.service import RPCError, RPCStatusCode

from infra.codec import VersleutelCodec
from infra.sleutels import Sleutelbos
from infra.zoekattributen import ZOEKATTRIBUTEN, Waardetype

VERBIND_TIJD = timedelta(seconds=10)


class GeenVerbinding(Exception):
    """Temporal could not be reached or refused us; the text is one sentence for the operator."""


def dataconverter(sleutels: Sleutelbos) -> DataConverter:
    """Pydantic models in and out, encrypted, failure messages and traces included."""
    return dataclasses.replace(
        pydantic_data_converter,
        payload_codec=VersleutelCodec(sleutels),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )


async def verbind(
    adres: str,
    namespace: str,
    tls: bool,
    api_key: str | None,
    sleutels: Sleutelbos,
    *,
    lui: bool = False,
    runtime: Runtime | None = None,
) -> Client:
    """Connect to `adres` (host:port); raises GeenVerbinding within ten seconds when that fails.

    With `lui` the connection is made at the first call: the web must start while Temporal is down.
    """
    try:
        return await Client.connect(
            adres,
            namespace=namespace,
            tls=tls,
            api_key=api_key or None,
            data_converter=dataconverter(sleutels),
            lazy=lui,
            connect_timeout=VERBIND_TIJD,
            runtime=runtime,
        )
    except (RuntimeError, RPCError, ValueError) as fout:
        raise GeenVerbinding(_uitleg(adres, namespace, tls, str(fout))) from fout


def _uitleg(adres: str, namespace: str, tls: bool, fout: str) -> str:
    beveiliging = "met TLS" if tls else "zonder TLS"
    if "Unauthenticated" in fout or "PermissionDenied" in fout or "unauthorized" in fout.lower():
        return f"Temporal op {adres} weigert de toegang: controleer TEMPORAL_API_KEY en TEMPORAL_NAMESPACE."
    return (
        f"Temporal is niet bereikbaar op {adres} ({beveiliging}, namespace {namespace}): "
        "controleer TEMPORAL_ADDRESS en TEMPORAL_TLS, en of de server draait."
    )


async def registreer_zoekattributen(client: Client) -> list[str]:
    """Add the search attributes that the namespace lacks and return their names; safe to repeat.

    Raises GeenVerbinding when the namespace does not exist or adding them is not allowed (Temporal Cloud:
    add them once in its own console).
    """
    try:
        ontbreekt = await _ontbrekende(client)
        if ontbreekt:
            await voeg_toe(client, ontbreekt)
    except RPCError as fout:
        if fout.status is RPCStatusCode.ALREADY_EXISTS:  # another process was first
            return []
        raise GeenVerbinding(
            f"De zoekattributen ontbreken in namespace {client.namespace}: toevoegen mislukt ({fout.message})"
        ) from fout
    return sorted(ontbreekt)


async def voeg_toe(client: Client, attributen: Mapping[str, Waardetype]) -> None:
    """Add search attributes without asking first: the time-skipping test server cannot list them."""
    soorten = {naam: IndexedValueType.ValueType(int(soort)) for naam, soort in attributen.items()}
    await client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(namespace=client.namespace, search_attributes=soorten)
    )


async def _ontbrekende(client: Client) -> dict[str, Waardetype]:
    antwoord = await client.operator_service.list_search_attributes(
        ListSearchAttributesRequest(namespace=client.namespace)
    )
    return {naam: soort for naam, soort in ZOEKATTRIBUTEN.items() if naam not in antwoord.custom_attributes}
