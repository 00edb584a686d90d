"""Work that is done later: what it is, how far it has come, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeAlias

Payload: TypeAlias = Mapping[str, object]
"""What one kind of task needs to know, or what came of it: a JSON object. Its handler knows its shape."""

NOBODY = ""
"""The owner of what was asked for without an account."""


class TaskState(StrEnum):
    """Where a task stands; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        """Nothing will change any more."""
        return self in {TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED}


class Priority(IntEnum):
    """Who goes first; within one, the owner with the least work under way."""

    BULK = 0
    PERSON = 10


@dataclass(frozen=True, slots=True)
class TaskError:
    """Why a task failed.

    Attributes:
        code: stable; one of the error codes.
        message: for the owner; holds nothing of the document.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class NewTask:
    """What is asked for.

    Attributes:
        kind: decides the handler.
        owner: account id; `NOBODY` where there is none.
        key: asked for a second time under the same key, the same task comes back; None is never the same.
        max_attempts: failures that may pass are retried until so many attempts were begun.
        not_before: earliest start; at once where None.
        document_id: of the document that it is about; the task goes when that goes, whatever its state, since its
            result would say what the document said. None where it is about none.
    """

    kind: str
    payload: Payload
    owner: str = NOBODY
    priority: int = Priority.PERSON
    key: str | None = None
    max_attempts: int = 4
    not_before: dt.datetime | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work.

    Attributes:
        id: cannot be guessed.
        percent: 0 to 100, for showing only.
        step: what is being done, in one word; empty before the first.
        attempts: begun so far; one that was handed back does not count.
        result: of a task that is done, else None.
        error: of a task that failed; of one that waits for its next attempt, the last one's; else None.
        cancelling: it runs, and was asked to stop.
        version: grows with every change.
        updated: the last change.
        started: its last attempt; None before the first.
        finished: None until it is final.
    """

    id: str
    kind: str
    owner: str
    payload: Payload
    state: TaskState
    priority: int
    percent: int
    step: str
    attempts: int
    max_attempts: int
    result: Payload | None
    error: TaskError | None
    cancelling: bool
    version: int
    not_before: dt.datetime
    created: dt.datetime
    updated: dt.datetime
    started: dt.datetime | None
    finished: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to run a task once.

    Attributes:
        lease: proves it; nobody else has the same, not even who runs the task a second time.
    """

    task: Task
    lease: str


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """The queue at a glance.

    Attributes:
        queued: tasks that wait, those for a later time included.
        running: tasks under way.
        waited_s: how long the oldest task that could start has been waiting; 0 where none is.
        workers: live ones.
        slots: tasks that these can run at once.
    """

    queued: int
    running: int
    waited_s: float
    workers: int
    slots: int
