"""The documents of a benchmark, as its manifest lists them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

IMAGES = frozenset({"png", "jpg", "tiff", "webp"})
"""Formats of the manifest whose pages are always pictures."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the benchmark.

    Attributes:
        id: names its prediction.
        path: of the file.
        format: the real one of its bytes.
        language: as the manifest says; "(none)" where there is no text.
        tags: what is special about it.
        pages: as displayed.
        forbidden: strings that must not turn up in its record.
        row: its line of the manifest, as it stands there.
    """

    id: str
    path: Path
    format: str
    language: str
    tags: frozenset[str]
    pages: int
    forbidden: tuple[str, ...]
    row: str

    @property
    def scanned(self) -> bool:
        """Its words come from OCR."""
        return self.format in IMAGES or bool(self.tags & {"scan", "needs-ocr"})

    @property
    def ordinary(self) -> bool:
        """Nothing about it is meant to hurt, so that its time is typical."""
        return not self.scanned and not self.tags & {"adversarial", "long"}


def read_manifest(bench: Path) -> list[Entry]:
    """All documents of the benchmark in the folder `bench`, in the manifest's order."""
    rows = (bench / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [_entry(bench, row) for row in rows if row.strip()]


def _entry(bench: Path, row: str) -> Entry:
    stated = json.loads(row)
    return Entry(
        id=stated["id"],
        path=bench / stated["path"],
        format=stated["format"],
        language=stated["lang"],
        tags=frozenset(stated.get("tags", ())),
        pages=stated.get("pages") or 1,
        forbidden=tuple(stated.get("forbidden", ())),
        row=row,
    )


def choose(entries: Sequence[Entry], *, scans: bool, sample: int) -> list[Entry]:
    """The documents of a run.

    Args:
        entries: all of them.
        scans: keep those that need OCR.
        sample: keep every `sample`-th one; 1 keeps all.
    """
    kept = [entry for entry in entries if scans or not entry.scanned]
    return kept[::sample]
