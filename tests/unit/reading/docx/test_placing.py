from __future__ import annotations

from lxml import etree

from vitascope.model.geometry import Box
from vitascope.reading.docx.placing import TextBox, in_reading_order


def placed(name: str, *edges: float) -> TextBox:
    return TextBox(etree.Element(name), None, Box(*edges) if edges else None)


def names(*boxes: TextBox) -> list[str]:
    return [str(box.content.tag) for box in in_reading_order(boxes)]


def test_a_band_at_the_top_comes_first_and_then_the_columns() -> None:
    boxes = (
        placed("work", 200, 100, 550, 500),
        placed("skills", 20, 300, 180, 500),
        placed("contact", 20, 100, 180, 290),
        placed("name", 20, 20, 550, 90),
    )

    assert names(*boxes) == ["name", "contact", "skills", "work"]


def test_boxes_that_flow_with_the_text_stay_in_their_order() -> None:
    assert names(placed("b", 0, 50, 10, 60), placed("a")) == ["b", "a"]
