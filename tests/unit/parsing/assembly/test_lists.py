from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import BOLD, Row, block, heading, said

from vitascope.model.resume import Language, Skill
from vitascope.parsing.assembly.lists import read_interests, read_languages, read_skills
from vitascope.parsing.labels import Kind


def skills(*rows: Row) -> tuple[Skill, ...]:
    return read_skills([block(Kind.SKILLS, *rows)])


def grouped(*rows: Row) -> list[tuple[str | None, str]]:
    return [(skill.group, skill.text) for skill in skills(*rows)]


def spoken(*rows: Row) -> list[tuple[str, str | None, str | None]]:
    found: tuple[Language, ...] = read_languages([block(Kind.LANGUAGES, *rows)])
    return [(each.text, each.level.text if each.level else None, each.cefr) for each in found]


def test_skills_stand_under_their_group() -> None:
    rows = (
        heading("Skills"),
        said("Tools: Docker, Git", fields="group skill skill"),
        said("Languages: Python", fields="group skill"),
    )

    assert grouped(*rows) == [("Tools", "Docker"), ("Tools", "Git"), ("Languages", "Python")]


def test_a_group_over_its_skills_heads_them_where_it_looks_different() -> None:
    rows = (said("Tools", fields="group", style=BOLD), said("Docker, Git", fields="skill skill"))

    assert grouped(*rows) == [("Tools", "Docker"), ("Tools", "Git")]


def test_a_group_that_lists_nothing_is_a_skill() -> None:
    rows = (said("Wound care", fields="group"), said("Triage", fields="group"))

    assert grouped(*rows) == [(None, "Wound care"), (None, "Triage")]


def test_a_group_that_looks_like_the_skills_under_it_is_one_of_them() -> None:
    rows = (said("Wound care", fields="group"), said("Triage", fields="skill"))

    assert grouped(*rows) == [(None, "Wound care"), (None, "Triage")]


def test_a_group_of_one_block_does_not_reach_into_the_next() -> None:
    first = block(Kind.SKILLS, said("Tools: Docker", fields="group skill"))
    second = block(Kind.SKILLS, said("Triage", fields="skill"))

    assert [(each.group, each.text) for each in read_skills([first, second])] == [("Tools", "Docker"), (None, "Triage")]


def test_a_skill_and_the_remark_in_brackets_behind_it_are_one() -> None:
    assert grouped(said("Accessibility (WCAG 2.2), Git", fields="skill skill skill")) == [
        (None, "Accessibility (WCAG 2.2)"),
        (None, "Git"),
    ]


def test_a_level_in_brackets_is_a_level() -> None:
    (skill,) = skills(said("Python (expert)", fields="skill level"))

    assert (skill.text, skill.level) == ("Python", "expert")


def test_only_the_first_level_behind_a_skill_counts() -> None:
    (skill,) = skills(said("Python, expert, 5 years", fields="skill level level"))

    assert skill.level == "expert"


def test_a_level_before_any_skill_is_nobodys() -> None:
    assert [(each.text, each.level) for each in skills(said("Expert: Python", fields="level skill"))] == [
        ("Python", None)
    ]


def test_a_skill_that_is_listed_twice_is_read_once() -> None:
    assert grouped(said("Docker, Git, docker", fields="skill skill skill")) == [(None, "Docker"), (None, "Git")]


def test_a_list_that_only_spaces_part_is_parted_by_known_skills() -> None:
    assert [text for _, text in grouped(said("Python Docker Kubernetes Git", fields="skill"))] == [
        "Python",
        "Docker",
        "Kubernetes",
        "Git",
    ]


def test_what_stands_before_an_unspaced_list_is_its_group() -> None:
    found = grouped(said("Werkzeuge Python Docker Kubernetes", fields="skill"))

    assert found == [("Werkzeuge", "Python"), ("Werkzeuge", "Docker"), ("Werkzeuge", "Kubernetes")]


def test_a_skill_of_many_words_stays_whole() -> None:
    assert grouped(said("Care for patients in their last weeks", fields="skill")) == [
        (None, "Care for patients in their last weeks")
    ]


def test_a_skill_that_a_narrow_column_broke_is_joined() -> None:
    rows = (said("Early warning", fields="skill"), said("scores", fields="skill"))

    assert grouped(*rows) == [(None, "Early warning scores")]


def test_list_items_are_never_joined() -> None:
    rows = (said("Early warning", fields="skill", bullet="•"), said("scores", fields="skill", bullet="•"))

    assert grouped(*rows) == [(None, "Early warning"), (None, "scores")]


