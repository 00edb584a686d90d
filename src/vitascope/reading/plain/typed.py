"""From the lines of a plain text to blocks: rules, headings, marks, columns and hard wrapping."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vitascope.model.document import Style
from vitascope.reading.plain.marks import RULE
from vitascope.reading.typesetting.blocks import Block, Paragraph, Run

LONGEST_HEADING = 60
NARROW, WIDE = 50, 100
"""Characters at which texts are wrapped by hand."""

LONGEST_ORNAMENTED = 200
"""Characters of a heading with all that stands around it."""

_ITEM = re.compile(r"^(\s*)([-*+•◦▪●○■–—·›»>➢✓o])\s+(?=\S)")
_FRAMED = re.compile(r"^\s*([-=*#~_─═]{2,})\s*(\S.*?\S|\S)\s*\1?[-=*#~_─═]*\s*$")
_TRAILED = re.compile(r"^(\S.*?\S|\S)\s+[-=_─═]{8,}\s*$")
_BARS = frozenset("|│║")
_GAP = re.compile(r"\S\s{3,}\S")


def typed_blocks(lines: Sequence[str], style: Style) -> list[Block]:
    """One paragraph a typed line, without the rules between them."""
    width = _wrapped_at(lines)
    blocks: list[Block] = []
    blank, previous = 0.0, ""
    for at, line in enumerate(lines):
        if not line.strip():
            blank, previous = min(blank + style.size, 2 * style.size), ""
            continue
        if RULE.match(line):
            blank, previous = max(blank, style.size / 2), ""
            continue
        text, heading = _heading(lines, at)
        item = _ITEM.match(text)
        bullet, indent = "", len(text) - len(text.lstrip())
        if item and not heading:
            bullet, text = item[2], text[item.end() :]
        continues = bool(previous) and not bullet and not heading and _goes_on(previous, line, width)
        blocks.append(
            Paragraph(
                (Run(text.strip(), style),),
                heading=heading,
                bullet=bullet,
                depth=1 + min(indent // 4, 4) if bullet else 0,
                indent=indent * 0.6 * style.size,
                before=blank,
                continues=continues,
            )
        )
        blank, previous = 0.0, line
    return blocks


def _wrapped_at(lines: Sequence[str]) -> int:
    """The width that a text was wrapped at by hand; 0 where it was not."""
    lengths = [len(line) for line in lines if line and not RULE.match(line) and not _GAP.search(line)]
    longest = max(lengths, default=0)
    return longest if NARROW <= longest <= WIDE else 0


def _goes_on(previous: str, line: str, width: int) -> bool:
    """Whether a line carries on a sentence that the line before had no room for."""
    if not width or _GAP.search(previous) or _GAP.search(line.strip()):
        return False
    item = _ITEM.match(previous)
    start = item.end() if item else len(previous) - len(previous.lstrip())
    if len(line) - len(line.lstrip()) != start:
        return False
    return len(previous) + 1 + len(line.split(maxsplit=1)[0]) > width


def _heading(lines: Sequence[str], at: int) -> tuple[str, int]:
    """A line without the ornaments that make it a heading, and its level; 0 where it is none."""
    line = lines[at]
    bare = line.strip()
    if len(bare) > 1 and bare[0] in _BARS and bare[-1] in _BARS:
        return bare[1:-1].strip(), 0
    if len(line) > LONGEST_ORNAMENTED:
        return line, 0
    for pattern, group in ((_FRAMED, 2), (_TRAILED, 1)):
        match = pattern.match(line)
        if match and len(match[group]) <= LONGEST_HEADING and (group == 1 or len(match[1]) > 1):
            return match[group], 2
    below = lines[at + 1] if at + 1 < len(lines) else ""
    above = lines[at - 1] if at else ""
    rule = RULE.match(below)
    alone = not above.strip() or RULE.match(above)
    if rule and rule[1] in "=-~_─═–—*#" and alone and len(line.strip()) <= LONGEST_HEADING:
        return line, 1 if rule[1] in "=═" else 2
    return line, 0
