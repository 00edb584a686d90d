from __future__ import annotations

import pytest

from vitascope.parsing.fields.entry_details import find_durations, read_employment, read_grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("B.Sc., GPA: 3.86/4.00", "GPA: 3.86/4.00"),
        ("Note 1,7", "Note 1,7"),
        ("8,4/10", "8,4/10"),
        ("16 valores", "16 valores"),
        ("magna cum laude", "magna cum laude"),
        ("Leeds", None),
    ],
)
def test_a_grade_is_read_with_its_announcement(text: str, grade: str | None) -> None:
    found = read_grade(text)

    assert (text[slice(*found)] if found else None) == grade


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2 yrs 3 mos", 27),
        ("(3 года 2 месяца)", 38),
        ("10/2014 – 09/2017 (3 Jahre)", 36),
        ("8 months", 8),
        ("2年3个月", 27),
    ],
)
def test_a_printed_duration_counts_in_months(text: str, months: int) -> None:
    assert [found.months for found in find_durations(text)] == [months]


def test_types_of_employment_are_one_in_all_languages() -> None:
    assert {read_employment(text) for text in ("Full-time", "Vollzeit", "Полная занятость", "全职")} == {"full_time"}
    assert read_employment("Engineer") is None
