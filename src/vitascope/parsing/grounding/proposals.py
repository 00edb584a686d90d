"""From proposals to the values among them that stand on the page, and the record with those.

A proposal names a value's path and its words. It counts where those words stand on one
line of the document, or run from the end of one line to the start of the next; the value
is then made of the line's own characters. Anything else is dropped and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vitascope.model.document import Document, Line
from vitascope.model.findings import Code, Finding, Part
from vitascope.model.resume import Date, Location, PersonName, Resume, Text
from vitascope.parsing.calibration import values_for_review
from vitascope.parsing.fields.dates import find_dates
from vitascope.parsing.fields.degrees import read_degree
from vitascope.parsing.fields.locations import read_location
from vitascope.parsing.fields.person_names import read_name
from vitascope.parsing.grounding.doubts import Doubt
from vitascope.parsing.machine_text import machine_lines
from vitascope.parsing.values import Fragment, confidence, evidence, text_value

PROPOSED = 0.7
"""Confidence of what somebody else proposed and the page bears out: just out of review, and not measured."""

AGREED = 0.85
"""Least confidence of a value that was read here and that somebody else read alike."""

PATH = re.compile(r"(?P<part>basics|work|education)(?:\[(?P<number>\d+)\])?\.(?P<name>\w+)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody says that the page says.

    Attributes:
        path: of the value in the record ("work[0].title").
        text: its words.
        line: number of the line in `Document.lines` that they are said to stand on; a hint only.
    """

    path: str
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Grounded:
    """A record after proposals.

    Attributes:
        taken: paths of values that are new or other than before.
        dropped: paths of proposals that the page does not bear out.
    """

    resume: Resume
    taken: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def ground(resume: Resume, document: Document, doubts: Sequence[Doubt], proposals: Iterable[Proposal]) -> Grounded:
    """The record with those proposals that answer a doubt and stand on the page."""
    asked = {doubt.path: doubt for doubt in doubts}
    readable = _readable(document)
    taken: dict[str, Text | Date] = {}
    dropped: list[str] = []
    for proposal in proposals:
        doubt = asked.pop(proposal.path, None)
        value = _value(proposal, readable, resume.language) if doubt is not None else None
        if doubt is None or value is None:
            dropped.append(proposal.path)
            continue
        if doubt.current is not None and _plain(doubt.current) == _plain(value.text):
            resume = _changed(resume, proposal.path, None)
            continue
        resume = _changed(resume, proposal.path, value)
        taken[proposal.path] = value
    findings = (*resume.findings, *_findings(taken, len(dropped)))
    resume = resume.model_copy(update={"review": values_for_review(resume), "findings": findings})
    return Grounded(resume, tuple(taken), tuple(dropped))


def _readable(document: Document) -> dict[int, Line]:
    """Lines by number, without passages that address a program."""
    left_out = machine_lines(document)
    return {number: line for number, line in enumerate(document.lines) if number not in left_out}


def _value(proposal: Proposal, lines: dict[int, Line], language: str | None) -> Text | Date | None:
    fragments = _fragments(proposal, lines)
    text = text_value(fragments) if fragments else None
    if text is None or fragments is None:
        return None
    text = text.model_copy(update={"confidence": round(min(PROPOSED, confidence(fragments)), 4)})
    name = proposal.path.rsplit(".", 1)[-1]
    match name:
        case "start" | "end":
            return _date(text, fragments, last=name == "end")
        case "location":
            return Location(**_base(text), **read_location(text.text).fields())
        case "name":
            read = read_name(text.text, language)
            parts = {part: getattr(read, part) for part in ("given", "middle", "family", "prefix", "suffix")}
            return PersonName(**_base(text), **parts)
        case _:
            return text


def _base(text: Text) -> dict[str, Any]:
    return {"text": text.text, "confidence": text.confidence, "evidence": text.evidence}


def _date(text: Text, fragments: Sequence[Fragment], *, last: bool) -> Date | None:
    """The date in the words; of a period its start, or its end where `last`."""
    found = find_dates(text.text)
    if len(fragments) != 1 or len(found) != 1:
        return None
    point = (found[0].last or found[0].first) if last else (found[0].first or found[0].last)
    if point is None or (point.present and not last):
        return None
    return Date(
        text=text.text,
        year=point.year,
        month=point.month,
        day=point.day,
        season=point.season,
        present=point.present,
        confidence=text.confidence,
        evidence=evidence(fragments),
    )


def _fragments(proposal: Proposal, lines: dict[int, Line]) -> list[Fragment] | None:
    """Where the words stand: on the line that was named before any other."""
    wanted = " ".join(proposal.text.split())
    if not wanted:
        return None
    numbers = sorted(lines, key=lambda number: (number != proposal.line, number))
    for number in numbers:
        found = _on_line(lines[number], wanted)
        if found is not None:
            return [found]
    for number in numbers:
        following = lines.get(number + 1)
        if following is not None and (both := _over_two(lines[number], following, wanted)):
            return both
    return None


def _on_line(line: Line, wanted: str) -> Fragment | None:
    """The words as whole words of a line, whatever their case."""
    match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", line.text, re.IGNORECASE)
    return Fragment(line, match.start(), match.end()) if match else None


def _over_two(line: Line, following: Line, wanted: str) -> list[Fragment] | None:
    """The words from the end of a line to the start of the next; at least one word on each."""
    words = wanted.split(" ")
    for cut in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        ends = re.search(rf"(?<!\w){re.escape(head)}$", line.text, re.IGNORECASE)
        starts = re.match(rf"{re.escape(tail)}(?!\w)", following.text, re.IGNORECASE)
        if ends and starts:
            return [Fragment(line, ends.start(), ends.end()), Fragment(following, 0, starts.end())]
    return None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _changed(resume: Resume, path: str, value: Text | Date | None) -> Resume:
    """The record with another value at a path; with None the value that stands there becomes surer."""
    found = PATH.fullmatch(path)
    assert found is not None  # the path is one of our own doubts
    part, name = getattr(resume, found["part"]), found["name"]
    if found["number"] is None:
        return resume.model_copy(update={found["part"]: _with(part, name, value)})
    at = int(found["number"])
    entries = (*part[:at], _with(part[at], name, value), *part[at + 1 :])
    return resume.model_copy(update={found["part"]: entries})


def _with(part: Part, name: str, value: Text | Date | None) -> Part:
    if value is None:
        there = getattr(part, name)
        value = there.model_copy(update={"confidence": max(there.confidence, AGREED)})
    changes: dict[str, Any] = {name: value}
    if name == "end" and "current" in type(part).model_fields and isinstance(value, Date):
        changes["current"] = value.present
    if name == "degree" and isinstance(value, Text):
        understood = read_degree(value.text)
        changes["level"] = understood.level if understood is not None else None
    return part.model_copy(update=changes)


def _findings(taken: dict[str, Text | Date], dropped: int) -> list[Finding]:
    found = [
        Finding(
            code=Code.MODEL_FILLED,
            message=f"{path} was proposed by a language model and stands on the page",
            page=value.evidence[0].page,
            box=value.evidence[0].box,
            text=value.evidence[0].text,
        )
        for path, value in taken.items()
    ]
    if dropped:
        message = f"{dropped} proposals of the language model do not stand on the page and were dropped"
        found.append(Finding(code=Code.MODEL_PROPOSAL_DROPPED, message=message))
    return found
