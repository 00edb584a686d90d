"""Tables of what was used: by account and day, and in all."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Double, Index, Table, Text

from vitascope.store.schema.metadata import METADATA

usage = Table(
    "usage",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("surface", Text, primary_key=True),
    Column("action", Text, primary_key=True),
    Column("times", BigInteger, nullable=False),
    Column("input_tokens", BigInteger, nullable=False),
    Column("output_tokens", BigInteger, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Index(None, "day"),
)
"""`cost` in billionths of a dollar, since a résumé costs some millionths; whole numbers add up without loss."""

counters = Table(
    "counters",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Double, nullable=False),
)
"""Figures of the whole installation that outlive its processes."""
