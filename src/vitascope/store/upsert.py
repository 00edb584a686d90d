"""Inserts that may meet a row that is there already; each database has its own, with one grammar."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects.sqlite import Insert


def upsert(db: Connection | str, table: Table) -> Insert:
    """An insert that takes `on_conflict_do_update` and `on_conflict_do_nothing`; for a connection, or a dialect."""
    name = db if isinstance(db, str) else db.dialect.name
    return cast("Insert", import_module(f"sqlalchemy.dialects.{name}").insert(table))
