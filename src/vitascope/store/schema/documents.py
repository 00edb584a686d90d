"""Tables of files: the blobs that are there, the documents that they are, and pictures of their pages."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from vitascope.store.schema.metadata import METADATA, Instant

blobs = Table(
    "blobs",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("doomed_at", Instant),
    Index(None, "doomed_at"),
)
"""Bytes that the blob store holds. `doomed_at` is set when nothing refers to them any more; a sweep then deletes
both."""

documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("owner", Text, nullable=False),
    Column("surface", Text, nullable=False),
    Column("public_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content_hash", Text, ForeignKey("blobs.hash"), nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("surface", "public_id"),
    Index(None, "owner", "number"),
    Index(None, "content_hash"),
    Index(None, "created_at"),
    sqlite_autoincrement=True,
)
"""`owner` is an account's id, the id in a token that an outside portal signed, or empty where nobody signed in.
`public_id` is what the surface that took the document calls it."""

pictures = Table(
    "pictures",
    METADATA,
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("content_hash", Text, ForeignKey("blobs.hash"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "content_hash"),
)
"""Pages of a document as PNG; `page` counts from 1."""
