"""Every request: its id, its size, its time, how many at once, and what every answer says to a browser.

One layer around the whole server, written against the protocol itself, so that it costs microseconds
and neither buffers an answer nor holds a stream back.
"""

from __future__ import annotations

import asyncio
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vitascope.edge.journal import Journal, where
from vitascope.edge.metrics import Metrics
from vitascope.edge.problems import INTERNAL
from vitascope.errors import BadRequest, FileTooLarge

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
"""On every answer."""

CONTENT_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
"""Of answers that name no other: nothing of ours is a page that loads anything."""

PRIVATE = (b"cache-control", b"no-store")
"""Of answers that name no other: they hold personal data."""

_ID = re.compile(r"^[\w.-]{8,64}$", re.ASCII)

LEFT = 499
"""Status in the log of a request whose client went away before its answer."""

SILENCE_S = 30.0
"""Seconds that a client may take for the next piece of a body."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What all requests together, and each one, may take.

    Attributes:
        at_once: requests under way; streams count.
        seconds: until an answer must have begun.
        body_bytes: of one body, all its files together.
    """

    at_once: int = 2_000
    seconds: float = 120.0
    body_bytes: int = 64 * 1024 * 1024


class Outermost:
    """The layer itself."""

    def __init__(self, app: ASGIApp, journal: Journal, metrics: Metrics, bounds: Bounds) -> None:
        self._app = app
        self._journal = journal
        self._metrics = metrics
        self._bounds = bounds
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and write down how."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send, self._bounds)
        scope["request_id"] = exchange.request_id
        if self._under_way >= self._bounds.at_once:
            await exchange.refuse(503, "the server is busy, come back later", {"Retry-After": "2"})
            self._done(exchange)
            return
        self._under_way += 1
        self._metrics.under_way.inc()
        try:
            await self._answer(exchange)
        finally:
            self._under_way -= 1
            self._metrics.under_way.dec()
            self._done(exchange)

    async def _answer(self, exchange: _Exchange) -> None:
        try:
            async with asyncio.timeout(self._bounds.seconds) as timer:
                exchange.begun = lambda: timer.reschedule(None)
                await self._app(exchange.scope, exchange.receive, exchange.send)
        except TimeoutError:
            await exchange.refuse(503, "the answer took too long, come back later", {"Retry-After": "5"})
        except ClientDisconnect:
            exchange.status = exchange.status or LEFT
        except Exception as error:
            exchange.failure = where(error)
            await exchange.refuse(500, INTERNAL, {})
            raise

    def _done(self, exchange: _Exchange) -> None:
        self._metrics.observe(exchange.surface, exchange.method, exchange.route, exchange.status, exchange.seconds)
        self._journal.request(
            request_id=exchange.request_id,
            surface=exchange.surface,
            method=exchange.method,
            route=exchange.route,
            status=exchange.status,
            seconds=exchange.seconds,
            failure=exchange.failure,
        )


class _Exchange:
    """One request and its answer, watched on the way."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, bounds: Bounds) -> None:
        self.scope = scope
        self.request_id = _request_id(scope)
        self.method: str = scope["method"] if scope["method"] in METHODS else "OTHER"
        self.status = 0
        self.failure = ""
        self.begun: Callable[[], None] = _nothing
        self._receive = receive
        self._send = send
        self._limit = bounds.body_bytes
        self._taken = 0
        self._whole = False
        self._started = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Since it came in."""
        return time.perf_counter() - self._started

    @property
    def surface(self) -> str:
        """Name of the surface that answered; empty where none did."""
        return str(self.scope.get("surface", ""))

    @property
    def route(self) -> str:
        """The path with its parameters named, not filled in: an id is nobody's business in a log."""
        return str(getattr(self.scope.get("route"), "path", "") or self.scope.get("fixed_route", ""))

    async def receive(self) -> Message:
        """The next piece of the body."""
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout(SILENCE_S):
                message = await self._receive()
        except TimeoutError:
            raise BadRequest(f"nothing of the body came for {SILENCE_S:g} seconds") from None
        self._whole = not message.get("more_body", False)
        if message["type"] == "http.request":
            self._taken += len(message.get("body", b""))
            if self._taken > self._limit:
                raise FileTooLarge(f"the request has more than {self._limit} bytes")
        return message

    async def send(self, message: Message) -> None:
        """The next piece of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.begun()
            message = {**message, "headers": [*message.get("headers", ()), *self._added(message)]}
        await self._send(message)

    async def refuse(self, status: int, detail: str, headers: dict[str, str]) -> None:
        """Answer with an error, unless an answer is under way already; then it can only be cut off."""
        self.begun = _nothing
        if not self.status:
            await JSONResponse({"detail": detail}, status, headers)(self.scope, self.receive, self.send)

    def _added(self, message: Message) -> list[tuple[bytes, bytes]]:
        named = {name.lower() for name, _ in message.get("headers", ())}
        own = [each for each in (CONTENT_POLICY, PRIVATE) if each[0] not in named]
        counted: dict[str, str] = self.scope.get("answer_headers", {})
        counts = [(name.lower().encode(), value.encode()) for name, value in counted.items()]
        return [*HEADERS, *own, *counts, (b"x-request-id", self.request_id.encode())]


def _nothing() -> None:
    """Nobody waits for the answer to begin."""


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _request_id(scope: Scope) -> str:
    """The client's own where it sent a harmless one, so that both sides can talk about the request."""
    sent = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"").decode("latin-1")
    return sent if _ID.match(sent) else uuid.uuid4().hex
