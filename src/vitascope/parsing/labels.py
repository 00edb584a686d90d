"""What a line and a piece of a line can be: the labels that the models are trained on.

A line belongs to a section and plays a role in it; a piece of a line (a run of
characters between separators) is a field.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a section is about."""

    CONTACT = "contact"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATIONS = "certifications"
    PROJECTS = "projects"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    VOLUNTEERING = "volunteering"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"
    NOISE = "noise"


class Role(StrEnum):
    """What a line does in its section.

    HEADING names the section. HEADER is a line of an entry's head: title, organisation,
    place, dates, degree, grade, in whatever order. TEXT is everything else: descriptions,
    bullets, skill lists, paragraphs. Lines of contact, skills and languages are TEXT;
    a line of certifications, awards or publications that names one is HEADER.
    """

    HEADING = "heading"
    HEADER = "header"
    TEXT = "text"


class Field(StrEnum):
    """What a piece of a line says.

    TITLE is a position, or the name of a project, award, certificate or publication. ORG is
    a company, school, issuer, awarder or publisher. LABEL is a word that only
    announces the next piece ("Phone:", "Location:", "GPA"). KIND is an employment type.
    """

    NAME = "name"
    HEADLINE = "headline"
    EMAIL = "email"
    PHONE = "phone"
    LOCATION = "location"
    LINK = "link"
    BIRTH = "birth"
    NATIONALITY = "nationality"
    TITLE = "title"
    ORG = "org"
    DEPARTMENT = "department"
    DEGREE = "degree"
    FIELD = "field"
    DATE = "date"
    GRADE = "grade"
    HONOURS = "honours"
    COURSES = "courses"
    KIND = "kind"
    TECHNOLOGIES = "technologies"
    AUTHORS = "authors"
    NUMBER = "number"
    SKILL = "skill"
    GROUP = "group"
    LANGUAGE = "language"
    LEVEL = "level"
    LABEL = "label"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a line's text that are one field.

    `continues` where the value began on the line before.
    """

    start: int
    end: int
    field: Field
    continues: bool = False


@dataclass(frozen=True, slots=True)
class LineLabel:
    """The truth about one line.

    Attributes:
        opens: the line is the first of an entry (a position, a degree, a project, …).
        spans: in order, not overlapping; lines of running text need none.
    """

    kind: Kind
    role: Role
    opens: bool = False
    spans: tuple[Span, ...] = ()
