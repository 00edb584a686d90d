"""A client that costs little: it keeps connections open, sends prepared bytes, and reads only what it must."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

BOUNDARY = b"bench-boundary"


@dataclass
class Tally:
    """What came of many requests; seconds on the wall."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    wall: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.wall if self.wall else 0.0

    @property
    def errors(self) -> int:
        """Answers that were none."""
        return sum(count for status, count in self.statuses.items() if status >= 400)

    def quantile(self, share: float) -> float:
        """Seconds that so many answers stayed under."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Connection:
    """One connection that is used again and again."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request; its status and body."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        assert self._reader is not None
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
        )
        return int(head[9:12]), await self._reader.readexactly(length)

    async def lines(self, request: bytes) -> AsyncIterator[bytes]:
        """Send a request for a stream; what it says, line by line."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write(request)
        while line := await self._reader.readline():
            yield line

    def close(self) -> None:
        """Let it go."""
        if self._writer is not None:
            self._writer.close()


def get(path: str, headers: dict[str, str]) -> bytes:
    """A request for a page."""
    return _head("GET", path, headers) + b"\r\n"


def post_file(path: str, headers: dict[str, str], data: bytes, fields: dict[str, str]) -> bytes:
    """A request that sends a file with a form."""
    parts = [
        b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (BOUNDARY, name.encode(), value.encode())
        for name, value in fields.items()
    ]
    parts.append(
        b'--%s\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n'
        b"Content-Type: application/pdf\r\n\r\n%s\r\n--%s--\r\n" % (BOUNDARY, data, BOUNDARY)
    )
    body = b"".join(parts)
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY.decode()}", "Content-Length": str(len(body))}
    return _head("POST", path, headers | kind) + b"\r\n" + body


async def many(port: int, users: int, seconds: float, request: Callable[[int], bytes]) -> Tally:
    """So many users who ask one after the other, for so long.

    Args:
        port: of the server.
        users: at once.
        seconds: to go on for; what is under way then still counts.
        request: what is sent as the request of that number.
    """
    tally, numbers = Tally(), iter(range(10**9))
    started = time.monotonic()

    async def user() -> None:
        connection = Connection(port)
        while time.monotonic() - started < seconds:
            sent = time.monotonic()
            status, _ = await connection.ask(request(next(numbers)))
            tally.seconds.append(time.monotonic() - sent)
            tally.statuses[status] = tally.statuses.get(status, 0) + 1
        connection.close()

    await asyncio.gather(*(user() for _ in range(users)))
    tally.wall = time.monotonic() - started
    return tally


def _head(method: str, path: str, headers: dict[str, str]) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n").encode()
