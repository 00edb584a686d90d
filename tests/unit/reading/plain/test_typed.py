from __future__ import annotations

from vitascope.model.document import Style
from vitascope.reading.plain.typed import typed_blocks
from vitascope.reading.typesetting.blocks import Paragraph


def typed(text: str) -> list[tuple[str, int, str, bool]]:
    """Text, heading, bullet and whether it continues, of each line."""
    blocks = typed_blocks(text.split("\n"), Style(10.0))
    return [
        (block.runs[0].text, block.heading, block.bullet, block.continues)
        for block in blocks
        if isinstance(block, Paragraph)
    ]


def test_an_underlined_line_is_a_heading_and_its_rule_is_gone() -> None:
    assert typed("\nSKILLS\n------\nPython") == [("SKILLS", 2, "", False), ("Python", 0, "", False)]


def test_ornaments_around_a_heading_are_no_text() -> None:
    found = typed("=== Work ===\n\nEDUCATION -----------------\n\n| boxed |")

    assert [(text, heading) for text, heading, _, _ in found] == [("Work", 2), ("EDUCATION", 2), ("boxed", 0)]


def test_list_marks_are_told_from_text() -> None:
    assert [(text, bullet) for text, _, bullet, _ in typed("* one\n  - two\n-5 degrees")] == [
        ("one", "*"),
        ("two", "-"),
        ("-5 degrees", ""),
    ]


def test_a_hard_wrapped_line_continues_the_one_before() -> None:
    first = "Sophomore in computer science who is looking for a first internship in"
    found = typed(f"{first}\nsoftware development.\nAvailable now")

    assert [continues for _, _, _, continues in found] == [False, True, False]


def test_a_line_with_a_column_of_dates_is_not_continued() -> None:
    first = "State University                                      AUG 2023 to MAY 2027"

    assert [continues for _, _, _, continues in typed(f"{first}\nBachelor of Science")] == [False, False]
