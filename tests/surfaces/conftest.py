"""A server in a process of its own, as an operator starts it, and people who call it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import jwt
import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "documents"

SECRET = "a-secret-of-these-tests-that-is-long-enough"

ORIGIN = "http://localhost:5173"

PORTS = (8000, 8001, 8080)
"""That the documents name."""


@dataclass
class Server:
    """A server that answers.

    Attributes:
        data: its data folder.
        shift: what is added to its ports.
        extra: settings besides.
    """

    data: Path
    shift: int
    extra: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Of the listener that the documents call 8000."""
        return f"http://localhost:{8000 + self.shift}"

    @property
    def log(self) -> str:
        """All that it has written."""
        return (self.data.parent / "log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            "PATH": os.getenv("PATH", ""),
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(self.data.parent),
            "JWT_SECRET_KEY": SECRET,
            "VITASCOPE_PORT_SHIFT": str(self.shift),
            "VITASCOPE_WORKERS": "2",
            **self.extra,
        }
        command = [sys.executable, "-m", "vitascope", "serve", "--data", str(self.data)]
        with (self.data.parent / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=settings, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if httpx2.get(f"{self.url}/readyz").status_code == 200:
                    return
            except httpx2.HTTPError:
                time.sleep(0.05)
        raise AssertionError(self.log)

    def stop(self) -> int:
        """Tell it to end, and return its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(60)

    def kill(self) -> None:
        """End it at once."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(60)


def free_shift() -> int:
    """What can be added to all ports of the documents."""
    for shift in range(11_000 + os.getpid() % 20_000, 50_000, 7):
        if all(_free(port + shift) for port in PORTS):
            return shift
    raise AssertionError("no ports are free")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def token_of(user: str, **claims: object) -> str:
    """A token as an outside portal signs it."""
    now = int(time.time())
    return jwt.encode({"userId": user, "iat": now, "exp": now + 3600, **claims}, SECRET, algorithm="HS256")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests that leave it as it is."""
    server = Server(tmp_path_factory.mktemp("server") / "data", free_shift())
    server.start()
    yield server
    assert server.stop() == 0, server.log


@pytest.fixture
def resume() -> Path:
    """A résumé of one page."""
    return GOLDEN / "en-one-column.pdf"


@pytest.fixture(scope="session")
def token() -> str:
    """Of somebody."""
    return token_of("user123")


@pytest.fixture
def client(server: Server, token: str) -> Iterator[httpx2.Client]:
    """Somebody who calls the parser from an allowed page."""
    headers = {"Authorization": f"Bearer {token}", "Origin": ORIGIN}
    with httpx2.Client(base_url=server.url, headers=headers, timeout=60) as client:
        yield client
