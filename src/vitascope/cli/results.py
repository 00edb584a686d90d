"""Where results go: a name for each, and files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def names_for(paths: Iterable[str]) -> list[str]:
    """A file name without ending for each path, none twice: the stem, numbered where it was taken.

    Compared without case, since some disks do not tell `A` from `a`.
    """
    names: list[str] = []
    taken: set[str] = set()
    for path in paths:
        stem = Path(path).stem if path != "-" else "stdin"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def numbers_for(paths: Iterable[str]) -> list[str]:
    """A file name without ending for each path that says nothing about the person: a file is often called after one."""
    return [f"candidate-{number}" for number, _ in enumerate(paths, 1)]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks finds the old one or the new one, never a part.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # The draft is for its owner alone; a result has the rights that any new file gets.
        draft.chmod(0o666 & ~_mask())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
