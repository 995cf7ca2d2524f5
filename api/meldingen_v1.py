"""`/api/v1`: how a school administration system hands in a melding and asks what became of it.

After the NL GOV API Design Rules: version in path and header, problem+json, 400 for input that is refused.
"""

import hashlib
import json
import re
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path
from limits import parse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.bezoek import Alles
from api.errors import probleem
from api.onderdelen import Onderdelen
from domain import beleid
from domain.fouten import Invoerfout
from domain.klok import amsterdam
from domain.lijsten import Lijsten
from domain.melding import lees_melding
from domain.soorten import Kanaal, Rol
from storage.aanname import Herkomst, KenmerkBestaatAl, Ontvangst
from storage.afspraken import gemeente_van_locatie
from storage.api_sleutels import ApiKlant, klant_bij_sleutel
from storage.database import SYSTEEM
from storage.gebruikers import Persoon
from storage.idempotentie import ApiVerzoek, NogBezig, SleutelHergebruikt, neem_verzoek_aan
from storage.lijsten.school import Schoolregel, melding_van_school
from storage.regiolijsten import lijsten_bij

BASIS = "/api/v1"
VERSIE = "1.0.0"
SLEUTEL = re.compile(r"[\x21-\x7e]{8,255}")
PER_SLEUTEL = parse("600 per minute")
GEEN_SLEUTEL = "Stuur de kop Idempotency-Key mee, met 8 tot 255 tekens. Gebruik voor elke melding een nieuwe."
GEEN_JSON = "Stuur één JSON-object in UTF-8, waarin elke naam één keer voorkomt."


class Ontvangen(BaseModel, frozen=True):
    """A melding that is in the register for good."""

    meldingsnummer: str = Field(examples=["M-2026-00412"])
    dossiernummer: str = Field(examples=["2026-00298"])
    al_bekend: bool = Field(description="Deze melding was al eerder ontvangen.")


class Meldingstatus(BaseModel, frozen=True):
    """What became of a melding; no names of pupils."""

    meldingsnummer: str
    leerlingnummer: str
    soort: str
    stand: str = Field(description="open, antwoord-nodig of gesloten")
    status: str = Field(description="in woorden, zoals de school het op de pagina leest")
    behandelaar: str
    wacht_op: str
    uiterlijk: str | None = Field(description="datum en tijd volgens ISO 8601")
    te_laat: bool
    resultaat: str


async def klant(request: Request, onderdelen: Alles) -> ApiKlant:
    """The system behind the key in `Authorization: Bearer …`; 401 for none, unknown and withdrawn alike."""
    soort, _, sleutel = request.headers.get("authorization", "").partition(" ")
    gevonden = None
    if soort.lower() == "bearer" and sleutel:
        async with onderdelen.database.lezer(SYSTEEM) as lezer:
            gevonden = await klant_bij_sleutel(lezer, hashlib.sha256(sleutel.encode()).digest())
    if gevonden is None:
        raise HTTPException(401, headers={"www-authenticate": "Bearer"})
    if not await onderdelen.begrenzer.hit(PER_SLEUTEL, "api", str(gevonden.sleutel_id)):
        raise HTTPException(429, headers={"retry-after": "60"})
    return gevonden


Klant = Annotated[ApiKlant, Depends(klant)]
Nummer = Annotated[str, Path(pattern=r"^M-\d{4}-\d{5,9}$", examples=["M-2026-00412"])]


