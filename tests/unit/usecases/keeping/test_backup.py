from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from vitascope.adapters.blobs.folder import FolderBlobs
from vitascope.errors import BadInput, NotEmpty
from vitascope.model.account import OPERATOR, Caller
from vitascope.model.accounting import Use
from vitascope.model.task import NewTask
from vitascope.store import audit, tasks
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import migrate, newest, revision_of
from vitascope.usecases.accounting import Accounting, Figures
from vitascope.usecases.keeping.backup import Backup
from vitascope.usecases.keeping.drafts import Drafts

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House

ADA = Caller("ada")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """Another database, with nothing in it, not even tables."""
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    yield store
    store.close()


def copier(house: House, store: Store | None = None, *, name: str = "copy") -> Backup:
    """Copies the house, or, given another database, fills that."""
    folder = house.folder / name
    blobs = FolderBlobs(house.folder / "other-blobs") if store else house.blobs
    drafts = Drafts(house.folder / "incoming", 1_000_000)
    secrets = house.folder / ("other-secrets" if store else "secrets")
    return Backup(store or house.store, blobs, FolderBlobs(folder / "blobs"), folder, drafts, house.clock, secrets)


def fill(house: House) -> str:
    """Something in every table that has a tricky type; the id of a document."""
    account = house.accounts.add("ada@example.com", actor=OPERATOR, password="Correct horse 1")
    house.keys.make("import", account_id=account.id, actor=OPERATOR)
    Accounting(house.store, house.clock).note("ada", "parser", "parse", Use(cost=7))
    figures = Figures(house.store)
    figures.count("parser.seconds", 0.125)
    figures.flush()
    gone = house.library.take_in([b"gone"], name="cv.txt", surface="parser", caller=ADA)
    kept = house.library.take_in([b"kept"], name="cv.txt", surface="parser", caller=ADA)
    house.pictures.keep(kept, "annotated", [b"page"])
    last = house.library.take_in([b"last"], name="cv.txt", surface="parser", caller=ADA)
    for document in (gone, last):
        house.library.delete(document.id, caller=ADA)
    with house.store.begin() as db:
        new = NewTask("parse", {"names": ["ä"], "none": None}, owner="ada", document_id=kept.id)
        tasks.add(db, new, task_id="t1", now=house.clock(), bound=10)
    return kept.id


def test_a_copy_of_either_database_fills_an_empty_one(house: House, empty: Store, tmp_path: Path) -> None:
    kept = fill(house)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "encryption_key").write_text("kept")

    taken = copier(house).take()
    restored = copier(house, empty).restore()

    assert taken == restored
    assert taken["files"] == 2
    other = type(house)(empty, FolderBlobs(tmp_path / "other-blobs"), house.clock, tmp_path)
    document = other.library.find(kept, caller=ADA)
    assert b"".join(other.library.content(document)) == b"kept"
    assert b"".join(other.pictures.content(document, "annotated", 1)) == b"page"
    assert other.sessions.log_in("ada@example.com", "Correct horse 1").number == 1
    with empty.read() as db, house.store.read() as before:
        assert tasks.fetch(db, "t1") == tasks.fetch(before, "t1")
        assert audit.concerning(db, "ada") == audit.concerning(before, "ada")
        assert revision_of(db) == newest()
    assert Figures(empty).read() == {"parser.seconds": 0.125}
    assert (tmp_path / "other-secrets" / "encryption_key").read_text() == "kept"


def test_a_number_that_was_given_is_not_given_again_after_a_restore(house: House, empty: Store, tmp_path: Path) -> None:
    fill(house)
    copier(house).take()
    copier(house, empty).restore()
    other = type(house)(empty, FolderBlobs(tmp_path / "other-blobs"), house.clock, tmp_path)
    other.clock.move(days=1)

    document = other.library.take_in([b"new"], name="cv.txt", surface="parser", caller=ADA, public_id="new")

    assert document.number == 4


def test_a_copy_of_sqlite_fills_a_database_of_either_kind(
    sqlite_store: Store, database_url: str, tmp_path: Path
) -> None:
    from tests.unit.usecases.conftest import Hands
    from tests.unit.usecases.conftest import House as Made

    house = Made(sqlite_store, FolderBlobs(tmp_path / "blobs"), Hands(), tmp_path)
    kept = fill(house)
    copier(house).take()
    target = open_store(database_url)

    copier(house, target).restore()

    other = Made(target, FolderBlobs(tmp_path / "other-blobs"), house.clock, tmp_path)
    assert other.library.find(kept, caller=ADA).number == 2
    other.library.take_in([b"new"], name="cv.txt", surface="parser", caller=Caller("eve"))
    assert [each.number for each in other.library.listed(caller=Caller("eve"))] == [4]
    target.close()


def test_a_copy_of_an_older_version_is_brought_up_to_date(empty: Store, house: House, tmp_path: Path) -> None:
    old = open_store(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(old, to="0001")
    with old.begin() as db:
        db.execute(text("INSERT INTO counters (name, value) VALUES ('n', 7)"))
    folder = tmp_path / "copy"
    replace(copier(house), store=old).take()
    old.close()

    Backup(
        empty, house.blobs, FolderBlobs(folder / "blobs"), folder, Drafts(tmp_path, 1), house.clock, tmp_path
    ).restore()

    assert Figures(empty).read() == {"n": 7}
    with empty.read() as db:
        assert revision_of(db) == newest()


def test_only_an_empty_installation_is_filled(house: House, empty: Store) -> None:
    fill(house)
    copier(house).take()
    copier(house, empty).restore()

    with pytest.raises(NotEmpty):
        copier(house, empty).restore()


def test_documents_that_are_deleted_meanwhile_are_in_no_copy(house: House, empty: Store, tmp_path: Path) -> None:
    documents = [
        house.library.take_in([b"%d" % number], name="cv.txt", surface="parser", caller=ADA) for number in range(3)
    ]

    class Deleting(FolderBlobs):
        """Deletes a document when the first file is copied."""

        def open(self, key: str) -> Iterator[bytes]:
            pieces = super().open(key)
            for document in house.library.listed(caller=ADA):
                if document.content_hash != key and len(house.library.listed(caller=ADA)) == 3:
                    house.library.delete(document.id, caller=ADA)
            return pieces

    backup = copier(house)
    taking = Backup(
        house.store,
        Deleting(tmp_path / "blobs"),
        backup.copies,
        backup.folder,
        backup.drafts,
        house.clock,
        backup.secrets,
    )

    taken = taking.take()

    assert taken["documents"] == taken["files"] == len(documents) - 1
    assert copier(house, empty).restore()["documents"] == 2


@pytest.mark.parametrize("damage", ["manifest", "rows", "file", "lost"])
def test_a_damaged_copy_fills_nothing(house: House, empty: Store, tmp_path: Path, damage: str) -> None:
    fill(house)
    copier(house).take()
    copy = tmp_path / "copy"
    file = next(path for path in sorted((copy / "blobs").glob("??/*")))
    match damage:
        case "manifest":
            (copy / "manifest.json").write_text("{")
        case "rows":
            content = (copy / "rows" / "documents.jsonl.gz").read_bytes()
            (copy / "rows" / "documents.jsonl.gz").write_bytes(content[:-20])
        case "file":
            file.write_bytes(b"other bytes")
        case _:
            file.unlink()

    with pytest.raises(BadInput):
        copier(house, empty).restore()

    with empty.read() as db:
        if revision_of(db) is not None:
            assert db.execute(text("SELECT count(*) FROM accounts")).scalar_one() == 0
