"""The golden documents, what is read from them, and how much of it is true."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vitascope.adapters.ocr import open_ocr
from vitascope.adapters.reader.here import reader_here
from vitascope.model.resume import Value
from vitascope.presenting.jsonresume import to_jsonresume
from vitascope.presenting.native import to_json
from vitascope.presenting.traversal import values_of

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"
DOCUMENTS = GOLDEN / "documents"
EXPECTED = GOLDEN / "expected"
TRUTH = GOLDEN / "truth"

AS_OF = dt.date(2026, 11, 1)


def documents() -> list[Path]:
    """All golden documents, by name."""
    return sorted(path for path in DOCUMENTS.iterdir() if path.is_file())


def expected_of(document: Path) -> Path:
    """Where the record of a document is kept."""
    return EXPECTED / f"{document.name}.json"


def record_of(document: Path) -> str:
    """What is read from a document, in a form that a person can review as a diff.

    Confidences are left out: they change with every training, and are measured elsewhere.
    """
    resume = reader_here(open_ocr=open_ocr)(document.read_bytes(), name=document.name, as_of=AS_OF).resume
    return to_json(
        {
            "jsonresume": to_jsonresume(resume),
            "read at": {placed.path: _places(placed.value) for placed in values_of(resume)},
            "findings": sorted(str(finding.code) for finding in resume.findings),
            "months of work": resume.experience_months,
        }
    )


def _places(value: Value) -> str:
    """The page and the whole point at which each line of a value starts."""
    return "; ".join(f"page {each.page} at {each.box[0]:.0f},{each.box[1]:.0f}" for each in value.evidence)


def accuracy(document: Path, record: str) -> dict[str, Counter[str]]:
    """For each field of one record: how many values are `right`, `read` and `true`."""
    truth = _fields(json.loads((TRUTH / f"{document.name}.json").read_text(encoding="utf-8")))
    read = _fields(json.loads(record)["jsonresume"])
    return {
        name: Counter(
            right=sum((true & read.get(name, Counter())).values()),
            read=sum(read.get(name, Counter()).values()),
            true=sum(true.values()),
        )
        for name, true in truth.items()
    }


def _fields(resume: Mapping[str, Any]) -> dict[str, Counter[str]]:
    fields: dict[str, Counter[str]] = {}
    for name, text in _texts(resume, ""):
        fields.setdefault(name, Counter())[" ".join(text.casefold().split())] += 1
    return fields


def _texts(thing: object, name: str) -> Iterator[tuple[str, str]]:
    """Every text of a JSON object with its path without numbers."""
    if isinstance(thing, Mapping):
        for key, part in thing.items():
            yield from _texts(part, f"{name}.{key}" if name else str(key))
    elif isinstance(thing, list):
        for part in thing:
            yield from _texts(part, name)
    elif thing not in (None, "") and not name.startswith("$"):
        yield name, str(thing)
