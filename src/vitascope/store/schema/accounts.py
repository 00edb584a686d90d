"""Tables of accounts and their keys."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from vitascope.store.schema.metadata import METADATA, SECRET, Instant

accounts = Table(
    "accounts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("email", Text, nullable=False, unique=True),
    Column("username", Text, nullable=False),
    Column("full_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("password_hash", Text, info=SECRET),
    Column("disabled", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("tokens_since", Instant, nullable=False),
    sqlite_autoincrement=True,
)
"""`number` is what documents of the surfaces show as an integer id, never given twice. Tokens from before
`tokens_since` hold no longer."""

api_keys = Table(
    "api_keys",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("account_id", Text, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True, info=SECRET),
    Column("sealed", LargeBinary, nullable=False, info=SECRET),
    Column("preview", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
    Index(None, "account_id"),
)
"""Found by SHA-256; `sealed` is the key itself, encrypted, so that its owner can be shown it again."""
