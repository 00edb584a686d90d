"""From an empty or older database to the newest schema; run at every start.

Alembic is imported only where something is to be done. Processes that start at once wait for each other, and a
migration that fails leaves the database as it was: both databases take back changes of the schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from vitascope.errors import Misconfigured
from vitascope.store.engine import Store

FOLDER = Path(__file__).parent

LOCK = 0x56495441
"""Number of PostgreSQL's advisory lock that a migration holds."""


def newest() -> str:
    """The newest revision there is: files are named `v0001_what.py`, and numbers count up."""
    return max(path.stem[1:5] for path in (FOLDER / "versions").glob("v[0-9]*.py"))


def revision_of(db: Connection) -> str | None:
    """The revision of a database; None where it is empty."""
    if not inspect(db).has_table("alembic_version"):
        return None
    return db.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(store: Store, *, to: str | None = None) -> None:
    """Bring the schema up to date; nothing happens where it is.

    Args:
        store: whose.
        to: an older revision to stop at; the newest where None.

    Raises:
        Misconfigured: the database was written by a newer version.
        Unavailable: the database does not answer.
    """
    target = to or newest()
    if target > newest():
        raise Misconfigured(f"revision {target} is of a newer version; this one knows {newest()}")
    with store.read() as db:
        revision = revision_of(db)
    if revision == target:
        return
    if revision is not None and revision > target:
        raise Misconfigured(f"the database is of a newer version ({revision}, this one knows {target})")
    with _alone(store) as db:
        _upgrade(db, target)


@contextmanager
def _alone(store: Store) -> Iterator[Connection]:
    """A transaction that no other migration runs beside."""
    if store.dialect == "postgresql":
        with store.begin() as db:
            db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
            yield db
        return
    # SQLite changes a table by making it anew; with foreign keys on, that would delete what refers to it.
    with store.begin(durable=True, foreign_keys=False) as db:
        yield db
        broken = db.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise Misconfigured(f"the migration would leave {len(broken)} rows that refer to nothing")


def _upgrade(db: Connection, target: str) -> None:
    # Alembic brings a template engine along; a server that has nothing to migrate need not carry it.
    config = import_module("alembic.config").Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = db
    import_module("alembic.command").upgrade(config, target)
