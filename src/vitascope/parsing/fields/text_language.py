"""From a text to the language of most of it: by its script, then by its most frequent words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

WORD = re.compile(r"[^\W\d_]+")
HAN = re.compile(r"[\u3400-\u9fff]")
KANA = re.compile(r"[\u3040-\u30ff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LONGEST = 20_000
"""Characters looked at; more would not change the vote."""

HAN_WORD = 2.5
"""Letters of other scripts that one han character is worth."""


def document_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of most of a text; None where nothing tells."""
    sample = text[:LONGEST]
    script = script_of(sample)
    if script is None:
        return None
    candidates = [table.code for table in languages.load() if table.script == script]
    if len(candidates) == 1:
        return candidates[0]
    votes: dict[str, float] = defaultdict(float)
    for word, times in Counter(WORD.findall(fold(sample))).items():
        for code, weight in ballots().get(word, ()):
            if code in candidates:
                votes[code] += weight * times
    return max(sorted(votes), key=lambda code: votes[code]) if votes else None


def script_of(text: str) -> str | None:
    """The script of most letters, as the tables name it; None for a text without letters or of another script."""
    if len(KANA.findall(text)) > 20:
        return None
    han, cyrillic = len(HAN.findall(text)) * HAN_WORD, len(CYRILLIC.findall(text))
    letters = sum(len(word) for word in WORD.findall(text))
    if not letters:
        return None
    if han * 2 > letters:
        return "han"
    return "cyrillic" if cyrillic * 2 > letters else "latin"


@lru_cache(maxsize=1)
def ballots() -> dict[str, tuple[tuple[str, float], ...]]:
    """By word, the languages that it speaks for; the fewer share it, the louder."""
    speakers: dict[str, set[str]] = {}
    for table in languages.load():
        for word in table.stop_words:
            speakers.setdefault(fold(word), set()).add(table.code)
    return {word: tuple((code, 1 / len(codes)) for code in sorted(codes)) for word, codes in speakers.items()}