async def meld(request: Request, klant: Klant, onderdelen: Alles) -> Response:
    """Doe een melding. De melding is bewaard zodra u 201 ziet; herhalen met dezelfde sleutel is veilig."""
    sleutel = request.headers.get("idempotency-key", "")
    if not SLEUTEL.fullmatch(sleutel):
        return probleem(400, "Idempotency-Key ontbreekt of klopt niet", detail=GEEN_SLEUTEL)
    lichaam = await request.body()
    verzoek = ApiVerzoek(
        api_sleutel_id=klant.sleutel_id, sleutel=sleutel, hash=hashlib.sha256(lichaam).digest()
    )
    herkomst = Herkomst(kanaal=Kanaal.API, locaties=frozenset({klant.locatie_id}))
    try:
        invoer = lees_melding(lees_json(lichaam), await _lijsten(onderdelen, klant))
        ontvangst = await neem_verzoek_aan(
            onderdelen.database, onderdelen.kluis, verzoek, invoer, herkomst, onderdelen.klok.nu()
        )
    except Invoerfout as fout:
        return probleem(400, "De melding klopt niet", detail="Zie fouten.", fouten=fout.fouten)
    except SleutelHergebruikt as fout:
        return probleem(422, "Idempotency-Key is al gebruikt", detail=str(fout))
    except (NogBezig, KenmerkBestaatAl) as fout:
        return probleem(409, "Deze melding botst met een andere", detail=str(fout))
    return _ontvangen(ontvangst)


async def _lijsten(onderdelen: Onderdelen, klant: ApiKlant) -> Lijsten:
    """The reasons of the region where the school stands."""
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        gemeente = await gemeente_van_locatie(lezer, klant.locatie_id)
        return await lijsten_bij(lezer, gemeente, amsterdam(onderdelen.klok.nu()).date())


async def status(klant: Klant, onderdelen: Alles, meldingsnummer: Nummer) -> Response:
    """Vraag hoe het met een melding van uw eigen school staat."""
    async with onderdelen.database.lezer(klant.toegang) as lezer:
        gevonden = await melding_van_school(lezer, _als_persoon(klant), meldingsnummer, onderdelen.klok.nu())
    if gevonden is None:
        raise HTTPException(404)
    return JSONResponse(_status(gevonden.regel).model_dump(mode="json"))


def lees_json(lichaam: bytes) -> dict[str, Any]:
    """One JSON object; a name that stands there twice could be read in two ways, so it is refused."""
    try:
        gegevens = json.loads(
            lichaam.decode("utf-8"), object_pairs_hook=_zonder_dubbele, parse_constant=_geen
        )
    except (ValueError, RecursionError):
        raise Invoerfout({"": GEEN_JSON}) from None
    if not isinstance(gegevens, dict):
        raise Invoerfout({"": GEEN_JSON})
    return gegevens


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({naam for naam, _ in paren}) != len(paren):
        raise ValueError("dubbele naam")
    return dict(paren)


def _geen(_: str) -> None:
    raise ValueError("NaN en Infinity zijn geen JSON")


def _als_persoon(klant: ApiKlant) -> Persoon:
    """The system sees what a reporter of its location sees."""
    scholen = frozenset({klant.school})
    return Persoon(
        id=klant.sleutel_id,
        login="",
        code="",
        naam=klant.naam,
        functie="",
        email="",
        rollen=frozenset({Rol.SCHOOL}),
        gemeenten=frozenset(),
        locaties=frozenset({klant.locatie_id}),
        scholen=scholen,
        organisatie=klant.naam,
        beleid=beleid.Persoon(id=klant.sleutel_id, scholen=scholen),
    )


def _ontvangen(ontvangst: Ontvangst) -> Response:
    inhoud = Ontvangen(
        meldingsnummer=ontvangst.melding_nummer,
        dossiernummer=ontvangst.traject_nummer,
        al_bekend=ontvangst.bestond_al,
    )
    adres = f"{BASIS}/meldingen/{ontvangst.melding_nummer}"
    return JSONResponse(inhoud.model_dump(), 200 if ontvangst.bestond_al else 201, {"location": adres})


def _status(regel: Schoolregel) -> Meldingstatus:
    return Meldingstatus(
        meldingsnummer=regel.nummer,
        uiterlijk=regel.uiterlijk.isoformat() if regel.uiterlijk else None,
        **regel.model_dump(
            mode="json",
            include={
                *("leerlingnummer", "soort", "stand", "status"),
                *("behandelaar", "wacht_op", "te_laat", "resultaat"),
            },
        ),
    )


def koppel(app: FastAPI) -> None:
    """Put the two operations on an application (see api_app for their documentation)."""
    app.post("/meldingen", status_code=201, response_model=None, operation_id="doeMelding")(meld)
    app.get("/meldingen/{meldingsnummer}", response_model=None, operation_id="vraagStatus")(status)
