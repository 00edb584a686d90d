"""From a record to the values that are missing in it or unsure: what one would ask somebody about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vitascope.model.resume import Education, Resume, Value, Work

UNSURE = 0.6
"""Values under this confidence are asked about; the same that are listed for review."""

BASICS = ("name", "headline", "location")
WORK = ("title", "company", "location", "start", "end")
EDUCATION = ("institution", "degree", "field", "start", "end")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question about a record.

    Attributes:
        path: of the value in the record ("work[0].title").
        current: as it was read; None where nothing was.
        beside: what else is known of the entry, so that the question can be understood.
    """

    path: str
    current: str | None = None
    beside: str = ""


def doubts_of(resume: Resume) -> tuple[Doubt, ...]:
    """All questions in the order of the record; empty where the record is sure and complete."""
    return tuple(_doubts(resume))


def _doubts(resume: Resume) -> Iterator[Doubt]:
    for name in BASICS:
        yield from _doubt(f"basics.{name}", getattr(resume.basics, name), "")
    for number, position in enumerate(resume.work):
        for name in WORK:
            yield from _doubt(f"work[{number}].{name}", getattr(position, name), beside_of(position, name))
    for number, course in enumerate(resume.education):
        for name in EDUCATION:
            yield from _doubt(f"education[{number}].{name}", getattr(course, name), beside_of(course, name))


def _doubt(path: str, value: Value | None, beside: str) -> Iterator[Doubt]:
    if value is None:
        yield Doubt(path, None, beside)
    elif value.confidence < UNSURE:
        yield Doubt(path, str(getattr(value, "text", "")), beside)


def beside_of(entry: Work | Education, name: str) -> str:
    """The other heads of an entry as printed, separated by commas."""
    names = WORK if isinstance(entry, Work) else EDUCATION
    values = (getattr(entry, other) for other in names if other != name)
    return ", ".join(value.text for value in values if value is not None)
