"""Résumés by version: the record as JSON, and beside it what is searched."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from vitascope.model.library import ResumeSummary, StoredDocument, StoredResume
from vitascope.model.resume import Resume
from vitascope.store.schema.resumes import resumes

SEPARATOR = "\n"
"""Between skills in their column; no printed skill holds a line break."""

_SUMMARY = [column for column in resumes.c if column.name not in {"record", "search"}]


_HIGHEST = select(func.coalesce(func.max(resumes.c.version), 0)).where(resumes.c.document_id == bindparam("of"))

_ADD = resumes.insert().values(version=_HIGHEST.scalar_subquery() + 1).returning(*_SUMMARY)
"""The other columns come as parameters, so that the statement is made once."""


def add(db: Connection, resume_id: str, document: StoredDocument, resume: Resume, at: dt.datetime) -> ResumeSummary:
    """Add the next version of a document's résumé."""
    row = {
        "of": document.id,
        "id": resume_id,
        "document_id": document.id,
        "owner": document.owner,
        "record": canonical(resume),
        **_searched(resume),
        "reader_version": resume.versions.reader,
        "parser_version": resume.versions.parser,
        "taxonomy_version": resume.versions.taxonomy,
        "created_at": at,
    }
    return _summary(db.execute(_ADD, row).one())


def latest(db: Connection, document_id: str) -> StoredResume | None:
    """The résumé of a document that counts, or None."""
    query = select(resumes).where(resumes.c.document_id == document_id).order_by(resumes.c.version.desc()).limit(1)
    return _one(db, query)


def record_of(db: Connection, resume_id: str) -> tuple[str, str] | None:
    """The record as canonical JSON, and whose it is; None where there is none."""
    row = db.execute(select(resumes.c.record, resumes.c.owner).where(resumes.c.id == resume_id)).one_or_none()
    return (row.record, row.owner) if row else None


def same(db: Connection, document_id: str, resume: Resume) -> str | None:
    """The id of the document's résumé that counts, where it says just this; else None."""
    newest = select(resumes.c.id, resumes.c.record).where(resumes.c.document_id == document_id)
    row = db.execute(newest.order_by(resumes.c.version.desc()).limit(1)).one_or_none()
    return row.id if row and row.record == canonical(resume) else None


def canonical(resume: Resume) -> str:
    """The record as it is kept."""
    return resume.model_dump_json(exclude_none=True)


def by_id(db: Connection, resume_id: str) -> StoredResume | None:
    """That version of a résumé, or None."""
    return _one(db, select(resumes).where(resumes.c.id == resume_id))


def by_number(db: Connection, number: int) -> StoredResume | None:
    """That version of a résumé, or None."""
    return _one(db, select(resumes).where(resumes.c.number == number))


def versions_of(db: Connection, document_id: str) -> list[ResumeSummary]:
    """All versions of a document's résumé, the first one first."""
    query = select(*_SUMMARY).where(resumes.c.document_id == document_id).order_by(resumes.c.version)
    return [_summary(row) for row in db.execute(query)]


def listed(
    db: Connection, *, owner: str | None = None, search: str = "", skip: int = 0, limit: int | None = None
) -> list[ResumeSummary]:
    """Those that count, the newest first; each word of `search` must be in what is searched."""
    later = aliased(resumes)
    query = (
        select(*_SUMMARY)
        .outerjoin(later, and_(later.c.document_id == resumes.c.document_id, later.c.version > resumes.c.version))
        .where(later.c.number.is_(None))
        .order_by(resumes.c.number.desc())
        .offset(skip)
        .limit(limit)
    )
    if owner is not None:
        query = query.where(resumes.c.owner == owner)
    for word in search.casefold().split():
        query = query.where(resumes.c.search.contains(word, autoescape=True))
    return [_summary(row) for row in db.execute(query)]


def _searched(resume: Resume) -> dict[str, object]:
    """What a list shows and a search finds, empty where the résumé does not say it."""
    basics = resume.basics
    current = next((work for work in resume.work if work.current), resume.work[0] if resume.work else None)
    title = basics.headline or (current.title if current else None)
    skills = dict.fromkeys(" ".join((skill.label or skill.text).split()) for skill in resume.skills)
    said = {
        "full_name": basics.name.text if basics.name else "",
        "email": basics.emails[0].text.casefold() if basics.emails else "",
        "phone": basics.phones[0].text if basics.phones else "",
        "title": title.text if title else "",
        "location": basics.location.text if basics.location else "",
        "country": (basics.location.country_code if basics.location else None) or "",
    }
    companies = [work.company.text for work in resume.work if work.company]
    return {
        **said,
        "language": resume.language or "",
        "months": resume.experience_months if resume.work else None,
        "skills": SEPARATOR.join(skills),
        "search": SEPARATOR.join([*said.values(), *skills, *companies]).casefold(),
    }


def _one(db: Connection, query: Select[*tuple[Any, ...]]) -> StoredResume | None:
    row = db.execute(query).one_or_none()
    return StoredResume(_summary(row), Resume.model_validate_json(row.record)) if row else None


def _summary(row: Row[*tuple[Any, ...]]) -> ResumeSummary:
    return ResumeSummary(
        id=row.id,
        number=row.number,
        document_id=row.document_id,
        owner=row.owner,
        version=row.version,
        full_name=row.full_name,
        email=row.email,
        phone=row.phone,
        title=row.title,
        location=row.location,
        country=row.country,
        language=row.language,
        months=row.months,
        skills=tuple(row.skills.split(SEPARATOR)) if row.skills else (),
        reader_version=row.reader_version,
        parser_version=row.parser_version,
        taxonomy_version=row.taxonomy_version,
        created_at=row.created_at,
    )
