"""One whole application over an empty database, asked in this process: nothing runs but what a test asks for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient
from tests.surfaces.conftest import SECRET

from vitascope.app import Mounted, listeners_of
from vitascope.assembly import assemble
from vitascope.edge.events import Streams
from vitascope.edge.journal import Journal
from vitascope.settings import Settings, read_settings
from vitascope.usecases.application import Vitascope


class Whole:
    """An application and its listeners.

    Attributes:
        vitascope: the application.
        mounted: its surfaces by name.
        clients: by port of the documents.
    """

    def __init__(self, vitascope: Vitascope) -> None:
        self.vitascope = vitascope
        listeners, mounted = listeners_of(vitascope, Journal(level="error", stream=io.StringIO()), Streams())
        self.mounted: dict[str, Mounted] = dict(mounted)
        self.clients = {
            each.port: TestClient(each.app, base_url=f"http://localhost:{each.port}", raise_server_exceptions=False)
            for each in listeners
        }


@contextmanager
def whole(folder: Path, **chosen: object) -> Iterator[Whole]:
    """An application with its data in a folder, closed at the end."""
    settings: Settings = read_settings(data=folder, workers=1, JWT_SECRET_KEY=SECRET, **chosen)
    vitascope = assemble(settings)
    try:
        yield Whole(vitascope)
    finally:
        vitascope.machinery.close()
