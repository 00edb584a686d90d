"""From a JSON Resume truth to what should be found on the page: entries with their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vitascope.parsing.fields.date_points import Point
from vitascope.parsing.fields.dates import DateRange
from vitascope.parsing.labels import Field, Kind, Role

FIELDS = {
    Field.TITLE: 2.0,
    Field.ORG: 2.0,
    Field.DEGREE: 1.6,
    Field.FIELD: 1.6,
    Field.LOCATION: 0.7,
    Field.NAME: 3.0,
    Field.GROUP: 0.5,
}
"""How much finding a field says about where its entry stands; 1.0 for the others."""


@dataclass(frozen=True)
class Wanted:
    """One entry of the truth.

    Attributes:
        rank: entries of a higher rank are looked for first.
        above: lines above its anchor at which a field may stand.
        heads: (field, value) of its head.
        texts: its description's parts.
        start, end: ISO dates or "present"; empty where the truth has none.
    """

    kind: Kind
    role: Role
    rank: int
    heads: tuple[tuple[Field, str], ...]
    texts: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    above: int = 4

    def shared(self, label: Field) -> bool:
        """Whether a value may stand for several entries: the company of a row of positions."""
        return label in {Field.ORG, Field.LOCATION} and self.kind in {Kind.WORK, Kind.VOLUNTEERING}

    def dated(self, found: DateRange) -> bool:
        """Whether a printed range says this entry's dates."""
        start, end = _iso(found.first), _iso(found.last)
        if self.start and self.end:
            return _same(self.start, start or end) and _same(self.end, end or start)
        only = self.start or self.end
        return _same(only, end or start) or _same(only, start or end)

    def starts(self, found: DateRange) -> bool:
        """Whether a printed date is the start alone."""
        return bool(self.start) and found.last is None and _same(self.start, _iso(found.first))

    def ends(self, found: DateRange) -> bool:
        """Whether a printed date is the end alone."""
        return bool(self.end) and found.last is None and _same(self.end, _iso(found.first))


def _iso(point: Point | None) -> str:
    if point is None:
        return ""
    if point.present:
        return "present"
    return f"{point.year:04}" + (f"-{point.month:02}" if point.month else "")


def _same(true: str, printed: str) -> bool:
    return bool(printed) and (printed.startswith(true[:7]) or true.startswith(printed))


def wanted_of(truth: Mapping[str, Any]) -> Iterator[Wanted]:
    """Everything that the truth says is on the page."""
    yield from _basics(truth.get("basics") or {})
    for entry in truth.get("work") or ():
        yield _entry(
            Kind.WORK,
            5,
            entry,
            [("position", Field.TITLE), ("name", Field.ORG), ("location", Field.LOCATION), ("url", Field.LINK)],
            above=8,
        )
    for entry in truth.get("education") or ():
        yield _entry(
            Kind.EDUCATION,
            5,
            entry,
            [
                ("studyType", Field.DEGREE),
                ("area", Field.FIELD),
                ("institution", Field.ORG),
                ("location", Field.LOCATION),
                ("score", Field.GRADE),
            ],
        )
    for entry in truth.get("volunteer") or ():
        yield _entry(
            Kind.VOLUNTEERING,
            4,
            entry,
            [("position", Field.TITLE), ("organization", Field.ORG), ("location", Field.LOCATION), ("url", Field.LINK)],
        )
    for entry in truth.get("projects") or ():
        yield _entry(Kind.PROJECTS, 4, entry, [("name", Field.TITLE), ("entity", Field.ORG), ("url", Field.LINK)])
    for entry in truth.get("awards") or ():
        yield _entry(Kind.AWARDS, 4, entry, [("title", Field.TITLE), ("awarder", Field.ORG)])
    for entry in truth.get("certificates") or ():
        yield _entry(Kind.CERTIFICATIONS, 4, entry, [("name", Field.TITLE), ("issuer", Field.ORG), ("url", Field.LINK)])
    for entry in truth.get("publications") or ():
        yield _entry(
            Kind.PUBLICATIONS, 4, entry, [("name", Field.TITLE), ("publisher", Field.ORG), ("url", Field.LINK)]
        )
    yield from _lists(truth)


def _basics(basics: Mapping[str, Any]) -> Iterator[Wanted]:
    singles = [
        ("name", Field.NAME),
        ("label", Field.HEADLINE),
        ("email", Field.EMAIL),
        ("phone", Field.PHONE),
        ("url", Field.LINK),
    ]
    for key, label in singles:
        if basics.get(key):
            yield Wanted(Kind.CONTACT, Role.TEXT, 7, ((label, str(basics[key])),))
    for profile in basics.get("profiles") or ():
        for key in ("url", "username"):
            if profile.get(key):
                yield Wanted(Kind.CONTACT, Role.TEXT, 7, ((Field.LINK, str(profile[key])),))
    location = basics.get("location") or {}
    parts = [str(location[key]) for key in ("address", "postalCode", "city", "region", "country") if location.get(key)]
    if parts:
        yield Wanted(Kind.CONTACT, Role.TEXT, 6, tuple((Field.LOCATION, part) for part in parts))
    if basics.get("summary"):
        yield Wanted(Kind.SUMMARY, Role.TEXT, 6, (), (str(basics["summary"]),))


def _entry(kind: Kind, rank: int, entry: Mapping[str, Any], keys: list[tuple[str, Field]], above: int = 4) -> Wanted:
    texts = [str(entry.get("summary") or entry.get("description") or ""), *map(str, entry.get("highlights") or ())]
    courses = [(Field.COURSES, str(course)) for course in entry.get("courses") or ()]
    return Wanted(
        kind,
        Role.HEADER,
        rank,
        tuple((label, str(entry[key])) for key, label in keys if entry.get(key)),
        tuple(text for text in [*texts, *(course for _, course in courses)] if text),
        str(entry.get("startDate") or ""),
        str(entry.get("endDate") or entry.get("date") or entry.get("releaseDate") or ""),
        above,
    )


def _lists(truth: Mapping[str, Any]) -> Iterator[Wanted]:
    for entry in truth.get("skills") or ():
        keywords = entry.get("keywords") or ()
        heads = [(Field.SKILL, str(keyword)) for keyword in keywords]
        if entry.get("name"):
            heads.insert(0, (Field.GROUP if keywords else Field.SKILL, str(entry["name"])))
        if entry.get("level"):
            heads.append((Field.LEVEL, str(entry["level"])))
        yield Wanted(Kind.SKILLS, Role.TEXT, 2, tuple(heads))
    for entry in truth.get("languages") or ():
        both = ((Field.LANGUAGE, str(entry.get("language") or "")), (Field.LEVEL, str(entry.get("fluency") or "")))
        yield Wanted(Kind.LANGUAGES, Role.TEXT, 3, tuple(head for head in both if head[1]))
    for entry in truth.get("interests") or ():
        words = [str(entry.get("name") or ""), *map(str, entry.get("keywords") or ())]
        yield Wanted(Kind.INTERESTS, Role.TEXT, 1, tuple((Field.SKILL, word) for word in words if word))
    for entry in truth.get("references") or ():
        named = ((Field.NAME, str(entry["name"])),) if entry.get("name") else ()
        yield Wanted(Kind.REFERENCES, Role.TEXT, 3, named, (str(entry.get("reference") or ""),))
