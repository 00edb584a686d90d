"""Every value of a record with its path and its kind: what annotating, blinding and explaining walk over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from vitascope.model.resume import Resume, Value


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and where it stands in the record.

    Attributes:
        path: "work[0].title".
        value: with its evidence.
    """

    path: str
    value: Value

    @property
    def field(self) -> str:
        """The path without numbers: "work.title"."""
        return "".join(part.split("]")[-1] for part in self.path.split("["))


def values_of(resume: Resume, *, sections: bool = False) -> Iterator[Placed]:
    """All values in the order of the record.

    Args:
        resume: the record.
        sections: also the blocks of the page, which hold everything a second time.
    """
    for name in type(resume).model_fields:
        if name != "sections" or sections:
            yield from _inside(getattr(resume, name), name)


def _inside(thing: object, path: str) -> Iterator[Placed]:
    if isinstance(thing, Value):
        yield Placed(path, thing)
    if isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from _inside(getattr(thing, name), f"{path}.{name}")
    elif isinstance(thing, tuple):
        for number, item in enumerate(thing):
            yield from _inside(item, f"{path}[{number}]")
