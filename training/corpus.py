"""From the benchmark's folder to labelled documents; read once and kept in a cache folder."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.align import align
from vitascope.errors import VitascopeError
from vitascope.model.document import Document
from vitascope.parsing.labels import LineLabel
from vitascope.ports.ocr import OCR
from vitascope.reading import read_document

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tiff", ".webp"})

UNPAGED = frozenset({"docx", "doc", "rtf", "odt", "html", "plain", "typesetting", "plain.py"})
"""Readers that no PDF or picture goes through."""


@dataclass(frozen=True)
class Example:
    """One benchmark document with its truth."""

    name: str
    template: str
    person: str
    row: dict[str, Any]
    document: Document
    truth: dict[str, Any]

    def labels(self) -> tuple[LineLabel, ...]:
        """The truth laid over the lines."""
        return align(self.document, self.truth)


def examples(folder: Path, cache: Path, ocr: OCR | None) -> Iterator[Example]:
    """Every document of the benchmark that has a truth and can be read."""
    for text in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        if row.get("expect"):
            continue
        document = read_cached(folder / row["path"], cache, ocr)
        if document is not None:
            truth = json.loads((folder / row["truth"]).read_text(encoding="utf-8"))
            yield Example(row["id"], row["template"], row["person"], row, document, truth)


def read_cached(path: Path, cache: Path, ocr: OCR | None) -> Document | None:
    """The document, from the cache where the readers have not changed since; None where it cannot be read."""
    data = path.read_bytes()
    state = _reader_state(paged=data[:5] == b"%PDF-" or path.suffix in PICTURES)
    key = hashlib.sha256(data + path.name.encode() + state.encode()).hexdigest()[:32]
    kept = cache / f"{key}.pickle"
    if kept.exists():
        document: Document = pickle.loads(kept.read_bytes())
        return document
    try:
        document = read_document(data, name=path.name, ocr=ocr)
    except VitascopeError:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(document))
    return document


@cache
def _reader_state(*, paged: bool) -> str:
    """Changes with every change of the readers' source that a PDF or picture, or else any other file, goes through."""
    import vitascope as package

    root = Path(package.__path__[0])
    folders = (root / "reading", root / "adapters" / "ocr") if paged else (root / "reading",)
    sources = sorted(source for folder in folders for source in folder.rglob("*.py"))
    told = (source.read_bytes() for source in sources if not paged or UNPAGED.isdisjoint(source.parts))
    return hashlib.sha256(b"".join(told)).hexdigest()
