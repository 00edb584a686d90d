from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from vitascope.model.accounting import AuditLine
from vitascope.store import audit
from vitascope.store.engine import Store

NOW = dt.datetime(2026, 11, 25, 10, 30, 0, 123456, tzinfo=dt.UTC)

LINE = AuditLine(NOW, "operator", "score", "resume", "ab" * 32, "", {"parser": "1.2", "score": 85.5, "job": None})


def test_lines_come_back_as_they_were(store: Store) -> None:
    with store.begin() as db:
        audit.add(db, LINE)

    with store.read() as db:
        assert audit.about(db, "ab" * 32) == [LINE]
        assert audit.about(db, "ab" * 32, action="delete") == []


@pytest.mark.parametrize("statement", ["UPDATE audit SET action = 'other'", "DELETE FROM audit"])
def test_the_log_only_grows(store: Store, statement: str) -> None:
    with store.begin() as db:
        audit.add(db, LINE)

    with pytest.raises(DBAPIError, match="only grows"), store.begin() as db:
        db.execute(text(statement))

    with store.read() as db:
        assert audit.about(db, "ab" * 32) == [LINE]


def test_it_cannot_be_emptied_either(store: Store) -> None:
    if store.dialect == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DBAPIError, match="only grows"), store.begin() as db:
        db.execute(text("TRUNCATE audit"))


def test_only_ids_of_ours_are_kept_as_they_are() -> None:
    ours = ("operator", "", "ab" * 32, "9037728f-f02f-465b-bfad-6a4388fa3668")

    assert [audit.pseudonym(name) for name in ours] == list(ours)
    for name in ("ada@example.com", "4711", "Ada Invented", "operator "):
        assert len(audit.pseudonym(name)) == 64
