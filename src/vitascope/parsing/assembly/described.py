"""From an entry's runs and lines to the values that all entries share: texts, dates, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vitascope.model.resume import Date, Location, Text
from vitascope.parsing.entries import Entry, Run, TextLine
from vitascope.parsing.fields.date_points import Point
from vitascope.parsing.fields.entry_details import Duration, find_durations
from vitascope.parsing.fields.locations import read_location
from vitascope.parsing.labelling.vocabulary import announces
from vitascope.parsing.labels import Field
from vitascope.parsing.paragraphs import paragraphs_of
from vitascope.parsing.values import Fragment, confidence, evidence, text_value

MARKS = "•●▪◦‣·–—-*■➢✓ \u00a0"
"""List markers that a reader may have left in the text."""


LONGEST_LABEL = 48
"""Characters; no table announces anything with more."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The start and the end of an entry, and whether its end is open."""

    start: Date | None = None
    end: Date | None = None

    @property
    def current(self) -> bool:
        """The end is printed as open."""
        return self.end is not None and self.end.present


def text_of(run: Run | None) -> Text | None:
    """A run as a text."""
    return text_value(run.fragments) if run is not None else None


def first_text(entry: Entry, field: Field) -> Text | None:
    """The entry's first run of a field as a text."""
    return text_of(entry.first(field))


def place_of(run: Run | None) -> Location | None:
    """A run as a place, with its parts understood."""
    text = text_of(run)
    if text is None:
        return None
    parts = read_location(text.text)
    return Location(text=text.text, confidence=text.confidence, evidence=text.evidence, **parts.fields())


def dates_of(entry: Entry) -> Dates:
    """The entry's dates: its first range, or its first two single dates.

    A single date is the start and the end of a short stay; `graduation_of` reads it as the end alone.
    """
    dates = _printed(entry)
    if dates.start is not None and dates.end is None:
        return Dates(dates.start, dates.start)
    return dates


def graduation_of(entry: Entry) -> Dates:
    """As `dates_of`, for studies, which print when they ended where they print one date."""
    dates = _printed(entry)
    return Dates(None, dates.start) if dates.end is None else dates


def _printed(entry: Entry) -> Dates:
    runs = [run for run in entry.all(Field.DATE) if run.date is not None]
    for run in runs:
        assert run.date is not None
        if run.date.first is not None and run.date.last is not None:
            return Dates(point_date(run.date.first, run), point_date(run.date.last, run))
    points = [(point, run) for run in runs if run.date for point in (run.date.first, run.date.last) if point]
    if len(points) >= 2:
        first, second = points[:2]
        if first[0].present:
            # One above the other, as on a time line, the open end stands on top.
            first, second = second, first
        return Dates(point_date(*first), point_date(*second))
    if len(points) == 1:
        only, run = point_date(*points[0]), points[0][1]
        return Dates(only, None) if run.date is not None and run.date.first is not None else Dates(None, only)
    return Dates()


def point_date(point: Point, run: Run) -> Date:
    """One end of a printed range; its evidence is its own characters."""
    found = run.date
    assert found is not None
    fragment = run.fragments[0]
    start, end = fragment.start + point.start - found.start, fragment.start + point.end - found.start
    own = Fragment(fragment.line, start, max(end, start), fragment.probability)
    shown = own if own.text.strip() else fragment
    return Date(
        text=shown.text,
        year=point.year,
        month=point.month,
        day=point.day,
        season=point.season,
        present=point.present,
        confidence=confidence([fragment]),
        evidence=evidence([shown]),
    )


def texts_of(lines: Sequence[TextLine], certainty: float) -> tuple[Text | None, tuple[Text, ...]]:
    """The description (plain paragraphs, as one) and the highlights (list items) of running lines."""
    plain: list[Fragment] = []
    items: list[Text] = []
    for paragraph in paragraphs_of([line for line in lines if not _announces(line)]):
        fragments = [_unmarked(fact, certainty) for fact in paragraph.lines]
        if not paragraph.bulleted:
            plain.extend(fragments)
            continue
        item = text_value(fragments)
        if item is not None:
            items.append(item)
    return (text_value(plain) if plain else None), tuple(items)


PARTS = frozenset({"responsibilities", "achievements"})
"""What a line of its own announces that only names the text below it."""


def _announces(line: TextLine) -> bool:
    """Whether a line says nothing itself: it heads the text below it ("Highlights"), or counts the months."""
    text = line.fact.line.text[line.start : line.end].strip(" :：-–•·()")
    if len(text) > LONGEST_LABEL:
        return False
    if announces(text) in PARTS:
        return True
    durations = find_durations(text)
    return bool(durations) and not _letters_beside(text, durations)


def _letters_beside(text: str, durations: Sequence[Duration]) -> bool:
    rest = list(text)
    for duration in durations:
        rest[duration.start : duration.end] = " " * (duration.end - duration.start)
    return any(map(str.isalnum, rest))


def _unmarked(line: TextLine, certainty: float) -> Fragment:
    text = line.fact.line.text[line.start : line.end]
    marked = text[:1] in MARKS and len(text.lstrip(MARKS)) > 0
    start = line.start + (len(text) - len(text.lstrip(MARKS)) if marked else 0)
    return Fragment(line.fact.line, start, line.end, certainty)
