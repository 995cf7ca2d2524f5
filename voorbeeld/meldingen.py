"""From pupils to meldingen, and from a melding to the fields of its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from domain.lijsten import STANDAARD
from domain.soorten import Meldingsoort as M
from voorbeeld import teksten
from voorbeeld.leerlingen import Leerling
from voorbeeld.nummers import telefoonnummer
from voorbeeld.redenen import Groep, deel_redenen
from voorbeeld.verzuim import Ruimte, Verzuim, maak_verzuim

LABEL_IN_PLAATS_VAN_CODE = 0.8
"""Most school packages send the words of the list, some its codes."""


@dataclass(frozen=True, slots=True)
class Melding:
    """A valid melding; `velden` are the texts of its line, by column."""

    leerling: Leerling
    soort: M
    reden: str
    meldingsdatum: date
    velden: Mapping[str, str]

    @property
    def nummer(self) -> str:
        return self.velden["meldingsnummer"]


@dataclass(frozen=True, slots=True)
class _Ruw:
    leerling: Leerling
    soort: M
    dag: int
    verzuim: Verzuim


def maak_meldingen(rng: Random, leerlingen: Sequence[Leerling], dagen: tuple[date, ...]) -> list[Melding]:
    """All meldingen in order of their day, numbered as a desk numbers them."""
    ruw = [melding for leerling in leerlingen for melding in _van_leerling(rng, leerling, dagen)]
    ruw = sorted(rng.sample(ruw, len(ruw)), key=lambda melding: melding.dag)
    redenen = _redenen(rng, ruw)
    return [
        _melding(rng, melding, redenen[plaats], dagen[melding.dag], _nummer(dagen, plaats))
        for plaats, melding in enumerate(ruw)
    ]


def _nummer(dagen: tuple[date, ...], plaats: int) -> str:
    return f"M{dagen[0].year}-{plaats + 1:06}"


def _van_leerling(rng: Random, leerling: Leerling, dagen: tuple[date, ...]) -> list[_Ruw]:
    """A repeat is about the days since the melding before."""
    meldingen, vanaf = [], 0
    for soort, dag in leerling.meldingen:
        verzuim = maak_verzuim(rng, soort, Ruimte(dagen, vanaf, dag))
        meldingen.append(_Ruw(leerling, soort, dag, verzuim))
        vanaf = dag + 1
    return meldingen


def _redenen(rng: Random, meldingen: Sequence[_Ruw]) -> dict[int, str]:
    redenen: dict[int, str] = {}
    for soort in M:
        plaatsen = [plaats for plaats, melding in enumerate(meldingen) if melding.soort is soort]
        if plaatsen:
            redenen |= deel_redenen(rng, soort, _groepen(meldingen, plaatsen))
    return redenen


def _groepen(meldingen: Sequence[_Ruw], plaatsen: Sequence[int]) -> list[Groep]:
    """Children of one family who were away without leave were away together, so for one reason."""
    per_sleutel: dict[int, list[int]] = {}
    for plaats in plaatsen:
        melding = meldingen[plaats]
        sleutel = id(melding.leerling.gezin) if melding.soort is M.LUXE else -plaats - 1
        per_sleutel.setdefault(sleutel, []).append(plaats)
    return [
        Groep(meldingen[groep[0]].leerling.plan.onderwijssoort, tuple(groep))
        for groep in per_sleutel.values()
    ]


def _melding(rng: Random, ruw: _Ruw, reden: str, meldingsdatum: date, nummer: str) -> Melding:
    velden = {
        "meldingsnummer": nummer,
        **_leerlingvelden(ruw.leerling),
        **_verzuimvelden(ruw),
        **_tekstvelden(rng, ruw, reden),
        **_melder(rng, ruw.leerling),
        "meldingsdatum": datum(meldingsdatum),
    }
    return Melding(ruw.leerling, ruw.soort, reden, meldingsdatum, velden)


def _leerlingvelden(leerling: Leerling) -> dict[str, str]:
    gezin = leerling.gezin
    return {
        "brin": leerling.locatie.brin,
        "vestiging": leerling.locatie.vestiging,
        "bsn": leerling.bsn,
        "onderwijsnummer": leerling.onderwijsnummer,
        "leerlingnummer": leerling.leerlingnummer,
        "achternaam": gezin.achternaam,
        "voorvoegsel": gezin.voorvoegsel,
        "voornamen": leerling.voornamen,
        "geboortedatum": datum(leerling.geboortedatum),
        "geslacht": leerling.geslacht,
        "straat": gezin.straat,
        "huisnummer": str(gezin.huisnummer),
        "toevoeging": gezin.toevoeging,
        "postcode": gezin.postcode,
        "plaats": gezin.gemeente.naam,
        "gemeentecode": gezin.gemeente.code,
        "onderwijssoort": leerling.plan.onderwijssoort.value,
        "klas": leerling.klas,
    }


def _verzuimvelden(ruw: _Ruw) -> dict[str, str]:
    verzuim = ruw.verzuim
    return {
        "soort": ruw.soort.value,
        "eerste_dag": datum(verzuim.eerste_dag),
        "laatste_dag": datum(verzuim.laatste_dag) if verzuim.laatste_dag else "",
        "uren": getal(verzuim.uren) if verzuim.uren else "",
        "alle_lessen_gemist": ja_nee(verzuim.alle_lessen_gemist),
    }


def _tekstvelden(rng: Random, ruw: _Ruw, reden: str) -> dict[str, str]:
    soort = ruw.soort
    labels = STANDAARD.redenen(soort)
    als_label = rng.random() < LABEL_IN_PLAATS_VAN_CODE
    return {
        "reden": labels.get(reden, "") if als_label else reden,
        "toelichting": teksten.situatie(rng, soort, ruw.leerling.plan.onderwijssoort, reden),
        "acties_school": teksten.acties(rng),
        "gewenste_actie": teksten.gewenste_actie(rng),
        "spoed": ja_nee(soort in (M.LRV, M.ZORG) and rng.random() < 0.05),
    }


def _melder(rng: Random, leerling: Leerling) -> dict[str, str]:
    locatie = leerling.locatie
    melder = rng.choice(locatie.melders)
    kopieen = rng.choices((0, 1, 2), weights=(60, 30, 10))[0]
    return {
        "melder_naam": melder.naam,
        "melder_email": melder.email,
        "melder_telefoon": rng.choice(("", locatie.telefoon, telefoonnummer(rng))),
        "kopie_aan": " ".join(locatie.kopie_adressen[:kopieen]),
    }


def datum(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


def getal(waarde: Decimal) -> str:
    """With a decimal comma, and without decimals that say nothing."""
    return f"{waarde.normalize():f}".replace(".", ",")


def ja_nee(waarde: bool) -> str:
    return "ja" if waarde else "nee"
