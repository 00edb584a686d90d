"""When something is due again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from vitascope.model.task import NewTask, Payload, Priority


class Rhythm(StrEnum):
    """How often."""

    MANUAL = "manual"
    INTERVAL = "interval"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a schedule is due, in UTC.

    Attributes:
        every_s: seconds from one run to the next; of `interval` only.
        minute: of the day, 0 to 1439; of `daily` and `weekly`.
        weekday: 0 is Monday; of `weekly` only.
    """

    rhythm: Rhythm
    every_s: int = 3600
    minute: int = 0
    weekday: int = 0

    def next(self, after: dt.datetime) -> dt.datetime | None:
        """The first time after `after`; None where somebody has to ask for it."""
        match self.rhythm:
            case Rhythm.MANUAL:
                return None
            case Rhythm.INTERVAL:
                return after + dt.timedelta(seconds=self.every_s)
            case Rhythm.DAILY:
                return self._on_day(after, days=1)
            case Rhythm.WEEKLY:
                return self._on_day(
                    after + dt.timedelta(days=(self.weekday - after.weekday()) % 7), days=7, after=after
                )

    def _on_day(self, day: dt.datetime, *, days: int, after: dt.datetime | None = None) -> dt.datetime:
        midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
        due = midnight + dt.timedelta(minutes=self.minute)
        return due if due > (after or day) else due + dt.timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A task that is asked for again and again.

    Attributes:
        kind, payload, owner: of the task.
        due: next time; None where it runs on request only.
        last_task: id of the one that was asked for last.
    """

    id: str
    kind: str
    owner: str
    payload: Payload
    timing: Timing
    due: dt.datetime | None
    last_task: str | None

    def task(self, *, key: str) -> NewTask:
        """What is asked for when it is due."""
        return NewTask(kind=self.kind, payload=self.payload, owner=self.owner, priority=Priority.BULK, key=key)
