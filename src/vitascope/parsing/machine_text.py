"""From a document's text to the passages that address a program instead of a person.

One sure phrase of the language tables is enough; of the weaker ones, which an honest
engineer may write too, it takes two near each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from vitascope.model.document import Document, Line
from vitascope.model.findings import Code, Finding, Severity
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages.folding import fold

NEAR = 400
"""Characters within which two weak phrases support each other."""

PASSAGE = 6
"""Lines from one phrase to the next that still are one passage."""

SPACES = re.compile(r"\s+")
SHOWN = 300
"""Characters of a passage that a finding quotes."""


@lru_cache(maxsize=1)
def phrases() -> dict[str, bool]:
    """Every phrase, folded, and whether it is sure."""
    found: dict[str, bool] = {}
    for table in languages.load():
        found.update((fold(phrase), False) for phrase in table.machine_hints)
        found.update((fold(phrase), True) for phrase in table.machine)
    return found


def addresses_machine(text: str) -> list[int]:
    """The places of a folded text with single spaces at which a program is addressed; empty where nowhere."""
    hits = sorted((at, sure) for phrase, sure in phrases().items() if (at := text.find(phrase)) >= 0)
    return [
        at
        for number, (at, sure) in enumerate(hits)
        if sure or any(abs(other - at) <= NEAR for n, (other, _) in enumerate(hits) if n != number)
    ]


def find_machine_text(document: Document) -> list[Finding]:
    """One finding for each line that addresses a program, and one for hidden text that does."""
    lines = document.lines
    text, starts = run_together(lines)
    found: dict[int, Finding] = {}
    for at in addresses_machine(text):
        number = bisect_right(starts, at) - 1
        line = lines[number]
        box = line.box
        found.setdefault(number, finding(line.text, line.page, (box.left, box.top, box.right, box.bottom)))
    hidden = SPACES.sub(" ", " ".join(piece.text for piece in document.hidden))
    places = addresses_machine(fold(hidden))
    if places:
        found[len(lines)] = finding(hidden[max(0, places[0] - 20) :], document.hidden[0].page, None)
    return [found[number] for number in sorted(found)]


def machine_lines(document: Document) -> frozenset[int]:
    """Numbers in `document.lines` of the passages that address a program, for a parser to leave out.

    What stands between two such lines that are near each other belongs to the passage.
    """
    text, starts = run_together(document.lines)
    hits = sorted({bisect_right(starts, at) - 1 for at in addresses_machine(text)})
    passages = {number for one, other in pairwise(hits) if other - one <= PASSAGE for number in range(one, other)}
    return frozenset(passages | set(hits))


def run_together(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """All lines folded into one text, and where each begins in it: sentences go on over line ends."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        piece = SPACES.sub(" ", fold(line.text)).strip()
        pieces.append(piece)
        at += len(piece) + 1
    return " ".join(pieces), starts


def finding(text: str, page: int, box: tuple[float, float, float, float] | None) -> Finding:
    """What is said of a passage."""
    return Finding(
        code=Code.MACHINE_ADDRESSED,
        severity=Severity.SERIOUS,
        message="The text addresses a program that reads it instead of a person.",
        page=page,
        box=box,
        text=text[:SHOWN],
    )
