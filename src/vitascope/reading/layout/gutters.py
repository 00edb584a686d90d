"""Where a region falls into columns: white stripes, judged by what stands on either side.

Two sides are columns of their own when their rows do not correspond. They are one
table (labels, dates at the right edge, cells) when the rows of the side that has fewer
stand on the baselines of the other, and its texts are short labels or dates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vitascope.model.geometry import Box
from vitascope.reading.layout.rows import ALIGNED, DATE, Row, blocks_of, look_of, rows_of
from vitascope.reading.layout.runs import Run

CLEARANCE = 2.0
"""Points of white that a stripe needs."""

PANEL_BONUS = 3.0
"""What a filled panel that holds one side is worth."""

LEVEL = 0.1
"""Of the font size: how exactly rows of one table stand level; columns do so by chance only."""

MOST_TAIL = 2
"""Rows under the shorter column that are taken for headings of what follows."""

PROSE = 30
"""Characters of a row that is more than a label."""

DOUBT = 0.3
"""Scores below it are guesses."""

SCATTERED_DEPTH, SCATTERED_DENSITY = 1.5, 0.35
"""Rows in a block, and rows for one of the other side, below which a side is single labels."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white stripe between two columns that are read one after the other.

    Attributes:
        x: where the right column starts.
        top, bottom: the part of the region that it divides.
        score: how sure it is; above 0.
        weight: the score times how much it divides.
    """

    x: float
    top: float
    bottom: float
    score: float
    weight: float


def best_gutter(runs: Sequence[Run], panels: Sequence[Box] = ()) -> Gutter | None:
    """The surest gutter of a region; None where it is one column or its rows correspond.

    Args:
        runs: of the region, top to bottom.
        panels: filled areas beneath the text.
    """
    best: Gutter | None = None
    for x in _candidates(runs):
        for top, bottom in _free_ranges(runs, x):
            left = [run for run in runs if top <= run.base <= bottom and run.right <= x]
            right = [run for run in runs if top <= run.base <= bottom and run.left >= x - 1.0]
            if len(left) < 2 or len(right) < 2:
                continue
            gutter = _judged(left, right, panels)
            if gutter is None:
                continue
            weight = gutter.weight * (0.5 + 0.5 * _anchored(right, x))
            if best is None or weight > best.weight:
                best = Gutter(x, top, _without_tail(left, right, bottom), gutter.score, weight)
    return best


def _candidates(runs: Sequence[Run]) -> list[float]:
    """Left edges of runs, the same edge once."""
    edges: list[float] = []
    for edge in sorted(run.left for run in runs):
        if not edges or edge - edges[-1] > 2.0:
            edges.append(edge)
    return edges[1:]


def _free_ranges(runs: Sequence[Run], x: float) -> list[tuple[float, float]]:
    """The y ranges in which nothing crosses the stripe left of `x`."""
    ranges: list[tuple[float, float]] = []
    start = float("-inf")
    for run in runs:
        if run.left < x - 1.0 and run.right > x - CLEARANCE:
            if run.top > start:
                ranges.append((start, run.top))
            start = max(start, run.bottom)
    ranges.append((start, float("inf")))
    return ranges


def _without_tail(left: Sequence[Run], right: Sequence[Run], bottom: float) -> float:
    """The lower end of a gutter, above a heading that belongs to the wide text under both columns."""
    if bottom == float("inf"):
        return bottom
    end = min(max(run.bottom for run in left), max(run.bottom for run in right))
    tail = [run for run in (*left, *right) if run.top > end]
    nearest = max(run.base for run in (*left, *right) if run.top <= end)
    return nearest if 0 < len(rows_of(tail)) <= MOST_TAIL else bottom


def _anchored(right: Sequence[Run], x: float) -> float:
    """The share of rows that start where the right column is said to start, or are indented there."""
    rows = rows_of(right)
    return sum(row[0].left <= x + 2.5 * row[0].size for row in rows) / len(rows)


def _judged(left: Sequence[Run], right: Sequence[Run], panels: Sequence[Box]) -> Gutter | None:
    left_rows, right_rows = rows_of(left), rows_of(right)
    if len(left_rows) < 2 or len(right_rows) < 2:
        return None
    overlap = min(left_rows[-1][0].bottom, right_rows[-1][0].bottom) - max(left_rows[0][0].top, right_rows[0][0].top)
    if overlap <= 0:
        return None
    score = independence(left_rows, right_rows)
    panelled = _in_panel(left, right, panels) or _in_panel(right, left, panels)
    if panelled:
        score += PANEL_BONUS
    if score <= 0:
        return None
    few, many = sorted((len(left_rows), len(right_rows)))
    return Gutter(0.0, 0.0, 0.0, score, (min(score, 1.0) + panelled) * overlap * (few + 0.3 * many))


def _in_panel(inside: Sequence[Run], outside: Sequence[Run], panels: Sequence[Box]) -> bool:
    """Whether one side lies on a filled panel and the other does not."""
    for panel in panels:
        held = sum(panel.left <= run.left and run.right <= panel.right + 1.0 for run in inside)
        if held > 0.9 * len(inside) and not any(run.left < panel.right and run.right > panel.left for run in outside):
            return True
    return False


def independence(left: Sequence[Row], right: Sequence[Row]) -> float:
    """How sure it is that two sides are columns of their own; 0 or less where their rows correspond."""
    few, many = sorted((left, right), key=len)
    blocks = blocks_of(few)
    firsts = [block[0][0] for block in blocks]
    # Columns start level at the top of a page, whether their rows correspond or not.
    later = firsts[1:] or firsts
    clash = sum(_clashes(first, many) for first in later) / len(later)
    clash_rows = sum(_clashes(row[0], many) for row in few) / len(few)
    prose = sum(len(row[0].text) > PROSE for row in few) / len(few)
    depth, density = len(few) / len(blocks), len(few) / len(many)
    apart = 2.0 * clash + 1.5 * clash_rows
    score = 0.6 * density + 0.8 * prose + 0.15 * min(depth, 6.0)
    if depth < SCATTERED_DEPTH and density < SCATTERED_DENSITY:
        # Lone labels far apart head what they stand beside, level with it or not.
        score += 0.3 * apart - 1.0
    elif (depth < SCATTERED_DEPTH and _dated(few) > 0.8) or (few is left and _dates_the_other(few, many, depth)):
        # So do lone dates, which often stand a little higher or lower.
        score += 0.3 * apart
    else:
        score += apart
    if _share_headings(few, many):
        score += 1.0
    if _are_cards(left, right):
        score += 1.5
    elif clash_rows == 0 and (_keep_level(few, many) or (depth < SCATTERED_DEPTH and _are_labelled(few, many))):
        score -= 0.9
    return score - 1.3 - _looks_like_labels(few, firsts, many, at_left=few is left)


def _dated(rows: Sequence[Row]) -> float:
    """The share of rows that begin with a date."""
    return sum(bool(DATE.search(row[0].text)) for row in rows) / len(rows)


def _dates_the_other(few: Sequence[Row], many: Sequence[Row], depth: float) -> bool:
    """Whether one side is headings with dates below them, short all of them, and the other has no dates of its own."""
    short = all(len(row[0].text) < PROSE for row in few)
    return short and depth < STACKED_DEPTH and _dated(few) > STACKED_DATES and _dated(many) < 0.1 * _dated(few)


STACKED_DEPTH, STACKED_DATES = 2.5, 0.35
"""Rows in a block at most, and the share of dates at least, where titles and dates share a label column."""


def _keep_level(few: Sequence[Row], many: Sequence[Row]) -> bool:
    """Whether rows stay level although the sizes differ or the spaces vary, as only rows of a table do."""
    bases = [row[0].base for row in many]
    level = []
    for row in few:
        at = bisect_left(bases, row[0].base - 0.5 * row[0].size)
        if at < len(bases) and abs(bases[at] - row[0].base) < 0.5 * row[0].size:
            level.append((row[0], many[at][0]))
    if len(level) < 4:
        return False
    differ = sum(abs(one.size - other.size) > 0.04 * one.size for one, other in level)
    steps = [lower.base - upper.base for (upper, _), (lower, _) in pairwise(level)]
    uneven = sum(abs(step / min(steps) - round(step / min(steps))) > 0.12 for step in steps)
    return differ > 0.6 * len(level) or uneven >= 2


def _are_labelled(few: Sequence[Row], many: Sequence[Row]) -> bool:
    """Whether all rows of one side, alike, stand level with one of the other side that looks different."""
    beside = [[row[0] for row in many if abs(row[0].base - one[0].base) < LEVEL * one[0].size] for one in few]
    ours, theirs = {look_of(row[0]) for row in few}, {look_of(run) for runs in beside for run in runs}
    return all(beside) and len(ours) == len(theirs) == 1 and ours != theirs


def _share_headings(few: Sequence[Row], many: Sequence[Row]) -> bool:
    """Whether both sides have several headings in one look that is larger than the text."""
    usual = sorted(row[0].size for row in (*few, *many))[(len(few) + len(many)) // 2]
    ours, theirs = (Counter(look_of(row[0]) for row in rows if row[0].size > 1.15 * usual) for rows in (few, many))
    return any(ours[look] > 1 and theirs[look] > 1 for look in ours)


def _are_cards(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both sides start level with a title in one look, over three or more rows without dates."""
    start = max(left[0][0].base, right[0][0].base) - ALIGNED * left[0][0].size
    left = [row for row in left if row[0].base >= start]
    right = [row for row in right if row[0].base >= start]
    if min(len(left), len(right)) < 3 or abs(left[0][0].base - right[0][0].base) > ALIGNED * left[0][0].size:
        return False
    if any(row[0].left < side[0][0].left - CLEARANCE for side in (left, right) for row in side):
        return False
    title = look_of(left[0][0])
    if look_of(right[0][0]) != title or look_of(left[1][0]) == title or look_of(right[1][0]) == title:
        return False
    return not any(DATE.search(run.text) for row in right for run in row)


