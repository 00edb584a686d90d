from __future__ import annotations

from tests.unit.training.test_align import RESUME, TRUTH
from training.align import align
from training.rows import rows_of


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
