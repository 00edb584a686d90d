"""Packed files become tables that answer without being unpacked.

The files are mapped into memory, so that worker processes share them and a
table costs only the pages it touches; only the sorted keys are copied, because a
search in an array takes half the time. Numbers are little-endian.
"""

from __future__ import annotations

import mmap
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from vitascope.errors import Unavailable

DATA = Path(__file__).parent / "data"


class TaxonomyMissing(Unavailable):
    """A table of the taxonomy is not where the package was installed."""

    code = "taxonomy_missing"


@lru_cache(maxsize=1 << 11)
def phrase_hash(key: str) -> int:
    """The 64 bits that stand for a phrase."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def word_hash(key: str) -> int:
    """The 32 bits that stand for a word; cheaper than a phrase's, and a clash only blurs a score."""
    return zlib.crc32(key.encode())


def read_bytes(name: str) -> bytes:
    """The bytes of one packed file.

    Raises:
        TaxonomyMissing: it is not installed.
    """
    try:
        return (DATA / name).read_bytes()
    except OSError as error:
        raise TaxonomyMissing(f"the taxonomy table {name} cannot be read; install the package again") from error


def read_lines(name: str) -> list[str]:
    """The lines of one compressed file."""
    return zlib.decompress(read_bytes(name)).decode().splitlines()


def _mapped(name: str) -> memoryview:
    if sys.byteorder != "little":
        raise TaxonomyMissing("the taxonomy tables need a little-endian machine")
    try:
        with (DATA / name).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise TaxonomyMissing(f"the taxonomy table {name} cannot be read; install the package again") from error


class PhraseTable:
    """Phrases to numbers: sorted 64-bit hashes, then as many 32-bit values."""

    def __init__(self, name: str) -> None:
        whole = _mapped(name)
        self._count = len(whole) // 12
        self._keys = array("Q")
        self._keys.frombytes(whole[: self._count * 8])
        self._values = whole[self._count * 8 :].cast("I")

    def find(self, key: str) -> int | None:
        """The number of a phrase; None where it is unknown."""
        wanted = phrase_hash(key)
        at = bisect_left(self._keys, wanted)
        if at < self._count and self._keys[at] == wanted:
            return self._values[at]
        return None

    def __len__(self) -> int:
        return self._count


class WordTable:
    """Words to a row of scores: sorted 32-bit hashes, then a row of bytes for each."""

    def __init__(self, name: str, columns: int) -> None:
        whole = _mapped(name)
        self._columns = columns
        self._count = len(whole) // (4 + columns)
        self._keys = array("I")
        self._keys.frombytes(whole[: self._count * 4])
        self._rows = whole[self._count * 4 :]

    def find(self, key: str) -> bytes | None:
        """The row of a word; None where it is unknown."""
        wanted = word_hash(key)
        at = bisect_left(self._keys, wanted)
        if at < self._count and self._keys[at] == wanted:
            return bytes(self._rows[at * self._columns : (at + 1) * self._columns])
        return None


class Records:
    """Numbers to the fields of a record: offsets, then tab-separated text."""

    def __init__(self, name: str) -> None:
        whole = _mapped(name)
        self._count = int.from_bytes(whole[:4], "little")
        self._starts = whole[4 : 4 + (self._count + 1) * 4].cast("I")
        self._text = whole[4 + (self._count + 1) * 4 :]

    def __getitem__(self, number: int) -> list[str]:
        return str(self._text[self._starts[number] : self._starts[number + 1]], "utf-8").split("\t")

    def __len__(self) -> int:
        return self._count
