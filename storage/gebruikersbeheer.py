"""Accounts and memberships as a beheerder arranges them; who asks has checked for which municipalities."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import update
from sqlmodel import col, select

from domain.soorten import Rol
from storage.aanmelden import eindig_alle_sessies, zet_wachtwoord
from storage.database import Lezer, Schrijver
from storage.eenmalig import maak_token, token_hash
from storage.lezen import alle, een, rijen
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Gebruiker, Lidmaatschap, Uitnodiging

UITNODIGING_GELDIG = timedelta(days=14)


class Gebruikersregel(BaseModel, frozen=True):
    """Somebody in the list; `ook_elders` means a role that these municipalities do not give out."""

    id: UUID
    inlognaam: str
    naam: str
    functie: str
    mail: str
    telefoon: str
    actief: bool
    heeft_wachtwoord: bool
    open_taken: int
    ook_elders: bool


class Plek(BaseModel, frozen=True):
    """A membership: a role at a municipality, at a location or for a board."""

    id: UUID
    rol: Rol
    gemeente_code: str | None
    locatie_id: UUID | None
    bestuur: str
    waar: str
    ingetrokken_op: datetime | None


class NieuwePlek(BaseModel, frozen=True):
    """Where somebody is going to work; exactly one of the three is filled in."""

    rol: Rol
    gemeente_code: str | None = None
    locatie_id: UUID | None = None
    bestuur: str = ""


class Persoonsgegevens(BaseModel, frozen=True):
    naam: str
    functie: str
    mail: str
    telefoon: str


# A membership that belongs to one of these municipalities: of staff, of a school there, or of its board.
VAN_ONS = """(coalesce(l.gemeente_code = ANY (:gemeenten), false)
  OR l.locatie_id IS NOT NULL
     AND l.locatie_id IN (SELECT id FROM schoollocatie WHERE gemeente_code = ANY (:gemeenten))
  OR l.bestuur <> ''
     AND l.bestuur IN (SELECT s.bestuur FROM school s JOIN schoollocatie o ON o.school_id = s.id
                   WHERE o.gemeente_code = ANY (:gemeenten) AND s.bestuur <> ''))"""
LIJST = f"""
SELECT g.id, g.inlognaam, g.naam, g.functie, g.mail, g.telefoon, g.actief,
  EXISTS (SELECT 1 FROM wachtwoord w WHERE w.gebruiker_id = g.id) AS heeft_wachtwoord,
  (SELECT count(*) FROM taak t WHERE t.toegewezen_aan = g.id AND t.status = 'open') AS open_taken,
  EXISTS (SELECT 1 FROM lidmaatschap l
          WHERE l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL AND NOT {VAN_ONS}) AS ook_elders
FROM gebruiker g
WHERE EXISTS (SELECT 1 FROM lidmaatschap l WHERE l.gebruiker_id = g.id AND {VAN_ONS})
  AND (:tekst = '' OR g.naam ILIKE '%' || :tekst || '%' OR g.inlognaam ILIKE '%' || :tekst || '%'
       OR g.mail ILIKE '%' || :tekst || '%')
"""  # noqa: S608  (constants of this file)
PLEKKEN = f"""
SELECT l.id, l.rol, l.gemeente_code, l.locatie_id, l.bestuur, l.ingetrokken_op,
  coalesce('Gemeente ' || m.naam, s.naam || ' (' || s.brin || s.vestiging || ')', l.bestuur) AS waar
