"""A calendar month as people and addresses write it."""

from datetime import date, datetime, timedelta

from domain.klok import AMSTERDAM


def eerste_van(dag: date) -> date:
    return dag.replace(day=1)


def vorige_maand(dag: date) -> date:
    """The first day of the month before."""
    return eerste_van(eerste_van(dag) - timedelta(days=1))


def volgende_maand(dag: date) -> date:
    return eerste_van(eerste_van(dag) + timedelta(days=31))


def lees_maand(tekst: str) -> date | None:
    """The first day of a month like "2026-10"; None for anything else."""
    try:
        gelezen = date.fromisoformat(f"{tekst}-01")
    except ValueError:
        return None
    return gelezen if len(tekst) == 7 and 2000 <= gelezen.year <= 2099 else None


def grenzen(maand: date) -> tuple[datetime, datetime]:
    """The first moment of a month, and of the next, on Dutch clocks."""
    van, tot = eerste_van(maand), volgende_maand(maand)
    return (
        datetime(van.year, van.month, 1, tzinfo=AMSTERDAM),
        datetime(tot.year, tot.month, 1, tzinfo=AMSTERDAM),
    )
