"""From lines of running text to paragraphs and list items, each a list of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vitascope.parsing.entries import TextLine
from vitascope.parsing.labelling.line_facts import LineFacts

LEFT_IN_TEXT = ("•", "●", "▪", "◦", "‣", "·", "–", "—", "-", "*", "■", "➢", "✓")


@dataclass
class Paragraph:
    """Lines that belong together; `bulleted` where they are a list item."""

    lines: list[TextLine] = field(default_factory=list)
    bulleted: bool = False


def paragraphs_of(lines: Sequence[TextLine]) -> list[Paragraph]:
    """Group lines in order; no line is lost."""
    groups: list[Paragraph] = []
    for number, line in enumerate(lines):
        before = lines[number - 1].fact if number else None
        if before is None or _begins(before, line.fact, bulleted=groups[-1].bulleted):
            groups.append(Paragraph(bulleted=_marked(line.fact)))
        groups[-1].lines.append(line)
    return groups


def _marked(fact: LineFacts) -> bool:
    text = fact.line.text
    return bool(fact.line.bullet) or (text[0] in LEFT_IN_TEXT and text[1:2] in {" ", "\u00a0"})


def _begins(before: LineFacts, fact: LineFacts, *, bulleted: bool) -> bool:
    if _marked(fact):
        return True
    if not fact.line.starts_paragraph:
        return False
    if before.line.text.endswith("\u00ad") or fact.line.text[0].islower():
        return False
    if bulleted:
        return _leaves_item(before, fact)
    return (fact.above > 1.45 and fact.above < 4.9) or (before.fill < 0.7 and before.line.text[-1] in ".!?:;。！？")


def _leaves_item(before: LineFacts, fact: LineFacts) -> bool:
    """A line after a list item goes on with it while it keeps its indent and the line before was full."""
    if before.line.page != fact.line.page:
        return before.line.text[-1] in ".!?。！？"
    stepped_out = fact.line.box.left < before.line.box.left - 0.6 * fact.line.size
    ended = before.fill < 0.75 and before.line.text[-1] in ".!?。！？;"
    return stepped_out or ended or 1.6 < fact.above < 4.9
