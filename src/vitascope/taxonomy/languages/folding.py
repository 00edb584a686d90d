"""From letters as printed to letters that compare: small, without accents, of normal width.

The folded text is exactly as long as the text, so that a place in one is the same
place in the other.
"""

from __future__ import annotations

import unicodedata


class Folds(dict[int, str]):
    """Each letter's folded form, worked out when the letter is first met."""

    def __missing__(self, letter: int) -> str:
        """Fold a letter; one that has no folded form of length one stays as it is."""
        printed = chr(letter)
        plain = unicodedata.normalize("NFKD", printed)[:1] if printed not in LIGATURES else printed
        small = (plain or printed).lower()
        self[letter] = small if len(small) == 1 else printed
        return self[letter]


LIGATURES = "ﬀﬁﬂﬃﬄ½¼¾…№™℠"
"""Letters that stand for more than one; their first part alone would say something else."""

FOLDS = Folds(
    {ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("´"): "'", ord("\u00a0"): " ", ord("ł"): "l", ord("Ł"): "l"}
)


def fold(text: str) -> str:
    """Small letters without accents, character for character."""
    return text.lower() if text.isascii() else text.translate(FOLDS)
