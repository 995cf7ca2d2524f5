"""The application under `/api/v1` and its OpenAPI description, after the NL GOV API Design Rules."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api.errors import PROBLEEM, registreer_fouten
from api.meldingen_v1 import BASIS, VERSIE, Meldingstatus, Ontvangen, koppel
from api.onderdelen import Onderdelen, WebInstellingen
from domain.melding import MeldingInvoer

VERWIJZING = "#/components/schemas/{model}"
BESCHRIJVING = (
    "Meld verzuim vanuit een schooladministratie. De sleutel van uw school gaat mee als "
    "`Authorization: Bearer …`. Gebruik per melding een eigen `Idempotency-Key`: dan is herhalen veilig."
)
FOUTEN = {
    "400": "De invoer klopt niet; `fouten` noemt per veld waarom. De invoer zelf komt niet terug.",
    "401": "De sleutel van de school ontbreekt of werkt niet.",
    "404": "Deze melding is er niet, of hoort bij een andere school.",
    "409": "Een eerder verzoek is nog bezig, of het kenmerk is al gebruikt voor een andere melding.",
    "413": "Het bericht is te groot.",
    "422": "De Idempotency-Key is al gebruikt voor een ander verzoek.",
    "429": "Te veel verzoeken; wacht zo lang als Retry-After zegt.",
}
BIJ_MELDEN = ("400", "401", "409", "413", "422", "429")
BIJ_STATUS = ("400", "401", "404", "429")
VERSIEKOP = {
    "API-Version": {"description": "Versie van de API", "schema": {"type": "string", "example": VERSIE}}
}
PROBLEEMSCHEMA = {
    "type": "object",
    "required": ["status", "title"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "fouten": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
IDEMPOTENTIE = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 8, "maxLength": 255, "pattern": "^[\\x21-\\x7e]{8,255}$"},
}


def maak_api(onderdelen: Onderdelen) -> FastAPI:
    """The machine side of the product; mounted at `BASIS`."""
    api = FastAPI(openapi_url="/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False)
    api.state.onderdelen = onderdelen
    registreer_fouten(api)
    koppel(api)
    beschrijving = beschrijf(api, onderdelen)
    api.openapi = lambda: beschrijving  # type: ignore[method-assign]  # FastAPI's own way to replace it
    return api


def beschrijf(api: FastAPI, onderdelen: Onderdelen) -> dict[str, Any]:
    """The OpenAPI document."""
    document = get_openapi(
        title="Verzuimketen",
        version=VERSIE,
        openapi_version="3.1.0",
        description=BESCHRIJVING,
        routes=api.routes,
        servers=[{"url": BASIS}],
        contact={
            "name": "Beheer Verzuimketen",
            **_contact(onderdelen.instellingen),
        },
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    schemas = _schemas()
    document["components"] = {
        "schemas": schemas,
        "securitySchemes": {"schoolsleutel": {"type": "http", "scheme": "bearer"}},
    }
    document["security"] = [{"schoolsleutel": []}]
    _beschrijf_melden(document["paths"]["/meldingen"]["post"])
    _beschrijf_status(document["paths"]["/meldingen/{meldingsnummer}"]["get"])
    return document


def _schemas() -> dict[str, Any]:
    invoer = models_json_schema([(MeldingInvoer, "validation")], ref_template=VERWIJZING)[1]["$defs"]
    uitvoer = models_json_schema(
        [(Ontvangen, "serialization"), (Meldingstatus, "serialization")], ref_template=VERWIJZING
    )[1]["$defs"]
    return {**invoer, **uitvoer, "Probleem": PROBLEEMSCHEMA}


def _beschrijf_melden(bewerking: dict[str, Any]) -> None:
    verwijzing = {"$ref": VERWIJZING.format(model="MeldingInvoer")}
    bewerking["requestBody"] = {"required": True, "content": {"application/json": {"schema": verwijzing}}}
    bewerking["parameters"] = [IDEMPOTENTIE]
    gelukt = {"201": "De melding is bewaard.", "200": "Deze melding was al ontvangen."}
    bewerking["responses"] = _antwoorden("Ontvangen", gelukt, BIJ_MELDEN)


def _beschrijf_status(bewerking: dict[str, Any]) -> None:
    bewerking["responses"] = _antwoorden("Meldingstatus", {"200": "De stand van de melding."}, BIJ_STATUS)


def _antwoorden(model: str, gelukt: dict[str, str], fouten: tuple[str, ...]) -> dict[str, Any]:
    goed = {"application/json": {"schema": {"$ref": VERWIJZING.format(model=model)}}}
    slecht = {PROBLEEM: {"schema": {"$ref": VERWIJZING.format(model="Probleem")}}}
    return {
        code: {"description": zin, "headers": VERSIEKOP, "content": goed} for code, zin in gelukt.items()
    } | {code: {"description": FOUTEN[code], "headers": VERSIEKOP, "content": slecht} for code in fouten}


def _contact(instellingen: WebInstellingen) -> dict[str, str]:
    return {"url": instellingen.basis_url, "email": instellingen.contact.removeprefix("mailto:")}
