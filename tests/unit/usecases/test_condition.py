from __future__ import annotations

from pathlib import Path

from vitascope.adapters.blobs.memory import MemoryBlobs
from vitascope.store.engine import Store, open_store
from vitascope.usecases.condition import Condition


def test_all_is_well_where_all_answers(store: Store) -> None:
    assert Condition(store, MemoryBlobs()).troubles() == {}


def test_what_does_not_answer_is_named(tmp_path: Path) -> None:
    store = open_store("postgresql://nobody@127.0.0.1:1/x")

    troubles = Condition(store, MemoryBlobs()).troubles()

    assert list(troubles) == ["database"]
    store.close()
