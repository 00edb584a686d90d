"""Words become runs: words of one row with no more than word spaces between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vitascope.model.document import Word
from vitascope.reading.layout.bullets import is_sign

DESCENT = 0.22
"""Of the font size: how far a word's box reaches below its baseline."""

SOFT_HYPHEN = "\u00ad"
SAME_ROW = 0.3
"""Of the smaller font size: baselines within it stand on one row."""

WORD_SPACE = 0.9
"""Of the font size: the widest space inside a run."""

TAB_SPACE = 0.5
"""The same where the word after it stands at an edge that many rows share."""

COLUMN_SPACE, NEXT_ROW = 0.15, 1.8
"""The same where the colour changes there in one row and in the next; and how far down that is."""

MARKER_SPACE = 3.0
"""The same after a list marker."""

OVERLAP = 0.1
"""Of the font size: more than neighbours touch."""

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
    tabbed = [piece for part in parts for piece in (_split(part, TAB_SPACE, edges) if len(part) > 1 else [part])]
    coloured = _coloured_columns(tabbed)
    return _with_raised([run_of(piece) for part in tabbed for piece in _at_columns(part, coloured)])


def _turns(part: Sequence[Word]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where the colour changes after a space, with the x and colour there."""
    for at in range(2 if is_sign(part[0].text) else 1, len(part)):
        before, word = part[at - 1], part[at]
        if word.style.colour != before.style.colour and word.box.left - before.box.right > COLUMN_SPACE * size_of(word):
            yield at, (round(word.box.left), word.style.colour)


def _coloured_columns(parts: Sequence[Sequence[Word]]) -> set[tuple[int, int]]:
    """Edges at which text of another colour starts in neighbouring rows, close to what is before it."""
    lowest: dict[tuple[int, int], float] = {}
    found = set()
    for part in parts:
        first = part[0]
        starts = [(0, (round(first.box.left), first.style.colour)), *_turns(part)]
        for at, key in starts:
            base = base_of(part[at])
            if 0 < base - lowest.get(key, float("-inf")) < NEXT_ROW * size_of(part[at]):
                found.add(key)
            lowest[key] = base
    return found


def _at_columns(part: list[Word], edges: set[tuple[int, int]]) -> list[list[Word]]:
    """Words parted at such edges."""
    if not edges:
        return [part]
    cuts = [at for at, key in _turns(part) if key in edges]
    return [part[start:end] for start, end in pairwise((0, *cuts, len(part)))]


def _split(row: Sequence[Word], space: float, edges: set[int] | None) -> list[list[Word]]:
    """Words parted at gaps wider than `space` ems; where `edges` are given, only at those."""
    parts = [[row[0]]]
    reach = row[0].box.right
    for at, word in enumerate(row[1:], 2):
        last = parts[-1]
        if len(last) == 1 and is_sign(last[0].text):
            wide = word.box.left - reach > MARKER_SPACE * size_of(word)
        else:
            wide = word.box.left - reach > space * max(size_of(last[-1]), size_of(word))
            wide |= edges is None and is_sign(word.text) and _is_over(word, reach, row[at:])
            # Nothing follows a hyphenated word in its cell.
            wide |= edges is None and last[-1].text.endswith(SOFT_HYPHEN)
        if wide and (edges is None or round(word.box.left) in edges):
            parts.append([word])
            reach = word.box.right
        else:
            parts[-1].append(word)
            reach = max(reach, word.box.right)
    return parts


def _is_over(sign: Word, reach: float, after: Sequence[Word]) -> bool:
    """Whether a marker is drawn over the end of another text, and so starts an item beside it."""
    size = size_of(sign)
    indented = bool(after) and after[0].box.left - sign.box.right > OVERLAP * size
    return indented and sign.box.left < reach - OVERLAP * size


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
