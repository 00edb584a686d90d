"""Rows of one region become lines: wrapped cells are closed up, cards are read one by one.

In a region whose rows correspond (labels, dates, tables), reading row by row tears
apart what wraps inside a cell. Three things mend it: the rest of a wrapped cell joins its
first row, headings in a label column stand before the text that they head, and cards
(a title over details, several side by side) are read card by card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vitascope.reading.layout.bullets import is_sign
from vitascope.reading.layout.rows import DATE, Look, Row, follows, look_of, rows_of
from vitascope.reading.layout.runs import Run

SAME_EDGE = 2.5
"""Points within which edges are the same."""

NARROW = 0.45
"""Of the region's width: the widest cell whose wrapped rest is closed up."""

MOST_WRAPS = 3
ADDRESS = re.compile(r"[@/]|^www\.|^\+?[\d() -]{7,}$")
"""Words that end or start a cell of their own, however little room there is."""

TIGHT = 1.4
"""Of the font size: how close the rest of a row's last cell is, when a label stands beside it."""

LONE_YEAR = re.compile(r"^(19|20)\d\d\W*$")
SOFT_HYPHEN = "\u00ad"
BROKEN = re.compile(rf"[^\W\d_][-{SOFT_HYPHEN}]$")
CONJUNCTION = re.compile(r"und|oder|bzw\.?|bis|and|or|to|en|of|och|og")
DASHES = ("-", "–", "—", SOFT_HYPHEN)
HEADED_ALIKE = 4.0
HEADED_ROWS = 2.5
"""Rows beside one label of a column of headings, on the average, where it looks like them and where it does not."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where a part of the page reaches."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Points across."""
        return max(self.right - self.left, 1.0)


def lines_of(runs: Sequence[Run]) -> list[Row]:
    """The rows of a region, one for each line, in reading order."""
    rows = _labels_first(rows_of(runs))
    if all(len(row) == 1 for row in rows):
        return rows
    rows = _headings_apart(rows)
    region = Region(min(run.left for run in runs), max(run.right for run in runs))
    ordered: list[Row] = []
    at = 0
    while at < len(rows):
        end = _cards_end(rows, at)
        if end > at:
            ordered.extend(_card_by_card(rows[at:end]))
            at = end
        else:
            ordered.append(rows[at])
            at += 1
    closed = _closed_up(ordered, region)
    return [part for row in _sides_first(closed) for part in _items(row)]


def _labels_first(rows: Sequence[Row]) -> list[Row]:
    """Rows with a label that stands lower than the text beside it moved before that text."""
    ordered: list[Row] = []
    for row in rows:
        at = len(ordered)
        label = row[0]
        while len(row) == 1 and at and _stands_beside(label, ordered[at - 1]):
            at -= 1
        ordered.insert(at, row)
    return ordered


def _stands_beside(label: Run, row: Row) -> bool:
    shared = min(label.bottom, row[0].bottom) - max(label.top, row[0].top)
    return label.right < row[0].left and shared > 0.2 * min(label.size, row[0].size)


def _cards_end(rows: Sequence[Row], start: int) -> int:
    """The row after the last one of a band of cards; `start` itself where none starts here."""
    titles = rows[start]
    if len(titles) < 2 or len({look_of(run) for run in titles}) > 1 or any(DATE.search(run.text) for run in titles):
        return start
    end, beside = start + 1, 0
    while end < len(rows) and _goes_on(rows, start, end):
        row = rows[end]
        columns = [_column(run, titles) for run in row]
        if None in columns or _is_dated_aside(row, columns):
            break
        if any(look_of(run) == look_of(title) and _same_left(run, title) for run in row for title in titles):
            break
        beside += len(set(columns)) > 1
        end += 1
    if end == start + 1 or not beside or _is_prose(rows[start + 1 : end], titles):
        return start
    return end


def _is_dated_aside(row: Row, columns: Sequence[int | None]) -> bool:
    """Whether a row has its date at the right, and not one in each of its columns."""
    dated = [bool(DATE.search(run.text)) for run in row]
    return any(date and column != 0 for date, column in zip(dated, columns, strict=True)) and not all(dated)


