"""The clock of this machine, and names made of its random numbers."""

from __future__ import annotations

import datetime as dt
import time
import uuid


def now() -> dt.datetime:
    """The time in UTC."""
    return dt.datetime.fromtimestamp(time.time(), dt.UTC)


def new_id() -> str:
    """122 random bits as a UUID."""
    return str(uuid.uuid4())
