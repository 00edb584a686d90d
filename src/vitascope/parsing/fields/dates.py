"""From a text to the dates and periods printed in it, in any of the languages.

    text → shadow (date words become marks) → points → periods

Conventions: a single date is a period with a start and no end; "expected May 2025" and
"until 2019" have an end and no start; an open end is a point that is `present`. Of two
numbers that could each be the month, the day comes first unless asked otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from vitascope.parsing.fields.date_points import LETTER, START, Order, Point, Reading, read_point
from vitascope.parsing.fields.date_words import EXPECTED, PRESENT, SINCE, UNTIL, shadow
from vitascope.taxonomy.languages.folding import fold


@dataclass(frozen=True, slots=True)
class DateRange:
    """A date, or a period of two.

    Attributes:
        start, end: the characters of the text that say it, with words like "since".
        first, last: where it begins and ends; a single date has no `last`.
        expected: the text says that it lies ahead.
    """

    start: int
    end: int
    first: Point | None = None
    last: Point | None = None
    expected: bool = False

    @property
    def single(self) -> bool:
        """One date and not a period."""
        return (self.first is None) != (self.last is None)

    @property
    def current(self) -> bool:
        """Its end is open."""
        return self.last is not None and self.last.present


SEPARATOR = re.compile(rf"[\s.,;]*(?:[-–]+>?|{UNTIL}+|至|到|\.{{2,3}}|…|/(?=\s))[\s.,]*")
TOUCHING = re.compile(r"[\s,.]*")
OPENING = re.compile(rf"(?:[({{\[]\s*)?(?:(?P<word>{SINCE}+|{UNTIL}+|{EXPECTED}+)[\s:.]*)+$")
NOW = re.compile(rf"[\s(]*(?:{UNTIL}+[\s.]*)?(?P<now>{PRESENT}+\.?)")
SHORT_END = re.compile(rf"'?(?P<yy>\d\d)(?![{LETTER}%])(?![.,:/-]?\d)")
SINCE_NOW = re.compile(r"以来|至今|起")
DANGLING = re.compile(r"\s*(?P<dash>[–-])\s*(?=$|[)\]|,;•·])")
WHOLE = re.compile(rf"[\s(\[{{<*•·|,;:–-]*(?:{PRESENT}+\.?)[\s)\]}}>*|,;:]*$")
BEFORE = re.compile(r"(?:^|[(\[{|,;:•·–/>@\t]|\s-|\s{3})\s*$")
AFTER = re.compile(r"\s*(?:$|[)\]}|,;:•·–/<\t]|-\s|\s{3})")
BARRED_BEFORE = re.compile(r"[|•·\t]\s*$|\s[–-]\s+$")
BARRED_AFTER = re.compile(r"\s*[|•·\t]|\s+[–-]\s+(?=[^\W\d])")
"""Signs on both sides of a year that is a cell of its own ("Nurse | 2019 | Leeds")."""

PAIR = re.compile(r"(?<![\d+(]\d{4})(?<!\d \d{4})(?<=19\d\d|20\d\d)(?P<gap>\s+)(?=(?:19|20)\d\d\W*$)")
"""Two years at the end of a text: a period whose dash was lost."""

LEADING = re.compile(r"\W{0,3}[\dOlI]{4}年?\s+[A-ZÀ-ÞЀ-Я\u3400-\u9fff][^.!?]*$")
"""A year before a name, as rows of a table are run together ("2005 Abitur")."""

TRAILING = re.compile(r"(?P<before>(?:[^\s.!?;:]+\.?\s+){2,9})(?P<year>[\dOlI]{4})\W{0,2}$")
"""A year after a name ("Albert-Gymnasium Aalen 2005")."""

RELEASED = frozenset(
    {
        "server",
        "office",
        "studio",
        "windows",
        "excel",
        "autocad",
        "solidworks",
        "revit",
        "sql",
        "sharepoint",
        "exchange",
    }
    | {"ansys", "abaqus", "dynamics", "iso", "iec", "ieee", "incoterms", "vision", "agenda", "horizon", "project"}
)
"""Names whose year is that of a release or a standard."""

FIGURES = re.compile(r"\d\s+$")
"""A number right before: the year is the end of a longer one."""

BRACKETS = re.compile(r"[(\[{]\s*$")


def find_dates(text: str, *, order: Order = "dmy", loose: bool = False) -> list[DateRange]:
    """The dates and periods of a piece of a line, in order, none overlapping.

    A year alone counts where it stands apart: the whole piece, in brackets, or beside a
    separator at either end of the piece; with `loose` everywhere.
    """
    return list(dates_of(text, order, loose=loose))


@lru_cache(maxsize=1024)
def dates_of(text: str, order: Order, *, loose: bool) -> tuple[DateRange, ...]:
    """As `find_dates`, kept: several steps look at the same line."""
    mirrored = shadow(text)
    pair = PAIR.search(mirrored)
    if pair:
        mirrored = f"{mirrored[: pair.start()]}–{mirrored[pair.start() + 1 :]}"
    found: list[DateRange] = []
    at = 0
    while start := START.search(mirrored, at):
        beside = beside_a_name(text, start.start())
        period = read_period(mirrored, start.start(), order, loose=loose or beside)
        if period is None or period.start < (found[-1].end if found else 0):
            at = past(mirrored, start.start())
        else:
            found.append(period)
            at = max(period.end, start.end())
    if not found and WHOLE.match(mirrored):
        first, last = mirrored.index(PRESENT), mirrored.rindex(PRESENT) + 1
        found.append(DateRange(first, last, last=Point(first, last, present=True)))
    return tuple(found)


def beside_a_name(text: str, at: int) -> bool:
    """Whether a text is a name and a year, as rows of a table are run together: the year first or last."""
    if at <= 3:
        return LEADING.match(text) is not None
    row = TRAILING.match(text, max(0, len(text) - len(text.lstrip())))
    if row is None or row.start("year") != at:
        return False
    words = row["before"].split()
    named = all(len(word) <= 3 or not word[0].islower() for word in words)
    return named and not any(fold(word).strip(",") in RELEASED for word in words)


def past(mirrored: str, at: int) -> int:
    """The place after the number or the mark at a place, so that no search begins inside it."""
    end = at + 1
    while end < len(mirrored) and (mirrored[end] == mirrored[at] > "\ue000" or mirrored[at : end + 1].isdigit()):
        end += 1
    return end


def read_period(mirrored: str, at: int, order: Order, *, loose: bool) -> DateRange | None:
    """The date or period that begins at a place of a shadow."""
    first = read_point(mirrored, at, order)
    if first is None:
        return None
    opening = OPENING.search(mirrored, max(0, at - 40), at)
    begin = opening.start("word") if opening else at
    if first.second:
        return DateRange(begin, first.second.end, first.point, first.second)
    last = read_end(mirrored, first, order)
    if last is not None:
        return joined(begin, first, last)
    if first.point.year is None:
        return None
    word = opening["word"][0] if opening else ""
    ends = AFTER.match(mirrored, first.point.end) is not None
    if (word and (ends or not first.bare)) or stands(mirrored, first, loose=loose):
        return single(mirrored, begin, first, word)
    return None


def joined(begin: int, first: Reading, last: Point) -> DateRange | None:
    """A period of two points; a month without a year takes the other's."""
    point = first.point
    if point.year is None:
        if last.year is None or last.month is None or point.month is None:
            return None
        point = replace(point, year=last.year - (point.month > last.month))
    return DateRange(begin, last.end, point, last)


