from __future__ import annotations

import pytest

from vitascope.parsing.fields.languages import cefr_of, code_of, read_languages
from vitascope.parsing.fields.text_language import document_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English (fluent), German – B2", [("English", "en", "fluent", "C1"), ("German", "de", "B2", "B2")]),
        (
            "Русский — родной, английский — С1",
            [("Русский", "ru", "родной", "native"), ("английский", "en", "С1", "C1")],
        ),
        ("Английский язык", [("Английский язык", "en", None, None)]),
        ("英语（CET-6）", [("英语", "en", "CET-6", "B2")]),
        ("English and German", [("English", "en", None, None), ("German", "de", None, None)]),
        ("Spanish: Intermediate (B1)", [("Spanish", "es", "Intermediate (B1)", "B1")]),
        ("Native: English", [("English", "en", "Native", "native")]),
    ],
)
def test_languages_are_read_with_their_levels(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    found = [
        (text[one.start : one.end], one.code, text[slice(*one.level)] if one.level else None, one.cefr)
        for one in read_languages(text)
    ]

    assert found == expected


@pytest.mark.parametrize(
    ("level", "cefr"),
    [("Muttersprache", "native"), ("B2+", "B2"), ("IELTS 7.5", "C1"), ("verhandlungssicher", "C1"), ("xyz", None)],
)
def test_a_level_is_put_on_the_common_scale(level: str, cefr: str | None) -> None:
    assert cefr_of(level) == cefr


def test_a_language_has_its_code_in_any_language() -> None:
    assert {code_of(name) for name in ("German", "Deutsch", "Немецкий", "Allemand", "Alemán", "德语")} == {"de"}
    assert code_of("Python") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Responsible for the design of a new system with a team", "en"),
        ("Entwicklung von Anlagen und Leitung eines Teams für die Wartung", "de"),
        ("Responsable de la gestion des projets et du suivi avec les clients", "fr"),
        ("Encargada de la gestión del equipo y de los proyectos con el cliente", "es"),
        ("Responsável pela gestão da equipa e dos projetos com os clientes", "pt"),
        ("Разработка и поддержка API, Python, Django", "ru"),
        ("负责公司项目开发，使用 Python 和 Java", "zh"),
        ("12345", None),
    ],
)
def test_the_language_of_a_text_is_told_by_its_script_and_its_small_words(text: str, code: str | None) -> None:
    assert document_language(text) == code
