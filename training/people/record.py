"""A life: what an invented person could print in a résumé."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time; what of it is printed is the template's choice."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """From and to; no end where it goes on, no start for a single point in time."""

    start: Moment | None
    end: Moment | None
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its parts."""

    city: str
    region: str = ""
    country: str = ""
    remote: bool = False


@dataclass(slots=True)
class Post:
    """Work, paid or not, or a project: whatever has a title, an organisation and dates."""

    title: str
    org: str
    dates: Stretch
    spot: Spot | None = None
    kind: str = ""
    department: str = ""
    blurb: str = ""
    bullets: list[str] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)
    url: str = ""
    leaving: str = ""


@dataclass(slots=True)
class Study:
    """Time at a school."""

    school: str
    degree: str
    area: str
    dates: Stretch
    spot: Spot | None = None
    grade: str = ""
    honours: str = ""
    courses: list[str] = field(default_factory=list)
    thesis: str = ""
    bullets: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """A certificate, an award or a publication."""

    title: str
    org: str = ""
    dates: Stretch | None = None
    number: str = ""
    authors: str = ""
    url: str = ""
    text: str = ""


@dataclass(slots=True)
class Skillset:
    """Skills under one name; the name is empty where they stand alone."""

    group: str
    skills: list[tuple[str, str]]


@dataclass(slots=True)
class Referee:
    """Somebody who speaks for the person."""

    name: str
    title: str = ""
    org: str = ""
    phone: str = ""
    email: str = ""
    text: str = ""


@dataclass(slots=True)
class Person:
    """Everything about one invented person."""

    language: str
    domain: str
    name: str
    given: str
    family: str
    headline: str
    email: str
    phones: list[str]
    spot: Spot
    street: str
    postal: str
    links: list[tuple[str, str]]
    birth: Moment
    nationality: str
    summary: str
    work: list[Post]
    studies: list[Study]
    skills: list[Skillset]
    languages: list[tuple[str, str]]
    certificates: list[Mention]
    projects: list[Post]
    awards: list[Mention]
    publications: list[Mention]
    volunteering: list[Post]
    interests: list[str]
    referees: list[Referee]
    extra: list[str]
