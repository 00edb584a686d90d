"""From a line to the section that its first words name: "Skills: Java, Go", or a title beside its content."""

from __future__ import annotations

import re

from vitascope.model.document import Line
from vitascope.parsing.fields.section_titles import read_title
from vitascope.parsing.labels import Kind

LEAD = re.compile(r"([^:：\t]{2,36}?)(?:\s*[:：]|\t|\s+[–—|-]\s)\s*(?=\S)")
"""The first words of a line and what parts them from the rest."""

TITLED = 0.85
"""Score from which words are the title of a section."""


def lead_of(line: Line, parted: str) -> Kind | None:
    """The section that a line's first words name, where something parts them from the rest; None for most lines.

    Args:
        line: a line that is no title itself.
        parted: its text with a tab in place of the space at each wide gap.
    """
    end = LEAD.match(parted)
    bold = 0
    if end is None and line.words[0].style.bold and not line.words[-1].style.bold:
        bold = next(at for at, word in zip(line.starts, line.words, strict=True) if not word.style.bold)
    text = parted[: end.end(1) if end else bold]
    title = read_title(text) if text else None
    return title[0] if title is not None and title[1] >= TITLED else None
