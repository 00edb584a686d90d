"""The table of who did what to whose record; rows are added and never change."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from vitascope.store.schema.metadata import METADATA, Instant

audit = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("details", Text, nullable=False),
    Index(None, "kind", "subject"),
    Index(None, "owner"),
    Index(None, "actor"),
    sqlite_autoincrement=True,
)
"""Who (`actor`) did what (`action`) to which record (`kind`, `subject`) of whom (`owner`). `details` is JSON of
versions, counts and hashes. Triggers of the database refuse changes."""