def _looks_like_labels(few: Sequence[Row], firsts: Sequence[Run], many: Sequence[Row], *, at_left: bool) -> float:
    """What speaks for labels or dates of the other side's rows."""
    texts = [row[0].text for row in few]
    dated = max(
        sum(bool(DATE.search(first.text)) for first in firsts) / len(firsts),
        sum(bool(DATE.search(row[-1].text)) and len(row[-1].text) < PROSE for row in many) / len(many),
    )
    colons = sum(text.endswith((":", "：")) for text in texts) / len(texts)
    repeated = 1.0 - len(Counter(texts)) / len(texts)
    found = 1.2 * dated + 0.8 * colons + 0.8 * repeated
    left, right = (few, many) if at_left else (many, few)
    if _is_ragged_left([row[0] for row in left]):
        found += 1.0
    if dated > 0.2 and _is_ragged_left([row[-1] for row in right]):
        found += 0.6
    if _holes(few, many) >= 2 and _holes(many, few) == 0:
        found += 0.6
    return found


def _is_ragged_left(runs: Sequence[Run]) -> bool:
    """Whether texts of different length end at one edge."""
    lefts, rights = sorted(run.left for run in runs), sorted(run.right for run in runs)
    edge = rights[len(rights) // 2]
    flush = sum(abs(right - edge) < 2.0 for right in rights)
    return flush > 0.8 * len(runs) and lefts[-1] - lefts[0] > 10.0 and len(set(map(round, lefts))) > len(runs) // 3


def _holes(rows: Sequence[Row], others: Sequence[Row]) -> int:
    """How often the other side has rows between two neighbours that are further apart than lines of a paragraph."""
    bases = [row[0].base for row in others]
    holes = 0
    for upper, lower in pairwise(rows):
        if lower[0].base - upper[0].base > 1.6 * max(upper[0].size, lower[0].size):
            slack = 0.5 * upper[0].size
            holes += bisect_left(bases, upper[0].base + slack) < bisect_left(bases, lower[0].base - slack)
    return holes


def _clashes(run: Run, rows: Sequence[Row]) -> bool:
    """Whether a run overlaps rows of the other side but stands level with none."""
    bases = [row[0].base for row in rows]
    at = bisect_left(bases, run.base)
    overlaps = False
    for row in rows[max(at - 2, 0) : at + 2]:
        other = row[0]
        size = min(run.size, other.size)
        if abs(other.base - run.base) <= LEVEL * size or abs(other.top - run.top) <= LEVEL * size:
            return False
        if min(run.bottom, other.bottom) - max(run.top, other.top) > 0.3 * size:
            overlaps = True
    return overlaps
