from __future__ import annotations

import pytest

from vitascope.parsing.labelling.lexical import LONG, count_words, read


def test_forms_of_addresses_are_seen() -> None:
    assert read("ada@example.com").email
    assert read("ada(at)example").email
    assert read("www.example.org/ada").url
    assert read("+1 202 555 0143").phone


@pytest.mark.parametrize("text", ["Nurse", "03.2019", "St. Mary", "3:1"])
def test_ordinary_texts_have_no_form_of_an_address(text: str) -> None:
    seen = read(text)

    assert (seen.email, seen.url, seen.phone) == (False, False, False)


def test_only_a_text_of_some_words_ends_a_sentence() -> None:
    assert read("Ran the ward at night.").sentence
    assert not read("St. Mary.").sentence
    assert not read("Ran the ward at night").sentence


def test_capitals_are_shares_of_letters_and_of_words() -> None:
    seen = read("NURSE in Leeds")

    assert seen.upper == pytest.approx(6 / 12)
    assert seen.capitalised == pytest.approx(2 / 3)


def test_digits_are_a_share_of_all_characters() -> None:
    assert read("2019 x").digits == pytest.approx(4 / 6)


def test_a_text_without_letters_has_no_capitals() -> None:
    seen = read("– 17 –")

    assert (seen.upper, seen.capitalised, seen.words) == (0.0, 0.0, 3)


@pytest.mark.parametrize(
    ("text", "sort"),
    [("Registered Nurse", "title"), ("University of Leeds", "school"), ("Maria Anderson", "name"), ("Python", "skill")],
)
def test_words_say_what_they_are_like(text: str, sort: str) -> None:
    assert read(text).scores[sort] > 0.5


def test_a_long_text_is_like_nothing() -> None:
    assert read("nurse " * (LONG + 1)).scores == {}


@pytest.mark.parametrize(
    ("text", "words"), [("Ran the ward", 3), ("负责病人护理", 3), ("熟悉 Python", 2), ("护", 1), ("", 0)]
)
def test_two_ideographs_count_as_a_word(text: str, words: int) -> None:
    assert count_words(text) == words
