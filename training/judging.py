"""From a record and its truth to which of its values are right: what calibration is fitted on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
from scipy.optimize import linear_sum_assignment

from vitascope.model.resume import Date, Resume, Text, Value

Judgement = tuple[str, float, bool]
"""Kind of value ("work.title"), its raw probability, and whether it is right."""

Truth = Mapping[str, Any]


def plain(text: object) -> str:
    """Case, width, dashes and outer punctuation undone."""
    folded = unicodedata.normalize("NFKC", str(text or "")).casefold()
    folded = folded.replace("’", "'").replace("–", "-").replace("—", "-").replace("\u00ad", "")
    return re.sub(r"\s+", " ", folded).strip(" .,;:|-()[]'\"")


def alike(one: object, other: object) -> float:
    """0.0 to 1.0 over normalised texts; 0.0 where either is empty."""
    a, b = plain(one), plain(other)
    return Indel.normalized_similarity(a, b) if a and b else 0.0


def same(true: object, value: Value | None) -> bool:
    """Whether a text is right."""
    return isinstance(value, Text) and alike(true, value.text) >= 0.9


def same_date(true: object, value: Value | None) -> bool:
    """Whether a date is right at the precision of the truth."""
    wanted = plain(true)
    return isinstance(value, Date) and bool(wanted) and value.iso[: len(wanted)] == wanted


def within(true: object, value: Value | None) -> bool:
    """Whether a printed text is part of the true one."""
    return isinstance(value, Text) and fuzz.partial_ratio(plain(value.text), plain(true)) >= 92


def judge(resume: Resume, truth: Truth) -> Iterator[Judgement]:
    """Every value that the truth can speak about."""
    yield from _basics(resume, truth.get("basics") or {})
    yield from _entries(
        "work",
        resume.work,
        truth.get("work"),
        {
            "title": ("position", same),
            "company": ("name", same),
            "start": ("startDate", same_date),
            "end": ("endDate", same_date),
            "location": ("location", within),
        },
    )
    yield from _entries(
        "education",
        resume.education,
        truth.get("education"),
        {
            "institution": ("institution", same),
            "degree": ("studyType", within),
            "field": ("area", within),
            "start": ("startDate", same_date),
            "end": ("endDate", same_date),
            "grade": ("score", within),
        },
    )
    yield from _entries(
        "volunteering",
        resume.volunteering,
        truth.get("volunteer"),
        {
            "organization": ("organization", same),
            "position": ("position", same),
            "start": ("startDate", same_date),
            "end": ("endDate", same_date),
        },
    )
    yield from _entries(
        "projects",
        resume.projects,
        truth.get("projects"),
        {
            "name": ("name", same),
            "start": ("startDate", same_date),
            "end": ("endDate", same_date),
        },
    )
    yield from _entries(
        "certifications",
        resume.certifications,
        truth.get("certificates"),
        {
            "name": ("name", same),
            "issuer": ("issuer", same),
            "date": ("date", same_date),
        },
    )
    yield from _entries(
        "awards",
        resume.awards,
        truth.get("awards"),
        {
            "title": ("title", same),
            "awarder": ("awarder", same),
            "date": ("date", same_date),
        },
    )
    yield from _entries(
        "publications",
        resume.publications,
        truth.get("publications"),
        {
            "name": ("name", same),
            "publisher": ("publisher", same),
            "date": ("releaseDate", same_date),
        },
    )
    yield from _lists(resume, truth)


def _basics(resume: Resume, basics: Truth) -> Iterator[Judgement]:
    own = resume.basics
    if own.name is not None:
        yield "basics.name", own.name.confidence, same(basics.get("name"), own.name)
    if own.headline is not None:
        yield "basics.headline", own.headline.confidence, within(basics.get("label"), own.headline)
    for email in own.emails:
        yield "basics.emails", email.confidence, plain(email.text) == plain(basics.get("email"))
    for phone in own.phones:
        printed = re.sub(r"\D", "", phone.text)
        true = re.sub(r"\D", "", str(basics.get("phone") or ""))
        yield "basics.phones", phone.confidence, len(true) > 6 and (printed.endswith(true) or true.endswith(printed))
    if own.location is not None:
        city = (basics.get("location") or {}).get("city")
        yield "basics.location", own.location.confidence, bool(city) and plain(city) in plain(own.location.text)
    links = [basics.get("url"), *(p.get(k) for p in basics.get("profiles") or () for k in ("url", "username"))]
    known = {_bare(link) for link in links if link}
    for link in own.links:
        yield "basics.links", link.confidence, bool({_bare(link.url), _bare(link.text), plain(link.username)} & known)
    if resume.summary is not None:
        yield "summary", resume.summary.confidence, alike(basics.get("summary"), resume.summary.text) >= 0.85


def _bare(url: object) -> str:
    return re.sub(r"^(https?:)?(//)?(www\.)?", "", plain(url)).rstrip("/")


Rule = tuple[str, Callable[[object, Value | None], bool]]


def _entries(kind: str, found: Sequence[Any], true: Any, rules: Mapping[str, Rule]) -> Iterator[Judgement]:
    entries = [entry for entry in true or () if isinstance(entry, dict)]
    pairs = _pairs(found, entries, rules)
    for number, entry in enumerate(found):
        opposite = pairs.get(number, {})
        for field, (key, right) in rules.items():
            value = getattr(entry, field)
            if value is not None:
                yield f"{kind}.{field}", value.confidence, right(opposite.get(key), value)
        texts = [str(opposite.get("summary") or ""), *map(str, opposite.get("highlights") or ())]
        whole = " ".join(texts)
        for field in ("description", "highlights"):
            values = getattr(entry, field, None) or ()
            for value in values if isinstance(values, tuple) else (values,):
                yield f"{kind}.{field}", value.confidence, bool(whole.strip()) and within(whole, value)


def _pairs(found: Sequence[Any], true: Sequence[Truth], rules: Mapping[str, Rule]) -> dict[int, Truth]:
    if not found or not true:
        return {}
    likeness = np.array(
        [
            [sum(right(entry.get(key), getattr(one, field)) for field, (key, right) in rules.items()) for entry in true]
            for one in found
        ],
        dtype=float,
    )
    rows, columns = linear_sum_assignment(-likeness)
    return {int(r): true[int(c)] for r, c in zip(rows, columns, strict=True) if likeness[r, c] > 0}


def _lists(resume: Resume, truth: Truth) -> Iterator[Judgement]:
    skills = {
        plain(word) for entry in truth.get("skills") or () for word in (entry.get("keywords") or [entry.get("name")])
    }
    for skill in resume.skills:
        yield "skills", skill.confidence, plain(skill.text) in skills
    spoken = [entry.get("language") for entry in truth.get("languages") or ()]
    for language in resume.languages:
        yield "languages", language.confidence, any(within(name, language) for name in spoken)
