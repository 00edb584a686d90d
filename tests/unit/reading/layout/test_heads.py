from __future__ import annotations

import pytest
from tests.unit.reading.layout.setting import put

from vitascope.model.document import Line, Page
from vitascope.reading.layout.heads import heads_apart


def row(y: float, label: str, text: str, at: float = 200.0) -> Line:
    """A label and a text in one row, a gap between them."""
    return Line((*put(60, y, label), *put(at, y, text)), page=1)


def alone(y: float, text: str) -> Line:
    return Line(tuple(put(60, y, text)), page=1)


def read(*lines: Line) -> list[str]:
    (page,) = heads_apart([Page(1, 595.0, 842.0, lines)])
    return [line.text for line in page.lines]


def test_a_title_in_the_row_of_its_text_stands_on_a_line_of_its_own() -> None:
    lines = read(row(100, "2019 – 2021", "Nurse"), row(140, "Skills", "Wound care, triage"))

    assert lines == ["2019 – 2021 Nurse", "Skills", "Wound care, triage"]


@pytest.mark.parametrize(("label", "text"), [("语言能力", "英语(CET-6)"), ("Знание языков", "Русский, армянский")])
def test_titles_of_other_languages_do_so_too(label: str, text: str) -> None:
    assert read(row(100, label, text)) == [label, text]


def test_a_label_among_labels_stays_in_its_row() -> None:
    lines = read(row(100, "Wards", "Surgery"), row(114, "Skills", "Triage"), row(128, "Shifts", "Nights"))

    assert lines[1] == "Skills Triage"


def test_languages_of_computers_have_no_section() -> None:
    assert read(row(100, "Languages", "Python, Java")) == ["Languages Python, Java"]
    assert read(row(100, "Languages", "English, Hindi")) == ["Languages", "English, Hindi"]


def test_a_title_that_stands_alone_elsewhere_is_a_label_in_a_row() -> None:
    assert read(alone(80, "Skills"), row(100, "Skills", "Wound care"))[1] == "Skills Wound care"


def test_the_label_of_an_address_is_no_title() -> None:
    assert read(row(100, "Address", "12 Mill Lane")) == ["Address 12 Mill Lane"]


def test_a_title_without_a_gap_is_text() -> None:
    assert read(alone(100, "Skills in wound care")) == ["Skills in wound care"]
