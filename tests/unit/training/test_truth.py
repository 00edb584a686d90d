from __future__ import annotations

import pytest
from training.truth import Wanted, wanted_of

from vitascope.parsing.fields.dates import find_dates
from vitascope.parsing.labels import Field, Kind, Role


def test_an_entry_of_the_truth_is_wanted_with_its_values() -> None:
    work = {"position": "Nurse", "name": "City Hospital", "startDate": "2019", "highlights": ["Ran the ward"]}

    (wanted,) = wanted_of({"work": [work]})

    assert (wanted.kind, wanted.role, wanted.start) == (Kind.WORK, Role.HEADER, "2019")
    assert wanted.heads == ((Field.TITLE, "Nurse"), (Field.ORG, "City Hospital"))
    assert wanted.texts == ("Ran the ward",)


def test_what_the_truth_does_not_say_is_not_wanted() -> None:
    assert list(wanted_of({})) == []
    assert list(wanted_of({"basics": {"name": "", "email": None}})) == []


def test_a_group_of_skills_is_wanted_with_its_skills() -> None:
    (wanted,) = wanted_of({"skills": [{"name": "Tools", "keywords": ["Git"]}]})

    assert wanted.heads == ((Field.GROUP, "Tools"), (Field.SKILL, "Git"))


@pytest.mark.parametrize(
    ("start", "end", "printed", "right"),
    [
        ("2019-03", "2021-05", "03/2019 – 05/2021", True),
        ("2019-03", "2021-05", "2019 – 2021", True),
        ("2019-03", "present", "March 2019 – present", True),
        ("2019-03", "2021-05", "2018 – 2021", False),
        ("", "2014", "2014", True),
    ],
)
def test_a_printed_range_says_the_dates_of_an_entry(*, start: str, end: str, printed: str, right: bool) -> None:
    wanted = Wanted(Kind.WORK, Role.HEADER, 5, (), start=start, end=end)

    assert wanted.dated(find_dates(printed)[0]) is right


def test_only_the_company_and_the_place_of_work_are_shared() -> None:
    work, course = (Wanted(kind, Role.HEADER, 5, ()) for kind in (Kind.WORK, Kind.EDUCATION))

    assert work.shared(Field.ORG)
    assert not work.shared(Field.TITLE)
    assert not course.shared(Field.ORG)
