"""From feature rows to labels with probabilities: a conditional random field read from a data file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock

import pycrfsuite

from vitascope.parsing.labelling.line_features import Features


@dataclass(frozen=True, slots=True)
class Tag:
    """A label and its marginal probability, 0.0 to 1.0."""

    label: str
    probability: float


class SequenceModel:
    """One trained model; threads take turns, because the tagger keeps the sequence it reads."""

    def __init__(self, path: Path) -> None:
        self._turn = Lock()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def tag(self, rows: Sequence[Features]) -> list[Tag]:
        """The likeliest sequence of labels; empty for no rows."""
        if not rows:
            return []
        items = pycrfsuite.ItemSequence(rows)
        with self._turn:
            self._tagger.set(items)
            labels = self._tagger.tag()
            return [Tag(label, self._tagger.marginal(label, at)) for at, label in enumerate(labels)]


Models = Callable[[str], SequenceModel]
"""Name of a model ("lines", "work", …) to the model."""


@cache
def packaged(name: str) -> SequenceModel:
    """The model of that name that ships with the package, opened once."""
    with as_file(files("vitascope.parsing.labelling") / "models" / f"{name}.crfsuite") as path:
        return SequenceModel(path)


def from_folder(folder: Path) -> Models:
    """Models of a folder, as training writes them."""
    return cache(lambda name: SequenceModel(folder / f"{name}.crfsuite"))
