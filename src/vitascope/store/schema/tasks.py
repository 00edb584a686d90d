"""Tables of tasks, of those who run them, and of what is due again."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from vitascope.store.schema.metadata import METADATA, Instant

_QUEUED = text("state = 'queued'")
_RUNNING = text("state = 'running'")

tasks = Table(
    "tasks",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="CASCADE")),
    Column("payload", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("percent", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("max_attempts", Integer, nullable=False),
    Column("key", Text),
    Column("result", JSON(none_as_null=True)),
    Column("error_code", Text),
    Column("error_message", Text),
    Column("cancelling", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("lease", Text, info={"secret": True}),
    Column("holder", Text),
    Column("lease_until", Instant),
    Column("not_before", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("finished_at", Instant),
    UniqueConstraint("owner", "kind", "key"),
    Index(
        "ix_tasks_queued",
        "priority",
        "owner",
        "created_at",
        "not_before",
        "kind",
        sqlite_where=_QUEUED,
        postgresql_where=_QUEUED,
    ),
    Index("ix_tasks_running", "owner", "lease_until", sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    Index(None, "owner", "created_at"),
    Index(None, "document_id"),
    Index(None, "lease"),
    Index(None, "finished_at"),
)
"""`lease` is who may write to a task that runs: a name made anew for each attempt; `holder` is the worker that has it.
The partial indexes stay as small as the queue, however many tasks are over."""

workers = Table(
    "workers",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("beat_at", Instant, nullable=False),
)

schedules = Table(
    "schedules",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("rhythm", Text, nullable=False),
    Column("every_s", Integer, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("due_at", Instant),
    Column("last_task", Text),
    Index(None, "due_at"),
    Index(None, "owner"),
)
