"""From a résumé to Markdown."""

from __future__ import annotations

import re

from vitascope.model.resume import Resume
from vitascope.presenting.outline import Entry, outline_of

MEANINGFUL = re.compile(r"([\\`*_\[\]<>])")
"""Characters inside a line that Markdown would take for its own."""

OPENING = re.compile(r"^(\d*)(?=#|[+=-](?:\s|$)|(?<=\d)[.)])")
"""Before what Markdown takes for a heading, a rule or a list at the start of a line."""


def to_markdown(resume: Resume) -> str:
    """A Markdown document; ends in a line feed."""
    outline = outline_of(resume)
    lines = [f"# {_plain(outline.name)}" if outline.name else "# Résumé", ""]
    if outline.headline:
        lines += [f"*{_plain(outline.headline)}*", ""]
    if outline.contact:
        lines += [_paragraph(" · ".join(outline.contact)), ""]
    for block in outline.blocks:
        lines += [f"## {block.heading}", ""]
        for entry in block.entries:
            lines += _entry(entry)
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Entry) -> list[str]:
    lines: list[str] = []
    if entry.title:
        lines += [f"### {_plain(entry.title)}", ""]
    if entry.details:
        lines += [f"*{' · '.join(_plain(text) for text in entry.details)}*", ""]
    for text in entry.text:
        lines += [_paragraph(text), ""]
    if entry.points:
        lines += [*(f"- {_paragraph(text)}" for text in entry.points), ""]
    return lines


def _plain(text: str) -> str:
    """`text` so that it reads as printed: nothing in it is taken for markup."""
    return MEANINGFUL.sub(r"\\\1", " ".join(text.split()))


def _paragraph(text: str) -> str:
    """As `_plain`, at the start of a line."""
    return OPENING.sub(r"\1\\", _plain(text))
