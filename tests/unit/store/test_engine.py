from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from vitascope.errors import Misconfigured, Unavailable
from vitascope.store import usage
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import migrate


def counted(store: Store) -> float:
    with store.read() as db:
        return usage.counted(db).get("n", 0)


def test_a_transaction_is_kept_at_its_end_and_undone_by_an_error(store: Store) -> None:
    with store.begin() as db:
        usage.count(db, {"n": 1})

    def fail() -> None:
        with store.begin() as db:
            usage.count(db, {"n": 1})
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        fail()

    assert counted(store) == 1


def test_a_reader_sees_one_moment(store: Store) -> None:
    with store.read() as db:
        before = usage.counted(db)
        with store.begin() as writing:
            usage.count(writing, {"n": 1})

        assert usage.counted(db) == before == {}
    assert counted(store) == 1


def test_a_reader_cannot_write(store: Store) -> None:
    if store.dialect == "sqlite":
        pytest.skip("SQLite does not hold readers to it")
    with pytest.raises(Exception, match="read-only"), store.read() as db:
        usage.count(db, {"n": 1})


@pytest.mark.parametrize("url", ["sqlite://", None], ids=["in memory", "on disk"])
def test_writers_of_sqlite_wait_for_each_other(url: str | None, tmp_path: Path) -> None:
    store = open_store(url or f"sqlite:///{tmp_path / 'x.db'}", connections=4)
    migrate(store)
    add_at_once(store)

    assert counted(store) == 200
    store.close()


def test_writers_of_either_database_lose_nothing(store: Store) -> None:
    add_at_once(store)

    assert counted(store) == 200


def add_at_once(store: Store) -> None:
    def add() -> None:
        for _ in range(25):
            with store.begin() as db:
                usage.count(db, {"n": 1})

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_sqlite_is_set_as_it_should_be_also_after_a_durable_transaction(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'x.db'}", connections=1)

    def settings() -> tuple[object, ...]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        with store.read() as db:
            return tuple(db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names)

    usual = settings()
    with store.begin(durable=True) as db:
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 2

    assert usual == settings() == ("wal", 1, 1, 30_000)
    store.close()


def test_what_is_deleted_is_not_left_lying_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    store = open_store(f"sqlite:///{path}")
    migrate(store)
    with store.begin() as db:
        usage.count(db, {f"Ada Invented {number}" + "x" * 500: 1 for number in range(100)})
    with store.begin() as db:
        db.execute(text("DELETE FROM counters"))
    store.close()

    assert b"Ada Invented" not in path.read_bytes()


@pytest.mark.parametrize("url", ["", "x", "mysql://localhost/x", "sqlite", "://"])
def test_what_is_no_database_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured):
        open_store(url)


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/x", "sqlite:////proc/none/x.db"])
def test_a_database_that_is_not_there_is_unavailable_and_its_url_not_told(url: str) -> None:
    store = open_store(url)

    with pytest.raises(Unavailable) as refused, store.read():
        pass

    assert "nobody" not in refused.value.message
    store.close()


def test_a_wrong_statement_is_a_fault_of_ours(store: Store) -> None:
    with pytest.raises(Exception, match="nothing_there") as trouble, store.read() as db:
        db.execute(text("SELECT * FROM nothing_there"))

    assert not isinstance(trouble.value, Unavailable)


def test_a_path_with_blanks_and_signs_is_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "a b é"
    folder.mkdir()
    store = open_store(f"sqlite:///{folder / 'x.db'}")
    migrate(store)
    store.close()

    assert (folder / "x.db").exists()
