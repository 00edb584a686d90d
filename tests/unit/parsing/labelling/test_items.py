from __future__ import annotations

from tests.unit.parsing.drawing import document, line

from vitascope.model.document import Line
from vitascope.parsing.labelling.items import Block, Item, blocks_of, items_of
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labels import Kind, LineLabel, Role

WORK_HEADING = LineLabel(Kind.WORK, Role.HEADING)
OPENS = LineLabel(Kind.WORK, Role.HEADER, opens=True)
HEADER = LineLabel(Kind.WORK, Role.HEADER)
TEXT = LineLabel(Kind.WORK, Role.TEXT)


def items(labels: list[LineLabel], *lines: Line | str) -> list[Item]:
    return items_of(Block(labels[0].kind, 0, len(labels)), look(document(*lines)), labels)


def test_lines_of_one_kind_are_a_block() -> None:
    labels = [LineLabel(Kind.CONTACT, Role.TEXT), WORK_HEADING, OPENS, TEXT, LineLabel(Kind.SKILLS, Role.TEXT)]

    assert list(blocks_of(labels)) == [Block(Kind.CONTACT, 0, 1), Block(Kind.WORK, 1, 4), Block(Kind.SKILLS, 4, 5)]


def test_a_heading_begins_a_block_of_the_same_kind() -> None:
    assert list(blocks_of([WORK_HEADING, TEXT, WORK_HEADING, TEXT])) == [Block(Kind.WORK, 0, 2), Block(Kind.WORK, 2, 4)]


def test_a_heading_over_two_lines_begins_one_block() -> None:
    assert list(blocks_of([WORK_HEADING, WORK_HEADING, TEXT])) == [Block(Kind.WORK, 0, 3)]


def test_no_lines_are_no_blocks() -> None:
    assert list(blocks_of([])) == []


def test_head_lines_are_cut_and_running_text_is_one_item() -> None:
    found = items([OPENS, TEXT], line("Nurse, City Hospital", "2019"), "Ran the ward, and the clinic")

    assert [(item.piece.text, item.at, item.count, item.running) for item in found] == [
        ("Nurse", 0, 3, False),
        ("City Hospital", 1, 3, False),
        ("2019", 2, 3, False),
        ("Ran the ward, and the clinic", 0, 1, True),
    ]


def test_headings_have_no_items() -> None:
    assert [item.piece.text for item in items([WORK_HEADING, OPENS], "Experience", "Nurse")] == ["Nurse"]


def test_rows_are_counted_within_the_head_of_an_entry() -> None:
    found = items([OPENS, HEADER, TEXT, OPENS], "Nurse", "City Hospital", "Ran the ward", "Cook")

    assert [(item.row, item.opens) for item in found] == [(0, True), (1, False), (2, False), (0, True)]


def test_every_line_of_a_list_is_cut() -> None:
    label = LineLabel(Kind.SKILLS, Role.TEXT)

    assert [item.piece.text for item in items([label], "Python, Git")] == ["Python", "Git"]


def test_kinds_without_a_model_have_no_items() -> None:
    assert items([LineLabel(Kind.SUMMARY, Role.TEXT)], "Ten years of night shifts") == []
