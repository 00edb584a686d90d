"""From invented and benchmark documents to the packaged models.

    python -m training.train --dev ../shared/bench/dev

Writes `lines` and one model a family of sections to the package's models folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pycrfsuite

from training.corpus import Example, examples
from training.generator import samples
from training.rows import Rows, rows_of

MODELS = Path("src/vitascope/parsing/labelling/models")
CACHE = Path("build/documents")
DEV_WEIGHT = 2
"""Times that each benchmark document is shown, against once for an invented one."""
LONG = 400
"""Lines from which a document is shown once: its entries are all alike."""

SETTINGS = {"c1": 0.15, "c2": 0.02, "max_iterations": 75, "feature.minfreq": 4, "feature.possible_transitions": False}


Named = list[tuple[str, Rows]]
"""Rows of one document, each with the model that they are for."""


def known(count: int, seed: int) -> list[Named]:
    """Rows of invented documents."""
    return [list(rows_of(sample.document, sample.labels)) for sample in samples(count, seed)]


def rows_by_example(dev: Iterable[Example]) -> list[Named]:
    """Rows of each document of the benchmark."""
    return [list(rows_of(example.document, example.labels())) for example in dev]


def mixed(invented: Iterable[Named], learnt: Iterable[Named]) -> dict[str, list[Rows]]:
    """Training rows by model; those of the benchmark weigh more."""
    rows: dict[str, list[Rows]] = defaultdict(list)
    for name, pair in chain.from_iterable(invented):
        rows[name].append(pair)
    for document in learnt:
        lines = sum(len(labels) for name, (_, labels) in document if name == "lines")
        for name, pair in document:
            rows[name].extend([pair] * (DEV_WEIGHT if lines < LONG else 1))
    return rows


def fit(rows: dict[str, list[Rows]], folder: Path, only: set[str] | None = None) -> None:
    """Train one model a name and write it to the folder; the slow line model beside the others."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for name in sorted(rows, key=lambda name: name != "lines") if not only or name in only]
    forks = multiprocessing.get_context("fork")
    beside = [forks.Process(target=fit_one, args=(name, rows[name], folder)) for name in names if name == "lines"]
    for process in beside:
        process.start()
    for name in names:
        if name != "lines":
            fit_one(name, rows[name], folder)
    for process in beside:
        process.join()


def fit_one(name: str, pairs: list[Rows], folder: Path) -> None:
    """Train one model and write it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in pairs:
        trainer.append(pycrfsuite.ItemSequence(features), labels)
    trainer.set_params(SETTINGS)
    path = folder / f"{name}.crfsuite"
    trainer.train(str(path))
    print(f"{name}: {len(pairs)} sequences, {path.stat().st_size // 1024} KiB", flush=True)


def main() -> None:
    """Train all models."""
    cli = argparse.ArgumentParser(description="Train the line and piece models.")
    cli.add_argument("--dev", type=Path, help="benchmark folder; without it only invented documents are used")
    cli.add_argument("--count", type=int, default=2600, help="invented documents")
    cli.add_argument("--seed", type=int, default=7)
    cli.add_argument("--out", type=Path, default=MODELS)
    cli.add_argument("--only", nargs="*", help="names of models")
    args = cli.parse_args()
    dev: list[Example] = []
    if args.dev:
        from vitascope.adapters.ocr import open_ocr

        dev = list(examples(args.dev, CACHE, open_ocr()))
    fit(mixed(known(args.count, args.seed), rows_by_example(dev)), args.out, set(args.only) if args.only else None)


if __name__ == "__main__":
    main()
