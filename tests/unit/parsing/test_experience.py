from __future__ import annotations

from datetime import date

from vitascope.model.resume import Date, Evidence, Work
from vitascope.parsing.experience import gaps, total_months

TODAY = date(2024, 6, 15)


def moment(text: str) -> Date:
    seen = (Evidence(page=1, box=(0, 0, 1, 1), text=text),)
    if text == "present":
        return Date(text=text, present=True, evidence=seen)
    year, *month = (int(part) for part in text.split("-"))
    return Date(text=text, year=year, month=month[0] if month else None, evidence=seen)


def job(start: str | None, end: str | None, *, current: bool = False) -> Work:
    return Work(id="w", start=moment(start) if start else None, end=moment(end) if end else None, current=current)


def test_both_printed_months_count() -> None:
    assert total_months([job("2019-01", "2019-03")], TODAY) == 3


def test_overlaps_count_once() -> None:
    assert total_months([job("2019-01", "2019-12"), job("2019-07", "2020-06")], TODAY) == 18


def test_a_year_alone_means_its_middle() -> None:
    assert total_months([job("2012", "2014")], TODAY) == 24
    assert total_months([job("2008", "2012"), job("2012", "2014")], TODAY) == 72
    assert total_months([job("2012", "2012")], TODAY) == 6


def test_an_open_end_reaches_into_the_given_month() -> None:
    assert total_months([job("2024-01", "present")], TODAY) == 6
    assert total_months([job("2024-01", None, current=True)], TODAY) == 6


def test_undated_backward_and_future_entries_count_nothing() -> None:
    assert total_months([job(None, None), job("2020-05", "2019-01"), job("2025-01", "2025-03")], TODAY) == 0


def test_gaps_lie_between_what_is_covered() -> None:
    assert gaps([(10, 20), (15, 22), (30, 31)]) == [(22, 30)]
