"""The marks of Markdown and of typed text: what is structure and what is text."""

from __future__ import annotations

import re

# Possessive, since lines of thousands of blanks are met and must not be tried in every division.
RULE = re.compile(r"^\s*+([-=_*~#+.–—─═•])(?:\s*+\1){2,}+\s*+$")
TABLE_RULE = re.compile(r"^\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)+\|?\s*+$")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\(\s*<?([^\s)>]{0,2000})>?(?:\s+\"[^\"]{0,400}\")?\s*\)")
ITEM = re.compile(r"^\s*+(?:[-*+]|\d{1,3}[.)])\s+\S")

LONGEST = 5_000
"""Characters of a line that is looked at for marks; what is longer was made by no writer of them."""

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s++(.*)$")


def heading_of(line: str) -> tuple[int, str] | None:
    """The level and text of a heading that hashes mark; None where a line is none."""
    match = _HEADING.match(line)
    if match is None:
        return None
    text = match[2].rstrip()
    bare = text.rstrip("#")
    # Hashes may close a heading, but not right after a word: that is C#.
    return len(match[1]), bare.rstrip() if not bare or bare[-1].isspace() else text


def is_markdown(text: str) -> bool:
    """Whether marks of Markdown structure a text; a stray star or hash does not."""
    lines = [line for line in text.splitlines()[:2000] if len(line) <= LONGEST]
    headings = sum(heading_of(line) is not None for line in lines)
    marks = sum(len(STRONG.findall(line)) + len(LINK.findall(line)) for line in lines)
    tables = sum(TABLE_RULE.match(line) is not None for line in lines)
    items = sum(ITEM.match(line) is not None for line in lines)
    return headings >= 2 or marks >= 3 or (headings == 1 and marks + tables + items > 0) or (marks > 0 and tables > 0)
