"""Who is asking: the session behind the cookie, the roles a route demands, pages in one's own frame."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.errors import NietIngelogd
from api.onderdelen import Onderdelen
from api.pagina import AMBTENAREN, DOSSIERLEZERS, VERDELERS, menu_voor
from domain.soorten import Rol
from storage.database import SYSTEEM, Lezer, Schrijver
from storage.gebruikers import Persoon, persoon_bij_sessie
from storage.lijsten.taken import aantal_open_taken

NIET_GEVONDEN = HTTPException(404)


def onderdelen_van(request: Request) -> Onderdelen:
    onderdelen: Onderdelen = request.app.state.onderdelen
    return onderdelen


Alles = Annotated[Onderdelen, Depends(onderdelen_van)]


class Bezoek:
    """A request of somebody who is logged in."""

    def __init__(self, request: Request, persoon: Persoon, onderdelen: Onderdelen) -> None:
        self.request, self.persoon, self.onderdelen = request, persoon, onderdelen
        self._lezer: Lezer | None = None

    @property
    def nu(self) -> datetime:
        return self.onderdelen.klok.nu()

    @property
    def verdeelt(self) -> bool:
        """Whether this person receives and divides the work of a municipality."""
        return bool(self.persoon.rollen & VERDELERS)

    @asynccontextmanager
    async def lezer(self) -> AsyncIterator[Lezer]:
        """A read-only transaction that sees what this person may see; within a block the same one again.

        A transaction costs as much as five queries, so a page that reads in several places opens it around
        them. No `schrijver` inside: a request that holds two connections can wait for itself.
        """
        if self._lezer:
            yield self._lezer
            return
        async with self.onderdelen.database.lezer(self.persoon.toegang) as lezer:
            self._lezer = lezer
            try:
                yield lezer
            finally:
                self._lezer = None

    @asynccontextmanager
    async def inzage(self) -> AsyncIterator[Schrijver]:
        """As `lezer`, for a page that writes down that somebody looked: one transaction instead of two."""
        async with self.schrijver() as schrijver:
            self._lezer = schrijver
            try:
                yield schrijver
            finally:
                self._lezer = None

    def schrijver(self) -> AbstractAsyncContextManager[Schrijver]:
        """A transaction in this person's name; leave its block before answering."""
        assert self._lezer is None, "a request holds one connection at a time"
        return self.onderdelen.database.schrijver(self.persoon.toegang)

    @property
    def beheert(self) -> frozenset[str]:
        """The municipalities that this person is beheerder of."""
        return self.persoon.beleid.gemeenten_met({Rol.BEHEERDER})

    def beheerlezer(self) -> AbstractAsyncContextManager[Lezer]:
        """A read-only transaction for pages of a beheerder, who sees no case: queries scope by `beheert`."""
        return self.onderdelen.database.lezer(SYSTEEM)

    def beheerschrijver(self) -> AbstractAsyncContextManager[Schrijver]:
        """A transaction that changes what only the system may write; the route checked who asks."""
        return self.onderdelen.database.schrijver(SYSTEEM)

    async def toon(self, sjabloon: str, *, status: int = 200, **gegevens: Any) -> HTMLResponse:
        """A page in this person's frame."""
        menu = menu_voor(self.persoon.rollen, self.request.url.path, await self._open_taken())
        weergave = self.onderdelen.weergave
        kader: dict[str, Any] = {"persoon": self.persoon, "menu": menu, "sessie_over": self._sessie_over()}
        return weergave.pagina(sjabloon, status=status, **kader, **gegevens)

    def _sessie_over(self) -> int:
        """Seconds until this person is logged out, by the real clock."""
        tot = self.persoon.sessie_tot
        return int((tot - self.onderdelen.klok.echt()).total_seconds()) if tot else 0

    async def _open_taken(self) -> int:
        if not self.persoon.rollen & DOSSIERLEZERS:
            return 0
        async with self.lezer() as lezer:
            return await aantal_open_taken(lezer, self.persoon, self.nu)


def cookienaam(onderdelen: Onderdelen) -> str:
    """With https the prefix makes the browser refuse the cookie from anywhere else."""
    return "__Host-verzuim" if onderdelen.instellingen.veilige_cookies else "verzuim"


def token_hash(token: str) -> bytes:
    """What the database knows of a token."""
    return hashlib.sha256(token.encode()).digest()


async def ingelogd(request: Request, onderdelen: Alles) -> Bezoek:
    """The person behind the session cookie; NietIngelogd sends everybody else to the log-in page."""
    token = request.cookies.get(cookienaam(onderdelen), "")
    if not token:
        raise NietIngelogd
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        persoon = await persoon_bij_sessie(lezer, token_hash(token), onderdelen.klok.echt())
    if persoon is None:
        raise NietIngelogd
    return Bezoek(request, persoon, onderdelen)


Ingelogd = Annotated[Bezoek, Depends(ingelogd)]


def eist(rollen: frozenset[Rol]) -> Callable[[Bezoek], Awaitable[Bezoek]]:
    """A dependency that lets only people with one of these roles through."""

    async def controleer(bezoek: Ingelogd) -> Bezoek:
        if not bezoek.persoon.rollen & rollen:
            raise HTTPException(403)
        return bezoek

    return controleer


Ambtenaar = Annotated[Bezoek, Depends(eist(AMBTENAREN))]
Dossierlezer = Annotated[Bezoek, Depends(eist(DOSSIERLEZERS))]
Verdeler = Annotated[Bezoek, Depends(eist(VERDELERS))]
Coordinator = Annotated[Bezoek, Depends(eist(frozenset({Rol.COORDINATOR})))]
Schoolbezoek = Annotated[Bezoek, Depends(eist(frozenset({Rol.SCHOOL})))]
Bestuurslid = Annotated[Bezoek, Depends(eist(frozenset({Rol.BESTUUR})))]
Beheerder = Annotated[Bezoek, Depends(eist(frozenset({Rol.BEHEERDER})))]
Bijlagelezer = Annotated[Bezoek, Depends(eist(AMBTENAREN | {Rol.SCHOOL}))]
Importeur = Annotated[Bezoek, Depends(eist(VERDELERS | {Rol.SCHOOL}))]
