"""Who somebody is, and what that lets them see: from an account to roles, municipalities and schools."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain import beleid
from domain.soorten import Rol
from storage.aanmelden import gebruiker_bij_sessie
from storage.database import Lezer, Toegang
from storage.lezen import alle

# A row for each membership; one row without a role for somebody who has none.
LIDMAATSCHAPPEN = """
SELECT g.id, g.inlognaam AS login, g.code, g.naam, g.functie, g.mail AS email,
       l.rol, l.gemeente_code, gm.naam AS gemeente, l.locatie_id, coalesce(l.bestuur, '') AS bestuur,
       s.brin || s.vestiging AS school, s.naam AS schoolnaam
FROM gebruiker g
LEFT JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
LEFT JOIN gemeente gm ON gm.code = l.gemeente_code
LEFT JOIN schoollocatie s ON s.id = l.locatie_id
WHERE g.id = :gebruiker_id AND g.actief
ORDER BY l.gemeente_code, school
"""


class _Rij(BaseModel, frozen=True):
    id: UUID
    login: str
    code: str
    naam: str
    functie: str
    email: str
    rol: Rol | None
    gemeente_code: str | None
    gemeente: str | None
    locatie_id: UUID | None
    school: str | None
    schoolnaam: str | None
    bestuur: str


class Persoon(BaseModel, frozen=True):
    """An active user with everything that pages and queries need to know about them.

    `gemeenten` are those where this person works with cases: a beheerder alone has none. In those of
    `als_arts` a youth doctor sees what was referred. `scholen` are
    BRIN and location number ("99AB00"), `besturen` the school boards whose figures this person sees,
    `organisatie` is what the head of a page says.
    """

    id: UUID
    login: str
    code: str
    naam: str
    functie: str
    email: str
    rollen: frozenset[Rol]
    gemeenten: frozenset[str]
    als_arts: frozenset[str] = frozenset()
    locaties: frozenset[UUID]
    scholen: frozenset[str]
    besturen: frozenset[str] = frozenset()
    organisatie: str
    beleid: beleid.Persoon
    sessie_tot: datetime | None = None

    @property
    def toegang(self) -> Toegang:
        """What row-level security lets this person see."""
        return Toegang(
            gebruiker=self.id, gemeenten=self.gemeenten, als_arts=self.als_arts, locaties=self.locaties
        )


async def persoon_van(sessie: Lezer, gebruiker_id: UUID) -> Persoon | None:
    """The person behind an account, or None when it does not exist or is no longer active."""
    gevonden = await alle(sessie, _Rij, LIDMAATSCHAPPEN, gebruiker_id=gebruiker_id)
    return _persoon(gevonden) if gevonden else None


async def persoon_bij_sessie(sessie: Lezer, token_hash: bytes, nu: datetime) -> Persoon | None:
    """The person who is logged in with this token; `nu` is the real moment."""
    gevonden = await gebruiker_bij_sessie(sessie, token_hash, nu)
    if gevonden is None:
        return None
    persoon = await persoon_van(sessie, gevonden[0])
    return persoon.model_copy(update={"sessie_tot": gevonden[1]}) if persoon else None


def _persoon(rijen: Sequence[_Rij]) -> Persoon:
    scholen = frozenset(rij.school for rij in rijen if rij.school)
    mag = beleid.Persoon(id=rijen[0].id, in_gemeente=_rollen_per_gemeente(rijen), scholen=scholen)
    return Persoon(
        **rijen[0].model_dump(include={"id", "login", "code", "naam", "functie", "email"}),
        rollen=frozenset(rij.rol for rij in rijen if rij.rol),
        gemeenten=mag.gemeenten_met(beleid.ZAAKROLLEN),
        als_arts=mag.gemeenten_met({Rol.JEUGDARTS}),
        locaties=frozenset(rij.locatie_id for rij in rijen if rij.locatie_id),
        scholen=scholen,
        besturen=frozenset(rij.bestuur for rij in rijen if rij.bestuur),
        organisatie=_organisatie(rijen),
        beleid=mag,
    )


def _rollen_per_gemeente(rijen: Sequence[_Rij]) -> dict[str, frozenset[Rol]]:
    per_gemeente: dict[str, frozenset[Rol]] = {}
    for rij in rijen:
        if rij.gemeente_code and rij.rol:
            eerder = per_gemeente.get(rij.gemeente_code, frozenset())
            per_gemeente[rij.gemeente_code] = eerder | {rij.rol}
    return per_gemeente


def _organisatie(rijen: Sequence[_Rij]) -> str:
    """The only municipality or school, or all of them in one line."""
    gemeenten = list(dict.fromkeys(rij.gemeente for rij in rijen if rij.gemeente))
    if len(gemeenten) == 1:
        return f"Gemeente {gemeenten[0]}"
    scholen = dict.fromkeys(rij.schoolnaam for rij in rijen if rij.schoolnaam)
    return ", ".join(gemeenten or scholen or dict.fromkeys(rij.bestuur for rij in rijen if rij.bestuur))
