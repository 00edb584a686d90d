"""From the runs of a paragraph to words with their gaps, and to what is hidden among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vitascope.model.document import Hiding, Style
from vitascope.reading.typesetting.blocks import UNKNOWN, Paragraph, Run

TINY = 3.0
"""Points below which nobody reads a text."""

NEAR = 14
"""Difference of each colour channel up to which a text is lost in its background."""

GAP_SPACES = 3
"""Spaces in a row that stand for a tab."""

BULLETS = frozenset("•◦▪●○■□‣⁃∙·➢➤►▸▶›»✓✔❖◆◇★☆✦➔→\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d-–—*")
"""Marks that open a list item when white space follows."""

_TEXT_DASHES = frozenset("-–—*·»")
"""Of these, the ones that also stand before a word without being a mark."""

MESSAGE = 8
"""Characters without width in a row that are no accident."""

TAGS = "\U000e0000"
"""First of a block of characters that copy the letters of ASCII without being seen."""

# Zero-width and direction-control characters; the joiners of Indic, Arabic and emoji are taken out silently.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]+")
_SILENT = re.compile("[\u00ad\u200c\u200d\ufe0e\ufe0f\x00-\x08\x0b\x0e-\x1f\x7f]")
_TOKEN = re.compile(
    r"\t|\n|[^\S\t\n]+|[^\s\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]+[\u3001\u3002\uff01-\uff0f\uff1a-\uff20]*|\S"
)
_ICON = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word to be placed, or a break of the line.

    Attributes:
        text: empty for a forced line break.
        gap: spaces before it.
        tabs: tab stops to advance before it.
        glued: stands against the piece before it.
    """

    text: str
    style: Style
    link: str | None = None
    gap: int = 0
    tabs: int = 0
    glued: bool = False


def near(one: int, other: int) -> bool:
    """Whether two colours cannot be told apart."""
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= NEAR for shift in (0, 8, 16))


def hiding_of(run: Run, fill: int) -> Hiding | None:
    """Why `run` is not seen on a background of colour `fill`; None where it is."""
    if run.hidden is not None:
        return run.hidden
    if run.style.size < TINY:
        return Hiding.TINY
    behind = fill if run.fill is None else run.fill
    if behind != UNKNOWN and near(run.style.colour, behind):
        return Hiding.BACKGROUND_COLOUR
    return None


def without_invisible(text: str) -> tuple[str, str]:
    """The text as displayed, and the characters without width in it that may carry a message.

    Characters of the tag block are turned back into the letters they smuggle. The few marks
    that word processors leave for breaks and directions say nothing.
    """
    if text.isascii() and text.isprintable():
        return text, ""
    found = "".join(run for run in _INVISIBLE.findall(text) if len(run) >= MESSAGE or max(run) >= TAGS)
    shown = _SILENT.sub("", _INVISIBLE.sub("", text))
    return shown, "".join(chr(ord(mark) - ord(TAGS)) if mark >= TAGS else mark for mark in found)


def visible_runs(paragraph: Paragraph, fill: int) -> tuple[list[Run], list[tuple[str, Hiding]]]:
    """The runs that are seen, and the texts that are not with their reasons."""
    shown: list[Run] = []
    unseen: list[tuple[str, Hiding]] = []
    behind = fill if paragraph.fill is None else paragraph.fill
    for run in paragraph.runs:
        reason = hiding_of(run, behind) if run.text else None
        if reason is not None and run.text.strip():
            if unseen and unseen[-1][1] is reason:
                unseen[-1] = (unseen[-1][0] + run.text, reason)
            else:
                unseen.append((run.text, reason))
        elif reason is None:
            text, without_width = without_invisible(run.text)
            if without_width:
                unseen.append((without_width, Hiding.ZERO_WIDTH))
            shown.append(run if text == run.text else Run(text, run.style, run.link, None, run.fill))
    return shown, unseen


def pieces_of(runs: list[Run]) -> Iterator[Piece]:
    """Cut runs into words; white space becomes the gap before the next word."""
    gap, tabs, glued = 0, 0, False
    for run in runs:
        for part in _TOKEN.findall(run.text):
            if part == "\n":
                yield Piece("", run.style)
                gap, tabs, glued = 0, 0, False
            elif part == "\t":
                gap, tabs, glued = 0, tabs + 1, False
            elif part.isspace():
                gap, glued = gap + len(part), False
            else:
                text = part if part in BULLETS else _ICON.sub("", part)
                if text:
                    yield Piece(text, run.style, run.link, gap, tabs, glued)
                    gap, tabs, glued = 0, 0, True
                else:
                    gap, glued = max(gap, 1), False


def marker_of(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """A list mark that was typed at the start, and the pieces after it; no mark where there is none."""
    first = pieces[0].text if pieces else ""
    if not first or first[0] not in BULLETS:
        return "", pieces
    mark = "•" if _ICON.match(first) else first[0]
    if len(first) == 1:
        if len(pieces) > 1 and pieces[1].text and (pieces[1].gap or pieces[1].tabs):
            head = pieces[1]
            return mark, [Piece(head.text, head.style, head.link), *pieces[2:]]
        return "", pieces
    if first[0] in _TEXT_DASHES:
        return "", pieces
    head = pieces[0]
    return mark, [Piece(first[1:], head.style, head.link), *pieces[1:]]


def bullet_of(mark: str) -> str:
    """A bullet as drawn: marks of symbol fonts become plain ones."""
    mark = mark.strip()
    if not mark:
        return ""
    if "\ue000" <= mark[0] <= "\uf8ff" or mark[0] == "§":
        return "•"
    return "◦" if mark == "o" else mark
