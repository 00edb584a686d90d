"""The application: all capabilities, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.ports.blobs import Blobs
from vitascope.settings import Settings
from vitascope.store.engine import Store


@dataclass(frozen=True, slots=True)
class Vitascope:
    """What a surface, the command line or a worker receives.

    Attributes:
        settings: as the operator chose.
        store: for `assembly` and the health check; everybody else asks a capability.
        blobs: likewise.
    """

    settings: Settings
    store: Store
    blobs: Blobs
