"""Words become runs: words of one row with no more than word spaces between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vitascope.model.document import Word
from vitascope.reading.layout.bullets import is_sign

DESCENT = 0.22
"""Of the font size: how far a word's box reaches below its baseline."""

SAME_ROW = 0.3
"""Of the smaller font size: baselines within it stand on one row."""

WORD_SPACE = 0.9
"""Of the font size: the widest space inside a run."""

TAB_SPACE = 0.5
"""The same where the word after it stands at an edge that many rows share."""

MARKER_SPACE = 3.0
"""The same after a list marker."""

SHARED = 4
"""Rows that start at one x before it counts as an edge."""


@dataclass(slots=True)
class Run:
    """Neighbours on one row.

    Attributes:
        base: y of the baseline.
        size: the largest font size.
    """

    words: list[Word]
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """Its words with spaces."""
        return " ".join(word.text for word in self.words)


def base_of(word: Word) -> float:
    """The y of a word's baseline."""
    return word.box.bottom - DESCENT * min(word.style.size, word.box.height)


def size_of(word: Word) -> float:
    """The font size as far as it can be believed."""
    height = word.box.height
    size = word.style.size
    return size if 0.5 * height < size < 2 * height else max(height, 1.0)


def run_of(words: Sequence[Word]) -> Run:
    """A run of words that stand next to one another, left to right."""
    boxes = [word.box for word in words]
    big = max(words, key=size_of)
    return Run(
        list(words),
        min(box.left for box in boxes),
        max(box.right for box in boxes),
        min(box.top for box in boxes),
        max(box.bottom for box in boxes),
        base_of(big),
        size_of(big),
    )


def runs_of(words: Iterable[Word]) -> list[Run]:
    """All runs, top to bottom, then left to right."""
    parts: list[list[Word]] = []
    for row in _rows(words):
        row.sort(key=lambda word: (word.box.left, word.box.right))
        parts.extend(_split(row, WORD_SPACE, None))
    starts = Counter(round(part[0].box.left) for part in parts)
    edges = {x for x in starts if starts[x] + starts[x - 1] + starts[x + 1] >= SHARED}
    tabbed = (piece for part in parts for piece in (_split(part, TAB_SPACE, edges) if len(part) > 1 else [part]))
    return _with_raised([run_of(part) for part in tabbed])


def _split(row: Sequence[Word], space: float, edges: set[int] | None) -> list[list[Word]]:
    """Words parted at gaps wider than `space` ems; where `edges` are given, only at those."""
    parts = [[row[0]]]
    reach = row[0].box.right
    for word in row[1:]:
        last = parts[-1]
        if len(last) == 1 and is_sign(last[0].text):
            wide = word.box.left - reach > MARKER_SPACE * size_of(word)
        else:
            wide = word.box.left - reach > space * max(size_of(last[-1]), size_of(word))
        if wide and (edges is None or round(word.box.left) in edges):
            parts.append([word])
            reach = word.box.right
        else:
            parts[-1].append(word)
            reach = max(reach, word.box.right)
    return parts


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words on one baseline, whatever stands between them."""
    rows: list[list[Word]] = []
    base = 0.0
    for word in sorted(words, key=base_of):
        here = base_of(word)
        if rows and here - base <= SAME_ROW * min(size_of(word), size_of(rows[-1][0])):
            rows[-1].append(word)
        else:
            rows.append([word])
            base = here
    return rows


def _with_raised(runs: list[Run]) -> list[Run]:
    """Runs with superscripts and subscripts put back against the words that they belong to."""
    small = [run for run in runs if len(run.words) == 1 and len(run.text) <= 4]
    if not small:
        return runs
    gone: set[int] = set()
    for run in small:
        for host in runs:
            if host is run or id(host) in gone or run.size > 0.85 * host.size:
                continue
            touches = -0.3 * host.size < run.left - host.right < 0.3 * host.size
            if touches and abs(run.base - host.base) < 0.6 * host.size:
                host.words.append(run.words[0])
                host.right = max(host.right, run.right)
                gone.add(id(run))
                break
    return [run for run in runs if id(run) not in gone]
