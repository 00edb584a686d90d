"""From JSON Resume to our record, and the pages that its values are written on."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from vitascope.errors import BadInput
from vitascope.model.document import Document
from vitascope.model.resume import (
    Award,
    Basics,
    Certification,
    Education,
    Language,
    Link,
    PersonName,
    Phone,
    Project,
    Publication,
    Reference,
    Resume,
    Skill,
    Text,
    Versions,
    Volunteer,
    Work,
)
from vitascope.presenting.jsonresume_values import Object, Values
from vitascope.presenting.sheet import HEADING, TITLE

VERSION = "jsonresume-1"

SITES = {
    "linkedin.com": "linkedin",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "xing.com": "xing",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "stackoverflow.com": "stackoverflow",
    "t.me": "telegram",
    "orcid.org": "orcid",
    "scholar.google.com": "scholar",
    "behance.net": "behance",
    "dribbble.com": "dribbble",
    "medium.com": "medium",
    "facebook.com": "facebook",
    "instagram.com": "instagram",
    "hh.ru": "headhunter",
    "kaggle.com": "kaggle",
    "researchgate.net": "researchgate",
    "youtube.com": "youtube",
}
"""Host names and the kinds of link that they stand for."""


def from_jsonresume(value: object, *, as_of: dt.date) -> tuple[Document, Resume]:
    """The record, and a document made of what the JSON says: its values point there.

    Args:
        value: a JSON Resume object, as parsed.
        as_of: the day that open ends are counted to.

    Raises:
        BadInput: it is no such object, or has nothing in it.
    """
    if not isinstance(value, dict):
        raise BadInput("not JSON Resume: it is not an object")
    values = Values(value)
    basics, summary = _basics(values)
    work = values.entries("work", "Experience", _work)
    parts = {
        "basics": basics,
        "summary": summary,
        "work": work,
        "volunteering": values.entries("volunteer", "Volunteering", _volunteer, kind="volunteering"),
        "education": values.entries("education", "Education", _education),
        "awards": values.entries("awards", "Awards", _award),
        "certifications": values.entries("certificates", "Certifications", _certificate, kind="certifications"),
        "publications": values.entries("publications", "Publications", _publication),
        "skills": tuple(skill for group in values.entries("skills", "Skills", _skills) for skill in group),
        "languages": values.entries("languages", "Languages", _language),
        "interests": values.entries("interests", "Interests", _interest),
        "references": values.entries("references", "References", _reference),
        "projects": values.entries("projects", "Projects", _project),
    }
    pages = values.sheet.pages()
    if not any(page.lines for page in pages):
        raise BadInput("not JSON Resume: there is nothing in it")
    resume = Resume.model_validate(
        parts
        | {
            "sections": tuple(values.sections),
            "as_of": as_of.isoformat(),
            "experience_months": _months(work, as_of),
            "pages": len(pages),
            "format": "jsonresume",
            "versions": Versions(reader=VERSION, parser=VERSION, taxonomy="none"),
        }
    )
    return Document("jsonresume", pages, reader=VERSION), resume


def _basics(values: Values) -> tuple[Basics, Text | None]:
    """Who the person is, and their summary."""
    item = values.value.get("basics") or {}
    if not isinstance(item, dict):
        raise BadInput("not JSON Resume: basics is not an object")
    name = values.text(item, "name", size=TITLE, bold=True)
    profiles = item.get("profiles")
    basics = Basics(
        name=PersonName(text=name.text, evidence=name.evidence) if name else None,
        headline=values.text(item, "label", size=HEADING),
        emails=tuple(filter(None, [values.text(item, "email")])),
        phones=tuple(Phone(text=it.text, evidence=it.evidence) for it in filter(None, [values.text(item, "phone")])),
        location=values.location(item.get("location")),
        links=(
            *_link(values, {"url": item.get("url")}),
            *(
                link
                for profile in (profiles if isinstance(profiles, list) else [])
                if isinstance(profile, dict)
                for link in _link(values, profile)
            ),
        ),
        birth_date=values.date(item, "birthDate"),
        gender=values.text(item, "gender"),
        nationality=values.text(item, "nationality"),
    )
    values.close("contact", None)
    values.sheet.gap(8)
    summary = values.text(item, "summary")
    values.close("summary", None)
    return basics, summary


def _link(values: Values, item: Object) -> tuple[Link, ...]:
    """A profile, by its address or by the network's name and the account's."""
    address = values.text(item, "url")
    network, username = item.get("network"), item.get("username")
    if address is None:
        return ()
    url = address.text if "://" in address.text else f"https://{address.text}"
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    known = next((kind for site, kind in SITES.items() if host == site or host.endswith(f".{site}")), None)
    fields = {
        "text": address.text,
        "evidence": address.evidence,
        "url": url,
        "kind": known or ("other" if network else "website"),
        "network": network if isinstance(network, str) and network else None,
        "username": username if isinstance(username, str) and username else None,
    }
    return (Link.model_validate(fields),)


def _work(values: Values, item: Object, number: str) -> Work:
    """One position."""
    title, company = values.named(item, "position"), values.text(item, "name")
    start = values.date(item, "startDate")
    end = values.end(item, start)
    return Work(
        id=number,
        title=title,
        company=company,
        department=values.text(item, "department"),
        employment_type=values.text(item, "employmentType"),
        location=values.location(item.get("location")),
        start=start,
        end=end,
        current=bool(end and end.present),
        url=values.text(item, "url"),
        description=values.text(item, "summary"),
        highlights=values.texts(item, "highlights"),
        group=int(number.rsplit("-", 1)[-1]),
    )


def _volunteer(values: Values, item: Object, number: str) -> Volunteer:
    """One unpaid position."""
    position, organization = values.named(item, "position"), values.text(item, "organization")
    start = values.date(item, "startDate")
    return Volunteer(
        id=number,
        position=position,
        organization=organization,
        start=start,
        end=values.end(item, start),
        location=values.location(item.get("location")),
        url=values.text(item, "url"),
        description=values.text(item, "summary"),
        highlights=values.texts(item, "highlights"),
    )


def _education(values: Values, item: Object, number: str) -> Education:
    """One course of study."""
    degree, field = values.named(item, "studyType"), values.text(item, "area")
    institution, start = values.text(item, "institution"), values.date(item, "startDate")
    return Education(
        id=number,
        degree=degree,
        field=field,
        institution=institution,
        start=start,
        end=values.end(item, start),
        location=values.location(item.get("location")),
        grade=values.text(item, "score"),
        honours=values.text(item, "honours"),
        courses=values.texts(item, "courses"),
        url=values.text(item, "url"),
        description=values.text(item, "summary"),
        highlights=values.texts(item, "highlights"),
    )


def _project(values: Values, item: Object, number: str) -> Project | None:
    """One project; None where it has no name."""
    name = values.named(item, "name")
    roles = values.texts(item, "roles")
    organization, start = values.text(item, "entity"), values.date(item, "startDate")
    rest = {
        "end": values.date(item, "endDate"),
        "location": values.location(item.get("location")),
        "url": values.text(item, "url"),
        "description": values.text(item, "description"),
        "highlights": values.texts(item, "highlights"),
        "technologies": values.texts(item, "keywords"),
    }
    if name is None:
        return None
    known = {"id": number, "name": name, "role": roles[0] if roles else None, "organization": organization}
    return Project.model_validate({**known, "start": start, **rest})


def _award(values: Values, item: Object, number: str) -> Award | None:
    """One distinction; None where it has no title."""
    title, awarder = values.named(item, "title"), values.text(item, "awarder")
    date, description = values.date(item, "date"), values.text(item, "summary")
    return Award(id=number, title=title, awarder=awarder, date=date, description=description) if title else None


def _certificate(values: Values, item: Object, number: str) -> Certification | None:
    """One certificate; None where it has no name."""
    name, issuer, date = values.named(item, "name"), values.text(item, "issuer"), values.date(item, "date")
    url, code = values.text(item, "url"), values.text(item, "number")
    return Certification(id=number, name=name, issuer=issuer, date=date, url=url, number=code) if name else None


def _publication(values: Values, item: Object, number: str) -> Publication | None:
    """One publication; None where it has no name."""
    name, authors = values.named(item, "name"), values.text(item, "authors")
    publisher, date = values.text(item, "publisher"), values.date(item, "releaseDate")
    url, description = values.text(item, "url"), values.text(item, "summary")
    if name is None:
        return None
    return Publication(
        id=number, name=name, authors=authors, publisher=publisher, date=date, url=url, description=description
    )


def _skills(values: Values, item: Object, _number: str) -> tuple[Skill, ...]:
    """A skill, or the skills of a group."""
    name, level = item.get("name"), item.get("level")
    group = name.strip() if isinstance(name, str) else ""
    keywords = item.get("keywords")
    words = [str(word) for word in keywords if str(word).strip()] if isinstance(keywords, list) else []
    alone = not words
    if alone and not group:
        return ()
    places = values.sheet.row([group] if alone else words, lead="" if alone else group)
    values.note(places)
    rank = level if isinstance(level, str) and level else None
    return tuple(
        Skill(text=" ".join(word.split()), evidence=place, group=None if alone else group or None, level=rank)
        for word, place in zip([group] if alone else words, places, strict=True)
    )


def _language(values: Values, item: Object, _number: str) -> Language | None:
    """A language and how well it is spoken."""
    name = values.text(item, "language") or values.text(item, "name")
    level = values.text(item, "fluency")
    return Language(text=name.text, evidence=name.evidence, level=level) if name else None


def _interest(values: Values, item: Object, _number: str) -> Text | None:
    """An interest; its keywords are written beside it."""
    name = values.text(item, "name")
    values.texts(item, "keywords")
    return name


def _reference(values: Values, item: Object, number: str) -> Reference | None:
    """Somebody who speaks for the person."""
    name, text = values.named(item, "name"), values.text(item, "reference")
    return Reference(id=number, name=name, text=text) if name or text else None


def _months(work: tuple[Work, ...], as_of: dt.date) -> int:
    """Whole months of work, overlaps counted once."""
    months: set[int] = set()
    for entry in work:
        if entry.start is None or entry.start.year is None:
            continue
        first = entry.start.year * 12 + (entry.start.month or 1)
        end = entry.end
        if end is None or end.present or end.year is None:
            last = as_of.year * 12 + as_of.month
        else:
            # "2015 to 2018" is three years; "2015-01 to 2015-12" is one.
            last = end.year * 12 + (end.month + 1 if end.month else 1)
        months.update(range(first, last))
    return len(months)
