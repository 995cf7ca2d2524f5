"""Repeats with continuous absence: once a week after the first report, at most four (catalogue 33)."""

from collections.abc import Sequence
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from domain.kalender import Kalender
from domain.regels import STANDAARDREGIO, Afspraakcode, Regels, geldige_afspraak

EEN_DAG = timedelta(days=1)


class Herhaaladvies(BaseModel):
    """Whether a repeat may be reported on that day; if not yet, from when; and a Dutch sentence."""

    model_config = ConfigDict(frozen=True)

    mag: bool
    vanaf: date | None
    zin: str


def mag_herhalen(
    regels: Regels,
    meldingen: Sequence[date],
    dag: date,
    kalender: Kalender,
    regio: str = STANDAARDREGIO,
) -> Herhaaladvies:
    """`meldingen` are the days of the first report and the repeats so far, at least one.

    A week is seven calendar days in which holidays of the school do not count.
    """
    hooguit = geldige_afspraak(regels, Afspraakcode.HERHALINGEN_HOOGUIT, dag, regio).aantal
    if len(meldingen) > hooguit:
        return Herhaaladvies(mag=False, vanaf=None, zin=f"Er zijn al {hooguit} herhaalmeldingen gedaan.")
    wachten = geldige_afspraak(regels, Afspraakcode.HERHALING_NA, dag, regio).aantal
    vanaf = _na(kalender, max(meldingen), wachten)
    if dag < vanaf:
        return Herhaaladvies(mag=False, vanaf=vanaf, zin=f"Een herhaalmelding kan vanaf {vanaf:%d-%m-%Y}.")
    return Herhaaladvies(mag=True, vanaf=vanaf, zin="U kunt nu een herhaalmelding doen.")


def _na(kalender: Kalender, dag: date, dagen: int) -> date:
    while dagen:
        dag += EEN_DAG
        dagen -= not kalender.is_vakantie(dag)
    return dag
