"""Printed fields of study become known ones, and any text a measure of how much it looks like one."""

from __future__ import annotations

from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records
from vitascope.taxonomy.words import Sort, phrase, strength


@cache
def _table() -> PhraseTable:
    return PhraseTable("studies.keys.bin")


@cache
def _records() -> Records:
    return Records("studies.records.bin")


@lru_cache(maxsize=1024)
def find(name: str) -> str | None:
    """The English name of a field of study in any of our languages; None where it is unknown."""
    number = _table().find(phrase(name))
    return None if number is None else _records()[number][0]


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like a field of study, 0.0 to 1.0."""
    if len(text) <= 90 and find(text) is not None:
        return 1.0
    return 0.9 * strength(text, Sort.STUDY, fullness=0.5)
