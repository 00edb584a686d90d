"""Rows to plain values and back, for a copy that fits either database.

What the tables are is asked of the database itself, so that a copy of an older version can be loaded into a database of
that version, and migrated then.
"""

from __future__ import annotations

import base64
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import JSON, Connection, Date, LargeBinary, MetaData, Table, func, inspect, select, text
from sqlalchemy.types import TypeEngine

AT_ONCE = 500
"""Rows in memory."""

PASSING = frozenset({"alembic_version", "cache_entries", "workers"})
"""Tables that say something about processes, and answers that can be worked out again."""


def tables_of(db: Connection) -> list[Table]:
    """Those with data, what is referred to before what refers to it."""
    found = MetaData()
    found.reflect(db, only=lambda name, _: name not in PASSING)
    for table in found.sorted_tables:
        for column in table.c:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True
    return found.sorted_tables


def rows_of(db: Connection, table: Table) -> Iterator[dict[str, object]]:
    """All rows as values that JSON knows."""
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=AT_ONCE)
    for row in db.execute(query):
        yield {name: _plain(value) for name, value in row._asdict().items()}


def load(db: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert what `rows_of` gave, and say how many there were."""
    left = iter(rows)
    total = 0
    while batch := list(itertools.islice(left, AT_ONCE)):
        values = [{name: _typed(value, table.c[name].type) for name, value in row.items()} for row in batch]
        db.execute(table.insert(), values)
        total += len(batch)
    return total


def is_empty(db: Connection, tables: Iterable[Table]) -> bool:
    """No table has a row."""
    return not any(db.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)


def numbers_of(db: Connection) -> dict[str, int]:
    """The last number that was given by table, also where its row is gone: none is given twice."""
    if db.dialect.name == "sqlite":
        if not inspect(db).has_table("sqlite_sequence"):
            return {}
        return {row.name: row.seq for row in db.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    query = text("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
    return {row.sequencename.removesuffix("_number_seq"): row.last_value for row in db.execute(query)}


def set_numbers(db: Connection, numbers: Mapping[str, int]) -> None:
    """Go on counting from there."""
    for table, last in numbers.items():
        if db.dialect.name == "sqlite":
            row = {"name": table, "seq": last}
            db.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
            db.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), row)
        else:
            sequence = {"name": f"{table}_number_seq", "last": last}
            db.execute(text("SELECT setval(CAST(:name AS regclass), :last)"), sequence)


def _plain(value: object) -> object:
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case dt.date():
            return value.isoformat()
        case _:
            return value


def _typed(value: Any, kind: TypeEngine[Any]) -> object:
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(value)
    return value
