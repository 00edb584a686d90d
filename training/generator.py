"""A seed to labelled documents of invented people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from training.layouts.drawing import draw
from training.lexicon.tables import LANGUAGES, lexicon
from training.people.inventing import invent
from vitascope.model.document import Document
from vitascope.parsing.labels import LineLabel

_SHARES = {"en": 52, "ru": 13, "de": 9, "fr": 7, "es": 7, "pt": 6, "zh": 6}
"""Documents of each language in a hundred."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document and everything there is to know about it.

    Attributes:
        labels: what each line of `document.lines` is, in the same order.
        truth: what the document says, as a JSON Resume object.
    """

    document: Document
    labels: tuple[LineLabel, ...]
    truth: dict[str, object]
    language: str


def sample(seed: int | str, language: str = "") -> Sample:
    """One sample; the same seed gives the same one."""
    rng = Random(seed)
    language = language or rng.choices(LANGUAGES, [_SHARES[name] for name in LANGUAGES])[0]
    words = lexicon(language)
    document, labels, truth = draw(invent(rng, words), words, rng)
    return Sample(document, labels, truth, language)


def samples(count: int, seed: int) -> Iterator[Sample]:
    """As many samples as asked for, each from a seed of its own."""
    for number in range(count):
        yield sample(f"{seed}/{number}")
