from __future__ import annotations

import re
from importlib.resources import files

import pytest

from vitascope.coaching.wording import wording_of

LANGUAGES = sorted(
    sheet.name.removesuffix(".json") for sheet in files("vitascope.coaching").joinpath("sentences").iterdir()
)


def test_seven_languages_have_their_sentences() -> None:
    assert LANGUAGES == ["de", "en", "es", "fr", "pt", "ru", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    wording = wording_of(language)

    assert wording.sentences.keys() == wording_of("en").sentences.keys()
    assert all("{items}" in form for forms in wording.sentences.values() for form in forms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_brings_a_number_of_its_own(language: str) -> None:
    said = " ".join(form for forms in wording_of(language).sentences.values() for form in forms)

    assert not re.search(r"\d", said)


@pytest.mark.parametrize(
    ("language", "months", "said"),
    [
        ("en", 1, "1 month"),
        ("en", 12, "1 year"),
        ("en", 27, "2 years and 3 months"),
        ("ru", 13, "1 год и 1 месяц"),
        ("ru", 26, "2 года и 2 месяца"),
        ("ru", 137, "11 лет и 5 месяцев"),
        ("ru", 252, "21 год"),
        ("ru", 24 * 12 + 11, "24 года и 11 месяцев"),
        ("ru", 12 * 12, "12 лет"),
        ("de", 13, "1 Jahr und 1 Monat"),
        ("fr", 25, "2 ans et 1 mois"),
        ("es", 14, "1 año y 2 meses"),
        ("pt", 13, "1 ano e 1 mês"),
        ("zh", 14, "1年2个月"),
    ],
)
def test_months_are_counted_as_the_language_counts(language: str, months: int, said: str) -> None:
    assert wording_of(language).counted(months) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [("Inglés", "Java e Inglés"), ("historia", "Java e historia"), ("hierro", "Java y hierro"), ("Go", "Java y Go")],
)
def test_spanish_keeps_two_sounds_of_i_apart(last: str, said: str) -> None:
    assert wording_of("es").listed(["Java", last]) == said


def test_names_that_are_no_language_fall_back_to_english() -> None:
    assert wording_of("../en") == wording_of(None) == wording_of("en")
