"""From dated entries to months of experience, overlaps counted once.

Conventions, since pages are less precise than sums:

- A month that is printed counts in full, at either end: 2019-01 to 2019-03 is three months.
- A year alone means its middle: 2012 to 2014 is 24 months, and two positions that
  meet in one printed year touch without a gap or an overlap. Within one year it is six.
- A season is its three months. An open end reaches into the month of the given day.
- A single date that nothing says is open is that month, or half of that year.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date

from vitascope.model.resume import Date, Dated, Work

Months = tuple[int, int]
"""First month and the month after the last, counted from year 0."""

FIRST_OF_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
LAST_OF_SEASON = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
JULY, JUNE = 7, 6


def total_months(work: Sequence[Work], as_of: date) -> int:
    """Whole months of work up to a day."""
    return covered(span for entry in work if (span := span_of(entry, as_of, current=entry.current)) is not None)


def span_of(entry: Dated, as_of: date, *, current: bool = False) -> Months | None:
    """The months that an entry takes up; None where it is undated, runs backwards or has not begun."""
    now = month_index(as_of.year, as_of.month) + 1
    first = opening(entry.start) if entry.start else None
    if entry.end is not None:
        last = now if entry.end.present else closing(entry.end)
    elif current:
        last = now
    else:
        last = closing(entry.start) if entry.start else None
    if first is None and entry.end is not None and not entry.end.present:
        first = opening(entry.end)
    if first is None or last is None:
        return None
    if precise_to_year(entry.start) and (entry.end is None or precise_to_year(entry.end)) and last <= first:
        last = first + 6 if last > first - 12 else last
    last = min(last, now)
    return (first, last) if first < last else None


def precise_to_year(moment: Date | None) -> bool:
    """Whether nothing but a year is printed."""
    return moment is not None and moment.year is not None and moment.month is None and moment.season is None


def opening(moment: Date) -> int | None:
    """The first month of what begins then."""
    if moment.year is None:
        return None
    return month_index(moment.year, moment.month or FIRST_OF_SEASON.get(moment.season or "", JULY))


def closing(moment: Date) -> int | None:
    """The month after the last of what ends then."""
    if moment.year is None:
        return None
    return month_index(moment.year, moment.month or LAST_OF_SEASON.get(moment.season or "", JUNE)) + 1


def month_index(year: int, month: int) -> int:
    """Months since year 0."""
    return year * 12 + month - 1


def covered(spans: Iterable[Months]) -> int:
    """Months that lie in at least one span."""
    return sum(last - first for first, last in merged(spans))


def merged(spans: Iterable[Months]) -> list[Months]:
    """The spans in order, those that touch or overlap joined."""
    joined: list[Months] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def gaps(spans: Iterable[Months]) -> list[Months]:
    """The stretches between spans that none of them covers."""
    joined = merged(spans)
    return [(before[1], after[0]) for before, after in itertools.pairwise(joined)]
