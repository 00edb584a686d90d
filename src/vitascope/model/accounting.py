"""What was used, what it cost, and what was done to whose record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Detail: TypeAlias = str | int | float | bool | None

BILLION = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Use:
    """Something that was used, once or several times.

    Attributes:
        count: times.
        cost: billionths of a US dollar, as whole numbers add up without loss.
    """

    count: int = 1
    input_tokens: int = 0
    output_tokens: int = 0
    cost: int = 0

    @property
    def cost_usd(self) -> float:
        """In dollars."""
        return self.cost / BILLION

    def __add__(self, other: Use) -> Use:
        return Use(
            self.count + other.count,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.cost + other.cost,
        )


NOTHING_USED = Use(count=0)


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """What one owner used of one action on one day, in UTC."""

    owner: str
    day: dt.date
    surface: str
    action: str
    use: Use


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what to whose record.

    Attributes:
        actor: id of who did it; `operator` for the command line and the server itself.
        action: such as `delete`.
        kind: of the record: `document`, `account`.
        subject: id of the record.
        owner: id of whose it is.
        details: versions, counts and hashes; never what a document says or who somebody is.
    """

    at: dt.datetime
    actor: str
    action: str
    kind: str
    subject: str
    owner: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict)
