"""Time and names from outside, so that a test can say what they will be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], dt.datetime]
"""The time now, in UTC."""

NewId: TypeAlias = Callable[[], str]
"""A name that nobody had before and nobody can guess."""
