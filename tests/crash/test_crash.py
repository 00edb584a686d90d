"""A server that is killed at any moment leaves nothing in part."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from vitascope.adapters.blobs.folder import FolderBlobs
from vitascope.adapters.cache.table import TableEntries
from vitascope.adapters.clock import new_id, now
from vitascope.store.engine import Store, open_store
from vitascope.store.schema.tables import audit, blobs, documents, pictures
from vitascope.usecases.keeping.drafts import Drafts
from vitascope.usecases.keeping.housekeeping import Housekeeping
from vitascope.usecases.keeping.library import Library

ROUNDS = 4
"""Kills; each at another moment."""

KEEPER = Path(__file__).with_name("keeper.py")


def test_nothing_is_half_kept_or_half_deleted_after_a_kill(database_url: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    kept = 0
    for number in range(ROUNDS):
        kill_in_the_middle(database_url, tmp_path, seed=number, after_s=chance.uniform(0.05, 0.4))
        store = open_store(database_url)
        kept += documents_are_whole(store, tmp_path)
        nothing_else_is_left(store, tmp_path)
        store.close()

    assert kept > ROUNDS


def kill_in_the_middle(url: str, data: Path, *, seed: int, after_s: float) -> None:
    command = [sys.executable, str(KEEPER), url, str(data), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == b"ready\n"
        time.sleep(after_s)
        assert keeper.poll() is None
        keeper.kill()


def documents_are_whole(store: Store, data: Path) -> int:
    """Every row has its bytes, every deletion its line. How many documents there are."""
    with store.read() as db:
        needed = set(db.execute(select(documents.c.content_hash).union(select(pictures.c.content_hash))).scalars())
        rows = db.execute(select(func.count()).select_from(documents)).scalar_one()
        lines = select(audit.c.action, func.count()).where(audit.c.kind == "document").group_by(audit.c.action)
        done = {row[0]: row[1] for row in db.execute(lines)}
        doomed_in_use = select(blobs.c.hash).where(blobs.c.doomed_at.is_not(None), blobs.c.hash.in_(needed))
        assert db.execute(doomed_in_use).all() == []
    store_of_bytes = FolderBlobs(data / "blobs")
    for key in needed:
        assert hashlib.sha256(b"".join(store_of_bytes.open(key))).hexdigest() == key
    assert done.get("add", 0) - done.get("delete", 0) == rows
    return int(rows)


def nothing_else_is_left(store: Store, data: Path) -> None:
    """What a crash left behind is found and removed."""
    store_of_bytes, drafts = FolderBlobs(data / "blobs"), Drafts(data / "incoming", 1_000_000)
    library = Library(store, store_of_bytes, TableEntries(store, 10, now), drafts, lambda _: "md", now, new_id)
    housekeeping = Housekeeping(store, store_of_bytes, drafts, library, now)
    housekeeping.sweep()
    housekeeping.find_strays(settled=dt.timedelta(seconds=-60))
    drafts.tidy(settled_s=-60)
    with store.read() as db:
        rows = set(db.execute(select(blobs.c.hash)).scalars())
        needed = set(db.execute(select(documents.c.content_hash).union(select(pictures.c.content_hash))).scalars())
    assert {key for key, _ in store_of_bytes.listed()} == needed == rows
    assert list((data / "incoming").iterdir()) == []
