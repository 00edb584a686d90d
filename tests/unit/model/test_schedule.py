from __future__ import annotations

import datetime as dt

import pytest

from vitascope.model.schedule import Rhythm, Timing

FRIDAY_NOON = dt.datetime(2024, 5, 31, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("timing", "due"),
    [
        (Timing(Rhythm.MANUAL), None),
        (Timing(Rhythm.INTERVAL, every_s=90), FRIDAY_NOON + dt.timedelta(seconds=90)),
        (Timing(Rhythm.DAILY, minute=13 * 60), dt.datetime(2024, 5, 31, 13, tzinfo=dt.UTC)),
        (Timing(Rhythm.DAILY, minute=12 * 60), dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)),
        (Timing(Rhythm.WEEKLY, minute=13 * 60, weekday=4), dt.datetime(2024, 5, 31, 13, tzinfo=dt.UTC)),
        (Timing(Rhythm.WEEKLY, minute=11 * 60, weekday=4), dt.datetime(2024, 6, 7, 11, tzinfo=dt.UTC)),
        (Timing(Rhythm.WEEKLY, minute=11 * 60, weekday=0), dt.datetime(2024, 6, 3, 11, tzinfo=dt.UTC)),
    ],
)
def test_the_next_time_is_after_now(timing: Timing, due: dt.datetime | None) -> None:
    assert timing.next(FRIDAY_NOON) == due
