"""From a record to the same record without who the person is, for reviewers who should not know.

Removed: name, contact, birth date, gender, nationality, the contact block of the page,
and on request the names of schools; and every mention of these anywhere in the text,
evidence included. Words that tell a gender are made neutral. What is left is checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vitascope.errors import BlindingFailed
from vitascope.model.findings import Code
from vitascope.model.resume import Basics, Resume, Section
from vitascope.presenting.blind.identity import ADDRESS, BIRTH_NAME, EMAIL, PHONE, Identity, identity_of, is_phone
from vitascope.presenting.blind.pronouns import neutral, told

NOT_TEXT = frozenset(
    {
        *("id", "kind", "path", "code", "severity", "format", "language", "as_of", "season", "cefr", "concept"),
        *("versions", "mentioned_in", "last_used", "country_code", "level", "e164"),
    }
)
"""Keys whose strings are ours and never the document's; `level` is checked apart."""

REMOVED_KINDS = frozenset({"contact"})
"""Blocks of the page that hold nothing else."""


def blind(resume: Resume, *, schools: bool = False) -> Resume:
    """The record without who the person is.

    Args:
        resume: any record.
        schools: take out the names of schools too.

    Raises:
        BlindingFailed: something that tells who it is would be left.
    """
    identity = identity_of(resume, schools=schools)
    without = resume.model_copy(
        update={
            "basics": Basics(headline=resume.basics.headline),
            "sections": tuple(_emptied(section) for section in resume.sections),
            "findings": tuple(it for it in resume.findings if it.code is not Code.EMAIL_NAME_DISAGREE),
            "review": tuple(it for it in resume.review if _remains(it.path)),
            "education": tuple(
                entry.model_copy(update={"institution": None, "url": None}) if schools else entry
                for entry in resume.education
            ),
        }
    )
    blinded = Resume.model_validate(_scrubbed(without.model_dump(), identity, resume.language))
    if left := leaks(resume, blinded, schools=schools):
        raise BlindingFailed(f"{len(left)} identifying strings would be left in the record; nothing was written")
    return blinded


def leaks(resume: Resume, blinded: Resume, *, schools: bool = False) -> tuple[str, ...]:
    """What a blinded record still says of who it is about; empty if all went well.

    Args:
        resume: as it was read.
        blinded: what was made of it.
        schools: names of schools count as well.
    """
    identity = identity_of(resume, schools=schools)
    texts = list(_strings(blinded.model_dump()))
    patterns = (identity.name_pattern, identity.exact_pattern, identity.school_pattern, EMAIL)
    found = {match[0] for pattern in patterns if pattern for text in texts for match in pattern.finditer(text)}
    found |= {match[0] for text in texts for match in BIRTH_NAME.finditer(text)}
    found |= {match[0] for text in texts for match in ADDRESS.finditer(text) if identity.owns(match[0])}
    return tuple(sorted(found | told(texts, resume.language)))


def _emptied(section: Section) -> Section:
    return section.model_copy(update={"text": None}) if section.kind in REMOVED_KINDS else section


def _remains(path: str) -> bool:
    return not path.startswith("basics") or path.startswith("basics.headline")


def _scrubbed(value: Any, identity: Identity, language: str | None) -> Any:
    match value:
        case str():
            return _scrub(value, identity, language)
        case dict():
            return {
                key: inside if key in NOT_TEXT and isinstance(inside, str) else _scrubbed(inside, identity, language)
                for key, inside in value.items()
            }
        case list() | tuple():
            return tuple(_scrubbed(item, identity, language) for item in value)
        case _:
            return value


def _scrub(text: str, identity: Identity, language: str | None) -> str:
    text = EMAIL.sub("[email]", text)
    text = ADDRESS.sub(lambda match: "[link]" if identity.owns(match[0]) else match[0], text)
    for pattern, mark in (
        (identity.exact_pattern, "[contact]"),
        (identity.school_pattern, "[school]"),
        (identity.name_pattern, "[name]"),
    ):
        if pattern:
            text = pattern.sub(mark, text)
    text = BIRTH_NAME.sub("[name]", text)
    text = PHONE.sub(lambda match: "[phone]" if is_phone(match[0]) else match[0], text)
    return neutral(text, language)


def _strings(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key not in NOT_TEXT:
        yield value
    elif isinstance(value, dict):
        for name, inside in value.items():
            if name != "versions":
                yield from _strings(inside, name)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item, key)
