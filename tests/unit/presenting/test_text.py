from __future__ import annotations

from tests.unit.presenting.sample import sample

from vitascope.presenting.text import WIDTH, to_text


def test_plain_text_keeps_to_its_width() -> None:
    text = to_text(sample())
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "EXPERIENCE\n" in text
    assert "  - Cut energy use by 20 %" in text
