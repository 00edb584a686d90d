"""Both databases, empty and migrated, for whoever asks for `store`."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from vitascope.errors import Unavailable
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import migrate

POSTGRES = os.getenv("VITASCOPE_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
"""Where a test may make and drop databases of its own."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database that is gone after the test."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'vitascope.db'}"
        return
    yield from postgres_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database without rows, SQLite on disk and PostgreSQL in turn."""
    if request.param == "postgresql":
        yield request.getfixturevalue("postgres_store")
        return
    store = open_store(f"sqlite:///{tmp_path / 'vitascope.db'}")
    migrate(store)
    yield store
    store.close()


@pytest.fixture
def sqlite_store() -> Iterator[Store]:
    """A database in memory, for what is alike in both."""
    store = open_store("sqlite://")
    migrate(store)
    yield store
    store.close()


@pytest.fixture
def postgres_store(postgres_template: str) -> Iterator[Store]:
    """A database on PostgreSQL alone."""
    for url in postgres_database(postgres_template):
        store = open_store(url)
        yield store
        store.close()


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """The name of a migrated database to copy: that takes a third of the time of migrating each."""
    for url in postgres_database():
        store = open_store(url)
        migrate(store)
        store.close()
        yield url.rpartition("/")[2]


def postgres_database(template: str = "template1") -> Iterator[str]:
    """The URL of a database like the template, an empty one; it is gone when the generator is closed."""
    name = f"vitascope_test_{uuid.uuid4().hex}"
    _administer(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield POSTGRES.rpartition("/")[0] + f"/{name}"
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _administer(statement: str) -> None:
    store = open_store(POSTGRES)
    engine = create_engine(store.engine.url, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    except Exception as error:
        if os.getenv("CI"):
            raise Unavailable("PostgreSQL is not there; VITASCOPE_TEST_POSTGRES says where it is") from error
        pytest.skip(f"PostgreSQL is not there: {type(error).__name__}")
    finally:
        engine.dispose()
        store.close()
