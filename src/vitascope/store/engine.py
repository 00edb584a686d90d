"""From a URL to transactions: the only place that knows how each database is opened.

SQLite runs with a write-ahead log: readers see one moment and never wait, and writers queue up, in this process
at a lock and between processes at the file. PostgreSQL gives readers one moment as well, so that both behave alike.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import unquote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from vitascope.errors import Misconfigured, Unavailable

Db: TypeAlias = Connection
"""An open transaction, as use-cases hand it on."""

BUSY_S = 30.0
"""Seconds that a writer of SQLite waits for others; no transaction of ours takes one second."""

WAL_TRIES = 50
"""Tries to switch a new file to its write-ahead log: another process that does the same locks it for a moment."""

USUAL = ("synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY", "secure_delete=ON")
"""How SQLite is set between transactions: what is deleted is overwritten, and not just left lying in the file."""

_WRITE = "vitascope_write"
"""Option of a connection whose transaction will write."""


Transaction: TypeAlias = Connection
"""One that is open; whoever is not `store` only hands it on."""


@dataclass(frozen=True, slots=True)
class Store:
    """A database that is open.

    Attributes:
        engine: for `store` alone; everybody else takes a transaction.
    """

    engine: Engine
    _writing: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]:
        """Where the two differ."""
        return "sqlite" if self.engine.dialect.name == "sqlite" else "postgresql"

    @contextmanager
    def begin(self, *, durable: bool = False, foreign_keys: bool = True) -> Iterator[Connection]:
        """A transaction that writes; committed at the end, rolled back by an exception.

        Args:
            durable: on return it is on the disk even if the power fails. A commit always outlives the process;
                what cannot be undone outside, such as a file that is deleted next, must outlive the machine too.
            foreign_keys: checked with each statement; a migration of SQLite checks them at its end.

        Raises:
            Unavailable: the database does not answer.
        """
        changes = {"synchronous=FULL": durable, "foreign_keys=OFF": not foreign_keys}
        with self._lock(), _translated(), self.engine.connect() as connection:
            db = connection.execution_options(**{_WRITE: True})
            with self._changed(db, [change for change, wanted in changes.items() if wanted]), db.begin():
                yield db

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees the database as it is at its start, and must not write.

        Raises:
            Unavailable: the database does not answer.
        """
        with _translated(), self.engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let all connections go."""
        self.engine.dispose()

    @contextmanager
    def _changed(self, db: Connection, settings: list[str]) -> Iterator[None]:
        """Settings of SQLite for one transaction; PostgreSQL needs none of them."""
        if self.dialect == "postgresql" or not settings:
            yield
            return
        for setting in settings:
            _pragma(db, setting)
        try:
            yield
        finally:
            for setting in USUAL:
                _pragma(db, setting)

    def _lock(self) -> threading.Lock | nullcontext[None]:
        """Writers of one process wait at a lock, which is fair and at once; at the file they would poll."""
        return self._writing if self.dialect == "sqlite" else nullcontext()


def open_store(url: str, *, connections: int = 10) -> Store:
    """The database at `sqlite:///PATH`, at `postgresql://…`, or, with `sqlite://`, one in memory.

    Nothing is created in it; see `migrations.migrate`.

    Raises:
        Misconfigured: it is no such URL, or its driver is not installed.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Misconfigured("the database URL cannot be read") from None
    match parsed.get_backend_name():
        case "sqlite":
            return Store(_sqlite(parsed, connections))
        case "postgresql":
            return Store(_postgresql(parsed, connections))
        case other:
            raise Misconfigured(f"the database is SQLite or PostgreSQL, not {other}")


def _sqlite(url: URL, connections: int) -> Engine:
    # One in memory lives in its connection, so there is one, and its transactions wait for each other.
    in_memory = url.database in (None, "", ":memory:")
    path = URL.create("sqlite+pysqlite", database=None if in_memory else unquote(url.database or ""))
    engine = create_engine(
        path,
        poolclass=QueuePool,
        pool_size=1 if in_memory else connections,
        max_overflow=0,
        pool_timeout=BUSY_S,
        connect_args={"check_same_thread": False, "timeout": BUSY_S},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: URL, connections: int) -> Engine:
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=connections,
            max_overflow=0,
            pool_timeout=BUSY_S,
            pool_pre_ping=True,
        )
    except (ImportError, NoSuchModuleError):
        raise Misconfigured("PostgreSQL needs the extra: pip install 'vitascope[postgres]'") from None


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # We begin transactions ourselves: the driver's own way never begins one for reading.
    connection.isolation_level = None
    for attempt in range(WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError:
            if attempt == WAL_TRIES - 1:
                raise
            time.sleep(0.02)
    for setting in USUAL:
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later could fail in the middle; one that says so at once waits.
    immediate = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _pragma(db: Connection, setting: str) -> None:
    """Outside of a transaction, where SQLAlchemy would begin one."""
    driver = db.connection.dbapi_connection
    assert driver is not None
    cursor = driver.cursor()
    cursor.execute(f"PRAGMA {setting}")
    cursor.close()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("the database is busy: all its connections are taken") from error
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise  # The statement is wrong, and will be next time.
        name = getattr(error.orig, "sqlite_errorname", type(error.orig).__name__)
        raise Unavailable(f"the database does not answer: {name}") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable("the connection to the database was lost") from error
        raise
