"""Encryption of what goes into Temporal, and of single values at rest: AES-GCM with a key id.

Apart from infra/temporal.py because importing cryptography breaks the workflow sandbox.
"""

import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import PayloadCodec

from infra.sleutels import Sleutel, Sleutelbos

NONCE_BYTES = 12
CODERING = b"binary/encrypted"


class OnleesbareData(ValueError):
    """The data was changed, cut off, or encrypted for another purpose."""


class Kluis:
    """Encrypts bytes with the current key and decrypts them with the key they name."""

    def __init__(self, sleutels: Sleutelbos) -> None:
        self._sleutels = sleutels

    def versleutel(self, inhoud: bytes, *, doel: bytes = b"") -> tuple[str, bytes]:
        """The key id and nonce + ciphertext; `doel` binds the text to its place (a column, a row)."""
        sleutel = self._sleutels.huidige
        nonce = os.urandom(NONCE_BYTES)
        return sleutel.id, nonce + AESGCM(sleutel.geheim).encrypt(nonce, inhoud, _gebonden(sleutel, doel))

    def ontsleutel(self, sleutel_id: str, versleuteld: bytes, *, doel: bytes = b"") -> bytes:
        """Raises OnbekendeSleutel or OnleesbareData."""
        sleutel = self._sleutels.zoek(sleutel_id)
        nonce, rest = versleuteld[:NONCE_BYTES], versleuteld[NONCE_BYTES:]
        try:
            return AESGCM(sleutel.geheim).decrypt(nonce, rest, _gebonden(sleutel, doel))
        except (InvalidTag, ValueError) as fout:
            raise OnleesbareData("De versleutelde gegevens zijn beschadigd of horen hier niet.") from fout


def _gebonden(sleutel: Sleutel, doel: bytes) -> bytes:
    return sleutel.id.encode() + b"\0" + doel


class VersleutelCodec(PayloadCodec):
    """Encrypts every payload that leaves for Temporal; payloads from before it came are let through."""

    def __init__(self, sleutels: Sleutelbos) -> None:
        self._kluis = Kluis(sleutels)

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [self._versleutel(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [self._ontsleutel(payload) for payload in payloads]

    def _versleutel(self, payload: Payload) -> Payload:
        sleutel_id, inhoud = self._kluis.versleutel(payload.SerializeToString())
        metadata = {"encoding": CODERING, "encryption-key-id": sleutel_id.encode()}
        return Payload(metadata=metadata, data=inhoud)

    def _ontsleutel(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != CODERING:
            return payload
        sleutel_id = payload.metadata["encryption-key-id"].decode()
        return Payload.FromString(self._kluis.ontsleutel(sleutel_id, payload.data))
