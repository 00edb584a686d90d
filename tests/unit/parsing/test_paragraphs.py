from __future__ import annotations

from tests.unit.parsing.drawing import document, line

from vitascope.model.document import Line
from vitascope.parsing.entries import TextLine
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.paragraphs import Paragraph, paragraphs_of

FULL = "Looked after the patients of three wards and of the day clinic as well."
"""As wide as its column."""


def grouped(*lines: Line | str) -> list[Paragraph]:
    facts = look(document(*lines))
    return paragraphs_of([TextLine(fact, 0, len(fact.line.text)) for fact in facts])


def texts(paragraphs: list[Paragraph]) -> list[list[str]]:
    return [[each.fact.line.text for each in paragraph.lines] for paragraph in paragraphs]


def test_lines_that_run_on_are_one_paragraph() -> None:
    assert texts(grouped(FULL, "and trained new nurses")) == [[FULL, "and trained new nurses"]]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    assert texts(grouped(FULL, "Trained nurses.", FULL)) == [[FULL, "Trained nurses."], [FULL]]


def test_a_bullet_begins_a_list_item() -> None:
    found = grouped(FULL, line("Trained nurses", bullet="•"), line("Ran the ward", bullet="•"))

    assert [paragraph.bulleted for paragraph in found] == [False, True, True]


def test_a_bullet_that_was_left_in_the_text_counts_as_one() -> None:
    found = grouped("– Trained nurses", "– Ran the ward")

    assert [paragraph.bulleted for paragraph in found] == [True, True]


def test_a_dash_without_a_space_is_no_bullet() -> None:
    assert [paragraph.bulleted for paragraph in grouped("-5 degrees in the cold store")] == [False]


def test_a_list_item_goes_on_in_the_lines_under_it() -> None:
    found = grouped(line(FULL, left=62.0, bullet="•"), line("And trained the new ones", left=62.0), FULL)

    assert texts(found)[0] == [FULL, "And trained the new ones"]


def test_a_line_that_steps_out_leaves_the_list_item() -> None:
    found = grouped(line("Trained nurses", left=80.0, bullet="•"), "Night shifts")

    assert texts(found) == [["Trained nurses"], ["Night shifts"]]
    assert not found[1].bulleted


def test_a_line_in_small_letters_goes_on_with_the_one_before() -> None:
    assert len(grouped("Ward round.", "and more", FULL)) == 1
    assert len(grouped("Ward round.", "And more", FULL)) == 2


def test_a_format_that_knows_its_paragraphs_is_believed() -> None:
    found = grouped(FULL, line("Trained nurses.", starts_paragraph=False), line("Ran a ward", starts_paragraph=False))

    assert len(found) == 1


def test_a_list_item_that_ended_does_not_go_on_over_the_page() -> None:
    item, after = line("Trained nurses.", bullet="•"), line("Night shifts", page=2)

    assert [paragraph.bulleted for paragraph in grouped(item, after)] == [True, False]


def test_no_line_is_lost() -> None:
    lines = [FULL, "– Trained nurses", "on two wards", "Ran it.", FULL]

    assert [text for paragraph in texts(grouped(*lines)) for text in paragraph] == lines


def test_no_lines_are_no_paragraphs() -> None:
    assert paragraphs_of([]) == []
