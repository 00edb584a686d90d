"""From "English (fluent), German – B2" to the languages, their codes and their levels on one scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from vitascope.parsing.fields.phrases import Found, Phrases
from vitascope.taxonomy import languages

Cefr = Literal["A1", "A2", "B1", "B2", "C1", "C2", "native"]
SCALE: tuple[Cefr, ...] = get_args(Cefr)

GRADE = re.compile(r"(?<![^\W_])([ABCАВСabc])\s?([12])(?![^\W_])")
LOOKALIKES = str.maketrans("АВСabc", "ABCABC")
"""Cyrillic letters that are typed for Latin ones."""

SCORES: tuple[tuple[re.Pattern[str], tuple[tuple[float, Cefr], ...]], ...] = (
    (re.compile(r"IELTS\D{0,12}(\d(?:[.,]\d)?)", re.IGNORECASE), ((8.5, "C2"), (7, "C1"), (5.5, "B2"), (4, "B1"))),
    (re.compile(r"TOEFL\D{0,12}(\d{2,3})(?!\d)", re.IGNORECASE), ((95, "C1"), (72, "B2"), (42, "B1"), (20, "A2"))),
    (re.compile(r"(?:JLPT|日语)\s?N([1-5])"), ((5, "A1"), (4, "A2"), (3, "B1"), (2, "B2"), (1, "C1"))),
)
"""Examinations by the least score that each level takes."""

AFTER_NAME = re.compile(r"\s+(?:язык|language|lengua|langue|língua)(?![^\W_])", re.IGNORECASE)
EDGES = " \t\u00a0,;:·|•●/–—-=*()（）[]：，；、."
JOINTS = re.compile(r"(?:^|\s)(?:and|und|et|y|e|и|och|en|i|&)\s*$", re.IGNORECASE)
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class LanguageRead:
    """One language of a text.

    Attributes:
        start, end: the characters that name it.
        code: ISO 639.
        level: the characters that say how well; None where nothing does.
        cefr: on the common scale; None where it cannot be told.
    """

    start: int
    end: int
    code: str
    level: tuple[int, int] | None = None
    cefr: Cefr | None = None


@lru_cache(maxsize=1)
def language_names() -> Phrases[str]:
    """Names of languages in every language, and their codes."""
    return Phrases(
        (word, code) for table in languages.load() for code, words in table.languages.items() for word in words
    )


@lru_cache(maxsize=1)
def level_words() -> Phrases[Cefr]:
    """Words for the command of a language."""
    return Phrases(
        (word, level) for level in reversed(SCALE) for table in languages.load() for word in table.levels.get(level, ())
    )


def read_languages(text: str) -> list[LanguageRead]:
    """The languages of a line or a list, each with the level printed beside it."""
    names = language_names().find(text)
    return [read_one(text, names, number) for number in range(len(names))]


def read_one(text: str, names: list[Found[str]], number: int) -> LanguageRead:
    """One of the languages that were found; its level stands before the next one."""
    name = names[number]
    more = AFTER_NAME.match(text, name.end)
    end = more.end() if more else name.end
    until = names[number + 1].start if number + 1 < len(names) else len(text)
    level = level_between(text, end, until)
    if level is None and number == 0 and len(names) == 1:
        level = level_between(text, 0, name.start)
    return LanguageRead(name.start, end, name.meaning, level, cefr_of(text[slice(*level)]) if level else None)


def level_between(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between two languages without what parts them."""
    while start < end and text[start] in EDGES:
        start += 1
    joint = JOINTS.search(text[:end]) if end < len(text) else None
    if joint and joint.start() >= start - 1:
        end = max(start, joint.start())
    while start < end and text[end - 1] in EDGES and not (text[end - 1] in ")）" and "(" in text[start:end]):
        end -= 1
    stretch = text[start:end]
    return (start, end) if stretch and len(stretch.split()) <= MOST_WORDS else None


def code_of(name: str) -> str | None:
    """The code of the first language that a text names; None where it names none."""
    names = language_names().find(name)
    return names[0].meaning if names else None


def cefr_of(level: str) -> Cefr | None:
    """A level as printed on the common scale; what a scale says counts more than words."""
    grade = GRADE.search(level)
    if grade:
        printed = (grade[1].translate(LOOKALIKES) + grade[2]).upper()
        return next(cefr for cefr in SCALE if cefr == printed)
    for pattern, steps in SCORES:
        score = pattern.search(level)
        if score:
            reached = float(score[1].replace(",", "."))
            return next((cefr for least, cefr in steps if reached >= least), None)
    words = level_words().find(level)
    return max((word.meaning for word in words), key=SCALE.index) if words else None
