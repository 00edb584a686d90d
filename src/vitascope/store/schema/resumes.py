"""Tables of what was read: résumés by version, and other results."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from vitascope.store.schema.metadata import METADATA, Instant

resumes = Table(
    "resumes",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("owner", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("full_name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("months", Integer),
    Column("skills", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("parser_version", Text, nullable=False),
    Column("taxonomy_version", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("document_id", "version"),
    Index(None, "owner", "number"),
    Index(None, "email"),
    Index(None, "parser_version"),
    sqlite_autoincrement=True,
)
"""`record` is the canonical JSON; the columns from `full_name` to `search` repeat what is searched, empty where the
résumé does not say it. `search` holds it all in small letters."""

results = Table(
    "results",
    METADATA,
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)
"""What else was made of a document, as JSON; the newest of a kind."""
