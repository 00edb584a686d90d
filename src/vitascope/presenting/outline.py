"""From a résumé to an outline: the one order in which people are shown a record.

Markdown and plain text are two ways to write the same outline.
"""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.model.resume import (
    Award,
    Certification,
    Date,
    Dated,
    Education,
    Project,
    Publication,
    Reference,
    Resume,
    Skill,
    Text,
    Volunteer,
    Work,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing under a heading.

    Attributes:
        title: what it is; empty where it is only text.
        details: dates, places and the like, to stand on one line.
        text: paragraphs.
        points: list items.
    """

    title: str = ""
    details: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and what stands under it."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A person's name and headline, ways to reach them, and the blocks."""

    name: str
    headline: str
    contact: tuple[str, ...]
    blocks: tuple[Block, ...]


def outline_of(resume: Resume) -> Outline:
    """Everything the record says, without evidence; empty blocks are left out."""
    basics = resume.basics
    contact = (
        *_texts(*basics.emails, *basics.phones, basics.location, *basics.links),
        *_texts(basics.nationality, basics.gender),
        *((basics.birth_date.text,) if basics.birth_date else ()),
    )
    blocks = (
        Block("Summary", _paragraph(resume.summary)),
        Block("Experience", tuple(_work(entry) for entry in resume.work)),
        Block("Education", tuple(_education(entry) for entry in resume.education)),
        Block("Skills", _skills(resume.skills)),
        Block("Languages", _languages(resume)),
        Block("Certifications", tuple(_certification(entry) for entry in resume.certifications)),
        Block("Projects", tuple(_project(entry) for entry in resume.projects)),
        Block("Awards", tuple(_award(entry) for entry in resume.awards)),
        Block("Publications", tuple(_publication(entry) for entry in resume.publications)),
        Block("Volunteering", tuple(_volunteer(entry) for entry in resume.volunteering)),
        Block("Interests", _paragraph(*resume.interests)),
        Block("References", tuple(_reference(entry) for entry in resume.references)),
    )
    return Outline(
        name=basics.name.text if basics.name else "",
        headline=basics.headline.text if basics.headline else "",
        contact=contact,
        blocks=tuple(block for block in blocks if block.entries),
    )


def _texts(*values: Text | None) -> tuple[str, ...]:
    return tuple(value.text for value in values if value)


def _joined(*values: Text | None, by: str = ", ") -> str:
    return by.join(_texts(*values))


def _span(entry: Dated, *, current: bool = False) -> tuple[str, ...]:
    start = entry.start.iso if entry.start else ""
    end = "present" if current else entry.end.iso if entry.end else ""
    if start and end and start != end:
        return (f"{start} – {end}",)
    return (start or end,) if start or end else ()


def _on(date: Date | None) -> tuple[str, ...]:
    return (date.iso,) if date else ()


def _paragraph(*values: Text | None) -> tuple[Entry, ...]:
    texts = _texts(*values)
    return (Entry(text=(", ".join(texts),)),) if texts else ()


def _work(entry: Work) -> Entry:
    return Entry(
        title=_joined(entry.title, entry.company, entry.department),
        details=(*_span(entry, current=entry.current), *_texts(entry.location, entry.employment_type, entry.url)),
        text=_texts(entry.description),
        points=_texts(*entry.highlights),
    )


def _education(entry: Education) -> Entry:
    courses = (f"Courses: {_joined(*entry.courses)}",) if entry.courses else ()
    return Entry(
        title=_joined(entry.degree, entry.field, entry.institution),
        details=(*_span(entry), *_texts(entry.location, entry.grade, entry.honours, entry.url)),
        text=(*_texts(entry.description), *courses),
        points=_texts(*entry.highlights),
    )


def _skills(skills: tuple[Skill, ...]) -> tuple[Entry, ...]:
    groups: dict[str, list[str]] = {}
    for skill in skills:
        groups.setdefault(skill.group or "", []).append(f"{skill.text} ({skill.level})" if skill.level else skill.text)
    lines = tuple(f"{group}: {', '.join(names)}" if group else ", ".join(names) for group, names in groups.items())
    return (Entry(points=lines),) if lines else ()


def _languages(resume: Resume) -> tuple[Entry, ...]:
    lines = tuple(
        f"{language.text} ({language.level.text})" if language.level else language.text for language in resume.languages
    )
    return (Entry(points=lines),) if lines else ()


def _certification(entry: Certification) -> Entry:
    return Entry(
        title=_joined(entry.name, entry.issuer),
        details=(*(_on(entry.date) or _span(entry)), *_texts(entry.number, entry.url)),
    )


def _project(entry: Project) -> Entry:
    technologies = (f"Technologies: {_joined(*entry.technologies)}",) if entry.technologies else ()
    return Entry(
        title=_joined(entry.name, entry.role, entry.organization),
        details=(*_span(entry), *_texts(entry.location, entry.url)),
        text=(*_texts(entry.description), *technologies),
        points=_texts(*entry.highlights),
    )


def _award(entry: Award) -> Entry:
    return Entry(title=_joined(entry.title, entry.awarder), details=_on(entry.date), text=_texts(entry.description))


def _publication(entry: Publication) -> Entry:
    return Entry(
        title=entry.name.text,
        details=(*_texts(entry.authors, entry.publisher), *_on(entry.date), *_texts(entry.url)),
        text=_texts(entry.description),
    )


def _volunteer(entry: Volunteer) -> Entry:
    return Entry(
        title=_joined(entry.position, entry.organization),
        details=(*_span(entry), *_texts(entry.location, entry.url)),
        text=_texts(entry.description),
        points=_texts(*entry.highlights),
    )


def _reference(entry: Reference) -> Entry:
    return Entry(title=_joined(entry.name), text=_texts(entry.text))
