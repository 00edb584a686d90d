"""Documents, their pictures and other results: rows in, `model.library` out."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Row, Select, delete, func, select

from vitascope.model.library import StoredDocument, StoredPicture
from vitascope.store.schema.documents import documents, pictures
from vitascope.store.schema.resumes import results
from vitascope.store.upsert import upsert

if TYPE_CHECKING:
    from sqlalchemy.sql.dml import ReturningInsert


def add(db: Connection, document: StoredDocument) -> StoredDocument | None:
    """Add a document whose blob was claimed, and return it with its number; None where its public id is taken."""
    row = {
        name: getattr(document, name)
        for name in (
            "id",
            "owner",
            "surface",
            "public_id",
            "name",
            "format",
            "size",
            "content_hash",
            "created_at",
        )
    }
    found = db.execute(_adding(db.dialect.name), row).one_or_none()
    return _document(found) if found else None


@cache
def _adding(dialect: str) -> ReturningInsert[*tuple[Any, ...]]:
    """The statement, made once; its values come beside it."""
    return (
        upsert(dialect, documents).on_conflict_do_nothing(index_elements=["surface", "public_id"]).returning(documents)
    )


def by_id(db: Connection, document_id: str) -> StoredDocument | None:
    """The document, or None."""
    return _one(db, select(documents).where(documents.c.id == document_id))


def by_number(db: Connection, number: int) -> StoredDocument | None:
    """The document, or None."""
    return _one(db, select(documents).where(documents.c.number == number))


def by_public_id(db: Connection, surface: str, public_id: str) -> StoredDocument | None:
    """The document that a surface calls so, or None."""
    return _one(db, select(documents).where(documents.c.surface == surface, documents.c.public_id == public_id))


def twin(db: Connection, owner: str, surface: str, content_hash: str) -> StoredDocument | None:
    """The newest document of an owner and a surface with these bytes, or None."""
    same = (documents.c.content_hash == content_hash, documents.c.owner == owner, documents.c.surface == surface)
    return _one(db, select(documents).where(*same).order_by(documents.c.number.desc()).limit(1))


def listed(
    db: Connection,
    *,
    owner: str | None = None,
    surface: str | None = None,
    before: dt.datetime | None = None,
    skip: int = 0,
    limit: int | None = None,
) -> list[StoredDocument]:
    """Documents in the order they came; of one owner, one surface, or from before a time where these are given."""
    query = select(documents).order_by(documents.c.number).offset(skip).limit(limit)
    if owner is not None:
        query = query.where(documents.c.owner == owner)
    if surface is not None:
        query = query.where(documents.c.surface == surface)
    if before is not None:
        query = query.where(documents.c.created_at < before)
    return [_document(row) for row in db.execute(query)]


def count(db: Connection, *, owner: str | None = None) -> int:
    """How many there are, of one owner where given."""
    query = select(func.count()).select_from(documents)
    if owner is not None:
        query = query.where(documents.c.owner == owner)
    return db.execute(query).scalar_one()


def remove(db: Connection, document_id: str) -> list[str]:
    """Remove a document with all that hangs on it, and name the blobs that it referred to."""
    shown = db.execute(select(pictures.c.content_hash).where(pictures.c.document_id == document_id)).scalars().all()
    gone = delete(documents).where(documents.c.id == document_id).returning(documents.c.content_hash)
    return [*shown, *db.execute(gone).scalars()]


def add_picture(db: Connection, picture: StoredPicture) -> None:
    """Keep a picture whose blob was claimed."""
    db.execute(
        pictures.insert().values(
            document_id=picture.document_id,
            kind=picture.kind,
            page=picture.page,
            content_hash=picture.content_hash,
            created_at=picture.created_at,
        )
    )


def remove_pictures(db: Connection, document_id: str, kind: str) -> list[str]:
    """Remove the pictures of a kind, and name the blobs that they referred to."""
    gone = delete(pictures).where(pictures.c.document_id == document_id, pictures.c.kind == kind)
    return list(db.execute(gone.returning(pictures.c.content_hash)).scalars())


def pictures_of(db: Connection, document_id: str, kind: str | None = None) -> list[StoredPicture]:
    """Pictures of a document, by kind and page."""
    query = select(pictures).where(pictures.c.document_id == document_id).order_by(pictures.c.kind, pictures.c.page)
    if kind is not None:
        query = query.where(pictures.c.kind == kind)
    return [
        StoredPicture(row.document_id, row.kind, row.page, row.content_hash, row.created_at)
        for row in db.execute(query)
    ]


def put_result(db: Connection, document_id: str, kind: str, content: str, at: dt.datetime) -> None:
    """Keep JSON that was made of a document; it takes the place of an earlier one of its kind."""
    row = upsert(db, results).values(document_id=document_id, kind=kind, content=content, created_at=at)
    db.execute(
        row.on_conflict_do_update(
            index_elements=["document_id", "kind"],
            set_={"content": row.excluded.content, "created_at": row.excluded.created_at},
        )
    )


def result_of(db: Connection, document_id: str, kind: str) -> str | None:
    """The JSON, or None where there is none."""
    query = select(results.c.content).where(results.c.document_id == document_id, results.c.kind == kind)
    return cast("str | None", db.execute(query).scalar_one_or_none())


def _one(db: Connection, query: Select[*tuple[Any, ...]]) -> StoredDocument | None:
    row = db.execute(query).one_or_none()
    return _document(row) if row else None


def _document(row: Row[*tuple[Any, ...]]) -> StoredDocument:
    return StoredDocument(
        id=row.id,
        number=row.number,
        owner=row.owner,
        surface=row.surface,
        public_id=row.public_id,
        name=row.name,
        format=row.format,
        size=row.size,
        content_hash=row.content_hash,
        created_at=row.created_at,
    )
