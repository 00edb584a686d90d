"""Blobs as files: written whole under another name, then renamed, so that none is ever there in part."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vitascope.errors import NotFound, Unavailable

PIECE = 256 * 1024
"""Bytes read at once."""

_KEY = re.compile(r"[0-9a-f]{64}")

SETTLED_S = 3_600.0
"""Seconds after which a file that is being written was left behind by a crash; it is removed at the next start."""


class FolderBlobs:
    """See `ports.blobs.Blobs`: `ab/abcd…` below one folder, so that no folder gets too full."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"
        with _translated():
            self._make(self._incoming)
            old = time.time() - SETTLED_S
            for draft in self._incoming.iterdir():
                with contextlib.suppress(FileNotFoundError):
                    if draft.stat().st_mtime < old:
                        draft.unlink()

    def put(self, key: str, source: Path) -> None:
        """Copy, flush to the disk, rename, and flush the folder that now names it."""
        target = self._path(key)
        with _translated():
            self._make(target.parent)
            handle, name = tempfile.mkstemp(dir=self._incoming)
            draft = Path(name)
            try:
                with os.fdopen(handle, "wb") as file, source.open("rb") as content:
                    shutil.copyfileobj(content, file, PIECE)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(target)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
            _flush(target.parent)

    def open(self, key: str) -> Iterator[bytes]:
        """The bytes in pieces; a file that is deleted meanwhile is still read to its end."""
        with _translated():
            try:
                file = self._path(key).open("rb")
            except FileNotFoundError:
                raise NotFound("there is no such blob") from None
        return _pieces(file)

    def has(self, key: str) -> bool:
        """There is such a file."""
        with _translated():
            return self._path(key).is_file()

    def delete(self, key: str) -> None:
        """Remove the file, and flush the folder."""
        path = self._path(key)
        with _translated():
            try:
                path.unlink()
            except FileNotFoundError:
                return
            _flush(path.parent)

    def listed(self) -> Iterator[tuple[str, float]]:
        """All files with the time of their last writing."""
        with _translated():
            for path in self._folder.glob("??/*"):
                with contextlib.suppress(FileNotFoundError):
                    if _KEY.fullmatch(path.name):
                        yield path.name, path.stat().st_mtime

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise NotFound("not the name of a blob")
        return self._folder / key[:2] / key

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _flush(folder.parent)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file, _translated():
        while piece := file.read(PIECE):
            yield piece


def _flush(folder: Path) -> None:
    """Make names of a folder outlive a failure of power; systems that cannot are asked in vain."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"the folder of blobs: {error.strerror}") from error
