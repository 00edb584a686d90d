"""Printed certificates become known ones, and any text a measure of how much it looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records
from vitascope.taxonomy.words import Sort, phrase, strength


@dataclass(frozen=True, slots=True)
class KnownCertification:
    """A certificate that the taxonomy knows; `issuer` is empty where many give it."""

    name: str
    issuer: str


@cache
def _table() -> PhraseTable:
    return PhraseTable("certifications.keys.bin")


@cache
def _records() -> Records:
    return Records("certifications.records.bin")


@lru_cache(maxsize=1024)
def find(name: str) -> KnownCertification | None:
    """The certificate of that name or abbreviation; None where it is unknown."""
    number = _table().find(phrase(name))
    if number is None:
        return None
    label, issuer = _records()[number]
    return KnownCertification(label, issuer)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like the name of a certificate or licence, 0.0 to 1.0."""
    if len(text) <= 90 and find(text) is not None:
        return 1.0
    return strength(text, Sort.CERTIFICATION, fullness=0.3)
