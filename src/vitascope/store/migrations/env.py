"""What Alembic runs to migrate: in the transaction that it is handed."""

from __future__ import annotations

from alembic import context

from vitascope.store.schema.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
