"""Who somebody is, and what that lets them see: from an account to roles, municipalities and schools."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain import beleid
from domain.soorten import Rol
from storage.database import Lezer, Toegang
from storage.lezen import alle, rijen

# A row for each membership; one row without a role for somebody who has none.
_KOLOMMEN = """
SELECT g.id, g.inlognaam AS login, g.code, g.naam, g.functie, g.mail AS email,
       l.rol, l.gemeente_code, gm.naam AS gemeente, l.locatie_id, coalesce(l.bestuur, '') AS bestuur,
       s.brin || s.vestiging AS school, s.naam AS schoolnaam
"""
_TABELLEN = """
FROM gebruiker g
LEFT JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
LEFT JOIN gemeente gm ON gm.code = l.gemeente_code
LEFT JOIN schoollocatie s ON s.id = l.locatie_id
"""
LIDMAATSCHAPPEN = f"""{_KOLOMMEN} {_TABELLEN}
WHERE g.id = :gebruiker_id AND g.actief ORDER BY l.gemeente_code, school"""
BIJ_SESSIE = f"""{_KOLOMMEN}, z.verloopt_op {_TABELLEN}
JOIN sessie z ON z.gebruiker_id = g.id
WHERE z.token_hash = :token_hash AND z.verloopt_op > :nu AND g.actief ORDER BY l.gemeente_code, school"""


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
    """The person who is logged in with this token; `nu` is the real moment. One query."""
    gevonden = await rijen(sessie, BIJ_SESSIE, token_hash=token_hash, nu=nu)
    if not gevonden:
        return None
    lidmaatschappen = tuple(map(_Rij.model_validate, gevonden))
    return _persoon(lidmaatschappen, sessie_tot=gevonden[0]["verloopt_op"])


def _persoon(rijen: Sequence[_Rij], sessie_tot: datetime | None = None) -> Persoon:
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
        sessie_tot=sessie_tot,
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
