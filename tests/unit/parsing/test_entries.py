from __future__ import annotations

from tests.unit.parsing.drawing import Row, block, head, heading, said

from vitascope.parsing.entries import Entry, entries_of, runs_of
from vitascope.parsing.labels import Field, Kind
from vitascope.parsing.values import join


def entries(*rows: Row) -> list[Entry]:
    return entries_of(block(Kind.WORK, *rows))


def told(entry: Entry) -> dict[Field, str]:
    return {run.field: join(run.fragments) for run in entry.runs}


def test_a_line_that_opens_begins_an_entry() -> None:
    first, second = entries(
        heading("Experience"),
        head("Nurse", "2019 – 2021", fields="title date", opens=True),
        head("Cook", "2015 – 2018", fields="title date", opens=True),
    )

    assert told(first) == {Field.TITLE: "Nurse", Field.DATE: "2019 – 2021"}
    assert told(second) == {Field.TITLE: "Cook", Field.DATE: "2015 – 2018"}


def test_lines_of_a_head_make_one_entry() -> None:
    (entry,) = entries(head("Nurse", fields="title", opens=True), head("City Hospital", fields="org"))

    assert told(entry) == {Field.TITLE: "Nurse", Field.ORG: "City Hospital"}
    assert [run.row for run in entry.runs] == [0, 1]


def test_a_head_line_that_says_two_things_again_is_the_next_entry() -> None:
    found = entries(
        head("Nurse", "2019 – 2021", fields="title date", opens=True),
        head("Cook", "2015 – 2018", fields="title date"),
    )

    assert [told(entry)[Field.TITLE] for entry in found] == ["Nurse", "Cook"]


def test_a_head_line_that_says_one_thing_again_is_the_same_entry() -> None:
    found = entries(head("Nurse", "2019", fields="title date", opens=True), head("2021", fields="date"))

    assert len(found) == 1


def test_text_goes_to_the_entry_above_it() -> None:
    first, second = entries(
        head("Nurse", fields="title", opens=True),
        said("Ran the ward"),
        head("Cook", fields="title", opens=True),
        said("Ran the kitchen"),
    )

    assert [line.fact.line.text for line in first.text] == ["Ran the ward"]
    assert [line.fact.line.text for line in second.text] == ["Ran the kitchen"]


def test_text_before_the_first_head_makes_an_entry_of_its_own() -> None:
    first, second = entries(said("Ten years in hospitals"), head("Nurse", fields="title", opens=True))

    assert (len(first.text), first.runs) == (1, [])
    assert told(second) == {Field.TITLE: "Nurse"}


def test_text_on_a_head_line_is_text_of_the_entry() -> None:
    (entry,) = entries(head("Nurse", "ran the ward", fields="title text", opens=True))

    assert [line.fact.line.text[line.start : line.end] for line in entry.text] == ["ran the ward"]


def test_a_lone_date_belongs_to_the_entry_under_it() -> None:
    (entry,) = entries(head("2019 – 2021", fields="date", opens=True), head("Nurse", fields="title", opens=True))

    assert told(entry) == {Field.DATE: "2019 – 2021", Field.TITLE: "Nurse"}


def test_a_lone_date_stays_alone_where_the_next_entry_has_its_own() -> None:
    found = entries(
        head("2019 – 2021", fields="date", opens=True), head("Nurse", "2015", fields="title date", opens=True)
    )

    assert len(found) == 2


def test_a_value_over_two_lines_is_one_run() -> None:
    (entry,) = entries(
        head("Hospital of the City", fields="org", opens=True), head("and County of Example", fields="org+")
    )

    assert told(entry) == {Field.ORG: "Hospital of the City and County of Example"}


def test_separators_inside_a_value_stay() -> None:
    (entry,) = entries(head("Baker, Cook & Sons", fields="org org+", opens=True))

    assert told(entry) == {Field.ORG: "Baker, Cook & Sons"}


def test_a_bracket_that_a_value_opens_it_also_closes() -> None:
    (entry,) = entries(head("Nurse (Paediatrics)", fields="title title+", opens=True))

    assert told(entry) == {Field.TITLE: "Nurse (Paediatrics)"}


def test_a_joined_value_is_as_sure_as_its_parts() -> None:
    (entry,) = entries(head("Baker, Cook", fields="org org+", opens=True))

    assert entry.runs[0].fragments[0].probability == 0.9


def test_a_piece_cannot_go_on_with_another_field() -> None:
    (entry,) = entries(head("Nurse, City Hospital", fields="title org+", opens=True))

    assert told(entry) == {Field.TITLE: "Nurse", Field.ORG: "City Hospital"}


def test_a_value_in_brackets_says_so() -> None:
    labelled = block(Kind.SKILLS, said("Accessibility (WCAG)", fields="skill skill"))

    assert [run.bracketed for run in runs_of(list(labelled.pieces))] == [False, True]


def test_a_date_keeps_what_was_understood_of_it() -> None:
    (entry,) = entries(head("Nurse", "2019 – 2021", fields="title date", opens=True))

    date = entry.first(Field.DATE)

    assert date is not None
    assert date.date is not None
    assert (date.date.first.year if date.date.first else None) == 2019
