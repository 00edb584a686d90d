"""From a text to the phrases of a table that stand in it, whatever their dots, hyphens and accents.

"B.Sc.", "BSc" and "B. Sc." are one phrase to a reader and to this module: a phrase is its
words, and between them may stand what does not end a phrase.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from vitascope.taxonomy.languages.folding import fold

Meaning = TypeVar("Meaning")

HAN = "\u3040-\u30ff\u3400-\u9fff"
TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
BETWEEN = re.compile(r"[\s.'’()/&+º°-]{0,4}")
ABBREVIATED = 4
"""Letters; a capitalised phrase of at most as many must be capitalised in the text too."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """Characters `start` to `end` of a text that say a phrase of the table."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Entry(Generic[Meaning]):
    """A phrase of the table.

    Attributes:
        words: folded.
        letters: as written, where their case matters; else empty.
        dotted: it ends in a dot.
    """

    words: tuple[str, ...]
    meaning: Meaning
    letters: str
    dotted: bool


class Phrases(Generic[Meaning]):
    """A table of phrases; the first meaning given for a phrase holds."""

    def __init__(self, pairs: Iterable[tuple[str, Meaning]]) -> None:
        known: dict[tuple[str, ...], Entry[Meaning]] = {}
        pairs = tuple(pairs)
        dotted = {words_of(phrase) for phrase, _ in pairs if phrase.endswith(".")}
        for phrase, meaning in pairs:
            words = words_of(phrase)
            if words:
                known.setdefault(words, Entry(words, meaning, cased(phrase), words in dotted))
        self.by_first: dict[str, list[Entry[Meaning]]] = {}
        for words in sorted(known, key=lambda words: (-len(words), words)):
            self.by_first.setdefault(words[0], []).append(known[words])

    def find(self, text: str) -> list[Found[Meaning]]:
        """The phrases of a text from left to right, the longest at each place, none overlapping."""
        tokens = list(TOKEN.finditer(fold(text)))
        found: list[Found[Meaning]] = []
        at = 0
        while at < len(tokens):
            entry = next((e for e in self.by_first.get(tokens[at].group(), ()) if fits(text, tokens, at, e)), None)
            if entry is None:
                at += 1
                continue
            start, end = tokens[at].start(), tokens[at + len(entry.words) - 1].end()
            found.append(Found(start, closed(text, start, end, dotted=entry.dotted), entry.meaning))
            at += len(entry.words)
        return found


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase."""
    return tuple(word.group() for word in TOKEN.finditer(fold(phrase)))


def cased(phrase: str) -> str:
    """The letters of a short abbreviation with capitals ("M.A." gives "MA"); else empty."""
    letters = "".join(letter for letter in phrase if letter.isalnum())
    return letters if len(letters) <= ABBREVIATED and any(letter.isupper() for letter in letters[1:]) else ""


def fits(text: str, tokens: list[re.Match[str]], at: int, entry: Entry[Meaning]) -> bool:
    """Whether a phrase's words stand at a place, with nothing between them that parts them."""
    if at + len(entry.words) > len(tokens):
        return False
    run = tokens[at : at + len(entry.words)]
    if any(token.group() != word for token, word in zip(run, entry.words, strict=True)):
        return False
    if any(not BETWEEN.fullmatch(text, a.end(), b.start()) for a, b in itertools.pairwise(run)):
        return False
    printed = "".join(letter for letter in text[run[0].start() : run[-1].end()] if letter.isalnum())
    return not entry.letters or printed in {entry.letters, entry.letters.upper()}


def closed(text: str, start: int, end: int, *, dotted: bool) -> int:
    """The end of a phrase with the bracket that it opens, and the dot of its abbreviation."""
    if text[end : end + 1] == "." and (dotted or "." in text[start:end]):
        end += 1
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return end
