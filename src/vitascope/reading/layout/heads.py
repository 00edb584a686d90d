"""A section's title in the row of its first line becomes a line of its own.

Forms and label columns print "Skills     Welding, rigging" in one row. What stands first is
a title there if a language's table says so, and if its neighbours are no labels set just like it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import pairwise

from vitascope.model.document import Line, Page, Word
from vitascope.reading.layout.rows import DATE
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

GAP = 1.15
"""Ems of white space behind a title, at least."""

MOST_WORDS = 5
SAME_EDGE = 3.0
"""Points within which rows of one table begin at one edge."""

TITLED = frozenset({"technologies", "achievements", "courses", "honours", "experience"})
"""Labels whose words head sections, too."""

SPOKEN = "languages"
EDGES = " :：|·•-–—"


def heads_apart(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The same pages with such titles on lines of their own, before the rest of their row."""
    alone = {fold(line.text).strip(EDGES) for page in pages for line in page.lines if len(line.words) <= MOST_WORDS}
    return tuple(_page(page, alone) for page in pages)


def _page(page: Page, alone: AbstractSet[str]) -> Page:
    """A page whose rows have no title that stands alone elsewhere: there it is one, here a label."""
    ends = [_head_end(line) for line in page.lines]
    if not any(ends):
        return page
    heads = [_is_title(line, end, alone) for line, end in zip(page.lines, ends, strict=True)]
    lines: list[Line] = []
    for at, line in enumerate(page.lines):
        if heads[at] and not _in_table(page.lines, ends, heads, at):
            lines.extend((replace(line, words=line.words[: ends[at]]), replace(line, words=line.words[ends[at] :])))
        else:
            lines.append(line)
    return page if len(lines) == len(page.lines) else replace(page, lines=tuple(lines))


def _head_end(line: Line) -> int:
    """How many words stand before the first gap of a row; 0 where it has none, or too many."""
    if line.rotation or line.bullet:
        return 0
    for at, (before, word) in enumerate(pairwise(line.words[: MOST_WORDS + 1]), start=1):
        if word.box.left - before.box.right > GAP * max(before.style.size, 6.0):
            return at
    return 0


def _text(words: Sequence[Word]) -> str:
    return fold("".join(word.text if word.glued else f" {word.text}" for word in words)).strip(EDGES)


def _is_title(line: Line, end: int, alone: AbstractSet[str]) -> bool:
    if not end:
        return False
    title = _text(line.words[:end])
    kinds = titles().get(title)
    if not kinds or title in alone:
        return False
    return SPOKEN not in kinds or _is_spoken(line.words[end:])


def _is_spoken(words: Sequence[Word]) -> bool:
    """Whether words name languages that people speak; computers have some, too."""
    text = _text(words)
    return any(name in text for name in spoken())


def _in_table(lines: Sequence[Line], ends: Sequence[int], heads: Sequence[bool], at: int) -> bool:
    """Whether the row above or below has a label that is no title at the same place."""
    line = lines[at]
    left, edge = line.words[0].box.left, line.words[ends[at]].box.left
    for other in (at - 1, at + 1):
        if not 0 <= other < len(lines) or heads[other]:
            continue
        words = lines[other].words
        cells = [number for number in range(1, len(words[: MOST_WORDS + 1])) if _is_at(words[number], edge)]
        if _is_at(words[0], left) and cells and not DATE.search(_text(words[: cells[0]])):
            return True
    return False


def _is_at(word: Word, edge: float) -> bool:
    return abs(word.box.left - edge) < SAME_EDGE


@cache
def titles() -> dict[str, frozenset[str]]:
    """By title, folded, the kinds of section that it heads in some language; labels and degrees are none."""
    known: dict[str, set[str]] = {}
    others = {
        fold(word)
        for table in languages.load()
        for named in (table.labels, table.degrees)
        for name, words in named.items()
        if name not in TITLED
        for word in words
    }
    for table in languages.load():
        for kind, words in table.sections.items():
            for word in words:
                known.setdefault(" ".join(fold(word).split()), set()).add(kind)
    return {title: frozenset(kinds) for title, kinds in known.items() if title not in others}


@cache
def spoken() -> tuple[str, ...]:
    """Names of languages, folded."""
    return tuple({fold(name) for table in languages.load() for names in table.languages.values() for name in names})
