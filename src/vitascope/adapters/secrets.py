"""Secrets that an installation makes for itself, in files that only its user can read."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from vitascope.errors import Misconfigured, Unavailable


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """The secret in a file, which is made first where there is none; alike for processes that start at once.

    Raises:
        Misconfigured: others can read the file, or it is empty.
        Unavailable: the folder cannot be written.
    """
    try:
        if not path.exists():
            _make(path, make())
        if path.stat().st_mode & 0o077:
            raise Misconfigured(f"{path} can be read by others: chmod 600 it, or set the variable instead")
        secret = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Unavailable(f"the secret in {path}: {error.strerror}") from error
    if not secret:
        raise Misconfigured(f"{path} is empty: remove it, or set the variable instead")
    return secret


def _make(path: Path, secret: str) -> None:
    """Whoever is first wins, and a crash leaves none in part."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{secret}\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink(missing_ok=True)