@pytest.mark.parametrize("field", ["label", "text"])
def test_a_known_skill_that_the_model_made_nothing_of_is_one(field: str) -> None:
    assert grouped(said("Python | most of it", fields=f"{field} {field}")) == [(None, "Python")]


def test_each_part_of_an_unspaced_list_has_its_own_evidence() -> None:
    found = skills(said("Python Docker Kubernetes", fields="skill"))

    assert [[spot.text for spot in each.evidence] for each in found] == [["Python"], ["Docker"], ["Kubernetes"]]


def test_a_language_has_the_level_behind_it() -> None:
    assert spoken(said("English: fluent, German (B2)", fields="language level language level")) == [
        ("English", "fluent", "C1"),
        ("German", "B2", "B2"),
    ]


def test_a_language_and_a_level_that_only_a_space_parts_are_parted() -> None:
    assert spoken(said("Inglês C1", fields="language")) == [("Inglês", "C1", "C1")]


def test_a_level_before_the_first_language_is_that_ones() -> None:
    assert spoken(said("Native: English", fields="level language")) == [("English", "Native", "native")]


def test_a_language_without_a_level_has_none() -> None:
    assert spoken(said("English, German", fields="language language")) == [
        ("English", None, None),
        ("German", None, None),
    ]


def test_a_language_that_is_printed_twice_is_read_once() -> None:
    rows = (said("English", fields="language"), said("English: C1", fields="language level"))

    assert spoken(*rows) == [("English", "C1", "C1")]


def test_interests_are_all_that_is_said() -> None:
    found = read_interests([block(Kind.INTERESTS, said("Chess, long walks", fields="skill text"))])

    assert [each.text for each in found] == ["Chess", "long walks"]


def test_what_stands_first_in_a_row_of_likes_is_a_skill_and_heads_nothing() -> None:
    assert grouped(said("Docker", "Airflow", "Terraform", fields="group skill skill")) == [
        (None, "Docker"),
        (None, "Airflow"),
        (None, "Terraform"),
    ]
    assert grouped(said("Docker, Airflow, Git", fields="group skill skill"))[0] == (None, "Docker")


@pytest.mark.parametrize("printed", ["Tools: Docker, Git", "Tools – Docker, Git"])
def test_what_stands_first_in_a_row_heads_it_where_another_sign_follows(printed: str) -> None:
    assert grouped(said(printed, fields="group skill skill")) == [("Tools", "Docker"), ("Tools", "Git")]


@pytest.mark.parametrize(
    ("printed", "fields", "expected"),
    [
        ("SEO / SEA", "skill skill", ["SEO / SEA"]),
        ("Canva, SEO / SEA, Excel", "skill skill skill skill", ["Canva", "SEO / SEA", "Excel"]),
        ("Java / Go / Rust", "skill skill skill", ["Java", "Go", "Rust"]),
        ("1С:ERP, Excel", "group skill skill", ["1С:ERP", "Excel"]),
        ("Driving licence B, C", "skill skill", ["Driving licence B, C"]),
        ("Shorthand (100 wpm), Excel", "skill level skill", ["Shorthand (100 wpm)", "Excel"]),
    ],
)
def test_a_skill_keeps_the_signs_inside_its_name(printed: str, fields: str, expected: list[str]) -> None:
    assert [name for _, name in grouped(said(printed, fields=fields))] == expected


def test_the_only_level_of_a_list_is_a_skill_where_it_rates_nothing() -> None:
    rows = (said("Béton armé", fields="skill"), said("RE2020", fields="level"), said("AutoCAD", fields="skill"))

    assert [name for _, name in grouped(*rows)] == ["Béton armé", "RE2020", "AutoCAD"]
    assert [each.level for each in skills(said("Python", fields="skill"), said("Expert", fields="level"))] == ["Expert"]


def test_a_level_before_the_next_language_belongs_to_the_one_before() -> None:
    row = said("英语：流利 日语：N2", fields="language level level")

    assert [(name, level) for name, level, _ in spoken(row)] == [("英语", "流利"), ("日语", "N2")]


def test_the_label_of_a_value_is_no_skill() -> None:
    assert grouped(said("Führerschein", "Klasse B", fields="skill skill")) == [(None, "Klasse B")]


def test_the_title_of_interests_is_none_of_them() -> None:
    found = read_interests([block(Kind.INTERESTS, said("Hobbys", "Klettern", fields="skill skill"))])

    assert [each.text for each in found] == ["Klettern"]
