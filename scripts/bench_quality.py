"""From the benchmark's documents to predictions, and from predictions to scores."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench_documents import Entry
from vitascope.adapters.ocr import open_ocr
from vitascope.adapters.reader.pooled import pooled_reader
from vitascope.errors import VitascopeError
from vitascope.model.findings import Code
from vitascope.parsing.labelling.sequence_model import from_folder
from vitascope.ports.reader import Reader
from vitascope.presenting.jsonresume import to_jsonresume

AS_OF = dt.date(2026, 11, 1)
"""Open ends are counted to this day, so that two runs on two days give the same records."""

TELLING = frozenset({Code.HIDDEN_TEXT, Code.MACHINE_ADDRESSED})
"""Findings of which a document with forbidden text must have at least one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        error: code of the error; empty where there is a record.
        message: of the error.
        told: the record reports hidden text or text that addresses a machine.
    """

    entry: Entry
    error: str = ""
    message: str = ""
    told: bool = False


def predict(
    entries: Sequence[Entry], folder: Path, *, jobs: int, tick: Callable[[], None], models: Path | None = None
) -> list[Outcome]:
    """Run every document through the product and write `folder`/<id>.json for each that can be read.

    Args:
        entries: the documents.
        folder: emptied first.
        jobs: documents read at once.
        tick: called after every document.
        models: folder of models to read with; None for the packaged ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.json"):
        stale.unlink()

    open_models = partial(from_folder, models) if models else None
    pool = pooled_reader(workers=jobs, open_ocr=open_ocr, open_models=open_models)
    with pool as reader, ThreadPoolExecutor(jobs) as threads:

        def one(entry: Entry) -> Outcome:
            outcome = _outcome(reader, entry, folder)
            tick()
            return outcome

        return list(threads.map(one, entries))


def _outcome(reader: Reader, entry: Entry, folder: Path) -> Outcome:
    try:
        resume = reader(entry.path.read_bytes(), name=entry.path.name, as_of=AS_OF).resume
    except VitascopeError as error:
        return Outcome(entry, error.code, error.message)
    prediction = json.dumps(to_jsonresume(resume), ensure_ascii=False, indent=1)
    (folder / f"{entry.id}.json").write_text(prediction, encoding="utf-8")
    return Outcome(entry, told=any(finding.code in TELLING for finding in resume.findings))


def score(entries: Sequence[Entry], predictions: Path, *, bench: Path, build: Path) -> tuple[str, dict[str, Any]]:
    """What the benchmark's own scorer prints, and its figures.

    Raises:
        subprocess.CalledProcessError: the scorer failed; its complaint is on stderr.
    """
    manifest, figures = build / "manifest.jsonl", build / "score.json"
    manifest.write_text("".join(f"{entry.row}\n" for entry in entries), encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            str(bench.parent / "score.py"),
            str(manifest),
            str(predictions),
            *("--truth", str(bench / "truth")),
            *("--by", "format", "lang", "tag"),
            *("--worst", "10"),
            *("--json", str(figures)),
        ],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    scores: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    return done.stdout, scores


def errors(outcomes: Sequence[Outcome]) -> Counter[str]:
    """How many documents gave each error."""
    return Counter(outcome.error for outcome in outcomes if outcome.error)


def untold(outcomes: Sequence[Outcome]) -> list[str]:
    """Documents with forbidden text whose record reports none of it."""
    return [each.entry.id for each in outcomes if each.entry.forbidden and not each.error and not each.told]
