from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import Row, block, head, said

from vitascope.parsing.labelling.forms import filled_in
from vitascope.parsing.labels import Kind


def read(*rows: Row, kind: Kind = Kind.WORK) -> list[str]:
    """The field of each piece of the rows when the form has been read."""
    return [str(each.field) for each in filled_in(block(kind, *rows).pieces)]


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("School: City College", Kind.EDUCATION, ["label", "org"]),
        ("Degree: BSc", Kind.EDUCATION, ["label", "degree"]),
        ("Employer: City Hospital", Kind.WORK, ["label", "org"]),
        ("Должность: Инженер", Kind.WORK, ["label", "title"]),
        ("公司：锦江云数科技", Kind.WORK, ["label", "org"]),
        ("Period: 2019 – 2021", Kind.WORK, ["label", "date"]),
    ],
)
def test_a_label_says_what_stands_behind_it(printed: str, kind: Kind, expected: list[str]) -> None:
    assert read(head(printed, fields="org text", opens=True), kind=kind) == expected


def test_a_name_behind_its_label_is_the_persons() -> None:
    assert read(said("姓名", "贺兰志远", fields="label label+"), kind=Kind.CONTACT) == ["label", "name"]


def test_a_word_that_could_be_a_label_is_none_where_a_comma_follows() -> None:
    assert read(head("School, Leeds", fields="org location", opens=True), kind=Kind.EDUCATION) == ["org", "location"]


def test_a_label_of_dates_needs_a_date_behind_it() -> None:
    assert read(head("Period", "City Hospital", fields="org org", opens=True))[1] == "org"


def test_a_date_is_a_date() -> None:
    assert read(head("Nurse", "2019 – 2021", fields="title org", opens=True)) == ["title", "date"]


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("锦江云数科技有限公司", Kind.WORK, "org"),
        ("西川科技大学", Kind.EDUCATION, "org"),
        ("Software Engineer", Kind.WORK, "title"),
    ],
)
def test_what_has_no_date_is_read_by_its_words(printed: str, kind: Kind, expected: str) -> None:
    assert read(head("2019 – 2021", printed, fields="date date+", opens=True), kind=kind) == ["date", expected]


def test_what_begins_with_a_degree_is_no_school() -> None:
    rows = (
        head("Franklin University", fields="org", opens=True),
        head("Bachelor of Science in Nursing", fields="org+"),
    )

    assert read(*rows, kind=Kind.EDUCATION) == ["org", "degree"]


def test_a_bracket_between_a_degree_and_its_field_belongs_to_the_degree() -> None:
    row = head("PGCE (Secondary) Physics", fields="degree field field", opens=True)

    pieces = filled_in(block(Kind.EDUCATION, row).pieces)

    assert [(str(each.field), each.continues) for each in pieces] == [
        ("degree", False),
        ("degree", True),
        ("field", False),
    ]


def test_a_study_right_behind_a_degree_is_its_field() -> None:
    assert read(head("本科, 软件工程", fields="degree grade", opens=True), kind=Kind.EDUCATION) == ["degree", "field"]


def test_a_town_with_its_postal_code_is_no_phone() -> None:
    assert read(said("52070-000 Recife", fields="phone"), kind=Kind.CONTACT) == ["location"]


def test_what_is_neither_figures_nor_a_word_for_a_grade_is_a_field_of_study() -> None:
    row = head("Example University, Dairy farming, 3.7", fields="org grade grade", opens=True)

    assert read(row, kind=Kind.EDUCATION) == ["org", "field", "grade"]


def test_a_place_of_birth_is_no_address() -> None:
    assert read(said("籍贯：浙江杭州", fields="label location"), kind=Kind.CONTACT) == ["label", "text"]
