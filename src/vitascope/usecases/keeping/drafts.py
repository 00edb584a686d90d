"""Bytes that come in, on their way to be kept: counted, hashed, and refused at the limit while they come."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from vitascope.errors import FileTooLarge, Unavailable

_NAME = "draft-"

SETTLED_S = 60.0
"""Seconds after which a draft that nobody holds was left behind by a crash, and is not just being made."""


class Draft:
    """A file that is being taken in; gone with the `with` that it lives in.

    It is locked while it lives, so that `Drafts.tidy` can tell it from one that a crash left behind.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._limit = limit
        self._hash = hashlib.sha256()
        self.size = 0
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=folder, prefix=_NAME)
            self._file = os.fdopen(handle, "wb")
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except OSError as error:
            raise Unavailable(f"the folder for uploads: {error.strerror}") from error
        self._path = Path(name)

    def write(self, piece: bytes) -> None:
        """Add what came.

        Raises:
            FileTooLarge: it is more than may be sent.
            Unavailable: the disk does not take it.
        """
        self.size += len(piece)
        if self.size > self._limit:
            raise FileTooLarge(f"the file is larger than {self._limit} bytes")
        self._hash.update(piece)
        try:
            self._file.write(piece)
        except OSError as error:
            raise Unavailable(f"the folder for uploads: {error.strerror}") from error

    @property
    def content_hash(self) -> str:
        """SHA-256 of what came so far."""
        return self._hash.hexdigest()

    @property
    def path(self) -> Path:
        """Where it lies, with all that came."""
        try:
            self._file.flush()
        except OSError as error:
            raise Unavailable(f"the folder for uploads: {error.strerror}") from error
        return self._path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # A full disk says so once more.
            self._file.close()


@dataclass(frozen=True, slots=True)
class Drafts:
    """Where drafts lie.

    Attributes:
        folder: made when first needed.
        limit: bytes of one file.
    """

    folder: Path
    limit: int

    def new(self) -> Draft:
        """An empty one."""
        return Draft(self.folder, self.limit)

    def of(self, pieces: Iterable[bytes]) -> Draft:
        """One with these bytes.

        Raises:
            FileTooLarge: it is more than may be sent; nothing is left of it.
        """
        draft = self.new()
        try:
            for piece in pieces:
                draft.write(piece)
        except BaseException:
            with draft:
                raise
        return draft

    def tidy(self, *, settled_s: float = SETTLED_S) -> int:
        """Remove what crashed processes left behind, and say how many there were."""
        found = 0
        for path in self.folder.glob(f"{_NAME}*"):
            with contextlib.suppress(FileNotFoundError, BlockingIOError), path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if time.time() - path.stat().st_mtime >= settled_s:
                    path.unlink()
                    found += 1
        return found
