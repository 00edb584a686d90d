"""From a résumé to plain text, in lines that fit a terminal or an e-mail."""

from __future__ import annotations

import textwrap

from vitascope.model.resume import Resume
from vitascope.presenting.outline import Entry, outline_of

WIDTH = 88
"""Characters of a line."""


def to_text(resume: Resume) -> str:
    """A plain-text résumé; ends in a line feed."""
    outline = outline_of(resume)
    lines = [text for text in (outline.name, outline.headline) if text]
    lines += _wrapped("  |  ".join(outline.contact))
    for block in outline.blocks:
        lines += ["", block.heading.upper(), "-" * len(block.heading)]
        for number, entry in enumerate(block.entries):
            lines += ([""] if number else []) + _entry(entry)
    return "\n".join(lines).strip() + "\n"


def _entry(entry: Entry) -> list[str]:
    lines = _wrapped(entry.title) + _wrapped("  |  ".join(entry.details))
    for text in entry.text:
        lines += _wrapped(text)
    for text in entry.points:
        lines += _wrapped(text, first="  - ", rest="    ")
    return lines


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    # Long words are addresses on the web: cutting them would break them.
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
