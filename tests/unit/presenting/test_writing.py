from __future__ import annotations

from tests.unit.presenting.sample import sample, sample_reading

from vitascope.presenting.explanation import explain, told_lines
from vitascope.presenting.markdown import to_markdown
from vitascope.presenting.native import from_native, to_native
from vitascope.presenting.text import WIDTH, to_text


def test_markdown_has_a_heading_for_each_part_and_an_entry_for_each_position() -> None:
    text = to_markdown(sample())
    assert text.startswith("# Dr. Maren Özgür-Lindt\n")
    assert "## Experience\n\n### Lead Engineer, Clearwater Example Inc.\n\n*2019-03 – present · Washington*" in text
    assert "- Tools: Python, C++" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_nothing_printed_is_taken_for_markup() -> None:
    resume = sample()
    highlight = resume.work[0].highlights[0].model_copy(update={"text": "# not *bold* <b> [x](y)"})
    work = resume.work[0].model_copy(update={"highlights": (highlight,)})
    text = to_markdown(resume.model_copy(update={"work": (work,)}))
    assert "- \\# not \\*bold\\* \\<b\\> \\[x\\](y)" in text


def test_plain_text_keeps_to_its_width() -> None:
    text = to_text(sample())
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "EXPERIENCE\n" in text
    assert "  - Cut energy use by 20 %" in text


def test_a_native_record_comes_back_as_it_was() -> None:
    assert from_native(to_native(sample())) == sample()


def test_every_line_is_explained_by_what_was_read_from_it() -> None:
    document, resume = sample_reading()
    told = {each.line.text: each for each in told_lines(document, resume)}
    assert [placed.path for placed in told["Lead Engineer"].values] == ["work[0].title"]
    assert told["Lead Engineer"].section == "work"
    assert [placed.path for placed in told["Tools: Python, C++"].values] == ["skills[0]", "skills[1]"]
    assert "1.00 work[0].title = Lead Engineer" in explain(document, resume)
