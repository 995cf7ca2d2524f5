"""BSN and onderwijsnummer at rest: encrypted to keep, a keyed hash to find; and the key of one-time links.

A blind index is a keyed hash: without the key nobody can try all numbers, with it equal numbers are found.
"""

import hashlib
import hmac

from infra.codec import Kluis as Versleutelaar
from infra.sleutels import Sleutelbos

SCHEIDING = b":"


class Kluis:
    """Encrypts with the first of `bsn_sleutels`, reads what any of them wrote, and makes blind indexes.

    `link_sleutel` derives the token of a link that the intake has to send.
    """

    def __init__(self, bsn_sleutels: Sleutelbos, index_sleutel: bytes, link_sleutel: bytes) -> None:
        self._sleutels = bsn_sleutels
        self._versleutelaar = Versleutelaar(bsn_sleutels)
        self._index_sleutel = index_sleutel
        self.link_sleutel = link_sleutel

    def versleutel(self, nummer: str, *, doel: str) -> bytes:
        """The key's id and the encrypted number; `doel` (bsn, onderwijsnummer) binds it to its column."""
        sleutel_id, inhoud = self._versleutelaar.versleutel(_normaal(nummer).encode(), doel=doel.encode())
        return sleutel_id.encode() + SCHEIDING + inhoud

    def ontsleutel(self, versleuteld: bytes, *, doel: str) -> str:
        """The number; raises OnbekendeSleutel or OnleesbareData (infra)."""
        sleutel_id, _, inhoud = versleuteld.partition(SCHEIDING)
        return self._versleutelaar.ontsleutel(sleutel_id.decode(), inhoud, doel=doel.encode()).decode()

    def versleutel_tekst(self, tekst: str, *, doel: str) -> bytes:
        """As `versleutel`, for a text that is kept as it is."""
        sleutel_id, inhoud = self._versleutelaar.versleutel(tekst.encode(), doel=doel.encode())
        return sleutel_id.encode() + SCHEIDING + inhoud

    def verouderd(self, versleuteld: bytes) -> bool:
        """Written with an older key: to be encrypted again."""
        return versleuteld.partition(SCHEIDING)[0] != self._sleutels.huidige.id.encode()

    def index(self, nummer: str, *, doel: str) -> bytes:
        """Equal for equal numbers, however they were typed; a BSN and an onderwijsnummer never match."""
        inhoud = f"{doel}\0{_normaal(nummer)}".encode()
        return hmac.new(self._index_sleutel, inhoud, hashlib.sha256).digest()


def _normaal(nummer: str) -> str:
    """Nine digits without dots or spaces; numbers of eight digits lost their leading zero."""
    return "".join(teken for teken in nummer if teken.isdecimal()).zfill(9)
