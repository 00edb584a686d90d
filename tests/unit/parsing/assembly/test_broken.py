from __future__ import annotations

import pytest
from tests.unit.parsing.drawing import document, line

from vitascope.parsing.assembly.broken import broken_addresses, broken_phones


def read(*texts: str) -> list[str]:
    return [whole.text for whole in broken_addresses(document(*(line(text) for text in texts)).lines)]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("ada.very-", "long@example.org", "ada.very-long@example.org"),
        ("Email ada.very\u00ad", "long@example.org", "ada.very-long@example.org"),
        ("mihai@constantinescu.e", "xample.dev", "mihai@constantinescu.example.dev"),
        ("ADA@E", "XAMPLE.COM", "ADA@EXAMPLE.COM"),
        ("linkedin.com/in/", "ada-example", "linkedin.com/in/ada-example"),
        ("github.com/ada-", "example", "github.com/ada-example"),
        ("constantinescu.example.", "dev", "constantinescu.example.dev"),
    ],
)
def test_an_address_over_two_lines_is_one(upper: str, lower: str, whole: str) -> None:
    assert read(upper, lower) == [whole]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("ada@example.com", "Leeds"),
        ("ada@example.com", "github.com/ada"),
        ("github.com/ada", "Leeds"),
        ("State-of-the-", "art"),
        ("ada@example.com", "+44 1632 960 371"),
    ],
)
def test_a_whole_address_ends_with_its_line(upper: str, lower: str) -> None:
    assert read(upper, lower) == []


def test_both_lines_show_it() -> None:
    (whole,) = broken_addresses(document("Email ada.very-", "long@example.org").lines)

    assert [piece.text for piece in whole.pieces] == ["ada.very-", "long@example.org"]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [("Phone: 07700", "900482", "07700 900482"), ("Tél. : 06 39 98 42", "17", "06 39 98 42 17")],
)
def test_a_phone_number_over_two_lines_is_one(upper: str, lower: str, whole: str) -> None:
    country = "FR" if "Tél" in upper else "GB"
    lines = document(line(upper), line(lower)).lines

    assert [each.text for each in broken_phones(lines, None, country)] == [whole]


def test_a_whole_number_does_not_take_the_figures_below_it() -> None:
    assert broken_phones(document(line("+44 1632 960 371"), line("2019")).lines, "en", "GB") == []
