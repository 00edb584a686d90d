"""From the characters of one line to its words and their boxes on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vitascope.adapters.ocr.detection import Quad
from vitascope.adapters.ocr.recognition import Character
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord

_WIDE_GAP = 1.6
"""Line heights between two characters from which they are no neighbours, whatever the ink says."""

_SPACE = 0.2
"""Line heights of white between two characters from which a space may stand there."""

_FIGURE_SPACE = 0.36
"""The same between two digits, which stand wider apart in columns of figures."""

_LOOSER = 2.0
"""How much wider than the gaps beside it a gap must be: letters of a spaced title are no words."""

_NEAR = 0.6
"""Line heights around the middle of a character that belong to it."""

_BULLET_SPACE = 0.3
"""Line heights of white after a ring that make it a bullet and no letter."""

_FAINT, _CLEAR = 24, 60
"""Differences from the paper, of 255, below which nothing is ink and from which everything is."""

_JOINING = frozenset("_@.")
"""Marks that join the parts of addresses, and may be too faint or too low to count as ink."""

_RINGS = frozenset("o。°ο○◦")

_LATIN_MARKS = str.maketrans({
    "，": ",", "。": ".", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!", "？": "?", "％": "%", "＋": "+",
    "－": "-", "／": "/", "＠": "@", "＆": "&", "＃": "#", "＿": "_", "～": "~", "｜": "|", "、": ",",
})  # fmt: skip
"""Marks of the full-width sets, which the network also knows, as Latin text has them."""


@dataclass(slots=True)
class Strip:
    """One line of a page.

    Attributes:
        quad: its corners on the page.
        crop: its pixels, upright.
        line: its characters; None before it was read.
        rotation: degrees clockwise that it is turned on the page.
    """

    quad: Quad
    crop: Pixels
    line: tuple[Character, ...] | None = None
    rotation: int = 0


def sides(quad: Quad) -> tuple[float, float]:
    """Pixels across and down."""
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def words_of(strip: Strip, number: int) -> list[ReadWord]:
    """The words of a line that was read, left to right.

    Args:
        strip: the line.
        number: that its words carry.
    """
    line = strip.line or ()
    gaps = _gaps(strip.crop, line)
    wide = all(not _is_wide_script(character.text) for character in line)
    words: list[ReadWord] = []
    for first, last in _groups(line, gaps):
        text = unicodedata.normalize("NFC", "".join(character.text for character in line[first : last + 1]))
        if text in _RINGS and not words and last + 1 < len(line) and max(gaps[last : last + 2]) > _BULLET_SPACE:
            text = "•"
        text = text.translate(_LATIN_MARKS) if wide else text
        confidence = sum(character.confidence for character in line[first : last + 1]) / (last + 1 - first)
        em = strip.crop.shape[0] / strip.crop.shape[1]
        start, end = _edge(line, first, -1, em), _edge(line, last, 1, em)
        words.append(ReadWord(text, box_on_page(strip, start, end), confidence, number, strip.rotation))
    return words


def _is_wide_script(text: str) -> bool:
    return text.isalpha() and text >= "\u2e80"


def certainty_of(crop: Pixels, line: Sequence[Character]) -> float:
    """Mean confidence of the characters, times the share of the ink that they account for.

    The network passes over letters that it does not know without a character.
    """
    if not line:
        return 0.0
    height, width = crop.shape[:2]
    ink = np.flatnonzero(_columns(crop))
    middles = np.array(sorted(character.at * width for character in line))
    at = np.searchsorted(middles, ink)
    before, after = middles[np.maximum(at - 1, 0)], middles[np.minimum(at, len(middles) - 1)]
    far = np.minimum(np.abs(ink - before), np.abs(after - ink)) > _NEAR * height
    explained = 1.0 - float(far.mean()) if len(ink) else 1.0
    return explained * sum(character.confidence for character in line) / len(line)


def _groups(line: Sequence[Character], gaps: Sequence[float]) -> list[tuple[int, int]]:
    """First and last character of each word."""
    groups: list[tuple[int, int]] = []
    start = -1
    for at, character in enumerate(line):
        if character.text.isspace():
            start = -1
            continue
        if start < 0 or _are_apart(line, gaps, at):
            groups.append((at, at))
            start = at
        else:
            groups[-1] = (start, at)
    return groups


def _are_apart(line: Sequence[Character], gaps: Sequence[float], at: int) -> bool:
    """Whether the ink says that a space was overlooked before the character at `at`."""
    one, other, gap = line[at - 1].text, line[at].text, gaps[at - 1]
    if _is_wide_script(one) or _is_wide_script(other):
        return gap > _WIDE_GAP
    if one in _JOINING or other in _JOINING:
        return False
    beside = [
        gaps[near]
        for near in (at - 2, at)
        if 0 <= near < len(gaps) and not _is_space(line, near) and not _is_space(line, near + 1)
    ]
    least = _FIGURE_SPACE if one.isdigit() and other.isdigit() else _SPACE
    return gap > max([least, *(_LOOSER * other_gap for other_gap in beside)]) or gap > _WIDE_GAP


def _is_space(line: Sequence[Character], at: int) -> bool:
    return line[at].text.isspace()


def _gaps(crop: Pixels, line: Sequence[Character]) -> list[float]:
    """White between each character and the next, in line heights."""
    height, width = crop.shape[:2]
    ink = _columns(crop)
    gaps = []
    for one, other in pairwise(line):
        part = ink[int(one.at * width) : int(other.at * width) + 1]
        gaps.append(_longest_run(~part) / height)
    return gaps


def _columns(crop: Pixels) -> NDArray[np.bool_]:
    """Which columns of a line's picture hold ink."""
    grey = (crop if crop.ndim == 2 else crop[:, :, 1]).astype(np.int16)
    # Against the paper, and not at the best split of all shades: a black icon beside grey text would be the only ink.
    apart = np.abs(grey - int(np.median(grey)))
    mask = apart > min(_CLEAR, max(_FAINT, int(apart.max()) // 4))
    # Rules above and below the text would fill the gaps.
    trim = grey.shape[0] // 6
    return np.asarray(mask[trim : grey.shape[0] - trim].sum(0) > 0)


def _longest_run(flags: NDArray[np.bool_]) -> int:
    if not flags.size:
        return 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0


def _edge(line: Sequence[Character], at: int, step: int, em: float) -> float:
    """Where the character at `at` ends towards `step`, as a share of the line.

    Half-way to its neighbour, or half a wide character where there is none near.
    """
    reach = 0.4 * em
    beside = at + step
    if 0 <= beside < len(line):
        reach = min(reach, abs(line[beside].at - line[at].at) / 2)
    return min(1.0, max(0.0, line[at].at + step * reach))


def box_on_page(strip: Strip, start: float, end: float) -> Box:
    """Around the part of a line from `start` to `end`, which are shares of its length."""
    quad = strip.quad
    if strip.rotation == 270:  # it rises: the line starts at the bottom
        edges = ((quad[3], quad[0]), (quad[2], quad[1]))
    elif strip.rotation == 90:
        edges = ((quad[0], quad[3]), (quad[1], quad[2]))
    else:
        edges = ((quad[0], quad[1]), (quad[3], quad[2]))
    corners = np.array([first + (last - first) * share for first, last in edges for share in (start, end)])
    (left, top), (right, bottom) = corners.min(0), corners.max(0)
    return Box(float(left), float(top), float(right), float(bottom))
