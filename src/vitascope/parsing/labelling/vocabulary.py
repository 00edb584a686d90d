"""From a text to the share of its words that each table of the languages knows.

"Abschluss: Diplom-Ingenieur (FH)" is all label and degree; "English – fluent" is half
language and half level. The shares are features: the models decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from vitascope.taxonomy import languages
from vitascope.taxonomy.languages import LanguageTable
from vitascope.taxonomy.words import tokens

SORTS = ("degree", "language", "level", "label", "employment", "grade", "duration", "joint", "remote", "personal")
"""What a phrase of the tables can be."""

PERSONAL = {"birth", "birth_date", "date_of_birth", "nationality", "gender", "marital_status", "marital", "citizenship"}
"""Labels that announce something about the person rather than a way to reach them."""


def _phrases(table: LanguageTable) -> Iterator[tuple[str, str]]:
    for sort, named in (
        ("degree", table.degrees),
        ("language", table.languages),
        ("level", table.levels),
        ("employment", table.employment),
        ("duration", table.durations),
    ):
        yield from ((sort, word) for words in named.values() for word in words)
    for name, words in table.labels.items():
        yield from (("personal" if name in PERSONAL else "label", word) for word in words)
    for sort, plain in (
        ("grade", (*table.honours, *table.grades)),
        ("joint", (*table.at, *table.within)),
        ("remote", table.remote),
    ):
        yield from ((sort, word) for word in plain)


@cache
def _known() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """Phrases as folded words, with their sorts; and the length of the longest."""
    known: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for table in languages.load():
        for sort, phrase in _phrases(table):
            words = tuple(tokens(phrase))
            if words:
                known[words].add(sort)
    # Sorted, since the order of a set differs from process to process, and ties go to the first.
    return {words: tuple(sorted(sorts)) for words, sorts in known.items()}, max(map(len, known), default=1)


@lru_cache(maxsize=8192)
def shares(text: str) -> dict[str, float]:
    """By sort, the share of the text's words that lie in a known phrase; only sorts above zero."""
    words = tuple(tokens(text))
    known, longest = _known()
    counts: dict[str, int] = defaultdict(int)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            sorts = known.get(words[at : at + length])
            if sorts:
                for sort in sorts:
                    counts[sort] += length
                at += length
                break
        else:
            at += 1
    return {sort: count / len(words) for sort, count in counts.items()}


@cache
def _announced() -> dict[tuple[str, ...], str]:
    """What each label announces, by its folded words."""
    return {
        tuple(tokens(word)): name
        for table in languages.load()
        for name, words in table.labels.items()
        for word in words
    }


@lru_cache(maxsize=8192)
def announces(text: str) -> str | None:
    """What a text that is a label and nothing else announces ("Tel." → "phone"); None where it is none."""
    return _announced().get(tuple(tokens(text)))
