"""Printed skill names, and mentions of skills in running text, become concepts."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records, read_bytes
from vitascope.taxonomy.words import TOKEN, Sort, fold, is_ideographic, phrase, strength, tokens

_LONGEST = 7
_GAPS = frozenset(("", " ", "-", "/", ".", "_", "&", " & ", " / ", "'", "’", "\n", "\u2011", " - ", "\u00a0"))
_VERSION_TAIL = re.compile(r"^(?:v?\d+[a-z]?|x|lts|plus)$")
_GLUED_VERSION = re.compile(r"^([a-z]{3,})\d+$")
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*")
_NEAR = 60
_CUES = re.compile(
    r"(?:\b(?:in|with|using|on|via|use|used|uses|language|mit|unter|avec|en|con|usando|com|em|на|с|в|язык\w*|used?|sous)"
    r"|[使用熟悉精通掌握]{2})\s*$",
    re.IGNORECASE,
)
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


@cache
def _mentionable() -> dict[str, int]:
    """Phrases sought in text, and -1 for what only begins one."""
    found: dict[str, int] = {}
    for line in zlib.decompress(read_bytes("skills.mentions.bin")).decode().splitlines():
        text, code = line.split("\t")
        found[text] = int(code)
    for text in list(found):
        at = text.find(" ")
        while at > 0:
            found.setdefault(text[:at], -1)
            at = text.find(" ", at + 1)
    return found


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
    found = _by_tokens(tokens(name))
    if found is None and ("(" in name or "（" in name or "[" in name):
        found = _by_tokens(tokens(_BRACKETS.sub(" ", name)))
    return found


def mentions(text: str) -> list[Mention]:
    """Every skill named in a text, longest first at each place, none overlapping."""
    table = _mentionable()
    spots = [(match.start(), match.end(), fold(match.group())) for match in TOKEN.finditer(text)]
    found: list[Mention] = []
    at = 0
    while at < len(spots):
        code = table.get(spots[at][2])
        if code is None:
            at += 1
            continue
        last, code = _longest(text, spots, at, code)
        if code >= 0:
            start, end = spots[at][0], spots[last][1]
            found.append(Mention(start, end, _concept(code >> 1), bool(code & 1)))
            at = last
        at += 1
    return found


def _longest(text: str, spots: list[tuple[int, int, str]], first: int, code: int) -> tuple[int, int]:
    table = _mentionable()
    best = (first, code)
    key = spots[first][2]
    for at in range(first + 1, min(first + _LONGEST, len(spots))):
        if text[spots[at - 1][1] : spots[at][0]] not in _GAPS:
            break
        key = f"{key} {spots[at][2]}"
        longer = table.get(key)
        if longer is None:
            break
        if longer >= 0:
            best = (at, longer)
    return best


def in_context(text: str, found: list[Mention], *, listed: bool = False) -> list[Mention]:
    """The mentions that count: those of ordinary words only as part of a list, after a cue, or beside another tool.

    Args:
        text: what `found` was found in.
        found: from `mentions(text)`.
        listed: the text is itself a list of skills.
    """
    if listed:
        return found
    return [mention for mention in found if not mention.ambiguous or _counts(text, found, mention)]


def _counts(text: str, found: list[Mention], mention: Mention) -> bool:
    word = text[mention.start : mention.end]
    if not is_ideographic(word) and word == word.lower():
        return False  # "go", "spring", "access": names of tools are printed with a capital
    if re.match(r"\s*(?:\d{4}|['’]\d\d|&\s)", text[mention.end : mention.end + 8]):
        return False  # "Spring 2019", "R & D"
    if _CUES.search(text[max(0, mention.start - 16) : mention.start]):
        return True
    return any(_beside(text, mention, other) for other in found if other is not mention)


def _beside(text: str, mention: Mention, other: Mention) -> bool:
    if other.ambiguous:
        gap = text[min(mention.end, other.end) : max(mention.start, other.start)]
        return _SEPARATOR.match(gap) is not None and text[other.start : other.end].lower() != text[other.start : other.end]
    return other.concept.technical and (
        abs(other.start - mention.end) <= _NEAR or abs(mention.start - other.end) <= _NEAR
    )


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like the name of a skill, 0.0 to 1.0."""
    if find(text) is not None:
        return 1.0
    return 0.9 * strength(text, Sort.SKILL, fullness=0.6, most=5)


def knows(name: str) -> bool:
    """Whether a name stands in the table as it is, ambiguous or not."""
    return _table().find(phrase(name)) is not None
