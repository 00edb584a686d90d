"""From a text with dates in any language to its shadow: the same length, every date word a mark.

The grammar of dates is then one for all languages: "Sept.", "сентября" and "septiembre" are
the same mark, repeated over the word's letters, so that a place in the shadow is
the same place in the text. Slips of OCR in numbers are put right on the way.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

JANUARY = 0xE001
"""The mark of January; the other months follow."""

MONTH = "[\ue001-\ue00c]"
Season = Literal["winter", "spring", "summer", "autumn"]
SEASONS: dict[Season, str] = {"winter": "\ue010", "spring": "\ue011", "summer": "\ue012", "autumn": "\ue013"}
SEASON = "[\ue010-\ue013]"
PRESENT = "\ue020"
SINCE = "\ue021"
UNTIL = "\ue022"
EXPECTED = "\ue023"
YEARS = "\ue024"
MONTHS = "\ue025"
WEEKS = "\ue026"
OF = "\ue028"

OF_WORDS = ("of", "de", "del", "di", "des")
"""What stands between a month and its year ("marzo de 2019")."""

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
DASHES = str.maketrans(
    dict.fromkeys("‒–—―−–~～〜→⟶➔\u2010\u2011", "–") | {"\u2010": "-", "\u2011": "-", "／": "/", "．": "."}
)
MISREAD_YEAR = re.compile(r"(?<![^\W_])(?=[\dOoIl|]*[OoIl|])[12Il|][09Oo][\dOoIl|]{2}(?![^\W_])")
MISREAD_MONTH = re.compile(r"(?<![^\W_])(?:[Oo][1-9]|[1Il][0-2Oo]|[0Oo][Il])(?=\s?[./]\s?[12Il])")
MISREAD = str.maketrans("OoIl|", "00111")


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """By first word, the phrases that begin with it and their marks, longest first."""
    marks: dict[str, str] = {}
    for table in languages.load():
        for number, names in enumerate(table.months):
            marks.update((fold(name).rstrip("."), chr(JANUARY + number)) for name in names)
        for season, mark in SEASONS.items():
            marks.update((fold(name).rstrip("."), mark) for name in table.seasons.get(season, ()))
    for table in languages.load():
        for mark, words in (
            (PRESENT, table.present),
            (SINCE, table.since),
            (UNTIL, table.until),
            (EXPECTED, table.expected),
            (YEARS, table.durations.get("year", ())),
            (MONTHS, table.durations.get("month", ())),
            (WEEKS, table.durations.get("week", ()) + table.durations.get("day", ())),
            (OF, OF_WORDS),
        ):
            for word in words:
                marks.setdefault(fold(word).rstrip("."), mark)
    by_first: dict[str, list[tuple[str, str]]] = {}
    for phrase, mark in marks.items():
        first = WORD.match(phrase)
        if first and not (len(phrase) == 1 and phrase in "年月日"):
            by_first.setdefault(first.group(), []).append((phrase, mark))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in by_first.items()}


def shadow(text: str) -> str:
    """The text with each date word turned into its mark; exactly as long."""
    known = phrases()
    folded = repaired(text).translate(DASHES)
    pieces: list[str] = []
    done = 0
    for word in WORD.finditer(folded):
        at = word.start()
        if at < done:
            continue
        for phrase, mark in known.get(word.group(), ()):
            end = at + len(phrase)
            if folded.startswith(phrase, at) and ends_word(folded, end):
                pieces += (folded[done:at], mark * len(phrase))
                done = end
                break
    pieces.append(folded[done:])
    return "".join(pieces)


def repaired(text: str) -> str:
    """The folded text with letters in numbers turned back into digits."""
    folded = fold(text)
    if not any(letter in text for letter in "OoIl|"):
        return folded
    for pattern in (MISREAD_YEAR, MISREAD_MONTH):
        for slip in pattern.finditer(text):
            folded = folded[: slip.start()] + slip.group().translate(MISREAD) + folded[slip.end() :]
    return folded


def ends_word(folded: str, end: int) -> bool:
    """Whether no letter continues the word that ends here; han has no word ends."""
    return end >= len(folded) or not folded[end].isalpha() or folded[end - 1] >= "\u3040"
