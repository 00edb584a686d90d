"""What a surface is: one way to speak HTTP to Vitascope. Each folder of `surfaces` exports one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI

from vitascope.edge.gate import Gate


@dataclass(frozen=True, slots=True)
class Surface:
    """One folder's registration.

    Attributes:
        title: for a person.
        prefix: the root that its document names, "" or "/api"; its routes include it.
        port: the listener of its document.
        build: makes its application; called once, at start.
        guarded: its document asks who calls. One that does not is open on this machine alone, or by a setting.
    """

    title: str
    prefix: str
    port: int
    build: Callable[[Gate], FastAPI]
    guarded: bool
