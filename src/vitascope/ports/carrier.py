"""The carrier: how those who run tasks learn that some wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

Carrier: TypeAlias = Callable[[Sequence[str]], None]
"""These tasks wait. Called after the commit with their ids.

It may lose what it is told, tell it twice or late: the rows are the truth, and a sweep finds those that
nobody came for. Raises `Unavailable` where it could not pass anything on.
"""
