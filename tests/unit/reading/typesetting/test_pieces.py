from __future__ import annotations

import pytest

from vitascope.model.document import Hiding, Style
from vitascope.reading.typesetting.blocks import UNKNOWN, WHITE, Paragraph, Run
from vitascope.reading.typesetting.pieces import bullet_of, hiding_of, marker_of, pieces_of, visible_runs

PLAIN = Style(10.0)


def words(text: str) -> list[str]:
    return [piece.text for piece in pieces_of([Run(text, PLAIN)])]


def test_a_change_of_style_inside_a_word_glues_its_halves() -> None:
    pieces = list(pieces_of([Run("Type", PLAIN), Run("Script and", Style(10.0, bold=True))]))

    assert [(piece.text, piece.glued) for piece in pieces] == [("Type", False), ("Script", True), ("and", False)]


def test_tabs_and_breaks_stand_between_words() -> None:
    pieces = list(pieces_of([Run("Acme\t2019\nBerlin", PLAIN)]))

    assert [(piece.text, piece.tabs) for piece in pieces] == [("Acme", 0), ("2019", 1), ("", 0), ("Berlin", 0)]


def test_scripts_without_spaces_are_cut_after_their_punctuation() -> None:
    assert words("负责设计，维护平台。2019年") == ["负责设计，", "维护平台。", "2019年"]


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("• Led a team", "•", ["Led", "a", "team"]),
        ("\uf0b7\tLed", "•", ["Led"]),
        ("- Led", "-", ["Led"]),
        ("›Led", "›", ["Led"]),
        ("-5 degrees", "", ["-5", "degrees"]),
        ("–", "", ["–"]),
    ],
)
def test_a_typed_list_mark_is_told_from_text(text: str, mark: str, rest: list[str]) -> None:
    found, pieces = marker_of(list(pieces_of([Run(text, PLAIN)])))

    assert (found, [piece.text for piece in pieces]) == (mark, rest)


@pytest.mark.parametrize(
    ("run", "fill", "reason"),
    [
        (Run("x", Style(10.0, colour=WHITE)), WHITE, Hiding.BACKGROUND_COLOUR),
        (Run("x", Style(10.0, colour=WHITE)), 0x24394F, None),
        (Run("x", Style(10.0, colour=WHITE)), UNKNOWN, None),
        (Run("x", Style(10.0, colour=WHITE), fill=0), WHITE, None),
        (Run("x", Style(1.0)), WHITE, Hiding.TINY),
        (Run("x", PLAIN, hidden=Hiding.VANISH), WHITE, Hiding.VANISH),
    ],
)
def test_what_nobody_sees_is_hidden(run: Run, fill: int, reason: Hiding | None) -> None:
    assert hiding_of(run, fill) is reason


def test_characters_without_width_that_carry_a_message_are_reported() -> None:
    smuggled = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    shown, unseen = visible_runs(Paragraph((Run(f"A\u200bda{smuggled}", PLAIN),)), WHITE)

    assert [run.text for run in shown] == ["Ada"]
    assert unseen == [("obey", Hiding.ZERO_WIDTH)]


def test_marks_of_direction_and_breaks_are_taken_out_silently() -> None:
    shown, unseen = visible_runs(Paragraph((Run("\u200eAda\u200f Lo\u00advelace\u200b", PLAIN),)), WHITE)

    assert [run.text for run in shown] == ["Ada Lovelace"]
    assert unseen == []


def test_bullets_of_symbol_fonts_become_plain_ones() -> None:
    assert [bullet_of(mark) for mark in ("\uf0b7", "o", "§", "3.", " ")] == ["•", "◦", "•", "3.", ""]
