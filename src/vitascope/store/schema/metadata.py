"""What all tables share: the metadata, names of constraints, and how time is kept."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Dialect, MetaData
from sqlalchemy.types import TypeDecorator

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


SECRET = {"secret": True}
"""Marks a column that is no answer to "what do you hold about me", since it would let somebody in."""


class Instant(TypeDecorator[dt.datetime]):
    """A point in time, kept as whole microseconds since 1970: sorted, exact and alike in both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: Dialect) -> int | None:
        """To the row."""
        return None if value is None else (value - EPOCH) // dt.timedelta(microseconds=1)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> dt.datetime | None:
        """From the row, in UTC."""
        return None if value is None else EPOCH + dt.timedelta(microseconds=value)
