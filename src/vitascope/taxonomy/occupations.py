"""Printed positions become occupations, and any text a measure of how much it looks like one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records, read_bytes
from vitascope.taxonomy.words import Sort, fold, is_ideographic, phrase, strength, words

_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*|\b[mwfdx]\s*/\s*[mwfdx](?:\s*/\s*[mwfdx])?\b")
_PARTS = re.compile(r"\s*[,;|/–—·•]\s*|\s+-\s+|\s+(?:at|bei|chez|@)\s+")
_LONGEST = 60
_GRADES = frozenset(("i", "ii", "iii", "iv", "1", "2", "3", "4", "5", "категории", "1st", "2nd"))


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation of the taxonomy.

    Attributes:
        id: "esco:<uuid>", or "onet:<code>" where ESCO has no such title.
        label: preferred English name.
        isco: ISCO-08 group; empty for those of O*NET.
    """

    id: str
    label: str
    isco: str


@cache
def _table() -> PhraseTable:
    return PhraseTable("occupations.keys.bin")


@cache
def _records() -> Records:
    return Records("occupations.records.bin")


@cache
def _ranks() -> dict[str, frozenset[str]]:
    """The words of each rank, the most telling rank first; "qualifier" holds words that are no part of a title."""
    ranks = json.loads(read_bytes("ranks.json"))
    return {rank: frozenset(marks) for rank, marks in ranks.items()}


def _exact(key: str) -> Occupation | None:
    number = _table().find(key) if key else None
    if number is None:
        return None
    name, label, isco = _records()[number]
    return Occupation(name, label, isco)


@lru_cache(maxsize=1024)
def find(title: str) -> Occupation | None:
    """The occupation that a printed position names; words of rank, team and place may be in the way."""
    plain = _BRACKETS.sub(" ", title)
    for text in dict.fromkeys((title, plain, *_PARTS.split(plain)[:2])):
        found = _exact(phrase(text))
        if found is None:
            parts = phrase(text).split()
            bare = [part for part in parts if part not in _ranks()["qualifier"] and part not in _GRADES]
            found = _exact(" ".join(bare)) if bare != parts else None
        if found is not None:
            return found
    return None


def seniority(title: str) -> str | None:
    """The rank that a position states; None where it states none.

    One of intern, junior, senior, lead, head, director and chief.
    """
    parts = frozenset(words(title))
    whole = fold(title)
    for rank, marks in _ranks().items():
        if rank != "qualifier" and (parts & marks or any(mark in whole for mark in marks if is_ideographic(mark))):
            return rank
    return None


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like a position, 0.0 to 1.0."""
    score = strength(text, Sort.OCCUPATION)
    if len(text) <= _LONGEST and _table().find(phrase(text)) is not None:
        return 0.9 + 0.1 * score
    return score
