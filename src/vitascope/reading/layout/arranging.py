"""Words with boxes become lines in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vitascope.model.document import Line, Place, Word
from vitascope.model.geometry import Box
from vitascope.reading.layout.bullets import split_bullet
from vitascope.reading.layout.cells import lines_of
from vitascope.reading.layout.feet import foot_of
from vitascope.reading.layout.gutters import DOUBT, best_gutter
from vitascope.reading.layout.rows import rows_of
from vitascope.reading.layout.runs import Run, runs_of
from vitascope.reading.layout.titles import stack_of

DEEPEST = 8
"""Cuts inside cuts; pages of people need three."""


@dataclass(slots=True)
class Regions:
    """The parts of a page in reading order."""

    panels: Sequence[Box] = ()
    parts: list[list[Run]] = field(default_factory=list)
    doubtful: bool = False

    def cut(self, runs: list[Run], depth: int = 0) -> None:
        """Append the parts of a region."""
        if depth >= DEEPEST or len(runs) <= 3:
            self.parts.extend([runs] if runs else [])
            return
        gutter = best_gutter(runs, self.panels)
        stack = stack_of(runs)
        if stack is not None and (gutter is None or stack.top < gutter.top < stack.bottom):
            taken = {id(run) for run in (*stack.titles, *stack.beside)}
            rest = [run for run in runs if id(run) not in taken]
            above = [run for run in rest if run.base < stack.top]
            below = [run for run in rest if run.base >= stack.top]
            for part in (above, stack.titles, stack.beside, below):
                self.cut(part, depth + 1)
            return
        if gutter is None:
            if runs:
                self.parts.append(runs)
            return
        self.doubtful |= gutter.score < DOUBT
        above = [run for run in runs if run.base < gutter.top]
        below = [run for run in runs if run.base > gutter.bottom]
        between = [run for run in runs if gutter.top <= run.base <= gutter.bottom]
        left = [run for run in between if run.left < gutter.x - 1.0]
        right = [run for run in between if run.left >= gutter.x - 1.0]
        for part in (above, left, right, below):
            self.cut(part, depth + 1)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page in reading order.

    Attributes:
        doubtful: a column was parted from another on weak evidence.
    """

    lines: tuple[Line, ...]
    doubtful: bool


def arrange(
    words: Sequence[Word],
    *,
    page: int,
    width: float,
    height: float,
    turned: Mapping[int, Sequence[Word]] | None = None,
    panels: Sequence[Box] = (),
) -> tuple[Line, ...]:
    """The lines of a page in reading order.

    Args:
        words: upright words, in any order.
        page: 1-based number of the page.
        width: of the page, in points.
        height: of the page, in points.
        turned: words that are turned on the page, by degrees clockwise.
        panels: filled areas beneath the text, which set a column apart.
    """
    return arrangement(words, page=page, width=width, height=height, turned=turned, panels=panels).lines


def arrangement(
    words: Sequence[Word],
    *,
    page: int,
    width: float,
    height: float,
    turned: Mapping[int, Sequence[Word]] | None = None,
    panels: Sequence[Box] = (),
) -> Arrangement:
    """The same as `arrange`, with how sure it is.

    Args:
        words: upright words, in any order.
        page: 1-based number of the page.
        width: of the page, in points.
        height: of the page, in points.
        turned: words that are turned on the page, by degrees clockwise.
        panels: filled areas beneath the text, which set a column apart.
    """
    strips = {degrees: list(strip) for degrees, strip in (turned or {}).items() if strip}
    upright = []
    for word in words:
        if _is_tall(word):
            # Lone strips read upwards at the left of a page and downwards at its right.
            strips.setdefault(270 if word.box.centre < width / 2 else 90, []).append(word)
        else:
            upright.append(word)
    regions = Regions(panels)
    runs = runs_of(upright)
    foot = foot_of(runs, width, height)
    lowest = {id(run) for run in foot}
    regions.cut([run for run in runs if id(run) not in lowest])
    parts = [[line_of(row, page=page) for row in lines_of(part)] for part in regions.parts]
    if foot:
        words_of = (tuple(word for run in row for word in run.words) for row in rows_of(foot))
        parts.append([Line(_unglued(row), page, place=Place.FOOTER) for row in words_of])
    largest = max((run.size for run in runs), default=0.0)
    for degrees, strip in sorted(strips.items()):
        turned_lines = _turned_lines(strip, degrees, page=page, width=width, height=height)
        # Who turns the largest text of a page turns the title: it is read first.
        at = 0 if max(line.size for line in turned_lines) > largest else len(parts)
        parts.insert(at, turned_lines)
    lines = tuple(replace(line, column=column) for column, part in enumerate(parts) for line in part)
    return Arrangement(lines, doubtful=regions.doubtful)


def line_of(row: Sequence[Run], *, page: int) -> Line:
    """One row as a line, its list marker taken off."""
    words = [word for run in row for word in run.words]
    bullet, rest = split_bullet(words)
    return Line(_unglued(rest), page, bullet=bullet)


def _is_tall(word: Word) -> bool:
    return len(word.text) > 2 and word.box.height > 1.5 * word.box.width


def _unglued(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return (replace(words[0], glued=False), *words[1:]) if words[0].glued else words


def _turned_lines(words: Sequence[Word], degrees: int, *, page: int, width: float, height: float) -> list[Line]:
    """Lines of a turned strip: it is laid upright, read, and its words keep their places."""
    pairs = [(replace(word, box=_upright(word, degrees, width, height)), word) for word in words]
    back = {id(upright): word for upright, word in pairs}
    lines = []
    for row in lines_of(runs_of([upright for upright, _ in pairs])):
        strip = tuple(back[id(word)] for run in row for word in run.words)
        lines.append(Line(_unglued(strip), page, rotation=degrees))
    return lines


def _upright(word: Word, degrees: int, width: float, height: float) -> Box:
    box = word.box
    match degrees:
        case 90:
            return Box(box.top, width - box.right, box.bottom, width - box.left)
        case 270:
            return Box(height - box.bottom, box.left, height - box.top, box.right)
        case _:
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
