"""What the web application is made of, handed in at start so that tests can hand in something else."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from temporalio.client import Client

from api.inlezen import Achtergrond
from api.pagina import Weergave
from infra.codec import Kluis as Versleutelaar
from infra.codec import VersleutelCodec
from infra.klok import Klok
from storage.database import Database
from storage.versleuteling import Kluis


@dataclass(frozen=True)
class WebInstellingen:
    """The settings that pages and routes need; sizes in bytes, addresses without a slash at the end.

    `link_sleutel` makes the codes in letters and checks those for class lists.
    """

    link_sleutel: bytes = field(repr=False)
    basis_url: str = "http://localhost:8000"
    temporal_ui_url: str = "http://localhost:8233"
    temporal_namespace: str = "default"
    wachtrij: str = "verzuim"
    veilige_cookies: bool = False
    sessie_uren: int = 9
    max_bijlage: int = 10_485_760
    max_bijlagen: int = 5
    max_verzoek: int = 64_000_000
    max_json: int = 1_000_000
    max_import: int = 30_000_000
    mailpagina_url: str = ""
    contact: str = "mailto:leerplicht@example.nl"
    demo: bool = False


@dataclass(frozen=True)
class Onderdelen:
    """Everything a request may need; made once per process.

    `temporal` gives the client and connects at the first call: the web starts with Temporal down.
    """

    instellingen: WebInstellingen
    database: Database
    kluis: Kluis
    versleutelaar: Versleutelaar
    temporal: Callable[[], Awaitable[Client]]
    codec: VersleutelCodec
    klok: Klok
    weergave: Weergave
    begrenzer: MovingWindowRateLimiter = field(
        default_factory=lambda: MovingWindowRateLimiter(MemoryStorage())
    )
    achtergrond: Achtergrond = field(default_factory=Achtergrond)
