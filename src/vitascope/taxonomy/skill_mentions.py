"""Text becomes the spans in it that name a skill, by one pass over an automaton of all their names.

The text is folded character by character, so that a span of the folded text is a
span of the text: letters lose case and accents, what may stand inside a name ("/", "-",
".", "&") becomes a space, and all other signs become a bar that no name crosses.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import ahocorasick

from vitascope.taxonomy.packed import read_lines
from vitascope.taxonomy.words import IDEOGRAPHS, fold

_INSIDE = frozenset(" -/._&:'’\u2010\u2011\u00a0\n\t")
_KEPT = frozenset("+#")
_BREAK = "|"
_DOT = "\x01"
_DOT_NET = re.compile(r"(?<![^\W_])\.(?=net(?![^\W_]))", re.IGNORECASE)
_SPACED_IDEOGRAPHS = re.compile(rf"(?<=[{IDEOGRAPHS}]) (?=[{IDEOGRAPHS}])")
_MIXED = re.compile(rf"(?<=[{IDEOGRAPHS}]) (?=[^{IDEOGRAPHS}])|(?<=[^{IDEOGRAPHS}]) (?=[{IDEOGRAPHS}])")
_SHORT = 3
_BOUNDARIES = (" ", _BREAK)
_IDEOGRAPHIC = re.compile(rf"[{IDEOGRAPHS}]")


class _Folding(dict[int, str]):
    """Each character to the one that stands for it, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _INSIDE:
            folded = " "
        elif char in _KEPT or char == _DOT:
            folded = char
        elif char.isalnum():
            folded = fold(char)
            folded = folded if len(folded) == 1 else unicodedata.normalize("NFKD", char.lower())[0]
        else:
            folded = _BREAK
        self[code] = folded
        return folded


_FOLDING = _Folding()


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for line in read_lines("skills.mentions.bin"):
        key, code = line.split("\t")
        if key.isascii():
            _add(automaton, key.replace(".net", _DOT + "net"), int(code))
            continue
        key = _SPACED_IDEOGRAPHS.sub("", key.replace(".net", _DOT + "net"))
        for variant in {key, _MIXED.sub("", key)}:
            _add(automaton, variant, int(code))
    automaton.make_automaton()
    return automaton


def _add(automaton: ahocorasick.Automaton, key: str, code: int) -> None:
    """Short names carry their boundaries with them: a bare "c" would be found in every word."""
    if len(key) > _SHORT or _IDEOGRAPHIC.search(key):
        automaton.add_word(key, (len(key), 0, code))
        return
    for before in _BOUNDARIES:
        for after in _BOUNDARIES:
            automaton.add_word(before + key + after, (len(key), 1, code))


def spans(text: str) -> list[tuple[int, int, int]]:
    """Start, end and code of each name, the longest at each place, none overlapping."""
    dotted = _DOT_NET.sub(_DOT, text) if ".net" in text or ".NET" in text or ".Net" in text else text
    folded = f"{_BREAK}{dotted.translate(_FOLDING)}{_BREAK}"
    found = []
    for last, (length, padding, code) in _automaton().iter(folded):
        end = last + 1 - padding
        start = end - length
        if padding or (_opens(folded, start) and _closes(folded, end)):
            found.append((start - 1, start - end, end - 1, code))
    found.sort()
    kept: list[tuple[int, int, int]] = []
    for start, _, end, code in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, code))
    return kept


def _opens(folded: str, at: int) -> bool:
    before = folded[at - 1]
    return not before.isalnum() or _IDEOGRAPHIC.match(before) is not None or _IDEOGRAPHIC.match(folded[at]) is not None


def _closes(folded: str, at: int) -> bool:
    after = folded[at]
    if after.isalnum():
        return _IDEOGRAPHIC.match(after) is not None or _IDEOGRAPHIC.match(folded[at - 1]) is not None
    return after not in _KEPT or (after == "+" and folded[at + 1] != "+")
