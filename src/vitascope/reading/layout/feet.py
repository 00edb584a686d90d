"""Contact data printed at the foot of a page is kept apart from what ends above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from vitascope.reading.layout.rows import look_of, rows_of
from vitascope.reading.layout.runs import Run

ZONE = 0.86
"""Of the page height: where a foot may start."""

MOST_ROWS = 3
APART = 2.5
"""Of the font size: space above a foot that looks like the text above it."""

CENTRED = 0.03
"""Of the page width: how far the middle of a centred row may be off."""

SMALLER = 0.9
CONTACT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w|(?:\d[\s().-]{0,2}){7}")


def foot_of(runs: Sequence[Run], width: float, height: float) -> list[Run]:
    """What stands at the foot of a page and is no part of its columns; empty where there is nothing."""
    low = rows_of([run for run in runs if run.top > ZONE * height])
    above = [run for run in runs if run.top <= ZONE * height]
    if not above or not 0 < len(low) <= MOST_ROWS:
        return []
    foot = [run for row in low for run in row]
    if not any(CONTACT.search(run.text) for run in foot):
        return []
    last = max(above, key=lambda run: run.base)
    looks = {look_of(run) for run in foot}
    gap = min(run.top for run in foot) - last.bottom
    if gap < APART * last.size and (look_of(last) in looks or gap < 0.5 * last.size):
        return []
    small = max(run.size for run in foot) < SMALLER * median(run.size for run in above)
    centred = all(abs(row[0].left + row[-1].right - width) < 2 * CENTRED * width for row in low)
    return foot if centred or (small and _is_full(low, above)) else []


def _is_full(low: Sequence[Sequence[Run]], above: Sequence[Run]) -> bool:
    """Whether rows start at the page's own left edge and go past its middle."""
    left, right = min(run.left for run in above), max(run.right for run in above)
    return low[0][0].left < left + 3.0 and low[0][-1].right > (left + right) / 2
