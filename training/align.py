"""From a document and its JSON Resume truth to a label for every line.

The benchmark says what a page shows, not where. Each value is looked for in the
document's letters and digits; an entry is put where most of its values stand together.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import groupby, pairwise, repeat
from typing import Any

from training.truth import FIELDS, Wanted, wanted_of
from vitascope.model.document import Document, Line, Place
from vitascope.parsing.fields.dates import DateRange, find_dates
from vitascope.parsing.labelling.leads import TITLED
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labelling.pieces import spread
from vitascope.parsing.labelling.vocabulary import shares
from vitascope.parsing.labels import Field, Kind, LineLabel, Role, Span

BELOW = 9
"""Lines below an anchor in which the head of an entry may stand."""

LETTERS_OF_TEXT = 12
"""Shorter texts are too common to anchor an entry."""


@dataclass(frozen=True, slots=True)
class Found:
    """An occurrence of a value: characters `start` to `end` of the stream."""

    start: int
    end: int


class Stream:
    """The letters and digits of a document, each with its line and offset."""

    def __init__(self, lines: Sequence[Line]) -> None:
        letters: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.line_starts: list[int] = []
        for number, line in enumerate(lines):
            self.line_starts.append(len(letters))
            for offset, character in enumerate(line.text):
                for letter in _letters(character):
                    letters.append(letter)
                    self.places.append((number, offset))
        self.text = "".join(letters)
        self.lines = lines

    def find(self, value: str) -> Iterator[Found]:
        """Every occurrence of a value's letters that starts and ends at a word's edge."""
        needle = letters_of(value)
        if not needle:
            return
        at = self.text.find(needle)
        while at >= 0:
            if self._whole(at, at + len(needle)):
                yield Found(at, at + len(needle))
            at = self.text.find(needle, at + 1)

    def line_of(self, at: int) -> int:
        """The line that a letter stands on."""
        return bisect_right(self.line_starts, at) - 1

    def spans(self, found: Found) -> Iterator[tuple[int, int, int]]:
        """The (line, start, end) that an occurrence covers."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for number, offset in self.places[found.start : found.end]:
            first.setdefault(number, offset)
            last[number] = offset + 1
        for number, start in first.items():
            yield number, start, self._closed(number, last[number])

    def _closed(self, number: int, end: int) -> int:
        text = self.lines[number].text
        if end < len(text) and text[end] == ")" and text.count("(", 0, end) > text.count(")", 0, end):
            return end + 1
        return end

    def _whole(self, start: int, end: int) -> bool:
        number, offset = self.places[start]
        text = self.lines[number].text
        if offset and text[offset - 1].isalnum() and not _wide(text[offset]):
            return False
        number, offset = self.places[end - 1]
        text = self.lines[number].text
        return offset + 1 >= len(text) or not text[offset + 1].isalnum() or _wide(text[offset])


def letters_of(value: str) -> str:
    """Case, accents' encoding, spaces and punctuation undone."""
    return "".join(letter for character in value for letter in _letters(character))


def _letters(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", character).casefold() if c.isalnum() or c in "+#")


def _wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff"


@dataclass
class Labels:
    """Labels under construction, a slot a line."""

    kinds: list[Kind | None]
    roles: list[Role]
    opens: list[bool]
    spans: list[list[Span]]
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, count: int) -> Labels:
        """Empty labels for so many lines."""
        return cls([None] * count, [Role.TEXT] * count, [False] * count, [[] for _ in range(count)])

    def mark(self, number: int, kind: Kind, role: Role) -> None:
        """Set a line's kind and role; a head is not made text again, nor a heading other than a head."""
        if self.kinds[number] is None or role is Role.HEADER:
            self.kinds[number] = kind
        if self.roles[number] is Role.TEXT or role is Role.HEADER:
            self.roles[number] = role


