from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import Row, block, head, heading, said

from vitascope.model.resume import Education, Text
from vitascope.parsing.assembly.education import read_education
from vitascope.parsing.labels import Kind


def course(*rows: Row) -> Education:
    (found,) = read_education([block(Kind.EDUCATION, *rows)])
    return found


def studied(*rows: Row) -> tuple[str | None, str | None]:
    found = course(*rows)
    return words(found.degree), words(found.field)


def words(text: Text | None) -> str | None:
    return text.text if text is not None else None


def test_a_course_is_read_with_all_it_says() -> None:
    found = course(
        heading("Education"),
        head("B.Sc. | Nursing", "2010 – 2014", fields="degree field date", opens=True),
        head("Example University | Leeds | GPA | 3.8", fields="org location label grade"),
        said("Thesis on night shifts"),
    )

    assert (words(found.degree), words(found.field), words(found.institution)) == (
        "B.Sc.",
        "Nursing",
        "Example University",
    )
    assert (words(found.location), words(found.grade), found.level) == ("Leeds", "3.8", "bachelor")
    assert (found.start and found.start.iso, found.end and found.end.iso) == ("2010", "2014")
    assert words(found.description) == "Thesis on night shifts"


def test_a_single_date_is_when_the_studies_ended() -> None:
    found = course(head("B.Sc.", "2014", fields="degree date", opens=True))

    assert found.start is None
    assert found.end is not None
    assert found.end.iso == "2014"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("B.Sc. in Nursing", ("B.Sc.", "Nursing")),
        ("Master of Science in Physics", ("Master of Science", "Physics")),
        ("B.Sc. Nursing", ("B.Sc.", "Nursing")),
    ],
)
def test_a_degree_that_names_its_field_is_parted(printed: str, parts: tuple[str, str]) -> None:
    assert studied(head(printed, fields="degree", opens=True)) == parts


def test_the_word_that_joins_degree_and_field_belongs_to_neither() -> None:
    row = head("B.Sc. in | Nursing", fields="degree field", opens=True)

    assert studied(row) == ("B.Sc.", "Nursing")


def test_a_degree_that_ends_in_a_joining_word_takes_what_follows_as_its_field() -> None:
    row = head("B.Sc. in | Nursing", "2014", fields="degree org date", opens=True)

    assert studied(row) == ("B.Sc.", "Nursing")


def test_a_date_is_never_taken_for_the_field() -> None:
    row = head("B.Sc. in", "2014", fields="degree date", opens=True)

    assert studied(row)[1] is None


def test_a_degree_where_a_field_was_expected_is_read_as_one() -> None:
    assert studied(head("B.Sc. Nursing", fields="field", opens=True)) == ("B.Sc.", "Nursing")


def test_honours_right_behind_the_degree_belong_to_it() -> None:
    found = course(head("J.D., magna cum laude | Law", fields="degree honours field", opens=True))

    assert words(found.degree) == "J.D., magna cum laude"
    assert (words(found.field), words(found.honours)) == ("Law", "magna cum laude")


def test_honours_on_another_line_do_not() -> None:
    found = course(head("J.D. | Law", fields="degree field", opens=True), head("magna cum laude", fields="honours"))

    assert (words(found.degree), words(found.honours)) == ("J.D.", "magna cum laude")


def test_the_level_is_understood_from_the_degree() -> None:
    rows = [
        head(degree, "Example University", fields="degree org", opens=True) for degree in ("Ph.D.", "Master", "Diplom")
    ]

    levels = [each.level for each in read_education([block(Kind.EDUCATION, *rows)])]

    assert levels[:2] == ["doctorate", "master"]
    assert levels[2] is not None


def test_a_field_alone_is_a_course_without_a_degree() -> None:
    assert studied(head("Nursing", fields="field", opens=True)) == (None, "Nursing")


def test_each_part_of_a_degree_is_evidence_of_its_own_characters() -> None:
    found = course(head("B.Sc. in Nursing", fields="degree", opens=True))

    assert found.field is not None
    assert [each.text for each in found.field.evidence] == ["Nursing"]


def test_text_without_a_degree_or_a_school_is_no_course() -> None:
    assert read_education([block(Kind.EDUCATION, said("Learned a lot"))]) == ()


def test_courses_are_listed() -> None:
    found = course(
        head("Example University", fields="org", opens=True), head("Anatomy, Ethics", fields="courses courses")
    )

    assert [each.text for each in found.courses] == ["Anatomy", "Ethics"]
