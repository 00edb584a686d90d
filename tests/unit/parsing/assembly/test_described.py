from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import Row, block, document, head, line, said

from vitascope.model.resume import Date
from vitascope.parsing.assembly.described import dates_of, graduation_of, place_of, text_of, texts_of
from vitascope.parsing.entries import Entry, Run, TextLine, entries_of
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labels import Field, Kind
from vitascope.parsing.values import whole


def entry(*rows: Row) -> Entry:
    (found,) = entries_of(block(Kind.WORK, *rows))
    return found


def shown(date: Date | None) -> tuple[str, str] | None:
    return (date.iso, date.text) if date is not None else None


def test_each_end_of_a_range_is_read_from_its_own_characters() -> None:
    dates = dates_of(entry(head("Nurse", "03/2019 – May 2021", fields="title date", opens=True)))

    assert shown(dates.start) == ("2019-03", "03/2019")
    assert shown(dates.end) == ("2021-05", "May 2021")
    assert [each.evidence[0].text for each in (dates.start, dates.end) if each] == ["03/2019", "May 2021"]


def test_two_single_dates_are_the_start_and_the_end() -> None:
    dates = dates_of(
        entry(head("Nurse", "2019", fields="title date", opens=True), head("City Hospital", "2021", fields="org date"))
    )

    assert (shown(dates.start), shown(dates.end)) == (("2019", "2019"), ("2021", "2021"))


def test_a_single_date_is_a_short_stay_at_work_and_the_end_of_studies() -> None:
    found = entry(head("Nurse", "June 2019", fields="title date", opens=True))

    assert (shown(dates_of(found).start), shown(dates_of(found).end)) == (("2019-06", "June 2019"),) * 2
    assert (graduation_of(found).start, shown(graduation_of(found).end)) == (None, ("2019-06", "June 2019"))


def test_an_entry_without_a_date_has_none() -> None:
    dates = dates_of(entry(head("Nurse", fields="title", opens=True)))

    assert (dates.start, dates.end, dates.current) == (None, None, False)


@pytest.mark.parametrize("printed", ["2019 – present", "seit 03/2019", "с 2019 по настоящее время", "2019 –"])
def test_an_open_end_is_current(printed: str) -> None:
    dates = dates_of(entry(head("Nurse", printed, fields="title date", opens=True)))

    assert dates.current
    assert dates.start is not None
    assert dates.start.year == 2019


def test_plain_lines_describe_and_list_items_are_highlights() -> None:
    found = entry(
        head("Nurse", fields="title", opens=True),
        said("Looked after three wards."),
        said("Ran the ward", bullet="•"),
        said("– Trained nurses"),
    )

    description, highlights = texts_of(found.text, 0.8)

    assert description is not None
    assert (description.text, description.confidence) == ("Looked after three wards.", 0.8)
    assert [each.text for each in highlights] == ["Ran the ward", "Trained nurses"]


def test_nothing_is_no_description() -> None:
    assert texts_of([], 0.8) == (None, ())


def test_a_line_of_nothing_but_marks_is_kept_as_it_stands() -> None:
    (fact,) = look(document("—"))

    description, highlights = texts_of([TextLine(fact, 0, 1)], 0.8)

    assert description is not None
    assert (description.text, highlights) == ("—", ())


def test_a_place_is_understood_and_printed() -> None:
    place = place_of(Run(Field.LOCATION, [whole(line("Leeds, United Kingdom"))], 0))

    assert place is not None
    assert (place.text, place.city, place.country_code) == ("Leeds, United Kingdom", "Leeds", "GB")


def test_no_run_is_no_text_and_no_place() -> None:
    assert text_of(None) is None
    assert place_of(None) is None


@pytest.mark.parametrize(
    "label", ["Highlights", "Logros:", "Обязанности", "工作职责：", "2 years 8 months", "(1 год 3 месяца)"]
)
def test_a_line_that_only_names_the_text_below_it_is_no_text(label: str) -> None:
    facts = look(document(label, "Ran the night ward for two years"))

    description, items = texts_of([TextLine(fact, 0, len(fact.line.text)) for fact in facts], 1.0)

    assert (description.text if description else None, items) == ("Ran the night ward for two years", ())


def test_two_dates_one_above_the_other_are_one_period() -> None:
    for upper, lower in (("2019", "Present"), ("Present", "2019")):
        rows = (head(upper, fields="date", opens=True), head(lower, fields="date+"), head("Nurse", fields="title"))
        dates = dates_of(entry(*rows))

        assert (shown(dates.start), dates.current) == (("2019", "2019"), True)
