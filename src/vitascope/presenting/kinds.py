"""Which label and colour a value has on an annotated page."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of one kind are marked.

    Attributes:
        label: short, in the spelling that integrations know.
        colour: of frame, fill and label.
        prose: running text: marked lightly, since there is much of it.
    """

    label: str
    colour: Colour
    prose: bool = False


BLUE = (37, 99, 235)
ORANGE = (234, 88, 12)
GREEN = (22, 163, 74)
RED = (220, 38, 38)
TEAL = (13, 148, 136)
PURPLE = (147, 51, 234)
PINK = (219, 39, 119)
AMBER = (180, 120, 10)
SKY = (2, 132, 199)
SLATE = (71, 85, 105)
INDIGO = (79, 70, 229)

KINDS: dict[str, Kind] = {
    "basics.name": Kind("Name", BLUE),
    "basics.headline": Kind("Headline", TEAL),
    "basics.emails": Kind("Email", ORANGE),
    "basics.phones": Kind("Phone", GREEN),
    "basics.location": Kind("Location", RED),
    "basics.links": Kind("Link", SKY),
    "basics.birth_date": Kind("BirthDate", SLATE),
    "summary": Kind("Summary", INDIGO, prose=True),
    "skills": Kind("Skill", PINK),
    "languages": Kind("Language", AMBER),
    "languages.level": Kind("LanguageLevel", AMBER),
    "certifications.name": Kind("Certification", AMBER),
    "projects.name": Kind("Project", TEAL),
    "projects.technologies": Kind("Technology", PINK),
    "awards.title": Kind("Award", AMBER),
    "publications.name": Kind("Publication", AMBER),
    "volunteering.organization": Kind("Organization", PURPLE),
    "volunteering.position": Kind("JobTitle", TEAL),
    "interests": Kind("Interest", AMBER),
    "work.title": Kind("JobTitle", TEAL),
    "work.company": Kind("Company", PURPLE),
    "education.institution": Kind("School", PURPLE),
    "education.degree": Kind("Degree", BLUE),
    "education.field": Kind("Field", SKY),
}
"""By field; the longest fitting one counts."""

BY_LAST: dict[str, Kind] = {
    "start": Kind("Start", SLATE),
    "end": Kind("End", SLATE),
    "date": Kind("Date", SLATE),
    "location": Kind("Location", RED),
    "url": Kind("Link", SKY),
    "description": Kind("Description", INDIGO, prose=True),
    "highlights": Kind("Highlight", INDIGO, prose=True),
    "text": Kind("Text", INDIGO, prose=True),
}
"""By the last part of a field that has no entry of its own."""


def kind_of(field: str) -> Kind:
    """How a value of `field` ("work.title") is marked."""
    last = field.rsplit(".", 1)[-1]
    return KINDS.get(field) or BY_LAST.get(last) or Kind("".join(map(str.capitalize, last.split("_"))), INDIGO)
