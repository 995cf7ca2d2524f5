"""The demo's clock runs as fast over a change to winter or summer time as on any other night."""

from datetime import datetime, timedelta

import pytest

from domain.klok import AMSTERDAM, KlokStand


@pytest.mark.parametrize(
    "dag", [datetime(2026, 10, 24, 12, tzinfo=AMSTERDAM), datetime(2027, 3, 27, 12, tzinfo=AMSTERDAM)]
)
def test_a_day_on_the_played_clock_takes_a_day(dag: datetime) -> None:
    stand = KlokStand(echt=datetime(2026, 1, 1, tzinfo=AMSTERDAM), gespeeld=dag)

    morgen = stand.nu(stand.echt + timedelta(days=1))

    assert morgen.timestamp() - dag.timestamp() == 24 * 60 * 60
    assert stand.echte_duur(morgen, stand.echt) == timedelta(days=1)
