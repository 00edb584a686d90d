"""The résumé: one record, every value with the place it was read from.

A value that is not in the document does not exist. What we derive (a date's year
and month, a degree's level, a phone in E.164) stands beside the printed form that
it was derived from, and shares its evidence.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vitascope.model.findings import Finding, Part

Confidence = float
"""0.0 to 1.0: a calibrated chance that the value is right."""


class Evidence(Part):
    """The place that a value was read from.

    Attributes:
        page: 1-based.
        box: left, top, right, bottom in points from the top left of the page.
        text: the very characters there, of one line.
    """

    page: int = Field(ge=1)
    box: tuple[float, float, float, float]
    text: str


class Value(Part):
    """Anything read from the page.

    Attributes:
        confidence: 0.0 to 1.0, a calibrated chance that the value is right.
        evidence: one for each line that it was read from, in reading order; never empty.
    """

    confidence: Confidence = Field(default=1.0, ge=0.0, le=1.0)
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Text(Value):
    """Words as printed, line breaks and hyphenation undone."""

    text: str = Field(min_length=1)


class Date(Value):
    """A point in time at the precision that was printed.

    Attributes:
        text: as printed.
        year: None only for an open end.
        month: 1 to 12; None where not printed.
        day: 1 to 31; None where not printed.
        season: as understood, where the page names one.
        present: an open end ("present", "heute", "настоящее время", a dangling dash).
    """

    text: str
    year: int | None = Field(default=None, ge=1900, le=2100)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    season: Literal["winter", "spring", "summer", "autumn"] | None = None
    present: bool = False

    @property
    def iso(self) -> str:
        """`2019`, `2019-03` or `2019-03-01`; `present` for an open end."""
        if self.present or self.year is None:
            return "present"
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
            if self.day:
                parts.append(f"{self.day:02}")
        return "-".join(parts)


class Location(Text):
    """A place as printed, and what we understand of it.

    Attributes:
        city, region, country, address, postal_code: parts as printed; None where absent.
        country_code: ISO 3166-1 alpha-2; None where neither printed nor certain.
        remote: the page says the work was done remotely.
    """

    city: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    postal_code: str | None = None
    address: str | None = None
    remote: bool = False


class PersonName(Text):
    """A person's name as printed, with its parts."""

    given: str | None = None
    middle: str | None = None
    family: str | None = None
    prefix: str | None = None
    suffix: str | None = None


class Phone(Text):
    """A phone number as printed; `e164` where the number is complete and valid."""

    e164: str | None = None
    country_code: str | None = None


class Link(Text):
    """An address on the web as printed.

    Attributes:
        url: with scheme, built from what is printed or from the hyperlink's target.
        kind: what it leads to.
        username: the account's name on that site; None where there is none.
    """

    url: str
    kind: Literal[
        "website",
        "linkedin",
        "github",
        "gitlab",
        "xing",
        "twitter",
        "stackoverflow",
        "telegram",
        "orcid",
        "scholar",
        "behance",
        "dribbble",
        "medium",
        "facebook",
        "instagram",
        "skype",
        "headhunter",
        "kaggle",
        "researchgate",
        "youtube",
        "wechat",
        "other",
    ] = "website"
    network: str | None = None
    username: str | None = None


class Basics(Part):
    """Who the person is and how to reach them."""

    name: PersonName | None = None
    headline: Text | None = None
    emails: tuple[Text, ...] = ()
    phones: tuple[Phone, ...] = ()
    location: Location | None = None
    links: tuple[Link, ...] = ()
    birth_date: Date | None = None
    gender: Text | None = None
    nationality: Text | None = None


class Dated(Part):
    """Something with a start and an end."""

    start: Date | None = None
    end: Date | None = None


class Work(Dated):
    """One position.

    Attributes:
        id: stable inside the record ("work-1"); skills point at it.
        group: the same number for positions that are printed under one company.
        current: its end is open.
        skills: names of skills that its text mentions, as in `Resume.skills`.
    """

    id: str
    title: Text | None = None
    company: Text | None = None
    department: Text | None = None
    location: Location | None = None
    current: bool = False
    employment_type: Text | None = None
    description: Text | None = None
    highlights: tuple[Text, ...] = ()
    url: Text | None = None
    skills: tuple[str, ...] = ()
    group: int = 0


