"""From the benchmark to how well its documents are read by models that know neither their template nor their person.

    python -m training.crossval --dev ../shared/bench/dev --folds 4

In each fold, a group of templates and all people that appear in them are held back; the models
learn from invented documents and from those of the benchmark that share neither. Each
document is read once, by the models of the fold that holds it back; the benchmark's own
scorer counts them all together. The same records give the curves of calibration.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from training.calibrate import TARGET, curves_and_report, judged
from training.corpus import Example, examples
from training.folds import folds_of
from training.judging import Judgement
from training.rows import Rows
from training.train import CACHE, fit, known, mixed, rows_by_example
from vitascope.adapters.ocr import open_ocr
from vitascope.parsing.labelling.sequence_model import Models, from_folder
from vitascope.parsing.parser import parse
from vitascope.presenting.jsonresume import to_jsonresume

FOLDER = Path("build/crossval")
AS_OF = date(2026, 11, 1)


def write(example: Example, models: Models, folder: Path) -> None:
    """Write what is read from a document as the scorer wants it."""
    resume = parse(example.document, as_of=AS_OF, models=models)
    text = json.dumps(to_jsonresume(resume), ensure_ascii=False, indent=1)
    (folder / f"{example.name}.json").write_text(text, encoding="utf-8")


def print_score(dev: Path, held: Iterable[Example], predictions: Path) -> None:
    """Let the benchmark's scorer say what the predictions for these documents are worth."""
    manifest = predictions.parent / "manifest.jsonl"
    manifest.write_text("".join(json.dumps(one.row) + "\n" for one in held), encoding="utf-8")
    told = ["--truth", str(dev / "truth"), "--by", "format", "lang", "template", "--worst", "20"]
    scorer = dev.parent / "score.py"
    sys.argv = [str(scorer), str(manifest), str(predictions), *told]
    runpy.run_path(str(scorer))["main"]()


def main() -> None:
    """Train and read fold by fold, then score all held-back documents together."""
    cli = argparse.ArgumentParser(description="Cross-validate over templates and people.")
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--folds", type=int, default=4)
    cli.add_argument("--count", type=int, default=1500, help="invented documents in each training")
    cli.add_argument("--seed", type=int, default=23)
    cli.add_argument("--calibrate", action="store_true", help="write the confidence curves")
    args = cli.parse_args()
    predictions = FOLDER / "predictions"
    predictions.mkdir(parents=True, exist_ok=True)
    held = list(examples(args.dev, CACHE, open_ocr()))
    invented = known(args.count, args.seed)
    shown = rows_by_example(held)
    judgements: dict[str, list[Judgement]] = defaultdict(list)
    for number, fold in enumerate(folds_of(((one.template, one.person) for one in held), args.folds)):
        learnt: list[list[tuple[str, Rows]]] = [
            rows for one, rows in zip(held, shown, strict=True) if fold.trains((one.template, one.person))
        ]
        tested = [one for one in held if fold.tests((one.template, one.person))]
        print(f"fold {number}: {len(tested)} documents held back, {len(learnt)} learnt from", flush=True)
        folder = FOLDER / f"fold{number}"
        fit(mixed(invented, learnt), folder)
        models = from_folder(folder)
        for one in tested:
            write(one, models, predictions)
            judgements[one.person].extend(judged(one, models))
    print_score(args.dev, held, predictions)
    curves, report = curves_and_report(judgements)
    print(report)
    if args.calibrate:
        TARGET.write_text(json.dumps(curves, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
