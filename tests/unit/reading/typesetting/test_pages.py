from __future__ import annotations

from dataclasses import replace

import pytest

from vitascope.errors import LimitExceeded
from vitascope.model.document import Document, Hiding, Place, Style
from vitascope.model.findings import Code
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import (
    Block,
    Columns,
    Frame,
    Paragraph,
    Run,
    Stop,
    Story,
    Table,
    TableCell,
)
from vitascope.reading.typesetting.pages import typeset

PLAIN = Style(10.0)


def paragraph(text: str, **changes: object) -> Paragraph:
    return replace(Paragraph((Run(text, PLAIN),)), **changes)  # type: ignore[arg-type]  # fields of Paragraph


def laid(*blocks: Block, limits: Limits | None = None) -> Document:
    return typeset(Story(body=list(blocks)), format_name="docx", limits=limits or Limits())


def test_a_long_paragraph_wraps_and_only_its_first_line_starts_it() -> None:
    lines = laid(paragraph("word " * 60)).lines

    assert len(lines) > 2
    assert [line.starts_paragraph for line in lines] == [True] + [False] * (len(lines) - 1)
    assert all(line.box.right <= 595.3 - 48.0 + 1 for line in lines)


def test_a_right_tab_ends_at_its_stop_with_a_wide_gap() -> None:
    (line,) = laid(paragraph("Acme\t2019 – 2021", stops=(Stop(480.0, right=True),))).lines

    assert line.words[-1].box.right == pytest.approx(48.0 + 480.0)
    assert line.words[1].box.left - line.words[0].box.right > 100.0


def test_a_sidebar_is_a_region_of_its_own_beside_the_main_column() -> None:
    cells = [TableCell(tuple(paragraph(f"{name} {at}") for at in range(6)), at) for at, name in enumerate("ab")]
    document = laid(Table((tuple(cells),), (1.0, 2.0)), paragraph("after"))

    assert [line.column for line in document.lines] == [0] * 6 + [1] * 6 + [2]
    assert document.lines[6].box.top == document.lines[0].box.top
    assert document.lines[6].box.left > document.lines[0].box.right


def test_cells_read_across_share_a_line_with_a_wide_gap() -> None:
    row = (TableCell((paragraph("Phone"),), 0), TableCell((paragraph("555-0100"),), 1))
    (line,) = laid(Table((row,))).lines

    assert line.text == "Phone 555-0100"
    assert line.words[1].box.left - line.words[0].box.right > 20.0
    assert line.cell is not None


def test_text_boxes_headers_and_footers_say_where_they_stand() -> None:
    story = Story(body=[Frame((paragraph("box"),)), paragraph("body")])
    story.headers, story.footers = [(paragraph("head"),)], [(paragraph("foot"),)]
    document = typeset(story, format_name="docx", limits=Limits())

    assert [line.text for line in document.lines] == ["head", "box", "body", "foot"]
    assert [line.place for line in document.lines] == [Place.HEADER, Place.TEXTBOX, Place.BODY, Place.FOOTER]
    assert len({line.column for line in document.lines}) == 4


def test_a_second_header_is_set_on_the_second_page_only() -> None:
    story = Story(body=[paragraph("line") for _ in range(140)])
    story.headers = [(paragraph("first"),), (paragraph("running"),)]
    document = typeset(story, format_name="docx", limits=Limits())

    heads = [(line.page, line.text) for line in document.lines if line.place is Place.HEADER]
    assert heads == [(1, "first"), (2, "running")]
    assert len(document.pages) == 3


def test_columns_of_a_section_are_regions_side_by_side() -> None:
    from_break = Columns((paragraph("left"), paragraph("left too")), 2)

    assert [line.text for line in laid(from_break).lines] == ["left", "left too"]


def test_hidden_text_is_kept_apart_and_reported() -> None:
    white = Paragraph((Run("seen ", PLAIN), Run("ninja", Style(10.0, colour=0xFFFFFF))))
    document = laid(white)

    assert document.text == "seen"
    assert [(text.text, text.reason) for text in document.hidden] == [("ninja", Hiding.BACKGROUND_COLOUR)]
    assert [finding.code for finding in document.findings] == [Code.HIDDEN_TEXT]


def test_pages_over_the_limit_are_left_out_with_a_finding() -> None:
    document = laid(*[paragraph("line") for _ in range(200)], limits=Limits(pages=1))

    assert len(document.pages) == 1
    assert [finding.code for finding in document.findings] == [Code.PAGE_LIMIT]


def test_too_many_blocks_are_refused() -> None:
    with pytest.raises(LimitExceeded):
        laid(*[paragraph("line") for _ in range(20)], limits=Limits(blocks=10))


def test_scripts_without_spaces_wrap_glued() -> None:
    lines = laid(paragraph("负责平台设计与维护工作" * 12)).lines

    assert len(lines) > 1
    assert lines[1].words[0].glued
