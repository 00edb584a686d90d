"""From a record to a flat list of labelled fields, in the names and order that integrations know.

    Name Email Phone Location
    Education_{i}_{Degree|Institution|GradDate}
    Work_{i}_{JobTitle|Company|Duration|Responsibilities}
    TechnicalSkill_{i}  Language_{i}  Summary

The same list is sent to clients and drawn on the pages, so that a picture never shows
another label than the answer beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitascope.model.geometry import Box, around
from vitascope.model.resume import Dated, Language, Resume, Value
from vitascope.presenting.kinds import BLUE, GREEN, INDIGO, ORANGE, RED, TEAL, Kind

COLOURS = {"Name": BLUE, "Email": ORANGE, "Phone": GREEN, "Location": RED, "JobTitle": TEAL}
"""By the last word of a label; all others are indigo."""

PROSE = ("Responsibilities", "Summary")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One field.

    Attributes:
        label: as above.
        text: as printed; of several values in one, joined.
        confidence: 0.0 to 1.0, of the least sure of its values.
        places: page (1-based) and box in points, one for each line; at least one.
    """

    label: str
    text: str
    confidence: float
    places: tuple[tuple[int, Box], ...]

    @property
    def page(self) -> int:
        """The page that it begins on, 1-based."""
        return self.places[0][0]

    @property
    def box(self) -> Box:
        """Around all of it that stands on that page."""
        return around(box for page, box in self.places if page == self.page)

    @property
    def kind(self) -> Kind:
        """How it is drawn."""
        last = self.label.rsplit("_", 1)[-1]
        return Kind(self.label, COLOURS.get(last, INDIGO), prose=last in PROSE)


def labelled(resume: Resume) -> tuple[Labelled, ...]:
    """All fields that the record has, in the order above."""
    return tuple(field for field in _fields(resume) if field)


def _fields(resume: Resume) -> Iterator[Labelled | None]:
    basics = resume.basics
    yield _field("Name", basics.name)
    yield _field("Email", *basics.emails[:1])
    yield _field("Phone", *basics.phones[:1])
    yield _field("Location", basics.location)
    for number, study in enumerate(resume.education, 1):
        yield _field(f"Education_{number}_Degree", study.degree, study.field, joint=", ")
        yield _field(f"Education_{number}_Institution", study.institution)
        yield _field(f"Education_{number}_GradDate", study.end or study.start)
    for number, work in enumerate(resume.work, 1):
        yield _field(f"Work_{number}_JobTitle", work.title)
        yield _field(f"Work_{number}_Company", work.company)
        yield _span(f"Work_{number}_Duration", work)
        yield _field(f"Work_{number}_Responsibilities", work.description, *work.highlights, joint="\n")
    for number, skill in enumerate(resume.skills, 1):
        yield _field(f"TechnicalSkill_{number}", skill)
    for number, language in enumerate(resume.languages, 1):
        yield _spoken(f"Language_{number}", language)
    yield _field("Summary", resume.summary)


def span(dated: Dated) -> str:
    """Start and end as printed: `2020-2023`, `May 2018 - present`; empty where there is neither."""
    ends = [date.text.strip() for date in (dated.start, dated.end) if date and date.text.strip()]
    if len(ends) == 2 and not any(character.isalnum() for character in ends[1]):
        # "2019 –": the dash itself is the open end.
        return " ".join(ends)
    return (" - " if any(" " in end for end in ends) else "-").join(dict.fromkeys(ends))


def spoken(language: Language) -> str:
    """A language with its level, where one is printed."""
    return f"{language.text} ({language.level.text})" if language.level else language.text


def _span(label: str, dated: Dated) -> Labelled | None:
    return _made(label, span(dated), [date for date in (dated.start, dated.end) if date])


def _spoken(label: str, language: Language) -> Labelled | None:
    return _made(label, spoken(language), [language, *([language.level] if language.level else [])])


def _field(label: str, *values: Value | None, joint: str = " ") -> Labelled | None:
    present = [value for value in values if value]
    return _made(label, joint.join(str(getattr(value, "text", "")) for value in present), present)


def _made(label: str, text: str, values: Sequence[Value]) -> Labelled | None:
    if not values or not text:
        return None
    places = tuple((each.page, Box(*each.box)) for value in values for each in value.evidence)
    return Labelled(label, text, min(value.confidence for value in values), places)
