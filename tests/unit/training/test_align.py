from __future__ import annotations

from tests.unit.parsing.drawing import BOLD, document, line
from training.align import Stream, align, letters_of

from vitascope.model.document import Place
from vitascope.parsing.labels import Field, Kind, Role

TRUTH = {
    "basics": {"name": "Ada Example"},
    "work": [
        {
            "position": "Nurse",
            "name": "City Hospital",
            "startDate": "2019",
            "endDate": "2021",
            "highlights": ["Looked after forty patients of three wards"],
        }
    ],
    "skills": [{"name": "Triage"}],
}
RESUME = document(
    "Ada Example",
    line("Experience", style=BOLD),
    line("Nurse, City Hospital", "2019 – 2021"),
    "Looked after forty patients",
    "of three wards",
    line("Skills", style=BOLD),
    "Triage",
    line("Page 1", place=Place.FOOTER),
)


def test_every_line_of_a_document_gets_its_section_and_role() -> None:
    found = [(label.kind, label.role, label.opens) for label in align(RESUME, TRUTH)]

    assert found == [
        (Kind.CONTACT, Role.TEXT, False),
        (Kind.WORK, Role.HEADING, False),
        (Kind.WORK, Role.HEADER, True),
        (Kind.WORK, Role.TEXT, False),
        (Kind.WORK, Role.TEXT, False),
        (Kind.SKILLS, Role.HEADING, False),
        (Kind.SKILLS, Role.TEXT, False),
        (Kind.NOISE, Role.TEXT, False),
    ]


def test_values_are_marked_where_they_stand() -> None:
    text = RESUME.lines[2].text

    spans = align(RESUME, TRUTH)[2].spans

    assert [(span.field, text[span.start : span.end]) for span in spans] == [
        (Field.TITLE, "Nurse"),
        (Field.ORG, "City Hospital"),
        (Field.DATE, "2019 – 2021"),
    ]


def test_a_value_over_two_lines_goes_on_in_the_second() -> None:
    labels = align(RESUME, TRUTH)

    assert [span.continues for label in labels[3:5] for span in label.spans] == [False, True]


def test_a_truth_that_says_nothing_leaves_the_headings() -> None:
    roles = [label.role for label in align(RESUME, {})]

    assert [number for number, role in enumerate(roles) if role is Role.HEADING] == [1, 5]


def test_case_spaces_and_punctuation_do_not_count() -> None:
    assert letters_of("City-Hospital, Leeds") == letters_of("CITY HOSPITAL (Leeds)")


def test_a_value_is_not_found_inside_a_longer_word() -> None:
    stream = Stream(document("Nursery nurse").lines)

    assert [list(stream.spans(found)) for found in stream.find("Nurse")] == [[(0, 8, 13)]]
    assert list(stream.find("")) == []


def test_how_long_a_position_lasted_belongs_to_its_head() -> None:
    lasting = document("Experience", line("Nurse, City Hospital", "2019 – 2021"), "2 years 3 months", "Ran the ward")

    assert align(lasting, TRUTH)[2].role is Role.HEADER


def test_entries_that_are_alike_are_each_put_in_their_own_place() -> None:
    years = [(2010 + at, 2011 + at) for at in range(6)]
    work = [{"position": "Nurse", "name": "City Hospital", "startDate": str(a), "endDate": str(b)} for a, b in years]
    lines = [line("Nurse, City Hospital", f"{a} – {b}") for a, b in years]

    found = align(document("Experience", *lines), {"work": work})

    assert [label.opens for label in found] == [False, *[True] * 6]


def test_a_title_inside_a_position_heads_a_part_of_it() -> None:
    parted = document("Experience", line("Nurse, City Hospital", "2019 – 2021"), "Highlights", *RESUME.lines[3:5])

    label = align(parted, TRUTH)[2]

    assert (label.kind, label.role) == (Kind.WORK, Role.TEXT)


def test_a_start_and_an_end_one_under_the_other_are_the_dates() -> None:
    stacked = document("Experience", line("Nurse, City Hospital", "2019"), line("Leeds", "2021"))

    spans = [span for label in align(stacked, TRUTH) for span in label.spans if span.field is Field.DATE]

    assert [span.continues for span in spans] == [False, True]
