from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from vitascope.model.account import OPERATOR, Caller
from vitascope.model.task import NewTask
from vitascope.store import blobs as blob_rows
from vitascope.store import tasks

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House

ADA = Caller("ada")
KEY = "ab" * 32


def test_only_what_is_older_is_purged(house: House) -> None:
    house.library.take_in([b"old"], name="cv.txt", surface="parser", caller=ADA)
    house.clock.move(days=10)
    young = house.library.take_in([b"young"], name="cv.txt", surface="parser", caller=ADA)
    house.clock.move(days=1)

    assert house.housekeeping.purge(dt.timedelta(days=5), actor=OPERATOR) == 1

    assert house.library.listed(caller=ADA) == [young]
    assert house.kept() == {young.content_hash}


def test_tasks_that_ended_long_ago_are_purged(house: House) -> None:
    with house.store.begin() as db:
        for name in ("old", "waiting"):
            tasks.add(db, NewTask("deed", {}, owner="ada"), task_id=name, now=house.clock(), bound=10)
        tasks.cancel(db, "old", now=house.clock())
    house.clock.move(days=10)

    house.housekeeping.purge(dt.timedelta(days=5), actor=OPERATOR)

    with house.store.read() as db:
        assert [task.id for task in tasks.owned(db, "ada")] == ["waiting"]


def test_bytes_that_were_to_go_when_the_server_died_go_later(house: House, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    house.blobs.put(KEY, source)
    with house.store.begin() as db:
        blob_rows.claim(db, KEY, 1, house.clock())
        assert blob_rows.doom(db, [KEY], house.clock()) == [KEY]

    assert house.housekeeping.sweep() == 1
    assert house.housekeeping.sweep() == 0
    assert house.kept() == set()


def test_bytes_without_rows_go_once_no_upload_can_want_them(house: House, tmp_path: Path) -> None:
    kept = house.library.take_in([b"kept"], name="cv.txt", surface="parser", caller=ADA)
    source = tmp_path / "source"
    source.write_bytes(b"x")
    house.blobs.put(KEY, source)

    assert house.housekeeping.find_strays(settled=dt.timedelta(days=36_500)) == 0
    house.clock.move(days=36_500)  # files tell the time of this machine
    assert house.housekeeping.tidy() == 1
    assert house.kept() == {kept.content_hash}
