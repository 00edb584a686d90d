from __future__ import annotations

import pytest

from vitascope.parsing.fields.date_points import Point
from vitascope.parsing.fields.date_words import shadow
from vitascope.parsing.fields.dates import DateRange, find_dates


def said(point: Point | None) -> str:
    if point is None:
        return ""
    if point.present:
        return "now"
    parts = [f"{point.year}", *(f"{part:02}" for part in (point.month, point.day) if part)]
    return "-".join(parts)


def only(text: str) -> DateRange:
    found = find_dates(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Jan 2019 – Present", "2019-01", "now"),
        ("01/2019 - 03/2021", "2019-01", "2021-03"),
        ("03.2016–05.2018", "2016-03", "2018-05"),
        ("2019–21", "2019", "2021"),
        ("2019 to date", "2019", "now"),
        ("since 2019", "2019", "now"),
        ("с марта 2019 по настоящее время", "2019-03", "now"),
        ("март 2016 — н.в.", "2016-03", "now"),
        ("2019.03 - 至今", "2019-03", "now"),
        ("2019年3月—2021年5月", "2019-03", "2021-05"),
        ("2019年至今", "2019", "now"),
        ("'19 – '21", "2019", "2021"),
        ("Winter 2017/18", "2017", "2018"),
        ("2017/2018", "2017", "2018"),
        ("2016-03 - present", "2016-03", "now"),
        ("12.05.2018 - 30.06.2020", "2018-05-12", "2020-06-30"),
        ("3 May 2018 - 14 June 2019", "2018-05-03", "2019-06-14"),
        ("2019 –", "2019", "now"),
        ("05/19 - 07/21", "2019-05", "2021-07"),
        ("10/2014 – 09/2017 (3 Jahre)", "2014-10", "2017-09"),
        ("von 10.2014 bis 09.2017", "2014-10", "2017-09"),
        ("SEPT. 2020 à aujourd'hui", "2020-09", "now"),
        ("marzo de 2016 a la actualidad", "2016-03", "now"),
        ("fevereiro de 2018 – atual", "2018-02", "now"),
        ("seit 04/2018", "2018-04", "now"),
        ("Jan – Mar 2020", "2020-01", "2020-03"),
        ("Nov – Feb 2020", "2019-11", "2020-02"),
        ("2O19 - 2O21", "2019", "2021"),
        ("2015 2019", "2015", "2019"),
        ("Fairfax North High School 2019 2023", "2019", "2023"),
    ],
)
def test_a_period_is_read_in_every_printed_form(text: str, first: str, last: str) -> None:
    found = only(text)

    assert (said(found.first), said(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Summer 2018", "2018"),
        ("Sept. '18", "2018-09"),
        ("Q3 2019", "2019"),
        ("15/03/2019", "2019-03-15"),
        ("May 3, 2018", "2018-05-03"),
        ("Acme (2019)", "2019"),
        ("Acme, 2019", "2019"),
        ("2005 Abitur", "2005"),
        ("2012 Summer Analyst, Leeds", "2012"),
        ("Albert-Gymnasium Aalen 2005", "2005"),
    ],
)
def test_a_single_date_has_no_end(text: str, date: str) -> None:
    found = only(text)

    assert said(found.first) == date
    assert found.single


@pytest.mark.parametrize(
    "text",
    [
        "2019 users",
        "Microsoft Windows Server 2019",
        "Abaqus 2019",
        "Deployed twice, 2011 and 2014",
        "grew to 2019 tons of steel",
        "+7 917 555-01-73",
        "07700 900 312",
        "0176 5550 1942",
        "Telefon 0176 5550 1942",
        "06 55 50 18 27",
        "910-555-0171",
        "8 (863) 555-01-22",
        "$2019",
        "1010 Wien",
        "Python 3.11",
        "99.2%",
        "3.86/4.00",
        "2 yrs 3 mos",
        "(3 года 2 месяца)",
        "Grades 10-12",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_the_month_comes_first_where_asked_for() -> None:
    assert said(find_dates("03/04/2019")[0].first) == "2019-04-03"
    assert said(find_dates("03/04/2019", order="mdy")[0].first) == "2019-03-04"


def test_an_expected_date_is_an_end() -> None:
    found = only("Expected May 2025")

    assert found.expected
    assert (said(found.first), said(found.last)) == ("", "2025-05")


def test_spans_say_where_each_end_stands() -> None:
    text = "Engineer, Jan 2019 – Mar 2021 · Leeds"

    found = only(text)

    assert found.first is not None
    assert found.last is not None
    assert text[found.start : found.end] == "Jan 2019 – Mar 2021"
    assert text[found.first.start : found.first.end] == "Jan 2019"
    assert text[found.last.start : found.last.end] == "Mar 2021"


def test_a_shadow_is_as_long_as_its_text() -> None:
    text = "С сентября 2019 по н.в. – ﬁrst 2O19"

    assert len(shadow(text)) == len(text)


def test_a_degree_behind_a_year_is_no_word_for_years() -> None:
    (found,) = find_dates("Aug 2010 – May 2013 J.D., magna cum laude")

    assert found.end == len("Aug 2010 – May 2013")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-2014", (2012, None), (2014, None)),
        ("2012-14", (2012, None), (2014, None)),
        ("05/2012-06/2014", (2012, 5), (2014, 6)),
        ("05/12-06/14", (2012, 5), (2014, 6)),
        ("01.05.2012-30.06.2014", (2012, 5), (2014, 6)),
        ("2019.03-2021.06", (2019, 3), (2021, 6)),
        ("2019.9-2023.6", (2019, 9), (2023, 6)),
        ("2019.9至2023.6", (2019, 9), (2023, 6)),
        ("2019.9-至今", (2019, 9), (None, None)),
    ],
)
def test_a_hyphen_without_spaces_joins_two_dates(
    text: str, first: tuple[int, int | None], last: tuple[int | None, int | None]
) -> None:
    (found,) = find_dates(text)

    assert (found.start, found.end) == (0, len(text))
    assert found.first is not None
    assert found.last is not None
    assert ((found.first.year, found.first.month), (found.last.year, found.last.month)) == (first, last)


@pytest.mark.parametrize("text", ["Version 2019.3", "ISBN 978-2012-2013", "555-2012-2013"])
def test_numbers_with_points_and_hyphens_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["Nurse | 2019 | Leeds", "Nurse · 2019 · Leeds", "MBA – Harvard – 2015 – Boston"])
def test_a_year_that_is_a_cell_of_its_row_is_a_date(text: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text)] in (["2019"], ["2015"])
