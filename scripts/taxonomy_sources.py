"""Source files become plain rows: the reference tables, and the terms of our own."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

TERMS = Path(__file__).parent / "taxonomy_terms"


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a gzipped reference table, by column."""
    with gzip.open(folder / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="," if name.endswith(".csv.gz") else "\t"))


def lines(name: str) -> Iterator[str]:
    """The lines of a file of our own terms, without comments and blanks."""
    for line in (TERMS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def sections(name: str) -> Iterator[tuple[str, str]]:
    """Each line of a file of our own terms with the "[section]" that it stands in."""
    section = ""
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        else:
            yield section, line


def piped(name: str) -> Iterator[list[str]]:
    """The fields of each line of a file of our own terms, set apart by "|"."""
    for line in lines(name):
        yield [field.strip() for field in line.split("|")]
