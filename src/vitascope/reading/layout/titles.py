"""A large title of several lines with small lines beside it is read before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from vitascope.reading.layout.rows import follows, rows_of
from vitascope.reading.layout.runs import Run

LARGE = 1.5
"""Times the usual size of the region."""

LARGER = 1.3
"""Times the size of what stands beside: lines under a title that still belong to it."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A title and the small lines beside it.

    Attributes:
        titles: from the top.
        beside: two or more rows that stand level with them.
    """

    titles: list[Run]
    beside: list[Run]

    @property
    def top(self) -> float:
        """Where the title starts."""
        return self.titles[0].top

    @property
    def bottom(self) -> float:
        """Where the title ends."""
        return self.titles[-1].bottom


def stack_of(runs: Sequence[Run]) -> Stack | None:
    """The first title of a region with a stack of lines beside it; None where there is none."""
    if len(runs) < 4:
        return None
    usual = median(run.size for run in runs for _ in run.words)
    for title in runs:
        if title.size < LARGE * usual:
            continue
        titles = _with_next_lines(title, runs, usual)
        top, bottom = titles[0].top, titles[-1].bottom
        members = {id(run) for run in titles}
        level = [run for run in runs if id(run) not in members and top <= run.base <= bottom]
        right = [run for run in level if run.left > max(run.right for run in titles)]
        left = [run for run in level if run.right < min(run.left for run in titles)]
        for beside in (right, left):
            if len(beside) == len(level) and len(rows_of(beside)) > len(titles):
                return Stack(titles, beside)
    return None


def _with_next_lines(title: Run, runs: Sequence[Run], usual: float) -> list[Run]:
    """A title with the lines under it that start at the same edge and are larger than usual."""
    titles = [title]
    for run in runs:
        last = titles[-1]
        below = run.base > last.base + 1.0 and run.size >= LARGER * usual
        near = follows(last, run) or run.top - last.bottom < last.size
        if below and near and abs(run.left - title.left) < 0.1 * title.size:
            titles.append(run)
    return titles
