"""The HTTP surfaces, found by the names of their folders: adding a folder here is all it takes to serve it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from vitascope.edge.surface import Surface
from vitascope.errors import Misconfigured


def names() -> tuple[str, ...]:
    """All surfaces there are, by name."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if module.ispkg))


def load(chosen: Sequence[str] = ()) -> dict[str, Surface]:
    """The surfaces of these names; all there are where none is given.

    Raises:
        Misconfigured: there is none of that name.
    """
    known = names()
    unknown = sorted(set(chosen) - set(known))
    if unknown:
        raise Misconfigured(f"no surface is called {', '.join(unknown)}; there are {', '.join(known)}")
    return {name: import_module(f"{__name__}.{name}").SURFACE for name in chosen or known}
