"""Tasks, those who run them, and schedules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from vitascope.store.schema.metadata import Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their tables."""
    _tasks()
    _workers()
    _schedules()


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), sa.ForeignKey("documents.id", ondelete="CASCADE")),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text()),
        sa.Column("result", sa.JSON()),
        sa.Column("error_code", sa.Text()),
        sa.Column("error_message", sa.Text()),
        sa.Column("cancelling", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Text()),
        sa.Column("holder", sa.Text()),
        sa.Column("lease_until", Instant()),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("started_at", Instant()),
        sa.Column("finished_at", Instant()),
        sa.UniqueConstraint("owner", "kind", "key", name="uq_tasks_owner_kind_key"),
    )
    op.create_index("ix_tasks_document_id", "tasks", ["document_id"])
    queued, running = sa.text("state = 'queued'"), sa.text("state = 'running'")
    op.create_index(
        "ix_tasks_queued",
        "tasks",
        ["priority", "owner", "created_at"],
        sqlite_where=queued,
        postgresql_where=queued,
    )
    op.create_index(
        "ix_tasks_running", "tasks", ["owner", "lease_until"], sqlite_where=running, postgresql_where=running
    )
    op.create_index("ix_tasks_owner_created_at", "tasks", ["owner", "created_at"])
    op.create_index("ix_tasks_lease", "tasks", ["lease"])
    op.create_index("ix_tasks_finished_at", "tasks", ["finished_at"])


def _workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("beat_at", Instant(), nullable=False),
    )


def _schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("every_s", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("due_at", Instant()),
        sa.Column("last_task", sa.Text()),
    )
    op.create_index("ix_schedules_due_at", "schedules", ["due_at"])
    op.create_index("ix_schedules_owner", "schedules", ["owner"])
