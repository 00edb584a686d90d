"""From letters to the script they belong to, and from a script to the language data that reads it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

LANGUAGES = {
    "Cyrl": ("rus", "ukr", "bel", "bul", "srp", "mkd", "kaz"),
    "Grek": ("ell",),
    "Arab": ("ara", "fas", "urd"),
    "Hebr": ("heb",),
    "Kore": ("kor",),
    "Deva": ("hin", "mar", "nep"),
    "Thai": ("tha",),
    "Armn": ("hye",),
    "Geor": ("kat",),
    "Beng": ("ben",),
    "Taml": ("tam",),
    "Latn": ("eng",),
}
"""Tesseract's language data for each script, the most spoken first."""

NAMES = {
    "Cyrl": "Cyrillic",
    "Grek": "Greek",
    "Arab": "Arabic",
    "Hebr": "Hebrew",
    "Kore": "Hangul",
    "Deva": "Devanagari",
    "Thai": "Thai",
    "Armn": "Armenian",
    "Geor": "Georgian",
    "Beng": "Bengali",
    "Taml": "Tamil",
    "Latn": "Latin",
}
"""Scripts in English, as Tesseract spells them."""

_BY_NAME = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "HANGUL": "Kore",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
}


_LATIN_ALIKE = "ABCEHKMOPTXaceopxy"
_CYRILLIC_ALIKE = "АВСЕНКМОРТХасеорху"
_TO_CYRILLIC = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
_TO_LATIN = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
_CODE = re.compile(r"[АВСЕНКМОРТХ]\d[АВСЕНКМОРТХ\d]*[.,;:)]*")
_SHORT = 3


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    return _BY_NAME.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0], "")


def script_of(texts: Iterable[str]) -> str:
    """ISO 15924 code of most of the letters; empty where there are none that we know."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(filter(None, map(_script_of_letter, filter(str.isalpha, text))))
    return max(counts, key=lambda script: (counts[script], script)) if counts else ""


def in_one_alphabet(text: str) -> str:
    """A word of a Cyrillic page without letters that only look like those beside them.

    A letter followed by digits ("B2", "A4") is Latin; a word with a Cyrillic letter is
    Cyrillic as a whole where it can be, and so is a short one in small letters ("Ha", "c").
    """
    if _CODE.fullmatch(text):
        return text.translate(_TO_LATIN)
    letters = [letter for letter in text if letter.isalpha()]
    latin = [letter for letter in letters if letter < "\u0250"]
    if not latin or any(letter not in _LATIN_ALIKE for letter in latin):
        return text
    short = len(letters) <= _SHORT and text[-1:].islower()
    return text.translate(_TO_CYRILLIC) if short or len(latin) < len(letters) else text