def align(document: Document, truth: Mapping[str, Any]) -> tuple[LineLabel, ...]:
    """One label for each line of `document.lines`."""
    lines = document.lines
    stream = Stream(lines)
    labels = Labels.of(len(lines))
    headings = {fact.number: fact.title[0] for fact in look(document) if fact.title and fact.title[1] >= TITLED}
    context = _context(headings, len(lines))
    for number, kind in headings.items():
        labels.kinds[number], labels.roles[number] = kind, Role.HEADING
    dates = [find_dates(spread(line)) for line in lines]
    searched = sorted(map(_Searched.of, wanted_of(truth), repeat(stream)), key=lambda one: -one.wanted.rank)
    for _, same in groupby(searched, key=lambda one: one.wanted.rank):
        _place_all(list(same), stream, labels, context, dates)
    _demote(labels, headings)
    _fill(labels, headings, lines)
    return tuple(
        LineLabel(kind or Kind.OTHER, role, opens, _tidy(spans))
        for kind, role, opens, spans in zip(labels.kinds, labels.roles, labels.opens, labels.spans, strict=True)
    )


def _context(headings: Mapping[int, Kind], count: int) -> list[Kind]:
    kinds, kind = [], Kind.CONTACT
    for number in range(count):
        kind = headings.get(number, kind)
        kinds.append(kind)
    return kinds


@dataclass(frozen=True)
class Spot:
    """Where an entry was put: the chosen occurrence of each field, and its texts."""

    heads: tuple[tuple[Field, Found], ...]
    texts: tuple[Found, ...]
    dates: tuple[tuple[int, DateRange], ...]


NOWHERE = Spot((), (), ())


@dataclass(frozen=True)
class _Searched:
    """An entry and all occurrences of its values, each with the line that it starts on."""

    wanted: Wanted
    heads: tuple[tuple[Field, _Occurrences], ...]
    texts: tuple[_Occurrences, ...]

    @classmethod
    def of(cls, wanted: Wanted, stream: Stream) -> _Searched:
        """Search for the values of an entry once."""
        return cls(
            wanted,
            tuple((label, _Occurrences.of(value, stream)) for label, value in wanted.heads),
            tuple(_Occurrences.of(text, stream) for text in wanted.texts if len(letters_of(text)) >= LETTERS_OF_TEXT),
        )

    @property
    def anchors(self) -> list[int]:
        """Lines at which it may stand."""
        return sorted({line for one in (*(found for _, found in self.heads), *self.texts) for line in one.lines})


@dataclass(frozen=True)
class _Occurrences:
    """Where a value stands, in order, and the lines that these start on."""

    found: tuple[Found, ...]
    lines: tuple[int, ...]

    @classmethod
    def of(cls, value: str, stream: Stream) -> _Occurrences:
        """Search for one value."""
        found = tuple(stream.find(value))
        return cls(found, tuple(stream.line_of(one.start) for one in found))

    def between(self, first: int, last: int) -> list[tuple[int, Found]]:
        """(line, occurrence) of those that start on lines `first` to `last`."""
        start, end = bisect_left(self.lines, first), bisect_right(self.lines, last)
        return list(zip(self.lines[start:end], self.found[start:end], strict=True))


def _place_all(
    pending: list[_Searched], stream: Stream, labels: Labels, context: list[Kind], dates: list[list[DateRange]]
) -> None:
    """Put entries of one rank where they stand, the surest first.

    What one entry takes can only lessen the score of another, so a score is worked out
    anew only when it would be the highest.
    """
    queue = [(-_place(one, labels, context, dates)[0], at) for at, one in enumerate(pending)]
    heapify(queue)
    while queue:
        before, at = heappop(queue)
        score, spot = _place(pending[at], labels, context, dates)
        if score < -before:
            heappush(queue, (-score, at))
        elif score > 0:
            _write(pending[at].wanted, spot, stream, labels)


def _place(
    searched: _Searched, labels: Labels, context: list[Kind], dates: list[list[DateRange]]
) -> tuple[float, Spot]:
    kind = searched.wanted.kind
    best, spot = 0.0, NOWHERE
    for anchor in searched.anchors:
        score, candidate = _score(anchor, searched, labels.used, dates)
        score += 2.0 * (context[anchor] is kind) if candidate.heads else 0.0
        if kind is not Kind.CONTACT:
            score -= 1.5 * (context[anchor] not in {kind, Kind.CONTACT})
        if score > best:
            best, spot = score, candidate
    return best, spot


