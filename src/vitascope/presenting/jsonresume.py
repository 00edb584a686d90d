"""From our record to JSON Resume 1.0.0 (https://jsonresume.org/schema).

What the standard has no key for (a department, a place of study) goes under a key of our
own, which its schema allows. Evidence and confidence stay behind: they are in the native record.
"""

from __future__ import annotations

from typing import TypeAlias

from vitascope.model.resume import (
    Basics,
    Certification,
    Date,
    Dated,
    Education,
    Link,
    Location,
    Project,
    Publication,
    Resume,
    Skill,
    Text,
    Volunteer,
    Work,
)

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
Object: TypeAlias = dict[str, JSON]

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

NETWORKS = {
    "linkedin": "LinkedIn",
    "github": "GitHub",
    "gitlab": "GitLab",
    "xing": "XING",
    "stackoverflow": "Stack Overflow",
    "orcid": "ORCID",
    "scholar": "Google Scholar",
    "researchgate": "ResearchGate",
    "youtube": "YouTube",
    "wechat": "WeChat",
    "headhunter": "hh.ru",
}
"""Names of sites whose kind does not read as a name when capitalised."""


def to_jsonresume(resume: Resume) -> Object:
    """A JSON Resume object; keys without a value are left out."""
    return _filled(
        {
            "$schema": SCHEMA,
            "basics": _basics(resume.basics, resume.summary),
            "work": [_work(entry) for entry in resume.work],
            "volunteer": [_volunteer(entry) for entry in resume.volunteering],
            "education": [_education(entry) for entry in resume.education],
            "awards": [
                _filled(
                    {
                        "title": entry.title.text,
                        "date": _date(entry.date),
                        "awarder": _text(entry.awarder),
                        "summary": _text(entry.description),
                    }
                )
                for entry in resume.awards
            ],
            "certificates": [_certificate(entry) for entry in resume.certifications],
            "publications": [_publication(entry) for entry in resume.publications],
            "skills": _skills(resume.skills),
            "languages": [
                _filled({"language": entry.text, "fluency": _text(entry.level)}) for entry in resume.languages
            ],
            "interests": [{"name": entry.text} for entry in resume.interests],
            "references": [
                _filled({"name": _text(entry.name), "reference": _text(entry.text)}) for entry in resume.references
            ],
            "projects": [_project(entry) for entry in resume.projects],
            "meta": _filled({"version": "v1.0.0", "language": resume.language}),
        }
    )


def _filled(values: Object) -> Object:
    """Without the keys that say nothing."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _text(value: Text | None) -> str | None:
    return value.text if value else None


def _texts(values: tuple[Text, ...]) -> list[JSON]:
    return [value.text for value in values]


def _date(value: Date | None) -> str | None:
    return None if value is None or value.present or value.year is None else value.iso


def _dates(entry: Dated, *, current: bool = False) -> Object:
    """Start and end; an open end is one that is left out."""
    return {"startDate": _date(entry.start), "endDate": None if current else _date(entry.end)}


def _basics(basics: Basics, summary: Text | None) -> Object:
    website = next((link for link in basics.links if link.kind == "website"), None)
    return _filled(
        {
            "name": _text(basics.name),
            "label": _text(basics.headline),
            "email": _text(basics.emails[0]) if basics.emails else None,
            "phone": _text(basics.phones[0]) if basics.phones else None,
            "url": website.url if website else None,
            "summary": _text(summary),
            "location": _location(basics.location),
            "profiles": [_profile(link) for link in basics.links if link is not website],
            "birthDate": _date(basics.birth_date),
            "nationality": _text(basics.nationality),
            "gender": _text(basics.gender),
        }
    )


def _location(location: Location | None) -> Object:
    if location is None:
        return {}
    parted = location.city or location.region or location.postal_code or location.country
    return _filled(
        {
            "address": location.address if parted else location.text,
            "postalCode": location.postal_code,
            "city": location.city,
            "countryCode": location.country_code,
            "region": location.region,
            "country": location.country,
        }
    )


def _profile(link: Link) -> Object:
    network = link.network or NETWORKS.get(link.kind, link.kind.capitalize())
    return _filled({"network": network, "username": link.username, "url": link.url})


def _work(entry: Work) -> Object:
    return _filled(
        {
            "name": _text(entry.company),
            "position": _text(entry.title),
            "url": _address(entry.url),
            "location": _text(entry.location),
            **_dates(entry, current=entry.current),
            "summary": _text(entry.description),
            "highlights": _texts(entry.highlights),
            "department": _text(entry.department),
            "employmentType": _text(entry.employment_type),
        }
    )


def _volunteer(entry: Volunteer) -> Object:
    return _filled(
        {
            "organization": _text(entry.organization),
            "position": _text(entry.position),
            "url": _address(entry.url),
            "location": _text(entry.location),
            **_dates(entry),
            "summary": _text(entry.description),
            "highlights": _texts(entry.highlights),
        }
    )


def _education(entry: Education) -> Object:
    return _filled(
        {
            "institution": _text(entry.institution),
            "url": _address(entry.url),
            "area": _text(entry.field),
            "studyType": _text(entry.degree),
            **_dates(entry),
            "score": _text(entry.grade),
            "courses": _texts(entry.courses),
            "location": _text(entry.location),
            "honours": _text(entry.honours),
            "summary": _text(entry.description),
            "highlights": _texts(entry.highlights),
        }
    )


def _certificate(entry: Certification) -> Object:
    return _filled(
        {
            "name": entry.name.text,
            "date": _date(entry.date or entry.start),
            "url": _address(entry.url),
            "issuer": _text(entry.issuer),
            "number": _text(entry.number),
        }
    )


def _publication(entry: Publication) -> Object:
    return _filled(
        {
            "name": entry.name.text,
            "publisher": _text(entry.publisher),
            "releaseDate": _date(entry.date),
            "url": _address(entry.url),
            "summary": _text(entry.description),
            "authors": _text(entry.authors),
        }
    )


def _project(entry: Project) -> Object:
    return _filled(
        {
            "name": entry.name.text,
            "description": _text(entry.description),
            "highlights": _texts(entry.highlights),
            "keywords": _texts(entry.technologies),
            **_dates(entry),
            "url": _address(entry.url),
            "roles": [entry.role.text] if entry.role else [],
            "entity": _text(entry.organization),
            "location": _text(entry.location),
        }
    )


def _skills(skills: tuple[Skill, ...]) -> list[JSON]:
    """Skills under their printed headings; those with a level or without a heading stand alone."""
    groups: dict[str, list[JSON]] = {}
    out: list[JSON] = []
    for skill in skills:
        if skill.level or not skill.group:
            out.append(_filled({"name": skill.text, "level": skill.level}))
        elif skill.group in groups:
            groups[skill.group].append(skill.text)
        else:
            groups[skill.group] = [skill.text]
            out.append({"name": skill.group, "keywords": groups[skill.group]})
    return out


def _address(value: Text | None) -> str | None:
    """A URL with its scheme, as the standard wants it; printed ones often have none."""
    if value is None:
        return None
    text = "".join(value.text.split())
    return text if "://" in text or text.startswith("mailto:") else f"https://{text}"
