"""From a document's lines to what is to be seen of each: place, style, spacing, words.

Everything is relative to the document itself (its body size, its margins, its line
spacing), so that a model trained on one layout reads another.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from vitascope.model.document import Document, Line
from vitascope.parsing.fields.dates import DateRange, find_dates
from vitascope.parsing.fields.section_titles import read_title
from vitascope.parsing.labelling import lexical
from vitascope.parsing.labelling.leads import TITLED, lead_of
from vitascope.parsing.labelling.lexical import PHONE, Lexical
from vitascope.parsing.labelling.pieces import spread
from vitascope.parsing.labels import Kind


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line, seen relative to its document.

    Attributes:
        title: the section title that its words are, with a score of 0.0 to 1.0.
        lead: the section that the words before its first gap, colon or dash name ("Skills: Java, Go"); None for most.
        dated: share of its characters that are a date range.
        size: font size over the body's.
        indent: ems from the left edge of its region.
        above: white space to the line above over the usual; 0.0 to 5.0, 5.0 for a region's first.
        fill: share of its region's width that it reaches across.
        room: ems from its end to the right edge of its region, or of one in the same place of another page.
        style: what lines must share to look alike.
        again: it repeats an e-mail address or a phone number of a line further up, as a running foot does.
        minor: its words would be a title, but they head a part of an entry.
    """

    line: Line
    words: Lexical
    dates: tuple[DateRange, ...]
    title: tuple[Kind, float] | None
    lead: Kind | None
    dated: float
    size: float
    bold: float
    italic: float
    coloured: bool
    indent: float
    above: float
    below: float
    fill: float
    room: float
    gaps: int
    style: tuple[object, ...]
    number: int
    first_of_region: bool
    again: bool
    minor: bool = False


@dataclass(frozen=True, slots=True)
class _Region:
    left: float
    right: float


def look(document: Document) -> list[LineFacts]:
    """Facts for each line of `document.lines`."""
    lines = document.lines
    if not lines:
        return []
    regions = _regions(lines)
    usual = _Usual(
        _body_size(lines), _usual_colour(lines), regions, _widest(regions), _pitch(lines), _said_again(lines)
    )
    return _without_minor([_facts(number, lines, usual) for number in range(len(lines))])


ONCE = frozenset({Kind.WORK, Kind.EDUCATION})
"""Kinds whose titles are sections however often they stand on the pages."""

SURE = 0.95
LESSER = 1.12
"""How much larger the titles of sections are than a title of a part of one."""

NEAR = 3.0
"""Ems within which two titles stand at one edge."""


def _without_minor(facts: list[LineFacts]) -> list[LineFacts]:
    """The same facts without titles of parts of entries.

    Those are repeated in the document ("Highlights"), or set smaller than the titles over them ("Courses").
    """
    titled = [fact for fact in facts if fact.title is not None]
    counts = Counter(map(_spelling, titled))
    sure = [fact for fact in titled if fact.title is not None and fact.title[1] >= SURE]
    minor = {
        fact.number
        for fact in titled
        if fact.title is not None
        and fact.title[0] not in ONCE
        and (counts[_spelling(fact)] > 1 or _is_lesser(fact, sure))
    }
    return (
        [replace(fact, title=None, minor=True) if fact.number in minor else fact for fact in facts] if minor else facts
    )


def _is_lesser(fact: LineFacts, titles: Sequence[LineFacts]) -> bool:
    """Whether at least two titles at the same edge are larger, one of them above.

    Sizes count where the file tells them: OCR measures each word anew.
    """
    if any(word.confidence < 1.0 for word in fact.line.words):
        return False
    reach = NEAR * fact.line.size
    larger = [
        other
        for other in titles
        if other.size > LESSER * fact.size and abs(other.line.box.left - fact.line.box.left) < reach
    ]
    return len(larger) > 1 and larger[0].number < fact.number


def _spelling(fact: LineFacts) -> tuple[object, ...]:
    """What a title and its repetitions have in common."""
    return fact.line.text, round(fact.size * 8), fact.bold > BOLD


CELLS = 3
"""Gaps of a row that is no title, whatever its words."""

BOLD = 0.5
SAME_EDGE = 3.0
"""Points within which regions begin at one edge."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What a document's lines are seen relative to."""

    body: float
    colour: int
    regions: dict[tuple[int, int], _Region]
    widest: dict[tuple[int, int], float]
    pitch: float
    again: frozenset[int]


