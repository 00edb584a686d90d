"""Printed skill names, and mentions of skills in running text, become concepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from vitascope.taxonomy import skill_mentions
from vitascope.taxonomy.packed import PhraseTable, Records
from vitascope.taxonomy.words import Sort, is_ideographic, phrase, strength

_VERSION_TAIL = re.compile(r"^(?:v?\d+[a-z]?|x|lts|plus)$")
_GLUED_VERSION = re.compile(r"^([a-z]{3,})\d+$")
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*")
_NEAR = 60
_MOST_NEAR = 60
_LONGEST_NAME = 60
_MOST_OF_A_NAME = 0.65
_CUES = re.compile(
    r"(?:\b(?:in|with|using|on|via|use|used|uses|language|mit|unter|avec|en|con|usando|com|em|на|с|в|язык\w*|used?|sous)"
    r"|[使用熟悉精通掌握]{2})\s*$",
    re.IGNORECASE,
)
_NO_TOOL_BEFORE = re.compile(r"\s*(?:\d{4}|['’]\d\d|&\s?[A-Z]\b)")
_NO_TOOL_AFTER = re.compile(r"\b[A-Z]\s?&\s?$")
_SEPARATOR = re.compile(r"^\s*[,;/|•·、，+&]\s*$")


@dataclass(frozen=True, slots=True)
class SkillConcept:
    """One skill of the taxonomy.

    Attributes:
        id: stable over versions ("esco:<uuid>", or "skill:<name>" where ESCO has none).
        label: preferred name.
        category: "programming", "database", "soft_skills", …
        technical: software, a language of it, or a method around it.
    """

    id: str
    label: str
    category: str
    technical: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of a text that name a skill.

    Attributes:
        ambiguous: also an ordinary word; counts only in context.
    """

    start: int
    end: int
    concept: SkillConcept
    ambiguous: bool = False


TECHNICAL = frozenset(
    ("programming", "database", "devops", "frameworks", "tools", "cloud", "testing", "analytics", "data_science")
)


@cache
def _table() -> PhraseTable:
    return PhraseTable("skills.keys.bin")


@cache
def _records() -> Records:
    return Records("skills.records.bin")


@lru_cache(maxsize=4096)
def _concept(number: int) -> SkillConcept:
    name, label, category = _records()[number]
    return SkillConcept(name, label, category, category in TECHNICAL)


def _by_tokens(parts: list[str]) -> SkillConcept | None:
    while parts:
        number = _table().find(" ".join(parts))
        if number is not None:
            return _concept(number)
        glued = _GLUED_VERSION.match(parts[-1])
        if glued:
            parts = [*parts[:-1], glued[1]]
        elif len(parts) > 1 and _VERSION_TAIL.match(parts[-1]):
            parts = parts[:-1]
        else:
            return None
    return None


@lru_cache(maxsize=4096)
def find(name: str) -> SkillConcept | None:
    """The concept that a printed skill name stands for; brackets and versions may be in the way."""
    found = _by_tokens(phrase(name).split())
    if found is None and ("(" in name or "（" in name or "[" in name):
        found = _by_tokens(phrase(_BRACKETS.sub(" ", name)).split())
    return found or _mostly(name)


def _mostly(name: str) -> SkillConcept | None:
    """The skill whose mention is most of a name ("Driving licence B, C")."""
    if len(name) > _LONGEST_NAME:
        return None
    for start, end, code in skill_mentions.spans(name):
        if end - start >= _MOST_OF_A_NAME * len(name):
            return _concept(code >> 1)
    return None


def mentions(text: str) -> list[Mention]:
    """Every skill named in a text, longest first at each place, none overlapping."""
    return [Mention(start, end, _concept(code >> 1), bool(code & 1)) for start, end, code in skill_mentions.spans(text)]


def in_context(text: str, found: list[Mention], *, listed: bool = False) -> list[Mention]:
    """The mentions that count: those of ordinary words only as part of a list, after a cue, or beside another tool.

    Args:
        text: what `found` was found in.
        found: from `mentions(text)`.
        listed: the text is itself a list of skills.
    """
    if listed:
        return found
    return [mention for at, mention in enumerate(found) if not mention.ambiguous or _counts(text, found, at)]


def _counts(text: str, found: list[Mention], at: int) -> bool:
    mention = found[at]
    word = text[mention.start : mention.end]
    if not is_ideographic(word) and word == word.lower():
        return False  # "go", "spring", "access": names of tools are printed with a capital
    if _NO_TOOL_BEFORE.match(text[mention.end : mention.end + 8]) or _NO_TOOL_AFTER.search(
        text[max(0, mention.start - 8) : mention.start]
    ):
        return False  # "Spring 2019", "R&D", "R & D"
    if _CUES.search(text[max(0, mention.start - 16) : mention.start]):
        return True
    return any(_beside(text, mention, other) for other in _around(found, at))


def _around(found: list[Mention], at: int) -> Iterator[Mention]:
    """The mentions near the one at a place: a text may name thousands, and looking at all of them for each is slow."""
    mention = found[at]
    yield from takewhile(
        lambda other: mention.start - other.end <= _NEAR, reversed(found[max(0, at - _MOST_NEAR) : at])
    )
    yield from takewhile(lambda other: other.start - mention.end <= _NEAR, found[at + 1 : at + 1 + _MOST_NEAR])


def _beside(text: str, mention: Mention, other: Mention) -> bool:
    if other.ambiguous:
        gap = text[min(mention.end, other.end) : max(mention.start, other.start)]
        return (
            _SEPARATOR.match(gap) is not None and text[other.start : other.end].lower() != text[other.start : other.end]
        )
    return other.concept.technical and (
        abs(other.start - mention.end) <= _NEAR or abs(mention.start - other.end) <= _NEAR
    )


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like the name of a skill, 0.0 to 1.0."""
    if len(text) <= _LONGEST_NAME and _table().find(phrase(text)) is not None:
        return 1.0
    return 0.9 * strength(text, Sort.SKILL, fullness=0.6, most=5)
