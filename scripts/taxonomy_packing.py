"""Tables in memory become the packed files that `vitascope.taxonomy.packed` answers from."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from vitascope.taxonomy.packed import phrase_hash, word_hash


def write_phrases(path: Path, values: Mapping[str, int]) -> None:
    """Writes phrases and their numbers: sorted hashes, then the numbers in the same order."""
    hashed = sorted((phrase_hash(key), value) for key, value in values.items())
    keys = struct.pack(f"<{len(hashed)}Q", *(key for key, _ in hashed))
    path.write_bytes(keys + struct.pack(f"<{len(hashed)}I", *(value for _, value in hashed)))


def write_words(path: Path, rows: Mapping[str, bytes]) -> None:
    """Writes words and their rows of scores; of two words with one hash the stronger scores win."""
    merged: dict[int, bytes] = {}
    for word, row in rows.items():
        key = word_hash(word)
        merged[key] = bytes(map(max, row, merged[key])) if key in merged else row
    ordered = sorted(merged.items())
    keys = struct.pack(f"<{len(ordered)}I", *(key for key, _ in ordered))
    path.write_bytes(keys + b"".join(row for _, row in ordered))


def write_records(path: Path, records: Iterable[Sequence[str]]) -> None:
    """Writes records by number: how many, where each starts, then their tab-separated fields."""
    texts = ["\t".join(field.replace("\t", " ") for field in record).encode() for record in records]
    starts, at = [0], 0
    for text in texts:
        at += len(text)
        starts.append(at)
    path.write_bytes(struct.pack(f"<I{len(starts)}I", len(texts), *starts) + b"".join(texts))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes lines, compressed."""
    path.write_bytes(zlib.compress("\n".join(lines).encode(), 9))
