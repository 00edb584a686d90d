"""Where a region falls into columns: white stripes, judged by what stands on either side."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vitascope.reading.layout.runs import Run

CLEARANCE = 4.0
"""Points of white that a stripe needs."""

ALIGNED = 0.2
"""Of the font size: baselines within it correspond."""

DATE = re.compile(r"\b(19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white stripe between two columns that are read one after the other.

    Attributes:
        x: where the right column starts.
        top, bottom: the part of the region that it divides.
        score: how sure; above 0.
    """

    x: float
    top: float
    bottom: float
    score: float


@dataclass(slots=True)
class Block:
    """Rows of one side that follow closely."""

    rows: list[list[Run]]

    @property
    def first(self) -> Run:
        """The first run of the first row."""
        return self.rows[0][0]


def best_gutter(runs: Sequence[Run]) -> Gutter | None:
    """The surest gutter of a region; None where it is one column or its rows correspond."""
    best: Gutter | None = None
    for x in _candidates(runs):
        for top, bottom in _free_ranges(runs, x):
            left = [run for run in runs if top <= run.base <= bottom and run.right <= x]
            right = [run for run in runs if top <= run.base <= bottom and run.left >= x - 1.0]
            if len(left) < 2 or len(right) < 2:
                continue
            score = independence(left, right)
            if score > 0 and (best is None or score > best.score):
                best = Gutter(x, top, bottom, score)
    return best


def _candidates(runs: Sequence[Run]) -> list[float]:
    """Left edges of runs, the same edge once."""
    edges: list[float] = []
    for edge in sorted(run.left for run in runs):
        if not edges or edge - edges[-1] > 2.0:
            edges.append(edge)
    return edges[1:]


def _free_ranges(runs: Sequence[Run], x: float) -> list[tuple[float, float]]:
    """The y ranges in which nothing crosses the stripe left of `x`; `runs` go top to bottom."""
    ranges: list[tuple[float, float]] = []
    start = float("-inf")
    for run in runs:
        if run.left < x - 1.0 and run.right > x - CLEARANCE:
            if run.top > start:
                ranges.append((start, run.top))
            start = max(start, run.bottom)
    ranges.append((start, float("inf")))
    return ranges


def independence(left: Sequence[Run], right: Sequence[Run]) -> float:
    """How sure it is that two sides are columns of their own; 0 or less where their rows correspond."""
    left_rows, right_rows = rows_of(left), rows_of(right)
    if len(left_rows) < 2 or len(right_rows) < 2:
        return 0.0
    overlap = min(left_rows[-1][0].bottom, right_rows[-1][0].bottom) - max(left_rows[0][0].top, right_rows[0][0].top)
    if overlap <= 0:
        return 0.0
    few, many = sorted((left_rows, right_rows), key=len)
    blocks = blocks_of(few)
    clash = sum(_clashes(block.first, many) for block in blocks) / len(blocks)
    clash_rows = sum(_clashes(row[0], many) for row in few) / len(few)
    dated = sum(bool(DATE.search(block.rows[0][0].text)) for block in blocks) / len(blocks)
    density = len(few) / len(many)
    prose = sum(len(row[0].text) > 30 for row in few) / len(few)
    depth = len(few) / len(blocks)
    score = 2.0 * clash + 1.5 * clash_rows + 0.6 * min(density, 1.0) + 0.8 * prose + 0.15 * min(depth, 6.0)
    score -= 1.2 * dated + 1.3
    if score <= 0:
        return score
    return score * math.sqrt(overlap) * math.sqrt(len(few) + 0.3 * len(many))


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs by baseline, top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if rows and run.base - rows[-1][0].base <= ALIGNED * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def blocks_of(rows: Sequence[list[Run]]) -> list[Block]:
    """Rows parted where the space between them is wider than inside a paragraph."""
    blocks: list[Block] = []
    for row in rows:
        if blocks and row[0].base - blocks[-1].rows[-1][0].base <= 1.75 * max(row[0].size, blocks[-1].rows[-1][0].size):
            blocks[-1].rows.append(row)
        else:
            blocks.append(Block([row]))
    return blocks


def _clashes(run: Run, rows: Sequence[list[Run]]) -> bool:
    """Whether a run overlaps rows of the other side but stands on the baseline of none."""
    bases = [row[0].base for row in rows]
    at = bisect_left(bases, run.base)
    overlaps = False
    for row in rows[max(at - 2, 0) : at + 2]:
        other = row[0]
        size = min(run.size, other.size)
        if abs(other.base - run.base) <= ALIGNED * size or abs(other.top - run.top) <= ALIGNED * size:
            return False
        if min(run.bottom, other.bottom) - max(run.top, other.top) > 0.3 * size:
            overlaps = True
    return overlaps
