from __future__ import annotations

from tests.unit.presenting.sample import sample_reading

from vitascope.presenting.explanation import explain, told_lines


def test_every_line_is_explained_by_what_was_read_from_it() -> None:
    document, resume = sample_reading()
    told = {each.line.text: each for each in told_lines(document, resume)}
    assert [placed.path for placed in told["Lead Engineer"].values] == ["work[0].title"]
    assert told["Lead Engineer"].section == "work"
    assert [placed.path for placed in told["Tools: Python, C++"].values] == ["skills[0]", "skills[1]"]
    assert "1.00 work[0].title = Lead Engineer" in explain(document, resume)
