"""The queue's index holds all that a claim looks at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make it anew."""
    queued = sa.text("state = 'queued'")
    op.drop_index("ix_tasks_queued", "tasks")
    op.create_index(
        "ix_tasks_queued",
        "tasks",
        ["priority", "owner", "created_at", "not_before", "kind"],
        sqlite_where=queued,
        postgresql_where=queued,
    )