def read_end(mirrored: str, first: Reading, order: Order) -> Point | None:
    """The end of the period that a point begins; None where the point stands alone."""
    at = first.point.end
    separator = SEPARATOR.match(mirrored, at)
    touching = TOUCHING.match(mirrored, at)
    after = separator.end() if separator else (touching.end() if touching else at)
    now = NOW.match(mirrored, after)
    if now:
        return Point(now.start("now"), now.end("now"), present=True)
    if separator is None:
        return None
    last = read_point(mirrored, separator.end(), order)
    if last and last.point.year is not None and follows(first, last):
        return last.point
    short = SHORT_END.match(mirrored, separator.end())
    if short and first.bare and first.point.year is not None:
        year = first.point.year // 100 * 100 + int(short["yy"])
        year += 100 if year < first.point.year else 0
        if year - first.point.year <= 50:
            return Point(short.start("yy"), short.end("yy"), year)
    dangling = DANGLING.match(mirrored, at)
    return Point(dangling.start("dash"), dangling.end("dash"), present=True) if dangling else None


def follows(first: Reading, last: Reading) -> bool:
    """Whether two readings can be the ends of one period.

    A two-digit year begins a period only where its end is as short: "05/19 - 07/21" is one,
    "12.10 - 2019" is not.
    """
    if first.point.year is None:
        return last.point.month is not None
    return not (first.weak and not first.bare) or last.weak or last.point.month is not None


def single(mirrored: str, begin: int, first: Reading, word: str) -> DateRange:
    """A period with one end: open, ended, expected, or a single date."""
    point = first.point
    if word == SINCE:
        since_word = mirrored[begin : point.start].rstrip(" :.\u00a0")
        return DateRange(begin, point.end, point, Point(begin, begin + len(since_word), present=True))
    since = SINCE_NOW.match(mirrored, point.end)
    if since:
        return DateRange(begin, since.end(), point, Point(since.start(), since.end(), present=True))
    if word in (UNTIL, EXPECTED) and word:
        return DateRange(begin, point.end, last=point, expected=word == EXPECTED)
    return DateRange(begin, point.end, point)


def stands(mirrored: str, first: Reading, *, loose: bool) -> bool:
    """Whether a point without an end is one at all: sure forms always, weak ones where they stand apart."""
    if not first.weak:
        return True
    before, after = mirrored[: first.point.start], mirrored[first.point.end :]
    if FIGURES.search(before):
        return False
    if loose:
        return True
    if not first.bare:
        return not before.strip("([{ ") and not after.strip(")]} .,")
    if BRACKETS.search(before) and AFTER.match(after):
        return True
    if BARRED_BEFORE.search(before) and BARRED_AFTER.match(after):
        return True
    alone_before, alone_after = BEFORE.search(before) is not None, AFTER.match(after) is not None
    at_edge = not before.strip(" ([{-–•*") or not after.strip(" )]}.,;")
    return alone_before and alone_after and at_edge
