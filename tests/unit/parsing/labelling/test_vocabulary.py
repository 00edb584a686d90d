from __future__ import annotations

import pytest

from vitascope.parsing.labelling.vocabulary import SORTS, announces, shares


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Bachelor of Science", "degree"),
        ("German", "language"),
        ("fluent", "level"),
        ("Full-time", "employment"),
        ("magna cum laude", "grade"),
        ("remote", "remote"),
        ("Date of birth", "personal"),
    ],
)
def test_a_text_that_is_all_of_one_sort_has_the_whole_share(text: str, sort: str) -> None:
    assert shares(text)[sort] == 1.0


def test_a_text_of_two_sorts_has_a_share_of_each() -> None:
    found = shares("English fluent")

    assert (found["language"], found["level"]) == (0.5, 0.5)


def test_a_text_of_unknown_words_has_no_share() -> None:
    assert shares("qwertz zyxa") == {}
    assert shares("") == {}


def test_shares_are_of_known_sorts_and_at_most_whole() -> None:
    found = shares("Phone: English fluent Bachelor full-time in Leeds")

    assert set(found) <= set(SORTS)
    assert all(0.0 < share <= 1.0 for share in found.values())


@pytest.mark.parametrize("text", ["Phone", "phone:", "Tel."])
def test_a_label_says_what_it_announces(text: str) -> None:
    assert announces(text) == "phone"


@pytest.mark.parametrize("text", ["Nurse", "Phone 5550100"])
def test_what_is_no_label_announces_nothing(text: str) -> None:
    assert announces(text) is None
