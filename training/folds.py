"""From templates and people to folds: what is held back together, so that nothing of it was seen in training."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]
"""Template and person of a document."""

ROOM = 1.15
"""Documents that a fold may hold, over its even share."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Templates held back with all people that appear in them.

    Each template, and so each document, is tested in one fold. A document that shares the
    template or the person with a tested one is not trained on.
    """

    templates: frozenset[str]
    people: frozenset[str]

    def tests(self, pair: Pair) -> bool:
        """Whether a document is held back and measured."""
        return pair[0] in self.templates

    def trains(self, pair: Pair) -> bool:
        """Whether a document shares nothing with those held back."""
        return pair[0] not in self.templates and pair[1] not in self.people


def folds_of(pairs: Iterable[Pair], count: int) -> list[Fold]:
    """Folds of about equal size; templates that share people stand together, so that few documents are lost."""
    people: dict[str, set[str]] = defaultdict(set)
    sizes: Counter[str] = Counter()
    for template, person in pairs:
        people[template].add(person)
        sizes[template] += 1
    room = ROOM * sizes.total() / count
    templates: list[set[str]] = [set() for _ in range(count)]
    held: list[set[str]] = [set() for _ in range(count)]
    filled = [0] * count
    left = set(people)
    while left:
        open_folds = [at for at in range(count) if filled[at] < room / ROOM] or [filled.index(min(filled))]
        fitting = [(at, name) for at in open_folds for name in left if filled[at] + sizes[name] <= room]
        at, name = max(
            fitting or [(filled.index(min(filled)), name) for name in left],
            key=lambda one: (
                len(people[one[1]] & held[one[0]]) / len(people[one[1]]) - filled[one[0]] / (2 * room),
                one[1],
                -one[0],
            ),
        )
        templates[at].add(name)
        held[at] |= people[name]
        filled[at] += sizes[name]
        left.remove(name)
    return [Fold(frozenset(t), frozenset(p)) for t, p in zip(templates, held, strict=True)]
