"""From a place in a shadow to the point in time that begins there: every printed form of one date."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from vitascope.parsing.fields.date_words import JANUARY, MONTH, OF, PRESENT, SEASON, SEASONS, UNTIL, YEARS, Season

Order = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time at its printed precision.

    Attributes:
        start, end: the characters of the text that say it.
        year: None only where `present`, or for a month whose year stands elsewhere.
        season: as printed.
        present: an open end; where nothing but a dash says so, the dash is its text.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    present: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A point, and how sure its form makes it.

    Attributes:
        weak: the form alone could be something else ("05/19", "2019" in a sentence).
        bare: nothing but a year.
        second: the later year of a printed pair ("2017/18").
    """

    point: Point
    weak: bool = False
    bare: bool = False
    second: Point | None = None


Match = re.Match[str]

YEAR = r"(?P<y>(?:19[3-9]|20[0-6])\d)(?!\d)"
SHORT = r"(?P<yy>\d\d)(?!\d)"
NAME = rf"(?P<n>{MONTH})(?P=n)*\.?"
TAIL = rf"(?:\s?(?:{YEARS}+|г|года?|році|рік|р)\.?(?!\.?[^\W\d_]))?"
JOIN = rf"(?:\s*(?:{OF}+|[,/'.-])){{0,2}}\s*"
LETTER = "0-9A-Za-z\u00c0-\u024f\u0400-\u052f"
NEXT = r"(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d\d(?![\d./])|(?:1[3-9]|[2-9]\d)(?![\d./-])"
"""A date that a hyphen joins to the one before ("2012-2014", "05/12-06/14", "2012-14")."""

TO = rf"\s?[-–{UNTIL}]\s?(?:(?:19|20)\d\d|{PRESENT})"
FROM = rf"(?:(?<=\d[-–{UNTIL}])|(?<=\d[-–{UNTIL}]\s)|(?<=\d\s[-–{UNTIL}])|(?<=\d\s[-–{UNTIL}]\s))"
"""What stands on the other side of a month of one figure behind its year ("2019.9-2023.6")."""

DONE = rf"(?![{LETTER}])(?!\s?[%€$£₽])(?![.,:/]\d)(?!-(?!{NEXT})\d)"


def century(short: int) -> int | None:
    """The year of two digits: up to 39 in this century, from 50 in the last; None between."""
    if short <= 39:
        return 2000 + short
    return 1900 + short if short >= 50 else None


def year_of(match: Match) -> int | None:
    """The year of a form, of four digits or two."""
    named = match.groupdict()
    if named.get("y"):
        return int(named["y"])
    return century(int(named["yy"])) if named.get("yy") else None


def number(match: Match, name: str) -> int | None:
    """A group as a number; None where the form leaves it out."""
    value = match.groupdict().get(name)
    return int(value) if value else None


def plain(match: Match, order: Order) -> Reading | None:
    """Year, month and day, each where the form has it; their order is the form's."""
    del order
    named = match.groupdict()
    year = year_of(match)
    month = ord(named["n"]) - JANUARY + 1 if named.get("n") else number(match, "m")
    return reading(match, year, month, number(match, "d"), bare=month is None)


def numeric(match: Match, order: Order) -> Reading | None:
    """Day, month and year in figures; where both orders are possible, the one asked for."""
    first, second = int(match["a"]), int(match["b"])
    american = second > 12 or (order == "mdy" and first <= 12)
    day, month = (second, first) if american else (first, second)
    return reading(match, year_of(match), month, day)


def seasonal(match: Match, order: Order) -> Reading | None:
    """A season; a winter may name both its years."""
    del order
    year = year_of(match)
    if year is None:
        return None
    season = next((name for name, mark in SEASONS.items() if mark == match["s"]), None)
    point = Point(match.start(), match.end(), year, season=season)
    return paired(match, point) if match.groupdict().get("z") else Reading(point)


def academic(match: Match, order: Order) -> Reading | None:
    """Two years that touch ("2017/18"): a school year."""
    del order
    return paired(match, Point(match.start(), match.end(), int(match["y"])))


def paired(match: Match, point: Point) -> Reading | None:
    """A point whose form ends in the year after it."""
    assert point.year is not None
    later = int(match["z"]) if len(match["z"]) == 4 else point.year // 100 * 100 + int(match["z"])
    later += 100 if later < point.year else 0
    if not point.year < later <= point.year + 10:
        return None
    first = Point(point.start, match.start("z") - 1, point.year, season=point.season)
    return Reading(first, second=Point(match.start("z"), match.end("z"), later))


