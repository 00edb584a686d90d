"""From a measure to the name of the feature that says how large it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator


class Levels:
    """A measure cut at its edges; made once, since names that are put together for each line cost most of its time."""

    def __init__(self, name: str, *edges: float) -> None:
        """The features `name0`, `name1`, …, one more than there are edges; these rise."""
        self._edges = edges
        self._names = tuple(f"{name}{level}" for level in range(len(edges) + 1))

    def __call__(self, value: float) -> str:
        """The feature of the level whose lower edges the value exceeds."""
        return self._names[bisect_left(self._edges, value)]


class Names(dict[str, str]):
    """Each name with the same beginning, put together when it is first asked for."""

    def __init__(self, beginning: str) -> None:
        super().__init__()
        self._beginning = beginning

    def __missing__(self, name: str) -> str:
        """Put one together and keep it: there are as many as the tables have sorts."""
        self[name] = whole = f"{self._beginning}{name}"
        return whole


class Reached(dict[str, Levels]):
    """By likeness, how much of it there is ("title>=2")."""

    def __missing__(self, name: str) -> Levels:
        """Make the levels of one likeness and keep them."""
        self[name] = levels = Levels(f"{name}>=", 0.25, 0.5, 0.75)
        return levels


def those_on(names: Iterable[str], flags: Iterable[object]) -> Iterator[tuple[str, float]]:
    """The features whose flags are set; for `dict.update`."""
    return ((name, 1.0) for name, flag in zip(names, flags, strict=True) if flag)