def _goes_on(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether a row still belongs to the cards above it."""
    upper, lower = rows[end - 1][0], rows[end][0]
    if follows(upper, lower) or is_sign(lower.words[0].text):
        return True
    return end > start + 1 and lower.base - upper.base <= 1.2 * (upper.base - rows[end - 2][0].base)


def _column(run: Run, titles: Row) -> int | None:
    """The card that a run stands in; None where it stands in none."""
    for number, title in enumerate(titles):
        limit = titles[number + 1].left if number + 1 < len(titles) else float("inf")
        if title.left - SAME_EDGE <= run.left and run.right < limit:
            return number
    return None


def _is_prose(rows: Sequence[Row], titles: Row) -> bool:
    """Whether only the first of the columns goes on, as text under a row with something at its right."""
    return all(_column(run, titles) == 0 for row in rows[1:] for run in row) and len(rows) > MOST_WRAPS


def _card_by_card(rows: Sequence[Row]) -> list[Row]:
    titles = rows[0]
    ordered: list[Row] = []
    for number in range(len(titles)):
        cells = ([run for run in row if _column(run, titles) == number] for row in rows)
        ordered.extend(cell for cell in cells if cell)
    return ordered


def _closed_up(rows: Sequence[Row], region: Region) -> list[Row]:
    """Rows with the rest of a wrapped cell joined to the row that it starts in."""
    pending = [list(row) for row in rows]
    measures = Measures(rows)
    for at, row in enumerate(pending):
        for number in range(len(row) if len(row) > 1 else 0):
            below = pending[at + 1 : at + 1 + 2 * MOST_WRAPS]
            row[number] = _whole(row, number, below, region, measures)
    return [row for row in pending if row]


class Measures:
    """What the cells of a region have in common."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._closest: dict[Look, float] = {}
        self._widest: dict[int, float] = {}
        above: dict[Look, list[Run]] = {}
        for row in rows:
            for run in row:
                edge, look = round(run.right / SAME_EDGE), look_of(run)
                self._widest[edge] = max(self._widest.get(edge, 0.0), run.right - run.left)
                for other in above.get(look, ()):
                    distance = run.base - other.base
                    if distance > 0.5 * run.size and _share_edge(other, run):
                        self._closest[look] = min(self._closest.get(look, distance), distance)
                above.setdefault(look, []).append(run)
                del above[look][:-4]

    def leading(self, run: Run) -> float:
        """The closest distance of two rows that look alike, in points."""
        return self._closest.get(look_of(run), 1.3 * run.size)

    def widest(self, run: Run) -> float:
        """The widest text that ends at the same right edge."""
        edge = round(run.right / SAME_EDGE)
        return max(self._widest.get(at, 0.0) for at in (edge - 1, edge, edge + 1))


def _share_edge(one: Run, other: Run) -> bool:
    return _same_left(one, other) or abs(one.right - other.right) <= SAME_EDGE


def _same_left(one: Run, other: Run) -> bool:
    """Whether two texts start at one edge, a list marker before the upper one left aside."""
    start = one.words[1].box.left if len(one.words) > 1 and is_sign(one.words[0].text) else one.left
    return abs(start - other.left) <= SAME_EDGE


def _whole(row: Row, number: int, below: Sequence[Row], region: Region, measures: Measures) -> Run:
    """A cell with its wrapped rest, which leaves the rows below."""
    run = last = row[number]
    is_last = number + 1 == len(row)
    limit = region.right if is_last else row[number + 1].left
    wide = (run.right - run.left) / region.width > NARROW
    at_right = is_last and not wide and run.left > region.left + 0.55 * region.width
    farthest = 1.15 * measures.leading(run)
    if is_last and not at_right:
        farthest = min(farthest, TIGHT * run.size)
    for lower in below:
        # The last cell of a row goes on undisturbed unless another cell stands in the way.
        disturbed = len(lower) > 1 or not is_last or at_right
        found = _rest(last, lower, limit, measures, at_right=at_right) if disturbed else None
        if found is not None and not _ends_date(last, found) and _is_next_entry(row, number, lower, found):
            break
        if found is not None and wide and not is_last and found.right - found.left > 0.5 * (run.right - run.left):
            break
        if found is None or found.base - last.base > farthest:
            if lower and lower[0].base - last.base > 1.5 * farthest:
                break
            continue
        lower.remove(found)
        last = found
        run = _joined(run, found)
    return run


def _ends_date(last: Run, rest: Run) -> bool:
    """Whether a year completes a range of dates that broke off before it."""
    return bool(LONE_YEAR.match(rest.text) and DATE.search(last.text)) and not last.text[-1].isdigit()


def _is_next_entry(row: Row, number: int, lower: Row, found: Run) -> bool:
    """Whether a label under a label, dated like it or not, starts another entry."""
    if number + 1 == len(row):
        labels = ((label, other) for label in row[:number] for other in lower if other is not found)
        return any(_share_edge(label, other) and not DATE.search(other.text) for label, other in labels)
    if not (DATE.search(row[number].text) and DATE.search(found.text)):
        return False
    head = look_of(row[number + 1])
    return head != look_of(found) and any(run is not found and look_of(run) == head for run in lower)


def _rest(last: Run, below: Row, limit: float, measures: Measures, *, at_right: bool) -> Run | None:
    """What goes on with a cell in a lower row; None where nothing does."""
    for rest in below:
        if not _share_edge(last, rest) or look_of(rest) != look_of(last, -1) or not follows(last, rest):
            continue
        if rest.base <= last.base + 1.0 or rest.right > limit or is_sign(rest.words[0].text):
            continue
        if last.words[-1].text.endswith(DASHES) or rest.words[0].text.startswith(DASHES[:3]):
            return rest
        if ADDRESS.search(last.words[-1].text) or ADDRESS.search(rest.words[0].text):
            continue
        if len(last.words) == 1 and (rest.text[0].isupper() or rest.text[0].isdigit()):
            continue
        if at_right and not _same_left(last, rest) and not (rest.text[0].islower() or LONE_YEAR.match(rest.text)):
            continue
        if _would_overflow(last, rest, limit, measures):
            return rest
    return None


def _would_overflow(last: Run, rest: Run, limit: float, measures: Measures) -> bool:
    """Whether the first word of a lower row had no room in the cell's row."""
    word = rest.words[0].box.width
    if not _same_left(last, rest):
        return last.right - last.left + 0.3 * last.size + word > measures.widest(last) - 0.5 * last.size
    return last.right + 0.9 * last.size + word > limit - 0.6 * last.size


def _joined(run: Run, rest: Run) -> Run:
    """A cell with its rest; the words keep their order and places, and a hyphenated one is closed."""
    words, more = list(run.words), list(rest.words)
    if BROKEN.search(words[-1].text) and not CONJUNCTION.fullmatch(more[0].text):
        words[-1] = replace(words[-1], text=words[-1].text.rstrip(SOFT_HYPHEN))
        more[0] = replace(more[0], glued=True)
    return Run(
        [*words, *more],
        min(run.left, rest.left),
        max(run.right, rest.right),
        run.top,
        max(run.bottom, rest.bottom),
        run.base,
        run.size,
    )


def _headings_apart(rows: Sequence[Row]) -> list[Row]:
    """Rows with the headings of a label column on rows of their own."""
    headings = _heading_labels(rows)
    apart: list[Row] = []
    for row in rows:
        if len(row) > 1 and id(row[0]) in headings:
            apart.extend(([row[0]], row[1:]))
        else:
            apart.append(row)
    return apart


def _heading_labels(rows: Sequence[Row]) -> set[int]:
    """First runs that head what stands to their right."""
    groups: dict[tuple[Look, bool], list[int]] = {}
    for at, row in enumerate(rows):
        first = row[0]
        if len(row) > 1 and len(first.words) <= 5 and not _is_dated(row[:2]):
            groups.setdefault((look_of(first), _differs(first, row[1])), []).append(at)
    found: set[int] = set()
    for (_, differs), places in groups.items():
        extents = [_extent(rows, at) for at in places]
        larger = max(extents) > 1 and all(rows[at][0].size > 1.12 * rows[at][1].size for at in places)
        needed = HEADED_ROWS if differs else HEADED_ALIKE
        if larger or sum(extents) >= needed * len(extents):
            found.update(id(rows[at][0]) for at in places)
    return found


def _is_dated(runs: Sequence[Run]) -> bool:
    return any(DATE.search(run.text) for run in runs)


def _differs(label: Run, text: Run) -> bool:
    return look_of(label) != look_of(text) or (label.text.isupper() and not text.text.isupper())


def _extent(rows: Sequence[Row], at: int) -> int:
    """How many rows stand to the right of a label, its own included."""
    edge = rows[at][1].left - SAME_EDGE
    count = 1
    for row in rows[at + 1 :]:
        if row[0].left < edge:
            break
        count += 1
    return count


def _sides_first(rows: Sequence[Row]) -> list[Row]:
    """Rows with what goes on beside a header moved off the list item that stands level with it."""
    ordered: list[Row] = []
    for at, row in enumerate(rows):
        items = [run for run in row if is_sign(run.words[0].text)]
        above = rows[at - 1] if at else []
        sides = [run for run in row if run not in items and any(_share_edge(run, other) for other in above)]
        if len(items) == 1 and sides and len(sides) + 1 == len(row) and follows(above[0], row[0]):
            ordered.extend((sides, items))
        else:
            ordered.append(row)
    return ordered


def _starts_item(run: Run, gap: float) -> bool:
    """Whether a run behind a gap is a list item; a sign half-way between two texts parts them only."""
    if len(run.words) < 2 or not is_sign(run.words[0].text) or is_sign(run.words[1].text):
        return False
    return gap < 0 or gap > 1.5 * (run.words[1].box.left - run.words[0].box.right)


def _items(row: Row) -> list[Row]:
    """A row, or several where list items stand side by side in it."""
    parts: list[Row] = [[row[0]]]
    for before, run in pairwise(row):
        if _starts_item(run, run.left - before.right):
            parts.append([run])
        else:
            parts[-1].append(run)
    return parts
