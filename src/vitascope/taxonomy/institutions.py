"""Printed schools become institutions, and any text a measure of how much it looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records
from vitascope.taxonomy.words import Sort, phrase, strength


@dataclass(frozen=True, slots=True)
class Institution:
    """A university or college that the taxonomy knows.

    Attributes:
        country_code: ISO 3166-1 alpha-2.
    """

    name: str
    country_code: str


@cache
def _table() -> PhraseTable:
    return PhraseTable("institutions.keys.bin")


@cache
def _records() -> Records:
    return Records("institutions.records.bin")


@lru_cache(maxsize=1024)
def find(name: str) -> Institution | None:
    """The institution of that name or abbreviation; None where it is unknown."""
    key = phrase(name)
    number = _table().find(key.removeprefix("the "))
    if number is None:
        return None
    label, country = _records()[number]
    return Institution(label, country)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like the name of a school, 0.0 to 1.0."""
    if len(text) <= 90 and find(text) is not None:
        return 1.0
    return strength(text, Sort.INSTITUTION, fullness=0.15, most=12)