def _score(anchor: int, searched: _Searched, used: set[int], dates: list[list[DateRange]]) -> tuple[float, Spot]:
    total = 0.0
    wanted = searched.wanted
    chosen: list[tuple[Field, Found]] = []
    for label, found in searched.heads:
        near = [
            (abs(line - anchor), one.start, one)
            for line, one in found.between(anchor - wanted.above, anchor + BELOW)
            if wanted.shared(label) or one.start not in used
        ]
        if near:
            distance, _, occurrence = min(near, key=lambda n: n[:2])
            total += FIELDS.get(label, 1.0) * (1.0 - 0.06 * distance)
            chosen.append((label, occurrence))
    texts_here = []
    for text in searched.texts:
        after = text.between(anchor - 1, anchor + 45)
        if after:
            total += 0.8 - 0.005 * (after[0][0] - anchor)
            texts_here.append(after[0][1])
    ranges = _dates_near(anchor, wanted, dates)
    if ranges:
        total += 1.5 - 0.08 * abs(ranges[0][0] - anchor)
    return total, Spot(tuple(chosen), tuple(texts_here), ranges)


def _dates_near(anchor: int, wanted: Wanted, dates: list[list[DateRange]]) -> tuple[tuple[int, DateRange], ...]:
    """The printed range of an entry, or its start and its end one under the other; empty where neither is near."""
    if not wanted.start and not wanted.end:
        return ()
    near = [(number, d) for number in range(max(0, anchor - 3), min(len(dates), anchor + 7)) for d in dates[number]]
    whole = next((one for one in near if wanted.dated(one[1])), None)
    if whole is not None:
        return (whole,)
    for first, second in pairwise(near):
        if 0 < second[0] - first[0] < 3 and wanted.starts(first[1]) and wanted.ends(second[1]):
            return first, second
    return ()


def _write(wanted: Wanted, spot: Spot, stream: Stream, labels: Labels) -> None:
    head_lines: list[int] = []
    for label, found in spot.heads:
        if not wanted.shared(label):
            labels.used.update(range(found.start, found.end))
        elif found.start in labels.used:
            continue
        labels.used.add(found.start)
        for part, (number, start, end) in enumerate(stream.spans(found)):
            labels.spans[number].append(Span(start, end, label, continues=part > 0))
            head_lines.append(number)
    for part, (number, found_range) in enumerate(spot.dates):
        labels.spans[number].append(Span(found_range.start, found_range.end, Field.DATE, continues=part > 0))
        head_lines.append(number)
    for number in head_lines:
        labels.mark(number, wanted.kind, wanted.role)
    if head_lines and wanted.role is Role.HEADER:
        labels.opens[min(head_lines)] = True
    for found in spot.texts:
        for part, (number, start, end) in enumerate(stream.spans(found)):
            labels.mark(number, wanted.kind, Role.TEXT)
            labels.spans[number].append(Span(start, end, Field.TEXT, continues=part > 0))


def _demote(labels: Labels, headings: Mapping[int, Kind]) -> None:
    """A title between two lines of another section, such as "Highlights" in a position, is a line of that section."""
    for number, kind in headings.items():
        around = [labels.kinds[at] for at in (number - 1, number + 1) if 0 <= at < len(labels.kinds)]
        inside = len(around) == 2 and around[0] is around[1] and around[0] not in {None, kind, Kind.CONTACT}
        if inside and labels.kinds[number] is kind and labels.roles[number] is Role.HEADING:
            labels.kinds[number], labels.roles[number] = around[0], Role.TEXT


def _fill(labels: Labels, headings: Mapping[int, Kind], lines: Sequence[Line]) -> None:
    """Lines that the truth is silent about belong to what stands around them."""
    kind = Kind.CONTACT
    for number, line in enumerate(lines):
        if number in headings and labels.kinds[number] is headings[number]:
            kind = headings[number]
        elif labels.kinds[number] is not None:
            kind = labels.kinds[number] or kind
        elif labels.roles[number - 1] is Role.HEADER and number and _lasting(line.text):
            labels.kinds[number], labels.roles[number] = kind, Role.HEADER
        elif line.place in {Place.HEADER, Place.FOOTER}:
            labels.kinds[number] = Kind.NOISE
        else:
            labels.kinds[number] = kind


def _lasting(text: str) -> bool:
    """Whether a line only says how long something took ("1 year 5 months")."""
    return any(map(str.isdigit, text)) and shares(text).get("duration", 0.0) >= 0.4 and len(text) < 24


def _tidy(spans: list[Span]) -> tuple[Span, ...]:
    """In order and without overlaps: of two, the longer stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start - s.end):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: s.start))
