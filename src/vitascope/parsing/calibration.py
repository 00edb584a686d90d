"""From the models' own probabilities to calibrated confidences, and to what a person should look at.

The curve of each kind of value is a monotone map fitted on documents that the models
were not trained on (`training/calibrate.py`); see `docs/quality.md` for its reliability.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from vitascope.model.findings import Part
from vitascope.model.resume import Date, Resume, Review, Value

REVIEW_BELOW = 0.6
"""Values under this confidence are listed for review: at this level about every second one is wrong."""

Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Raw probabilities, rising, and the confidence at each."""


@cache
def curves() -> dict[str, Curve]:
    """The fitted curves by kind of value ("work.title"); "any" serves the others."""
    table = json.loads((files("vitascope.parsing") / "calibration.json").read_text(encoding="utf-8"))
    return {name: (tuple(curve[0]), tuple(curve[1])) for name, curve in table.items()}


def calibrated(kind: str, raw: float) -> float:
    """The confidence of a raw probability, 0.0 to 1.0, by linear interpolation."""
    known = curves()
    xs, ys = known.get(kind) or known["any"]
    at = bisect_right(xs, raw)
    if at == 0:
        return round(ys[0], 3)
    if at == len(xs):
        return round(ys[-1], 3)
    share = (raw - xs[at - 1]) / max(1e-9, xs[at] - xs[at - 1])
    return round(ys[at - 1] + share * (ys[at] - ys[at - 1]), 3)


def calibrate(resume: Resume) -> Resume:
    """The same record with calibrated confidences in place of raw ones."""
    return resume.model_copy(
        update={name: _mapped(getattr(resume, name), name) for name in type(resume).model_fields if name != "sections"}
    )


def _mapped(part: Any, kind: str) -> Any:
    if isinstance(part, tuple):
        return tuple(_mapped(each, kind) for each in part)
    if not isinstance(part, Part):
        return part
    changes: dict[str, Any] = {
        name: _mapped(inner, f"{kind}.{name}")
        for name, inner in vars(part).items()
        if name != "evidence" and inner and isinstance(inner, (tuple, Part))
    }
    if isinstance(part, Value):
        changes["confidence"] = calibrated(kind, part.confidence)
    return part.model_copy(update=changes) if changes else part


def values_of(resume: Resume) -> Iterator[tuple[str, str, Value]]:
    """(kind, path, value) of every value but the sections' texts."""
    for name in type(resume).model_fields:
        if name != "sections":
            yield from _walk(getattr(resume, name), name, name)


def _walk(part: Any, kind: str, path: str) -> Iterator[tuple[str, str, Value]]:
    if isinstance(part, tuple):
        for at, each in enumerate(part):
            yield from _walk(each, kind, f"{path}[{at}]")
        return
    if isinstance(part, Value):
        yield kind, path, part
    if isinstance(part, Part):
        for name, inner in vars(part).items():
            if name != "evidence" and inner and isinstance(inner, (tuple, Part)):
                yield from _walk(inner, f"{kind}.{name}", f"{path}.{name}")


def values_for_review(resume: Resume) -> tuple[Review, ...]:
    """Values of low confidence, the least sure first."""
    doubtful = [
        Review(path=path, confidence=value.confidence, reason=_reason(value))
        for _, path, value in values_of(resume)
        if value.confidence < REVIEW_BELOW
    ]
    return tuple(sorted(doubtful, key=lambda review: review.confidence))


def _reason(value: Value) -> str:
    return "the date may be read wrongly" if isinstance(value, Date) else "it may belong to another field"
