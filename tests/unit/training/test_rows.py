from __future__ import annotations

from tests.unit.parsing.drawing import BOLD, document, line
from tests.unit.training.test_align import RESUME, TRUTH
from training.align import align
from training.rows import rows_of

from vitascope.parsing.labels import Field, Kind, LineLabel, Role, Span


def test_every_line_is_a_row_of_the_line_model() -> None:
    rows = dict(rows_of(RESUME, align(RESUME, TRUTH)))

    features, labels = rows["lines"]
    assert len(features) == len(RESUME.lines)
    assert labels == [
        "contact:text",
        "work:heading",
        "work:header+",
        "work:text",
        "work:text",
        "skills:heading",
        "skills:text",
        "noise:text",
    ]


def test_every_piece_of_a_section_is_a_row_of_its_model() -> None:
    rows = dict(rows_of(RESUME, align(RESUME, TRUTH)))

    assert rows["work"][1] == ["title", "org", "date", "text", "text"]
    assert rows["skills"][1] == ["skill"]
    assert rows["contact"][1] == ["name"]


def test_a_piece_that_no_value_covers_is_a_label() -> None:
    rows = dict(rows_of(RESUME, align(RESUME, {"work": TRUTH["work"]})))

    assert rows["skills"][1] == ["label"]


def test_a_language_and_its_level_in_one_piece_are_the_language() -> None:
    spans = (Span(0, 6, Field.LANGUAGE), Span(7, 21, Field.LEVEL))
    spoken = document(line("Languages", style=BOLD), "German Conversational")
    labels = (LineLabel(Kind.LANGUAGES, Role.HEADING), LineLabel(Kind.LANGUAGES, Role.TEXT, spans=spans))

    assert dict(rows_of(spoken, labels))["languages"][1] == ["language"]