def reading(
    match: Match, year: int | None, month: int | None, day: int | None, *, bare: bool = False
) -> Reading | None:
    """The reading of a form, or None where its numbers are no date."""
    if year is None or (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    short = bool(match.groupdict().get("yy"))
    return Reading(Point(match.start(), match.end(), year, month, day), weak=short or bare, bare=bare)


def nameless(match: Match, order: Order) -> Reading | None:
    """A month whose year stands at the other end of its range ("Jan – Mar 2020")."""
    del order
    return Reading(Point(match.start(), match.end(), None, ord(match["n"]) - JANUARY + 1), weak=True)


FORMS: tuple[tuple[re.Pattern[str], Callable[[Match, Order], Reading | None]], ...] = tuple(
    (re.compile(form), build)
    for form, build in (
        (rf"{YEAR}(?P<s>[-./])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}}){DONE}", plain),
        (rf"{YEAR}\s?年\s?(?P<m>\d{{1,2}})\s?月(?:\s?(?P<d>\d{{1,2}})\s?日)?份?", plain),
        (rf"(?P<a>\d{{1,2}})\s?(?P<s>[./-])\s?(?P<b>\d{{1,2}})\s?(?P=s)\s?(?:{YEAR}|{SHORT}){DONE}{TAIL}", numeric),
        (rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?[\s-]*(?:{OF}+\s*)?)?{NAME}{JOIN}{YEAR}{TAIL}", plain),
        (rf"{NAME}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){YEAR}", plain),
        (rf"{NAME}[\s,./-]*'\s?{SHORT}", plain),
        (rf"{NAME}(?:\s?[-/]\s?|\s+){SHORT}{DONE}", plain),
        (rf"{YEAR}\s?(?:年|{YEARS}+)?[\s,./-]*{NAME}(?!{JOIN}(?:19|20)\d\d)", plain),
        (rf"(?P<m>0?[1-9]|1[0-2])\s?[./-]\s?'?{YEAR}{DONE}{TAIL}", plain),
        (rf"(?P<m>0[1-9]|1[0-2])\s?[./]\s?'?{SHORT}{DONE}", plain),
        (rf"{YEAR}/(?P<z>\d\d)(?!\d)(?<!/0[1-9])", academic),
        (rf"{YEAR}/(?P<z>(?:19|20)\d\d)(?!\d)", academic),
        (rf"{YEAR}(?:[-/]|\.\s?)(?P<m>0[1-9]|1[0-2]){DONE}", plain),
        (rf"{YEAR}[./](?P<m>[1-9])(?={TO})", plain),
        (rf"{FROM}{YEAR}[./](?P<m>[1-9]){DONE}", plain),
        (
            rf"(?P<s>{SEASON})(?P=s)*\.?{JOIN}(?:{YEAR}|'?{SHORT})(?:\s?[/–-]\s?(?P<z>(?:19|20)?\d\d)(?!\d))?{TAIL}",
            seasonal,
        ),
        (rf"{YEAR}\s?(?:年|{YEARS}+)?,?\s*(?P<s>{SEASON})(?P=s)*+(?!\s+[^\W\d_])", seasonal),
        (
            rf"(?:[qк][1-4]|[1-4]q|(?:[1-4]|i{{1,3}}|iv)\s?(?:кв(?:артал)?|квартал|trimestre|квартала)\.?)[\s,/'-]*{YEAR}",
            plain,
        ),
        (rf"{YEAR}\s?[-/,]?\s?(?:q[1-4]|[1-4]q)", plain),
        (rf"{YEAR}(?:\s?年(?!\s?\d)|{TAIL}){DONE}", plain),
        (rf"'\s?{SHORT}{DONE}", plain),
        (rf"{NAME}", nameless),
    )
)
"""The forms of a date, the first that fits wins; so a longer one stands before its own beginning."""

START = re.compile(
    rf"(?<![{LETTER}+#$€£¥№_])(?<!\d[.,/:])(?<!\d-)(?:'|\d|{MONTH}|{SEASON}|[qк][1-4]|i{{1,3}}\s?кв|iv\s?кв)"
)
"""Where a date may begin: not inside a number, a word, an amount."""


def read_point(mirrored: str, at: int, order: Order) -> Reading | None:
    """The date that begins at a place of a shadow; None where none does."""
    for form, build in FORMS:
        match = form.match(mirrored, at)
        if match:
            found = build(match, order)
            if found:
                return found
    return None
