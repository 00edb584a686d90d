"""From a document and its record to an account of every line: what was read from it, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from vitascope.model.document import Document, Line
from vitascope.model.geometry import Box
from vitascope.model.resume import Evidence, Resume
from vitascope.presenting.traversal import Placed, values_of

T = TypeVar("T")

TOUCH = 0.5
"""Share of a piece of evidence that must lie on a line for the two to belong together."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one line gave.

    Attributes:
        line: of the document.
        section: kind of the block it stands in; empty where it is in none.
        values: read from it, in the order of the record.
    """

    line: Line
    section: str
    values: tuple[Placed, ...]


def told_lines(document: Document, resume: Resume) -> Iterator[Told]:
    """All lines of the document in reading order."""
    values = _by_page((placed, evidence) for placed in values_of(resume) for evidence in placed.value.evidence)
    blocks = _by_page(
        (section.kind, evidence)
        for section in resume.sections
        for value in (section.heading, section.text)
        if value
        for evidence in value.evidence
    )
    for line in document.lines:
        kinds = [kind for kind, evidence in blocks[line.page] if _on(evidence, line)]
        found = {placed.path: placed for placed, evidence in values[line.page] if _on(evidence, line)}
        yield Told(line, kinds[0] if kinds else "", tuple(found.values()))


def explain(document: Document, resume: Resume) -> str:
    """A table for a person: place, section, text, and below each line what was read from it."""
    lines = [f"{'page':>4} {'col':>3} {'section':<14} text"]
    for told in told_lines(document, resume):
        place = f"{told.line.page:>4} {told.line.column:>3} {told.section or '-':<14}"
        bullet = f"{told.line.bullet} " if told.line.bullet else ""
        lines.append(f"{place} {bullet}{told.line.text}")
        for placed in told.values:
            printed = " / ".join(evidence.text for evidence in placed.value.evidence if _on(evidence, told.line))
            lines.append(f"{'':>24}{placed.value.confidence:.2f} {placed.path} = {printed}")
    lines += [f"{finding.severity}: {finding.message} [{finding.code}]" for finding in resume.findings]
    lines += [f"review: {review.path} ({review.confidence:.2f}): {review.reason}" for review in resume.review]
    return "\n".join(lines) + "\n"


def _by_page(pairs: Iterator[tuple[T, Evidence]]) -> dict[int, list[tuple[T, Evidence]]]:
    pages: dict[int, list[tuple[T, Evidence]]] = defaultdict(list)
    for thing, evidence in pairs:
        pages[evidence.page].append((thing, evidence))
    return pages


def _on(evidence: Evidence, line: Line) -> bool:
    box = Box(*evidence.box)
    across, down = box.overlap_x(line.box), box.overlap_y(line.box)
    return across >= TOUCH * min(box.width, line.box.width) and down >= TOUCH * min(box.height, line.box.height)
