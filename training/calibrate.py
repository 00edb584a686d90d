"""From records of documents that the models have not seen to the curves that calibrate confidences.

    python -m training.calibrate --dev ../shared/bench/dev --models build/blind

The models must have been trained without the benchmark. Curves are fitted on half of the people
and measured on the other half, then the other way round; the packaged curves use all.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from training.corpus import Example, examples
from training.judging import Judgement, judge
from training.train import CACHE
from vitascope.adapters.ocr import open_ocr
from vitascope.parsing.calibration import Curve
from vitascope.parsing.labelling.sequence_model import Models, from_folder
from vitascope.parsing.parser import parse_raw

TARGET = Path("src/vitascope/parsing/calibration.json")
ENOUGH = 60
"""Judged values from which a kind gets its own curve; others share one."""

BINS = 10


def judged(example: Example, models: Models) -> list[Judgement]:
    """Every value of one document's record with its raw probability."""
    return list(judge(parse_raw(example.document, as_of=date(2026, 1, 1), models=models), example.truth))


def fit(judgements: Iterable[Judgement]) -> dict[str, Curve]:
    """A curve a kind with enough values, and "any" over all."""
    by_kind: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for kind, raw, right in judgements:
        by_kind[kind].append((raw, right))
        by_kind["any"].append((raw, right))
    return {kind: _curve(pairs) for kind, pairs in sorted(by_kind.items()) if kind == "any" or len(pairs) >= ENOUGH}


def _curve(pairs: Sequence[tuple[float, bool]]) -> Curve:
    """Monotone over ten groups of equal size, with one right and one wrong value added to each for doubt."""
    raw = np.array([pair[0] for pair in pairs])
    right = np.array([pair[1] for pair in pairs], dtype=float)
    order = np.argsort(raw, kind="stable")
    groups = np.array_split(order, max(2, min(BINS, len(pairs) // 15)))
    xs = np.array([raw[group].mean() for group in groups])
    ys = np.array([(right[group].sum() + 0.9) / (len(group) + 1.0) for group in groups])
    fitted = IsotonicRegression(y_min=0.0, y_max=1.0).fit_transform(xs, ys, sample_weight=[len(g) for g in groups])
    return tuple(round(float(x), 4) for x in xs), tuple(round(float(y), 4) for y in fitted)


def confidence(curves: dict[str, Curve], kind: str, raw: float) -> float:
    """The calibrated confidence by these curves."""
    xs, ys = curves.get(kind) or curves["any"]
    return float(np.interp(raw, xs, ys))


def reliability(pairs: Sequence[tuple[float, bool]]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error over ten equal bins, and (mean confidence, share right, count) of each."""
    rows, error = [], 0.0
    for lower in range(10):
        inside = [p for p in pairs if lower / 10 <= p[0] < (lower + 1) / 10 or (lower == 9 and p[0] == 1.0)]
        if inside:
            said = sum(p[0] for p in inside) / len(inside)
            was = sum(p[1] for p in inside) / len(inside)
            error += abs(said - was) * len(inside) / len(pairs)
            rows.append((said, was, len(inside)))
    return error, rows


def curves_and_report(by_person: Mapping[str, Sequence[Judgement]]) -> tuple[dict[str, Curve], str]:
    """Curves fitted on all people, and the reliability of curves fitted on the half of them that is not measured."""
    people = sorted(by_person)
    pairs: list[tuple[float, bool]] = []
    for half in (0, 1):
        curves = fit(j for at, person in enumerate(people) if at % 2 != half for j in by_person[person])
        held = (j for at, person in enumerate(people) if at % 2 == half for j in by_person[person])
        pairs.extend((confidence(curves, kind, raw), right) for kind, raw, right in held)
    error, rows = reliability(pairs)
    told = [f"expected calibration error {error:.4f} over {len(pairs)} values of held-back people"]
    told += ["", "| said | right | values |", "| --: | --: | --: |"]
    told += [f"| {said:.3f} | {was:.3f} | {count} |" for said, was, count in rows]
    return fit(j for person in people for j in by_person[person]), "\n".join(told)


def main() -> None:
    """Measure by halves of the people, then fit on all and write the curves."""
    cli = argparse.ArgumentParser(description="Fit the confidence curves.")
    cli.add_argument("--dev", type=Path, required=True)
    cli.add_argument("--models", type=Path, required=True, help="folder of models trained without the benchmark")
    args = cli.parse_args()
    models = from_folder(args.models)
    by_person: dict[str, list[Judgement]] = defaultdict(list)
    for example in examples(args.dev, CACHE, open_ocr()):
        by_person[example.person].extend(judged(example, models))
    curves, report = curves_and_report(by_person)
    print(report)
    TARGET.write_text(json.dumps(curves, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
