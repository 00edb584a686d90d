"""From what was typed to the files that are meant: files, folders and patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

STDIN = "-"
"""Stands for what comes in by the pipe."""


def expand(words: Iterable[str], *, endings: Callable[[], frozenset[str]]) -> list[str]:
    """Paths in the order they were named, folders and patterns sorted, none twice.

    A file that is named is taken whatever it is called, even if there is none: the error
    then names it. From a folder come the files with a known ending.

    Args:
        words: paths, patterns of the shell, or `-`.
        endings: the known ones, with their dots, in lower case; asked for only if there is a folder.
    """
    found: dict[str, None] = {}
    for word in words:
        for path in _expand(word):
            if path != STDIN and Path(path).is_dir():
                found |= dict.fromkeys(_inside(Path(path), endings()))
            else:
                found[path] = None
    return list(found)


def _expand(word: str) -> list[str]:
    if word == STDIN or Path(word).exists():
        return [word]
    pattern = Path(word)
    matches = Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))
    return sorted(str(path) for path in matches) or [word]


def _inside(folder: Path, endings: frozenset[str]) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix.lower() in endings:
            yield str(path)


def known_endings() -> frozenset[str]:
    """Endings of all formats that are read; loads the registry."""
    formats = import_module("vitascope.reading.formats").FORMATS
    return frozenset(f".{ending}" for known in formats for ending in known.extensions)
