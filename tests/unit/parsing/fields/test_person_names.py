from __future__ import annotations

import pytest

from vitascope.parsing.fields.person_names import NameRead, read_name


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("SSG Marcus T. Bellweather", "en", NameRead("Marcus", "T.", "Bellweather", "SSG")),
        ("Dr.-Ing. Anna von der Heide", "de", NameRead("Anna", None, "von der Heide", "Dr.-Ing.")),
        ("JOHN SMITH, MBA", "en", NameRead("John", None, "Smith", None, "MBA")),
        ("Соколова Мария Петровна", "ru", NameRead("Мария", "Петровна", "Соколова")),
        ("Мария Петровна Соколова", "ru", NameRead("Мария", "Петровна", "Соколова")),
        ("王小明", "zh", NameRead("小明", None, "王")),
        ("欧阳小明", "zh", NameRead("小明", None, "欧阳")),
        ("Elena Ruiz Castaño", "es", NameRead("Elena", None, "Ruiz Castaño")),
        ("Smith, John", "en", NameRead("John", None, "Smith")),
        ("Prabowati", "en", NameRead("Prabowati")),
        ('Ada "Lady" King', "en", NameRead("Ada", None, "King")),
    ],
)
def test_a_name_falls_into_its_parts(text: str, language: str, expected: NameRead) -> None:
    assert read_name(text, language) == expected
