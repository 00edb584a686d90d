"""From the small print of an entry to its meaning: grades, types of employment, printed durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from vitascope.parsing.fields.date_words import MONTHS, YEARS, shadow
from vitascope.parsing.fields.phrases import Phrases
from vitascope.taxonomy import languages

Employment = Literal["full_time", "part_time", "contract", "freelance", "internship", "apprenticeship", "volunteer"]
EMPLOYMENTS: tuple[Employment, ...] = get_args(Employment)

FIGURES = re.compile(
    r"(?<![\w.,])(?:[0-9]{1,2}(?:[.,][0-9]{1,3})?\s?(?:/|из|von|out of|de|sur)\s?[0-9]{1,3}(?:[.,][0-9]{1,2})?"
    r"|[0-9]{1,3}(?:[.,][0-9]{1,2})?\s?(?:%|valores|points|punkte)|[12][.:][12](?!\d)|[1-6][.,][0-9]{1,2}(?!\d))",
    re.IGNORECASE,
)
"""A grade on a scale, in per cent, as a British class, or as a German or Russian mark."""

SPELLED = re.compile(
    rf"(?P<years>\d{{1,2}})\s?(?:(?P<y>{YEARS})(?P=y)*\.?)(?:\s*,?\s*(?:\w\s)?(?P<months>\d{{1,2}})\s?{MONTHS}+\.?)?"
    rf"|(?P<only>\d{{1,3}})\s?{MONTHS}+\.?"
)
HAN_SPELLED = re.compile(
    r"(?P<years>\d{1,2})\s?年(?!\d{1,2}月\d)(?:\s?零?(?P<months>\d{1,2})\s?个?月)?|(?P<only>\d{1,3})\s?个月"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """Characters `start` to `end` of a text that say a length of time in months."""

    start: int
    end: int
    months: int


@lru_cache(maxsize=1)
def grade_words() -> Phrases[bool]:
    """Words that announce or are a grade or a distinction."""
    return Phrases((word, True) for table in languages.load() for word in (*table.honours, *table.grades))


@lru_cache(maxsize=1)
def employment_words() -> Phrases[Employment]:
    """Words for types of employment."""
    return Phrases(
        (word, kind) for table in languages.load() for kind in EMPLOYMENTS for word in table.employment.get(kind, ())
    )


def read_grade(text: str) -> tuple[int, int] | None:
    """The characters of a grade with the word that announces it ("GPA: 3.86/4.00"); None where there is none."""
    words = grade_words().find(text)
    figures = FIGURES.search(text)
    if figures is None:
        return (words[0].start, words[-1].end) if words else None
    announced = [
        word for word in words if word.end <= figures.start() and not text[word.end : figures.start()].strip(" :–-")
    ]
    return (announced[-1].start if announced else figures.start()), figures.end()


def read_employment(text: str) -> Employment | None:
    """The type of employment that a short text names; None where it names none."""
    found = employment_words().find(text)
    return found[0].meaning if found else None


def find_durations(text: str) -> list[Duration]:
    """Printed lengths of time ("2 yrs 3 mos", "(3 года 2 месяца)"), which are no dates."""
    pattern = HAN_SPELLED if any(mark in text for mark in "年月") else SPELLED
    found = []
    for match in pattern.finditer(shadow(text) if pattern is SPELLED else text):
        months = int(match["only"] or 0) + 12 * int(match["years"] or 0) + int(match["months"] or 0)
        found.append(Duration(match.start(), match.end(), months))
    return found
