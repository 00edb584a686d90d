"""Is everything there that the application stands on?"""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.errors import VitascopeError
from vitascope.ports.blobs import Blobs
from vitascope.store import usage
from vitascope.store.engine import Store

NOBODYS = "0" * 64
"""A key that no bytes have."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Looks at what every request needs."""

    store: Store
    blobs: Blobs

    def troubles(self) -> dict[str, str]:
        """What does not answer, and why; empty where all is well."""
        looks = {"database": self._database(), "blobs": self._blobs()}
        return {name: trouble for name, trouble in looks.items() if trouble}

    def _database(self) -> str:
        try:
            with self.store.read() as db:
                usage.counted(db, "none.")
        except VitascopeError as error:
            return error.message
        return ""

    def _blobs(self) -> str:
        try:
            self.blobs.has(NOBODYS)
        except VitascopeError as error:
            return error.message
        return ""
