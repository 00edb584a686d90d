"""From places on lines to values with evidence: the only way a value comes into being."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vitascope.model.document import Line
from vitascope.model.resume import Evidence, Text
from vitascope.parsing.labelling.pieces import box_of

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters `start` to `end` of a line's text, and how sure we are of their meaning (0.0 to 1.0)."""

    line: Line
    start: int
    end: int
    probability: float = 1.0

    @property
    def text(self) -> str:
        """Its characters."""
        return self.line.text[self.start : self.end]


def whole(line: Line, probability: float = 1.0) -> Fragment:
    """All of a line."""
    return Fragment(line, 0, len(line.text), probability)


def join(fragments: Iterable[Fragment]) -> str:
    """Their text as one: hyphenated words closed, ideographs without spaces."""
    text = ""
    for fragment in fragments:
        text = _joined(text, fragment.text)
    return text.replace(SOFT_HYPHEN, "").strip()


def _joined(text: str, more: str) -> str:
    if not text:
        return more
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + more
    if _wide(text[-1]) and more and _wide(more[0]):
        return text + more
    return f"{text} {more}"


def _wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def evidence(fragments: Sequence[Fragment]) -> tuple[Evidence, ...]:
    """One piece of evidence a fragment."""
    return tuple(
        Evidence(page=fragment.line.page, box=_edges(fragment), text=fragment.text)
        for fragment in fragments
        if fragment.text
    )


def _edges(fragment: Fragment) -> tuple[float, float, float, float]:
    box = box_of(fragment.line, fragment.start, fragment.end)
    return (round(box.left, 1), round(box.top, 1), round(box.right, 1), round(box.bottom, 1))


def confidence(fragments: Sequence[Fragment]) -> float:
    """The least sure of its fragments, lowered by what OCR was unsure of."""
    sure = min(fragment.probability for fragment in fragments)
    read = min((word.confidence for fragment in fragments for word in fragment.line.words), default=1.0)
    return round(max(0.0, min(1.0, sure * read)), 4)


def text_value(fragments: Sequence[Fragment]) -> Text | None:
    """The fragments as one text; None where they hold nothing."""
    text = join(fragments)
    if not text:
        return None
    return Text(text=text, confidence=confidence(fragments), evidence=evidence(fragments))
