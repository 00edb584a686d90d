from __future__ import annotations

import pytest

from vitascope.parsing.fields.degrees import read_degree


@pytest.mark.parametrize(
    ("text", "level", "degree", "field"),
    [
        ("B.Sc. in Computer Science", "bachelor", "B.Sc.", "Computer Science"),
        ("Bachelor of Arts, History", "bachelor", "Bachelor of Arts", "History"),
        ("Diplom-Ingenieur Maschinenbau", "master", "Diplom-Ingenieur", "Maschinenbau"),
        ("Высшее (специалист), Бухгалтерский учёт", "specialist", "Высшее (специалист)", "Бухгалтерский учёт"),
        ("计算机科学与技术 本科", "bachelor", "本科", "计算机科学与技术"),
        ("Computer Science, B.Sc.", "bachelor", "B.Sc.", "Computer Science"),
        ("B.S. (in progress), Logistics", "bachelor", "B.S. (in progress)", "Logistics"),
        ("inż. (BEng), Informatics", "bachelor", "inż. (BEng)", "Informatics"),
        ("Mestrado, Engenharia Informática", "master", "Mestrado", "Engenharia Informática"),
        ("Grado en Enfermería", "bachelor", "Grado", "Enfermería"),
        ("Executive MBA", "master", "Executive MBA", None),
        ("Dr. rer. nat. Physics", "doctorate", "Dr. rer. nat.", "Physics"),
        ("High School Diploma", "school", "High School Diploma", None),
    ],
)
def test_a_degree_is_parted_from_its_field(text: str, level: str, degree: str, field: str | None) -> None:
    found = read_degree(text)

    assert found is not None
    assert found.degree is not None
    assert found.level == level
    assert text[slice(*found.degree)] == degree
    assert (text[slice(*found.field)] if found.field else None) == field


@pytest.mark.parametrize("text", ["be good", "do it", "ma non troppo", "Leeds"])
def test_small_words_are_no_degrees(text: str) -> None:
    assert read_degree(text) is None
