"""What is held about a person, found by the schema itself, so that a new table cannot be forgotten.

A row is somebody's by its `owner`, or by belonging to a document or an account of theirs.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, or_, select

from vitascope.store.audit import pseudonym
from vitascope.store.schema.accounts import accounts
from vitascope.store.schema.audit import audit
from vitascope.store.schema.documents import documents
from vitascope.store.schema.tables import METADATA

IMPERSONAL = frozenset({"blobs", "cache_entries", "counters", "workers"})
"""Tables that are about nobody, or about bytes that go when the last document that holds them goes."""


def held_about(db: Connection, owner: str) -> dict[str, list[Mapping[str, object]]]:
    """All rows about somebody by table, without secrets, as plain values."""
    return {
        table.name: [_plain(row._asdict(), table) for row in db.execute(select(table).where(condition))]
        for table in METADATA.sorted_tables
        if (condition := _theirs(table, owner)) is not None
    }


def erase(db: Connection, owner: str) -> dict[str, int]:
    """Remove all rows about somebody but documents, which go before, and the log, which names nobody. How many."""
    kept = {audit.name, documents.name}
    return {
        table.name: db.execute(delete(table).where(condition)).rowcount
        for table in reversed(METADATA.sorted_tables)
        if table.name not in kept and (condition := _theirs(table, owner)) is not None
    }


def _theirs(table: Table, owner: str) -> ColumnElement[bool] | None:
    """What makes a row of a table somebody's; None where no row is anybody's."""
    if table is audit:
        name = pseudonym(owner)
        return or_(audit.c.owner == name, audit.c.actor == name, audit.c.subject == name)
    if table is accounts:
        return accounts.c.id == owner
    for column in ("owner", "account_id"):
        if column in table.c:
            return table.c[column] == owner
    if "document_id" in table.c:
        return table.c.document_id.in_(select(documents.c.id).where(documents.c.owner == owner))
    return None


def _plain(row: dict[str, Any], table: Table) -> dict[str, object]:
    return {name: _value(value) for name, value in row.items() if not table.c[name].info.get("secret")}


def _value(value: object) -> object:
    match value:
        case dt.date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode()
        case _:
            return value