def _facts(number: int, lines: Sequence[Line], usual: _Usual) -> LineFacts:
    line, body, pitch = lines[number], usual.body, usual.pitch
    text = line.text
    region = usual.regions[line.page, line.column]
    parted = spread(line)
    dates = tuple(find_dates(parted))
    bold, italic = _shares(line)
    words = lexical.read(text)
    title = read_title(text) if words.words <= 8 and parted.count("\t") < CELLS else None
    size = line.size / body
    coloured = line.words[0].style.colour != usual.colour
    before = lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    return LineFacts(
        line=line,
        words=words,
        dates=dates,
        title=title,
        lead=lead_of(line, parted) if title is None or title[1] < TITLED else None,
        dated=sum(d.end - d.start for d in dates) / len(text),
        size=size,
        bold=bold,
        italic=italic,
        coloured=coloured,
        indent=(line.box.left - region.left) / body,
        above=_space(before, line, pitch),
        below=_space(line, after, pitch),
        fill=(line.box.right - region.left) / max(1.0, region.right - region.left),
        room=(usual.widest[line.page, line.column] - line.box.right) / body,
        gaps=_gaps(line),
        style=(
            round(size * 8),
            bold > 0.5,
            italic > 0.5,
            coloured,
            words.upper > 0.8,
            bool(line.bullet),
            line.heading,
            line.style_name,
            round((line.box.left - region.left) / body),
        ),
        number=number,
        first_of_region=before is None or (before.page, before.column) != (line.page, line.column),
        again=number in usual.again,
    )


def _said_again(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that repeat an e-mail address or a number of a line further up."""
    known: set[str] = set()
    again = set()
    for number, line in enumerate(lines):
        said = {word.text.strip("()<>,;|").casefold() for word in line.words if "@" in word.text}
        said.update("".join(filter(str.isdecimal, found.group()))[-7:] for found in PHONE.finditer(line.text))
        if said & known:
            again.add(number)
        known |= said
    return frozenset(again)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(4.0, sizes.most_common(1)[0][0])


def _usual_colour(lines: Sequence[Line]) -> int:
    colours: Counter[int] = Counter()
    for line in lines:
        colours[line.words[0].style.colour] += len(line.text)
    return colours.most_common(1)[0][0]


def _regions(lines: Sequence[Line]) -> dict[tuple[int, int], _Region]:
    lefts: dict[tuple[int, int], list[float]] = {}
    rights: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        lefts.setdefault((line.page, line.column), []).append(line.box.left)
        rights.setdefault((line.page, line.column), []).append(line.box.right)
    return {key: _Region(min(lefts[key]), max(rights[key])) for key in lefts}


def _widest(regions: dict[tuple[int, int], _Region]) -> dict[tuple[int, int], float]:
    """By page and column, how far right a region's lines may reach.

    A page that is one region may end where its longest line does, long before its edge; then the other
    pages that begin at the same edge tell.
    """
    alone = {page for page, count in Counter(page for page, _ in regions).items() if count == 1}
    reach: dict[int, float] = {}
    for (page, _), region in regions.items():
        if page in alone:
            edge = round(region.left / SAME_EDGE)
            reach[edge] = max(reach.get(edge, 0.0), region.right)
    return {
        (page, column): reach[round(region.left / SAME_EDGE)] if page in alone else region.right
        for (page, column), region in regions.items()
    }


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one baseline to the next, in line heights of the later line."""
    steps = [
        (after.box.bottom - before.box.bottom) / max(1.0, after.size)
        for before, after in itertools.pairwise(lines)
        if (before.page, before.column) == (after.page, after.column) and after.box.bottom > before.box.bottom + 1
    ]
    return max(0.8, median(steps)) if steps else 1.2


def _space(before: Line | None, after: Line | None, pitch: float) -> float:
    if before is None or after is None or (before.page, before.column) != (after.page, after.column):
        return 5.0
    step = (after.box.bottom - before.box.bottom) / max(1.0, after.size)
    return min(5.0, max(0.0, step / pitch))


def _shares(line: Line) -> tuple[float, float]:
    total = bold = italic = 0
    for word in line.words:
        size, style = len(word.text), word.style
        total += size
        bold += size if style.bold else 0
        italic += size if style.italic else 0
    return bold / total, italic / total


def _gaps(line: Line) -> int:
    return sum(
        after.box.left - before.box.right > 1.5 * max(6.0, after.style.size)
        for before, after in zip(line.words, line.words[1:], strict=False)
    )
