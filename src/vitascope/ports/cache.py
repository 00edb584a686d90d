"""Answers that need not be worked out again, by key, each with its end.

A key is `KIND:SUBJECT:REST`: the kind says whose lifetime it has, the subject what it is about
(a content hash, a job), so that it can go when that goes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


def kind_of(key: str) -> str:
    """The first part of a key."""
    return key.split(":", 1)[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer.

    Attributes:
        key: as the module says.
        value: the answer as bytes; what they mean is the asker's business.
        expires_at: UTC; from then on it does not exist.
        tokens, cost_usd: what language models took to make it, and what each hit saves.
    """

    key: str
    value: bytes
    expires_at: dt.datetime
    tokens: int = 0
    cost_usd: float = 0.0

    @property
    def kind(self) -> str:
        """The first part of its key."""
        return kind_of(self.key)


class Cache(Protocol):
    """Keeps entries; safe to call from several threads. It may forget any of them at any time."""

    def get(self, key: str) -> Entry | None:
        """The entry, or None where it is not there, or no longer."""
        ...

    def put(self, entry: Entry) -> None:
        """Keep an entry in place of the one with the same key."""
        ...

    def drop(self, pattern: str) -> int:
        """Forget the entries whose whole key fits; `*` stands for any characters. Says how many went."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """How many live entries there are of each kind."""
        ...
