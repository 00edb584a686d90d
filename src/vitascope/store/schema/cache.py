"""The table of answers that need not be worked out again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Text

from vitascope.store.schema.metadata import METADATA, Instant

cache_entries = Table(
    "cache_entries",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Column("tokens", BigInteger, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "kind"),
    Index(None, "subject"),
    Index(None, "expires_at"),
)
"""`subject` is what the answer is about (a content hash, a job), so that it goes when that goes. `tokens` and `cost`
(billionths of a dollar) are what it took to make."""
