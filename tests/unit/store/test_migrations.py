from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from vitascope.errors import Misconfigured
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import FOLDER, migrate, newest, revision_of
from vitascope.store.schema.tables import METADATA


def test_the_migrated_schema_is_the_one_of_the_tables(store: Store) -> None:
    with store.read() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True, "compare_server_default": True})

        assert compare_metadata(context, METADATA) == []


def test_processes_that_start_at_once_wait_for_each_other(database_url: str) -> None:
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        revisions = set(pool.map(migrated, [database_url] * 4))

    assert revisions == {newest()}


def migrated(url: str) -> str | None:
    store = open_store(url)
    migrate(store)
    with store.read() as db:
        return revision_of(db)


def test_the_files_are_numbered_in_the_order_that_they_run_in() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    script = ScriptDirectory.from_config(config)

    assert script.get_heads() == [newest()]
    assert [each.revision for each in script.walk_revisions()] == sorted(
        (path.stem[1:5] for path in (FOLDER / "versions").glob("v*.py")), reverse=True
    )


def test_a_database_of_a_newer_version_is_left_alone(sqlite_store: Store) -> None:
    with sqlite_store.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(Misconfigured, match="newer version"):
        migrate(sqlite_store)
