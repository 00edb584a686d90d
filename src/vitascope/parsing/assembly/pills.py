"""From a row of skills in frames of their own to the skills: only the space between them is wider."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vitascope.model.document import Word
from vitascope.parsing.entries import Run
from vitascope.parsing.labels import Field
from vitascope.parsing.values import Fragment

WIDE = 0.55
"""Ems of a space that parts two frames; words of a text stand 0.2 to 0.4 apart."""

LETTERS = 1.12
"""The same in letters: in type of one width a space is as wide as a letter."""

SIGNS = ",;|•·、，；"
"""What a list is parted by that needs no frames; its spaces may be stretched."""

UNEVEN = 1.4
"""How much wider the space between two frames is than that between two words in one."""


def pills_of(run: Run) -> list[Run]:
    """The run itself, or one run for each frame that it holds."""
    fragment = run.fragments[0]
    line = fragment.line
    signed = any(sign in line.text for sign in SIGNS)
    if run.field is not Field.SKILL or len(run.fragments) > 1 or line.rotation or signed:
        return [run]
    inside = [
        number
        for number, start in enumerate(line.starts)
        if fragment.start <= start and start + len(line.words[number].text) <= fragment.end
    ]
    words = [line.words[number] for number in inside]
    if len(words) < 2 or any(word.confidence < 1.0 or word.glued for word in words):
        return [run]
    starts = [fragment.start, *(line.starts[inside[at]] for at in _beginnings(words))]
    ends = [*(len(line.text[:start].rstrip()) for start in starts[1:]), fragment.end]
    return [
        Run(run.field, [Fragment(line, start, end, fragment.probability)], run.row)
        for start, end in zip(starts, ends, strict=True)
    ]


def _beginnings(words: Sequence[Word]) -> list[int]:
    """The words that begin another frame."""
    gaps = [(after.box.left - before.box.right) / max(before.style.size, 1.0) for before, after in pairwise(words)]
    letters = sum(len(word.text) for word in words)
    letter = sum(word.box.width for word in words) / letters / max(words[0].style.size, 1.0)
    least = max(WIDE, LETTERS * letter)
    if max(gaps) >= UNEVEN * min(gaps):
        least = max(least, (max(gaps) + min(gaps)) / 2)
    return [at for at, gap in enumerate(gaps, start=1) if gap >= least]
