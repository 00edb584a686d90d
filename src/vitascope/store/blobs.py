"""Which blobs are in use: a row for each, marked as doomed when nothing refers to it any more.

The row is the lock. Whoever adds a reference takes the row first, and whoever deletes the bytes holds it while doing
so: the bytes of a row that is not doomed are there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, delete, exists, select, update

from vitascope.store.schema.documents import blobs, documents, pictures
from vitascope.store.upsert import upsert


def claim(db: Connection, content_hash: str, size: int, at: dt.datetime) -> bool:
    """Take a blob into use, and keep sweepers away until the transaction ends.

    Returns:
        whether the bytes are sure to be there; else look, and put them before the transaction ends.
    """
    held = select(blobs.c.hash).where(blobs.c.hash == content_hash, blobs.c.doomed_at.is_(None)).with_for_update()
    sure = db.execute(held).one_or_none() is not None
    if not sure:
        row = upsert(db, blobs).values(hash=content_hash, size=size, created_at=at)
        db.execute(row.on_conflict_do_update(index_elements=["hash"], set_={"doomed_at": None}))
    return sure


def doom(db: Connection, hashes: Iterable[str], at: dt.datetime) -> list[str]:
    """Mark those that nothing refers to any more, and name them."""
    asked = blobs.c.hash.in_(sorted(set(hashes)))
    # Held first, in a statement of its own: what waited for a lock would still judge by what it saw before.
    db.execute(select(blobs.c.hash).where(asked).order_by(blobs.c.hash).with_for_update()).all()
    query = (
        update(blobs).where(asked, blobs.c.doomed_at.is_(None), *_unused()).values(doomed_at=at).returning(blobs.c.hash)
    )
    return sorted(db.execute(query).scalars())


def doomed(db: Connection, limit: int = 1_000) -> list[str]:
    """Blobs that are to be deleted, the first marked first."""
    query = select(blobs.c.hash).where(blobs.c.doomed_at.is_not(None)).order_by(blobs.c.doomed_at, blobs.c.hash)
    return list(db.execute(query.limit(limit)).scalars())


def condemn(db: Connection, content_hash: str, at: dt.datetime) -> bool:
    """Take a blob that nothing refers to, known or not, so that its bytes can be deleted in this transaction.

    Returns:
        whether it may be; not so where it came into use meanwhile.
    """
    row = upsert(db, blobs).values(hash=content_hash, size=0, created_at=at, doomed_at=at)
    # The update changes nothing, and makes us wait for whoever holds the row.
    db.execute(row.on_conflict_do_update(index_elements=["hash"], set_={"doomed_at": blobs.c.doomed_at}))
    gone = delete(blobs).where(blobs.c.hash == content_hash, blobs.c.doomed_at.is_not(None), *_unused())
    return db.execute(gone).rowcount == 1


def unknown(db: Connection, hashes: Iterable[str]) -> set[str]:
    """Those that have no row."""
    asked = set(hashes)
    return asked - set(db.execute(select(blobs.c.hash).where(blobs.c.hash.in_(asked))).scalars())


def in_use(db: Connection) -> list[tuple[str, int]]:
    """Hash and size of every blob that is not doomed."""
    query = select(blobs.c.hash, blobs.c.size).where(blobs.c.doomed_at.is_(None)).order_by(blobs.c.hash)
    return [(row.hash, row.size) for row in db.execute(query)]


def _unused() -> tuple[ColumnElement[bool], ...]:
    return (
        ~exists().where(documents.c.content_hash == blobs.c.hash),
        ~exists().where(pictures.c.content_hash == blobs.c.hash),
    )
