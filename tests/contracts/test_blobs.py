"""Every blob store keeps, hands out and forgets alike."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from vitascope.adapters.blobs import open_blobs
from vitascope.errors import NotFound, Unavailable
from vitascope.ports.blobs import Blobs
from vitascope.settings import FolderBlobs, MemoryBlobs, S3Blobs

LARGE = bytes(range(256)) * 40_000
"""More than any adapter hands out in one piece."""


def s3_settings(server: str) -> S3Blobs:
    return S3Blobs(kind="s3", bucket="vitascope-test", prefix=f"{time.time_ns()}/", endpoint=server)


@pytest.fixture(params=["folder", "s3", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    """Each in turn, empty."""
    match request.param:
        case "folder":
            return open_blobs(FolderBlobs(), data=tmp_path)
        case "memory":
            return open_blobs(MemoryBlobs(kind="memory"), data=tmp_path)
        case _:
            server = request.getfixturevalue("s3_server")
            return open_blobs(s3_settings(server), data=tmp_path, key_id=SecretStr("test"), secret=SecretStr("test"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(LARGE)
    return path


KEY = hashlib.sha256(LARGE).hexdigest()


def test_what_was_put_comes_out_again(blobs: Blobs, source: Path) -> None:
    blobs.put(KEY, source)

    assert b"".join(blobs.open(KEY)) == LARGE
    assert blobs.has(KEY)


def test_the_source_is_left_where_it_is(blobs: Blobs, source: Path) -> None:
    blobs.put(KEY, source)

    assert source.read_bytes() == LARGE


def test_putting_twice_is_putting_once(blobs: Blobs, source: Path) -> None:
    blobs.put(KEY, source)
    blobs.put(KEY, source)

    assert [key for key, _ in blobs.listed()] == [KEY]


def test_nothing_is_there_before(blobs: Blobs) -> None:
    assert not blobs.has(KEY)
    assert list(blobs.listed()) == []
    with pytest.raises(NotFound):
        blobs.open(KEY)


def test_what_was_deleted_is_gone_and_may_be_deleted_again(blobs: Blobs, source: Path) -> None:
    blobs.put(KEY, source)

    blobs.delete(KEY)
    blobs.delete(KEY)

    assert not blobs.has(KEY)
    assert list(blobs.listed()) == []


def test_keys_are_listed_with_the_time_of_putting(blobs: Blobs, source: Path) -> None:
    blobs.put(KEY, source)

    [(key, put_at)] = blobs.listed()

    assert key == KEY
    assert abs(put_at - time.time()) < 60


@pytest.mark.parametrize("key", ["", "..", "../" * 22, "A" * 64, f"{KEY}\n", "é" * 64])
def test_what_is_no_hash_names_nothing(blobs: Blobs, key: str) -> None:
    with pytest.raises(NotFound):
        blobs.open(key)


def test_what_is_being_read_can_be_deleted(blobs: Blobs, source: Path) -> None:
    blobs.put(KEY, source)
    pieces = blobs.open(KEY)
    first = next(pieces)

    blobs.delete(KEY)

    assert first + b"".join(pieces) == LARGE


def test_a_storage_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    settings = S3Blobs(kind="s3", bucket="b", endpoint="http://127.0.0.1:9", region="x")
    blobs = open_blobs(settings, data=tmp_path, key_id=SecretStr("test"), secret=SecretStr("test"))

    with pytest.raises(Unavailable):
        blobs.has(KEY)


def test_a_draft_that_a_crash_left_behind_is_removed_at_the_next_start(tmp_path: Path) -> None:
    open_blobs(FolderBlobs(), data=tmp_path)
    old, young = tmp_path / "blobs" / "incoming" / "old", tmp_path / "blobs" / "incoming" / "young"
    for draft in (old, young):
        draft.write_bytes(b"part")
    os.utime(old, (0, 0))

    open_blobs(FolderBlobs(), data=tmp_path)

    assert not old.exists()
    assert young.exists()
