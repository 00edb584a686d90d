from __future__ import annotations

from tests.unit.presenting.sample import sample

from vitascope.presenting.markdown import to_markdown


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
