"""A stretch of time to the characters that a template prints for it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.lexicon.tables import Lexicon
from training.people.record import Moment, Stretch


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed, and what it says: `2019`, `2019-03`, `2019-03-01` or `present`."""

    text: str
    start: str = ""
    end: str = ""


class Dating:
    """How one document writes dates."""

    def __init__(self, rng: Random, words: Lexicon) -> None:
        self._rng = rng
        self._words = words
        self.point_pattern = rng.choice(words.all("date.point"))
        self.range_pattern = rng.choice(words.all("date.range"))
        if self.range_pattern.startswith("с "):
            self.point_pattern = self.point_pattern.replace("{Month}", "{Gen}")
        self.present = words.draw(rng, "present")
        self._capital = rng.random() < 0.4
        self._open = rng.choice(words.all("date.open")) if rng.random() < 0.12 else ""
        self._dangling = rng.random() < 0.04
        self._short_end = self.point_pattern == "{Y}" and rng.random() < 0.12
        self._season = rng.random() < 0.05
        self.years_only = self.point_pattern == "{Y}"
        roll = rng.random()
        self.years = self if self.years_only or roll < 0.5 else _Years(rng, words, self)

    def point(self, moment: Moment, pattern: str = "") -> tuple[str, str]:
        """One moment, as printed and as meant."""
        words, pattern = self._words, pattern or self.point_pattern
        if self._season and "M" in pattern and words.all("seasons") and self._rng.random() < 0.5:
            return f"{self._rng.choice(words.all('seasons'))} {moment.year}", str(moment.year)
        full, short = words.all("months.full"), words.all("months.short")
        if self._capital:
            full, short = tuple(name.title() for name in full), tuple(name.title() for name in short)
        genitive = words.all("months.genitive") or full
        text = pattern
        for code, value in (
            ("{Month}", full[moment.month - 1]),
            ("{Gen}", genitive[moment.month - 1]),
            ("{Mon}", short[moment.month - 1]),
            ("{MON}", short[moment.month - 1].upper()),
            ("{MM}", f"{moment.month:02}"),
            ("{M}", str(moment.month)),
            ("{DD}", f"{moment.day:02}"),
            ("{D}", str(moment.day)),
            ("{Y}", str(moment.year)),
            ("{yy}", f"{moment.year % 100:02}"),
        ):
            text = text.replace(code, value)
        meant = str(moment.year)
        if "M" in pattern or "Gen" in pattern:
            meant += f"-{moment.month:02}"
            if "D}" in pattern:
                meant += f"-{moment.day:02}"
        return text, meant

    def stretch(self, dates: Stretch | None) -> Printed:
        """A range or a single date; nothing where there is none."""
        if dates is None:
            return Printed("")
        if dates.start is None:
            return self._single(dates)
        first, start = self.point(dates.start)
        if dates.end is None:
            if self._dangling:
                return Printed(f"{first} –", start, "present")
            if self._open:
                return Printed(self._open.replace("{a}", first), start, "present")
            return Printed(self._pair(first, self.present), start, "present")
        last, end = self.point(dates.end)
        if first == last:
            return Printed(first, start, end)
        if self._short_end and dates.end.year // 100 == dates.start.year // 100:
            last = last[-2:]
        return Printed(self._pair(first, last), start, end)

    def _single(self, dates: Stretch) -> Printed:
        if dates.end is None:
            return Printed("")
        text, end = self.point(dates.end)
        patterns = self._words.all("date.expected")
        if dates.expected and patterns:
            text = self._rng.choice(patterns).replace("{a}", text)
        return Printed(text, "", end)

    def _pair(self, first: str, last: str) -> str:
        text = self.range_pattern.replace("{a}", first).replace("{b}", last)
        return text[0].upper() + text[1:]


class _Years(Dating):
    """The same habits with years alone, as many print for schools."""

    def __init__(self, rng: Random, words: Lexicon, whole: Dating) -> None:
        super().__init__(rng, words)
        self.point_pattern = "{Y}" if "年" not in whole.point_pattern else "{Y}年"
        self.range_pattern = whole.range_pattern
        self.present = whole.present
        self._season = False
        self.years_only = True
        self.years = self


def lasting(rng: Random, words: Lexicon, dates: Stretch) -> str:
    """How long it was ("2 yrs 3 mos"); empty where the language has no words for it."""
    years, months = words.all("years"), words.all("monthsword")
    if not years or not months or dates.start is None:
        return ""
    end = dates.end or Moment(2025, 6, 1)
    total = max(1, (end.year - dates.start.year) * 12 + end.month - dates.start.month)
    parts = []
    if total // 12:
        parts.append(f"{total // 12} {rng.choice(years)}")
    if total % 12:
        parts.append(f"{total % 12} {rng.choice(months)}")
    return " ".join(parts)
