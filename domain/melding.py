"""One validated melding, the same for the form, the API and the file (catalogue 16-26, 40-47).

Fields check themselves; rules between fields stand in the table `SAMENHANG` and run on every field that is
in order, so that somebody who fills in a form hears everything at once.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from domain.fouten import Invoerfout
from domain.lijsten import STANDAARD, Lijsten
from domain.samenhang import controleer_samenhang
from domain.soorten import Meldingsoort, Onderwijssoort
from domain.velden import (
    Brin,
    Bsn,
    Datum,
    Gemeentecode,
    Mailadres,
    Onderwijsnummer,
    Postcode,
    Regel,
    Tekst,
    Telefoon,
    Uren,
    Vestiging,
    weiger,
)
from domain.veldfouten import zinnen

MAX_REGELS = 400


class _Invoer(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class AdresInvoer(_Invoer):
    """Where the pupil lives; the municipality decides who handles the melding."""

    straat: Annotated[Regel, Field(min_length=1, max_length=80)]
    huisnummer: Annotated[int, Field(ge=1, le=99_999)]
    toevoeging: Annotated[Regel, Field(max_length=10)] = ""
    postcode: Postcode
    plaats: Annotated[Regel, Field(min_length=1, max_length=80)]
    gemeentecode: Gemeentecode


class LeerlingInvoer(_Invoer):
    """The pupil, known by BSN or onderwijsnummer, and by the school's own number in every message."""

    bsn: Bsn | None = None
    onderwijsnummer: Onderwijsnummer | None = Field(default=None, validate_default=True)
    leerlingnummer: Annotated[Regel, Field(min_length=1, max_length=20)]
    achternaam: Annotated[Regel, Field(min_length=1, max_length=120)]
    voorvoegsel: Annotated[Regel, Field(max_length=20)] = ""
    voornamen: Annotated[Regel, Field(min_length=1, max_length=120)]
    geboortedatum: Datum
    geslacht: Literal["m", "v", "x"]
    adres: AdresInvoer

    @field_validator("onderwijsnummer")
    @classmethod
    def _een_van_beide(cls, waarde: str | None, info: ValidationInfo) -> str | None:
        if waarde is None and "bsn" in info.data and info.data["bsn"] is None:
            raise weiger("nummer", "Vul een BSN of een onderwijsnummer in.")
        return waarde


class Verzuimregel(_Invoer):
    """The hours missed on one day; `te_laat` when the pupil came, but after the lesson had begun."""

    dag: Datum
    uren: Annotated[Uren, Field(gt=0, le=12)]
    # Left out when it is not said: a report from before this field keeps its fingerprint.
    te_laat: Annotated[bool, Field(exclude_if=lambda te_laat: not te_laat)] = False


class Zorgen18Plus(_Invoer):
    """The three questions of the 18+ agreement; any yes: RMC takes it up (catalogue 40, 201)."""

    onderwijsoverstijgend: bool
    startkwalificatie_in_gevaar: bool
    dreigende_uitval: bool

    @property
    def reden_tot_zorg(self) -> bool:
        return self.onderwijsoverstijgend or self.startkwalificatie_in_gevaar or self.dreigende_uitval


class MeldingInvoer(_Invoer):
    """A melding as a school hands it in.

    `meldingsdatum` stays the last field: pydantic checks in order, and the rules between fields hang on it.
    """

    kenmerk: Annotated[Regel, Field(min_length=1, max_length=64)]
    leerling: LeerlingInvoer
    brin: Brin
    vestiging: Vestiging
    klas: Annotated[Regel, Field(max_length=20)] = ""
    onderwijssoort: Annotated[Onderwijssoort, Field(strict=False)]
    soort: Annotated[Meldingsoort, Field(strict=False)]
    eerste_dag: Datum
    laatste_dag: Datum | None = None
    uren: Annotated[Uren, Field(gt=0, le=2000)] | None = None
    alle_lessen_gemist: bool = False
    verzuimregels: Annotated[tuple[Verzuimregel, ...], Field(strict=False, max_length=MAX_REGELS)] = ()
    reden: Annotated[Regel, Field(max_length=60)] = ""
    toelichting: Annotated[Tekst, Field(max_length=4000)] = ""
    acties_school: Annotated[Tekst, Field(max_length=4000)] = ""
    gewenste_actie: Annotated[Tekst, Field(max_length=1000)] = ""
    spoed: bool = False
    zorgen: Zorgen18Plus | None = None
    melder_naam: Annotated[Regel, Field(min_length=1, max_length=120)]
    melder_email: Mailadres
    melder_telefoon: Telefoon = ""
    kopie_adressen: Annotated[tuple[Mailadres, ...], Field(strict=False, max_length=5)] = ()
    meldingsdatum: Datum

    @field_validator("meldingsdatum")
    @classmethod
    def _samenhang(cls, waarde: Any, info: ValidationInfo) -> Any:
        lijsten = (info.context or {}).get("lijsten", STANDAARD)
        controleer_samenhang(info.data | {"meldingsdatum": waarde}, lijsten)
        return waarde

    @property
    def totaal_uren(self) -> Decimal | None:
        """The hours typed, or else the sum of the lines; None when neither is known."""
        if self.uren is not None or not self.verzuimregels:
            return self.uren
        return sum((regel.uren for regel in self.verzuimregels), Decimal(0))


def lees_melding(gegevens: Mapping[str, Any], lijsten: Lijsten = STANDAARD) -> MeldingInvoer:
    """A valid melding, or Invoerfout with a Dutch sentence for every faulty field, by its path.

    `lijsten` holds the reasons of the region. Paths: "leerling.adres.postcode", "verzuimregels.0.uren".
    """
    try:
        return MeldingInvoer.model_validate(gegevens, context={"lijsten": lijsten})
    except ValidationError as fout:
        raise Invoerfout(zinnen(fout)) from None
