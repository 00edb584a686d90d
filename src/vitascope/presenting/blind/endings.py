"""Words whose ending tells a person's gender become the form that their language uses for anybody.

In German, French, Spanish, Portuguese and Russian that is the masculine form: texts of
men use it already, and so both read alike. What is not in the tables stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLES = Path(__file__).with_name("endings.json")

SHORTEST = 3
"""Letters of a word before an ending that tells."""


def general(text: str, language: str) -> str:
    """The text with the words of a language in the form for anybody."""
    read = _reading(language)
    return text if read is None else read[0].sub(read[1], text)


def gendered(text: str, language: str) -> set[str]:
    """The words of a text that have a form for anybody and are not in it."""
    read = _reading(language)
    if read is None:
        return set()
    pattern, instead = read
    return {match[0] for match in pattern.finditer(text) if instead(match) != match[0]}


@cache
def _tables() -> Mapping[str, dict[str, object]]:
    tables: dict[str, dict[str, object]] = json.loads(TABLES.read_text(encoding="utf-8"))
    return tables


@dataclass(frozen=True, slots=True)
class _Table:
    """One language.

    Attributes:
        known: forms for anybody by small word or phrase.
        endings: the same by ending.
        kept: small words that only end like it.
        capitalised: only words with a capital count, as nouns have in German.
    """

    known: Mapping[str, str]
    endings: Mapping[str, str]
    kept: frozenset[str]
    capitalised: bool

    def pattern(self) -> re.Pattern[str]:
        """What finds candidates."""
        words = "|".join(map(re.escape, sorted(self.known, key=len, reverse=True)))
        tails = "|".join(map(re.escape, sorted(self.endings, key=len, reverse=True)))
        suffixed = rf"|\w{{{SHORTEST},}}(?:{tails})" if tails else ""
        capital = r"(?=[A-ZÄÖÜ])" if self.capitalised else ""
        return re.compile(rf"(?<!\w){capital}(?i:{words}{suffixed})(?!\w)")

    def instead(self, match: re.Match[str]) -> str:
        """What stands in the place of a candidate; itself where it tells nothing."""
        word = match[0]
        small = word.casefold()
        if small in self.known:
            return _cased(self.known[small], word)
        tail = max((tail for tail in self.endings if small.endswith(tail)), key=len, default="")
        if not tail or small in self.kept:
            return word
        return _cased(word[: len(word) - len(tail)] + self.endings[tail], word)


@cache
def _reading(language: str) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]] | None:
    """What finds candidates, and what stands in their place; None for a language without such endings."""
    stated = _tables().get(language)
    if stated is None:
        return None
    known = {word.casefold(): other for name in ("words", "phrases") for word, other in _named(stated, name).items()}
    table = _Table(known, _endings(stated), _kept(stated), bool(stated.get("capitalised")))
    return table.pattern(), table.instead


def _cased(other: str, word: str) -> str:
    """A form in the case of the word that it stands for."""
    if len(word) > 1 and word.isupper():
        return other.upper()
    return other[0].upper() + other[1:] if word[0].isupper() else other


def _named(table: Mapping[str, object], name: str) -> dict[str, str]:
    found = table.get(name, {})
    return {str(word): str(other) for word, other in found.items()} if isinstance(found, dict) else {}


def _endings(table: Mapping[str, object]) -> dict[str, str]:
    found = table.get("endings", [])
    return {str(tail): str(other) for tail, other in found} if isinstance(found, list) else {}


def _kept(table: Mapping[str, object]) -> frozenset[str]:
    """Words that only look like it, small."""
    found = table.get("kept", [])
    return frozenset(str(word).casefold() for word in found) if isinstance(found, list) else frozenset()
