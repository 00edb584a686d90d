"""From the words of a degree to its level, and to where the degree ends and its field begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from vitascope.parsing.fields.phrases import HAN, Found, Phrases
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

Level = Literal["school", "vocational", "associate", "bachelor", "specialist", "master", "doctorate", "professional"]

RANKS: tuple[Level, ...] = get_args(Level)
"""From the lowest to the highest."""

Span = tuple[int, int]

MEET = re.compile(r"\s?[/&(·|+]\s?|\s(?=\()")
"""What may stand between two names of one degree ("inż. (BEng)", "MSc / MRes")."""

JOINED = re.compile(r"\s(?:en|em|in|ès)$")
"""The tables' "Grado en" names the degree "Grado"; the word that joins it to its field belongs to neither."""

BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]")
STRIPPED = " \t\u00a0,;:·|•–—-()（）"
INCLUDING = re.compile(r"\s*(?:including|incl\.|inkl\.|с отличием|including)\b", re.IGNORECASE)
SEPARATED = re.compile(r"[,;:|·•(（–—]\s*$|\s-\s*$")
SHORT = re.compile(rf"[^\s]{{1,6}}|[{HAN}]+|(?:\w{{1,4}}\.\s?){{1,4}}")


@dataclass(frozen=True, slots=True)
class Degree:
    """What a text says of a degree.

    Attributes:
        degree, field: the characters that name each; None where absent.
        level: of the highest degree that is named.
    """

    degree: Span | None
    level: Level | None
    field: Span | None


@lru_cache(maxsize=1)
def degree_names() -> Phrases[Level]:
    """Names of degrees in every language."""
    return Phrases(
        (JOINED.sub("", word), level)
        for table in languages.load()
        for level in RANKS
        for word in table.degrees.get(level, ())
    )


@lru_cache(maxsize=1)
def honour_names() -> Phrases[str]:
    """Words that say how well a degree was taken."""
    return Phrases((word, word) for table in languages.load() for word in table.honours)


@lru_cache(maxsize=1)
def joints() -> tuple[str, ...]:
    """Words between a degree and its field ("in", "по специальности"), the longest first."""
    words = {fold(word) for table in languages.load() for word in table.within}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def read_degree(text: str) -> Degree | None:
    """The degree, its level and its field; None where no degree is named."""
    names = degree_names().find(text)
    if not names:
        return None
    start, end, levels = first_run(text, names)
    level = max(levels, key=RANKS.index)
    end = extended(text, end)
    before, after = trimmed(text, 0, start), field_after(text, end)
    if before is None:
        return Degree((start, end), level, after)
    if SEPARATED.search(text[:start]) or (after is None and SHORT.fullmatch(text[start:end])):
        return Degree((start, end), level, before if after is None else after)
    return Degree((before[0], end), level, after)


def first_run(text: str, names: list[Found[Level]]) -> tuple[int, int, list[Level]]:
    """The first name with those that follow it directly."""
    start, end, levels = names[0].start, names[0].end, [names[0].meaning]
    for name in names[1:]:
        if not MEET.fullmatch(text, end, name.start):
            break
        end = name.end
        levels.append(name.meaning)
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return start, end, levels


def extended(text: str, end: int) -> int:
    """The end of a degree with its remarks: honours, and a bracket in small letters ("in progress")."""
    bracket = BRACKET.match(text, end)
    if bracket and is_remark(bracket.group(1), more=bool(text[bracket.end() :].strip(STRIPPED))):
        end = bracket.end()
    for honour in honour_names().find(text):
        if honour.start >= end and not text[end : honour.start].strip(STRIPPED):
            end = honour.end
    including = INCLUDING.match(text, end)
    return len(text.rstrip()) if including else end


def is_remark(inside: str, *, more: bool) -> bool:
    """Whether a bracket after a degree belongs to it rather than naming its field."""
    return more or inside[:1].islower() or bool(degree_names().find(inside)) or bool(honour_names().find(inside))


def field_after(text: str, end: int) -> Span | None:
    """What a degree is in, without the word that joins the two."""
    rest = trimmed(text, end, len(text))
    if rest is None:
        return None
    start, last = rest
    folded = fold(text)
    for joint in joints():
        if folded.startswith(joint, start) and not folded[start + len(joint) : start + len(joint) + 1].isalnum():
            rest = trimmed(text, start + len(joint), last)
            break
    if rest is None or not any(letter.isalpha() for letter in text[slice(*rest)]):
        return None
    return rest


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without separators at its ends; a bracket that it opens itself it keeps."""
    while start < end and text[start] in STRIPPED:
        start += 1
    while (
        start < end
        and text[end - 1] in STRIPPED
        and not (text[end - 1] in ")）" and any(mark in text[start:end] for mark in "(（"))
    ):
        end -= 1
    return (start, end) if start < end else None
