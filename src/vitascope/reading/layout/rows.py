"""Runs become rows: what stands on one baseline of a region."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vitascope.reading.layout.runs import Run

ALIGNED = 0.2
"""Of the font size: baselines within it correspond."""

LABEL_ALIGNED = 0.4
"""The same for texts of different size that are set side by side by their tops or middles."""

DATE = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./](19|20)?\d\d(?!\d)")

Row = list[Run]

Look = tuple[float, bool, int]
"""Size, weight and colour."""


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Runs by baseline, top to bottom, each row left to right."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: run.base):
        if rows and _stands_on(run, rows[-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def _stands_on(run: Run, row: Row) -> bool:
    first = row[0]
    small, big = sorted((run.size, first.size))
    reach = LABEL_ALIGNED if small < 0.87 * big else ALIGNED
    if run.base - first.base > reach * small:
        return False
    return reach == ALIGNED or all(run.left > other.right or run.right < other.left for other in row)


def look_of(run: Run, at: int = 0) -> Look:
    """Size, weight and colour of one of a run's words, the first unless told."""
    style = run.words[at].style
    return round(run.size), style.bold, style.colour


def blocks_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows parted where the space between them is wider than inside a paragraph."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and follows(blocks[-1][-1][0], row[0]):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def follows(upper: Run, lower: Run) -> bool:
    """Whether a run stands in the next line of a paragraph, judged by the space between them."""
    return lower.base - upper.base <= 1.75 * max(upper.size, lower.size)
