"""Vocabularies of names become the weight of each word for each sort of name."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import taxonomy_sources as sources
from vitascope.taxonomy.words import NOTHING, Sort, fold, is_ideographic, words

_SHARES_NEEDED = 6
_ENDING_LENGTHS = range(4, 9)
_MODIFIER = 0.25
_BACKGROUND = 1e-6
_BORROWED = 0.1
_BORROWED_CERTIFICATE = 0.4
_KNOWN_BY_ENDING = 0.8
_ENDING_TRUST = 0.85
_ENDING_TELLS = 0.3
_NO_RIVALS = (
    {Sort.FORENAME, Sort.SURNAME},
    {Sort.SURNAME, Sort.PLACE},
    {Sort.FORENAME, Sort.PLACE},
    {Sort.STUDY, Sort.SKILL},
    {Sort.INSTITUTION, Sort.PLACE},
)
_TOO_SMALL_TO_RIVAL = (Sort.CERTIFICATION,)  # in a short list every word has a large share
_HEAD_LAST = frozenset(("en", "de", "nl", "sv", "da", "no", "zh"))


def stopwords() -> frozenset[str]:
    """Function words of our languages, folded."""
    return frozenset(fold(word) for line in sources.lines("stopwords.txt") for word in line.split())


class Vocabulary:
    """How often each word occurs in the names of each sort, languages weighing the same.

    Attributes:
        shares: per sort, a word's share of all words of its language's names; the largest over languages.
        counts: per sort, how often it was seen.
    """

    def __init__(self) -> None:
        self.shares: dict[Sort, dict[str, float]] = defaultdict(dict)
        self.counts: dict[Sort, Counter[str]] = defaultdict(Counter)
        self.heads: Counter[str] = Counter()
        self._stop = stopwords()

    def add(self, sort: Sort, names: Iterable[str]) -> None:
        """Counts the words of the names of one sort in one language."""
        counted = Counter(
            word for name in names for word in words(name) if word not in self._stop and not word.isdigit()
        )
        total = sum(counted.values()) or 1
        for word, count in counted.items():
            self.shares[sort][word] = max(self.shares[sort].get(word, 0.0), count / total)
            self.counts[sort][word] += count

    def add_titles(self, language: str, titles: Iterable[str]) -> None:
        """Counts the words of positions, and which of them is the head."""
        names = [part for title in titles for part in title.replace(" / ", "/").split("/")]
        self.add(Sort.OCCUPATION, names)
        for name in names:
            content = self._before_preposition(name)
            if content:
                self.heads[content[-1] if language in _HEAD_LAST else content[0]] += 1

    def _before_preposition(self, name: str) -> list[str]:
        content: list[str] = []
        for word in words(name.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0]):
            if word in self._stop:
                if content:
                    break
                continue
            content.append(word)
        return content

    def weigh(self) -> dict[str, list[float]]:
        """Each word's weight for each sort, 0.0 to 1.0: its posterior, tempered where it was rarely seen."""
        everything = sorted(set().union(*(shares.keys() for shares in self.shares.values())))
        return {word: self._row(word) for word in everything}

    def _row(self, word: str) -> list[float]:
        shares = {sort: self.shares[sort].get(word, 0.0) for sort in Sort}
        return [self._weight(word, sort, shares) for sort in Sort]

    def _weight(self, word: str, sort: Sort, shares: Mapping[Sort, float]) -> float:
        share, seen = shares[sort], self.counts[sort][word]
        if not share:
            return 0.0
        rivals = [
            shares[other]
            for other in Sort
            if other is not sort and other not in _TOO_SMALL_TO_RIVAL and {sort, other} not in _NO_RIVALS
        ]
        weight = share / (share + sum(rivals) / 3 + _BACKGROUND) * (1 - math.exp(-seen / 3))
        if sort is Sort.OCCUPATION:
            weight *= _MODIFIER + (1 - _MODIFIER) * min(1.0, 1.4 * self.heads[word] / seen)
        elif sort is Sort.INSTITUTION and (shares[Sort.PLACE] or shares[Sort.SURNAME] or shares[Sort.FORENAME]):
            weight *= _BORROWED  # schools are called after cities and people
        elif sort is Sort.CERTIFICATION:
            weight *= _BORROWED_CERTIFICATE  # certificates are called after products and positions
        return weight


def endings(rows: Mapping[str, list[float]]) -> dict[str, list[float]]:
    """The mean weights of the words that share an ending, keyed by "-" and the ending."""
    sums: dict[str, list[float]] = {}
    seen: Counter[str] = Counter()
    for word, row in rows.items():
        if is_ideographic(word) or not word.isalpha():
            continue
        for length in _ENDING_LENGTHS:
            if length < len(word):
                key = "-" + word[-length:]
                seen[key] += 1
                total = sums.setdefault(key, [0.0] * len(Sort))
                for at, weight in enumerate(row):
                    total[at] += weight
    return {
        key: [0.85 * weight / seen[key] for weight in row] for key, row in sums.items() if seen[key] >= _SHARES_NEEDED
    }


def apply_markers(rows: dict[str, list[float]]) -> None:
    """Sets the words that we know to mark a sort; they raise that sort and lower no other."""
    marked: list[tuple[str, Sort, float]] = []
    for section, line in sources.sections("markers.txt"):
        sort = Sort[section.upper()]
        weight, _, marks = line.partition(":")
        for mark in marks.split():
            ending = mark.startswith("-")
            if ending:
                marked.append((fold(mark[1:]), sort, float(weight)))
            key = fold(mark.removeprefix("-")).replace(".", "")
            for place in _places_of(key, ending=ending):
                row = rows.setdefault(place, [0.0] * len(Sort))
                row[sort] = max(row[sort], float(weight))
    for word, row in rows.items():
        for end, sort, strength in marked:
            if len(word) > len(end) and word.endswith(end) and not word.startswith("-"):
                row[sort] = max(row[sort], _KNOWN_BY_ENDING * strength)


def _places_of(key: str, *, ending: bool) -> list[str]:
    if is_ideographic(key):
        return [key, "-" + key]
    return ["-" + key] if ending else [key]


def packed(rows: Mapping[str, list[float]]) -> dict[str, bytes]:
    """Rows as bytes; words that weigh nothing are kept only where an ending would wrong them."""
    scaled = {word: bytes(round(255 * min(1.0, weight)) for weight in row) for word, row in rows.items()}
    known = {word: row for word, row in scaled.items() if max(row) >= 8 or not word.startswith("-")}
    return {**dict.fromkeys(stopwords(), NOTHING), **known}