class Education(Dated):
    """One course of study.

    Attributes:
        level: of the degree, understood from `degree` by the taxonomy.
    """

    id: str
    institution: Text | None = None
    degree: Text | None = None
    level: (
        Literal["school", "vocational", "associate", "bachelor", "specialist", "master", "doctorate", "professional"]
        | None
    ) = None
    field: Text | None = None
    location: Location | None = None
    grade: Text | None = None
    honours: Text | None = None
    courses: tuple[Text, ...] = ()
    description: Text | None = None
    highlights: tuple[Text, ...] = ()
    url: Text | None = None


class Skill(Text):
    """A skill the person claims, tied to the taxonomy where we know it.

    Attributes:
        text: as printed in the document.
        group: heading it is listed under ("Languages", "Tools"), as printed.
        concept: taxonomy id; None where the taxonomy has no such skill.
        label: the concept's preferred name.
        category: the concept's category.
        level: as printed; None where not printed.
        months: how long the dated experience shows it in use, in whole months;
            None where no dated experience mentions it. Overlaps count once.
        last_used: `YYYY-MM` or `YYYY` of the latest end of such experience, or "present".
        mentioned_in: ids of the work, project and education entries that mention it.
    """

    group: str | None = None
    concept: str | None = None
    label: str | None = None
    category: str | None = None
    level: str | None = None
    months: int | None = Field(default=None, ge=0)
    last_used: str | None = None
    mentioned_in: tuple[str, ...] = ()


class Language(Text):
    """A language as printed; `level` as printed, `cefr` where it can be told."""

    code: str | None = None
    level: Text | None = None
    cefr: Literal["A1", "A2", "B1", "B2", "C1", "C2", "native"] | None = None


class Certification(Dated):
    """A certificate or licence."""

    id: str
    name: Text
    issuer: Text | None = None
    date: Date | None = None
    url: Text | None = None
    number: Text | None = None


class Project(Dated):
    """Something that was built or done."""

    id: str
    name: Text
    role: Text | None = None
    organization: Text | None = None
    location: Location | None = None
    description: Text | None = None
    highlights: tuple[Text, ...] = ()
    technologies: tuple[Text, ...] = ()
    url: Text | None = None


class Award(Part):
    """A distinction."""

    id: str
    title: Text
    awarder: Text | None = None
    date: Date | None = None
    description: Text | None = None


class Publication(Part):
    """A paper, book, talk or patent."""

    id: str
    name: Text
    authors: Text | None = None
    publisher: Text | None = None
    date: Date | None = None
    url: Text | None = None
    description: Text | None = None


class Volunteer(Dated):
    """Unpaid work."""

    id: str
    organization: Text | None = None
    position: Text | None = None
    location: Location | None = None
    description: Text | None = None
    highlights: tuple[Text, ...] = ()
    url: Text | None = None


class Reference(Part):
    """Somebody who speaks for the person."""

    id: str
    name: Text | None = None
    text: Text | None = None


class Section(Part):
    """A block of the page as it stands, so that nothing on it is lost.

    Attributes:
        kind: what we take it for ("work", "skills", …); "other" where we do not know.
        heading: as printed; None where the block has none.
        text: all lines of the block.
    """

    kind: str
    heading: Text | None = None
    text: Text | None = None


class Review(Part):
    """A value that a person should look at.

    Attributes:
        path: of the value in the record ("work[0].title").
        confidence: 0.0 to 1.0.
        reason: one sentence.
    """

    path: str
    confidence: Confidence
    reason: str


class Versions(Part):
    """What made a record, so that re-running is a query."""

    reader: str
    parser: str
    taxonomy: str


class Resume(Part):
    """The canonical record.

    Attributes:
        language: ISO 639-1 of most of the text.
        as_of: `YYYY-MM-DD` that open ends were counted to.
        experience_months: whole months of work, overlaps counted once.
        sections: every block of the document in reading order.
        review: values of low confidence.
    """

    basics: Basics = Basics()
    summary: Text | None = None
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    certifications: tuple[Certification, ...] = ()
    projects: tuple[Project, ...] = ()
    awards: tuple[Award, ...] = ()
    publications: tuple[Publication, ...] = ()
    volunteering: tuple[Volunteer, ...] = ()
    interests: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    review: tuple[Review, ...] = ()
    language: str | None = None
    as_of: str
    experience_months: int = Field(default=0, ge=0)
    pages: int = Field(default=1, ge=1)
    format: str
    versions: Versions
