from __future__ import annotations

from collections.abc import Callable

import pytest

from vitascope import taxonomy
from vitascope.taxonomy import (
    addresses,
    certifications,
    institutions,
    names,
    occupations,
    organisations,
    skills,
    studies,
)

Likeness = Callable[[str], float]
EVERY: tuple[Likeness, ...] = (
    addresses.likeness,
    certifications.likeness,
    institutions.likeness,
    names.likeness,
    occupations.likeness,
    organisations.likeness,
    skills.likeness,
    studies.likeness,
)
LOOKS_LIKE: list[tuple[Likeness, str]] = [
    *(
        (occupations.likeness, text)
        for text in (
            "Senior Software Engineer",
            "Главный бухгалтер",
            "Entwicklungsingenieur",
            "Directrice marketing",
            "Enfermera de urgencias",
            "Engenheiro de Software",
            "Java开发工程师",
        )
    ),
    *(
        (organisations.likeness, text)
        for text in ("Acme Widgets Inc.", "ООО «Ромашка»", "Muster GmbH & Co. KG", "Ejemplo S.A.", "某某科技有限公司")
    ),
    *(
        (institutions.likeness, text)
        for text in (
            "Exampleton University",
            "Примерский институт связи",
            "Fachhochschule Beispiel",
            "Université d'Exemple",
            "Escuela de Ejemplo",
            "Universidade do Exemplo",
            "示例大学",
            "МГУ",
        )
    ),
    *((names.likeness, text) for text in ("Anna Müller", "Иванов Иван Петрович", "张伟", "Maria da Silva")),
    *((studies.likeness, text) for text in ("Maschinenbau", "Программная инженерия", "计算机科学与技术", "Droit")),
    *((certifications.likeness, text) for text in ("CKA", "Staplerschein", "英语六级")),
]


@pytest.mark.parametrize(("likeness", "text"), LOOKS_LIKE)
def test_names_of_each_sort_are_seen_in_every_language(likeness: Likeness, text: str) -> None:
    assert likeness(text) >= 0.6


@pytest.mark.parametrize("likeness", EVERY)
@pytest.mark.parametrize("text", ["", " ", "•", "2019 - 2021", "@@@", "x" * 500, "\u0301", "a,b;c|d"])
def test_any_text_scores_between_nothing_and_one(likeness: Likeness, text: str) -> None:
    assert 0.0 <= likeness(text) <= 1.0


def test_a_school_is_no_position_and_a_position_no_school() -> None:
    assert institutions.likeness("Software Engineer") < 0.4
    assert occupations.likeness("Exampleton University") < 0.4


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Senior Software Engineer", "senior"),
        ("Praktikantin", "intern"),
        ("Главный бухгалтер", "head"),
        ("Chief Technology Officer", "chief"),
        ("Младший аналитик", "junior"),
        ("高级产品经理", "senior"),
        ("Tech Lead", "lead"),
        ("Buchhalter", None),
    ],
)
def test_a_position_states_its_rank(title: str, rank: str | None) -> None:
    assert occupations.seniority(title) == rank


def test_positions_of_many_languages_find_one_occupation() -> None:
    found = [occupations.find(title) for title in ("Senior accountant", "Бухгалтер", "会计")]
    assert {occupation.label for occupation in found if occupation} == {"accountant"}
    assert None not in found


def test_schools_are_found_by_name_and_abbreviation() -> None:
    short, long = institutions.find("МГТУ"), institutions.find("МГТУ им. Н.Э. Баумана")
    assert short is not None
    assert short == long
    assert short.country_code == "RU"


def test_fields_of_study_share_one_english_name() -> None:
    assert studies.find("Informatik") == studies.find("计算机科学") == "Computer Science"


def test_certificates_know_their_issuer() -> None:
    found = certifications.find("CKA")
    assert found is not None
    assert found.issuer == "CNCF"


def test_parts_of_names_are_known_in_native_and_roman_script() -> None:
    assert all(map(names.is_forename, ("Иван", "Anna", "Jürgen", "Carmen")))
    assert all(map(names.is_surname, ("Müller", "Иванова", "García", "王")))
    assert names.is_patronymic("Петрович")
    assert not names.is_forename("Engineer")


def test_the_version_is_a_short_hash() -> None:
    assert len(taxonomy.VERSION) == 12