FROM lidmaatschap l LEFT JOIN gemeente m ON m.code = l.gemeente_code
LEFT JOIN schoollocatie s ON s.id = l.locatie_id
WHERE l.gebruiker_id = :wie AND {VAN_ONS} ORDER BY l.ingetrokken_op NULLS FIRST, waar, l.rol, l.id
"""  # noqa: S608  (constants of this file)
LOCATIES = """
SELECT id, naam || ', ' || plaats || ' (' || brin || vestiging || ')' AS naam FROM schoollocatie
WHERE gemeente_code = ANY (:gemeenten) ORDER BY naam, brin, vestiging
"""
BESTUREN = """
SELECT DISTINCT s.bestuur FROM school s JOIN schoollocatie o ON o.school_id = s.id
WHERE o.gemeente_code = ANY (:gemeenten) AND s.bestuur <> '' ORDER BY s.bestuur
"""
GEMEENTEN = "SELECT code, naam FROM gemeente WHERE code = ANY (:gemeenten) ORDER BY naam"


async def gebruikers(
    sessie: Lezer, gemeenten: Collection[str], tekst: str = ""
) -> tuple[Gebruikersregel, ...]:
    """Everybody who works at these municipalities or at their schools, by name; at most 200."""
    volgorde = f"{LIJST} ORDER BY NOT g.actief, g.naam, g.id LIMIT 200"
    return await alle(sessie, Gebruikersregel, volgorde, gemeenten=sorted(gemeenten), tekst=tekst)


async def gebruiker(sessie: Lezer, gemeenten: Collection[str], wie: UUID) -> Gebruikersregel | None:
    """One of them; None for somebody of elsewhere and for nobody."""
    sql = f"{LIJST} AND g.id = :wie"
    return await een(sessie, Gebruikersregel, sql, gemeenten=sorted(gemeenten), tekst="", wie=wie)


async def plekken(sessie: Lezer, gemeenten: Collection[str], wie: UUID) -> tuple[Plek, ...]:
    """The memberships that these municipalities give out, withdrawn ones last."""
    return await alle(sessie, Plek, PLEKKEN, gemeenten=sorted(gemeenten), wie=wie)


async def keuzeplekken(sessie: Lezer, gemeenten: Collection[str]) -> dict[str, dict[str, str]]:
    """What a membership can be of: gemeente, locatie and bestuur, each value with its words."""
    onze = sorted(gemeenten)
    return {
        "gemeente": {r["code"]: r["naam"] for r in await rijen(sessie, GEMEENTEN, gemeenten=onze)},
        "locatie": {str(r["id"]): r["naam"] for r in await rijen(sessie, LOCATIES, gemeenten=onze)},
        "bestuur": {r["bestuur"]: r["bestuur"] for r in await rijen(sessie, BESTUREN, gemeenten=onze)},
    }


async def bestaat_inlognaam(sessie: Lezer, inlognaam: str) -> bool:
    zoek = select(Gebruiker.id).where(Gebruiker.inlognaam == inlognaam)
    return (await sessie.exec(zoek)).first() is not None


async def maak_gebruiker(sessie: Schrijver, inlognaam: str, gegevens: Persoonsgegevens) -> UUID:
    """An account without a password: its owner chooses one with the invitation."""
    rij = Gebruiker(id=uuid4(), inlognaam=inlognaam, code=inlognaam, **gegevens.model_dump())
    voeg_toe(sessie, rij)
    await schrijf_weg(sessie)
    return rij.id


async def wijzig_gebruiker(sessie: Schrijver, wie: UUID, gegevens: Persoonsgegevens) -> None:
    await sessie.exec(update(Gebruiker).where(col(Gebruiker.id) == wie).values(**gegevens.model_dump()))


async def zet_actief(sessie: Schrijver, wie: UUID, *, actief: bool) -> None:
    """Let somebody in, or out: then every log-in of theirs ends at once."""
    await sessie.exec(update(Gebruiker).where(col(Gebruiker.id) == wie).values(actief=actief))
    if not actief:
        await eindig_alle_sessies(sessie, wie)


async def geef_plek(sessie: Schrijver, wie: UUID, plek: NieuwePlek) -> UUID | None:
    """Give a membership; None when somebody has it already."""
    zelfde = select(Lidmaatschap.id).where(
        Lidmaatschap.gebruiker_id == wie,
        Lidmaatschap.rol == plek.rol.value,
        Lidmaatschap.gemeente_code == plek.gemeente_code,
        Lidmaatschap.locatie_id == plek.locatie_id,
        Lidmaatschap.bestuur == plek.bestuur,
        col(Lidmaatschap.ingetrokken_op).is_(None),
    )
    if (await sessie.exec(zelfde)).first():
        return None
    rij = Lidmaatschap(id=uuid4(), gebruiker_id=wie, **plek.model_dump(mode="json"))
    rij.locatie_id = plek.locatie_id
    voeg_toe(sessie, rij)
    return rij.id


async def trek_plek_in(sessie: Schrijver, plek_id: UUID, nu: datetime) -> None:
    """From now on; what somebody did with it stays theirs."""
    rij = update(Lidmaatschap).where(col(Lidmaatschap.id) == plek_id)
    await sessie.exec(rij.values(ingetrokken_op=nu))


async def nodig_uit(sessie: Schrijver, wie: UUID, gemeente: str, link_sleutel: bytes, nu: datetime) -> None:
    """Mail a link with which somebody chooses a password; earlier invitations stop working."""
    eerder = update(Uitnodiging).where(
        col(Uitnodiging.gebruiker_id) == wie, col(Uitnodiging.gebruikt_op).is_(None)
    )
    await sessie.exec(eerder.values(gebruikt_op=nu))
    rij = Uitnodiging(
        id=(kenmerk := uuid4()),
        gebruiker_id=wie,
        token_hash=token_hash(maak_token(link_sleutel, kenmerk)),
        gemaakt_op=nu,
        verloopt_op=nu + UITNODIGING_GELDIG,
    )
    voeg_toe(sessie, rij)
    mail = (await sessie.exec(select(Gebruiker.mail).where(Gebruiker.id == wie))).one()
    opdracht = Mailopdracht(
        sjabloon=Sjabloon.UITNODIGING,
        sleutel=f"{Sjabloon.UITNODIGING}.{kenmerk}",
        aan=mail,
        gegevens={"gebruiker_id": str(wie), "uitnodiging_id": str(kenmerk), "gemeente": gemeente},
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)


_OPEN_UITNODIGING = """
SELECT u.gebruiker_id, g.inlognaam FROM uitnodiging u JOIN gebruiker g ON g.id = u.gebruiker_id
WHERE u.token_hash = :token AND u.gebruikt_op IS NULL AND u.verloopt_op > :nu AND g.actief
"""


class OpenUitnodiging(BaseModel, frozen=True):
    gebruiker_id: UUID
    inlognaam: str


async def open_uitnodiging(sessie: Lezer, token: str, nu: datetime) -> OpenUitnodiging | None:
    """Whose invitation this is; None for an unknown, used or expired one."""
    return await een(sessie, OpenUitnodiging, _OPEN_UITNODIGING, token=token_hash(token), nu=nu)


async def neem_uitnodiging_aan(
    sessie: Schrijver, token: str, wachtwoord_hash: str, nu: datetime
) -> OpenUitnodiging | None:
    """Spend the invitation and set the password, both or neither; None when it does not work (any more)."""
    gevonden = await open_uitnodiging(sessie, token, nu)
    if gevonden is None:
        return None
    besteed = update(Uitnodiging).where(
        col(Uitnodiging.token_hash) == token_hash(token), col(Uitnodiging.gebruikt_op).is_(None)
    )
    gedaan = await sessie.exec(besteed.values(gebruikt_op=nu).returning(col(Uitnodiging.id)))
    if gedaan.first() is None:
        return None
    await zet_wachtwoord(sessie, gevonden.gebruiker_id, wachtwoord_hash)
    return gevonden
