"""Which web pages may call: the allowed list, and the server's own pages."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vitascope.errors import WrongOrigin

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that browsers send without an origin where the page is the server's own."""

ALLOWED_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"

EXPOSED = "X-Request-ID, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After"

REMEMBERED_S = "600"
"""That a browser may remember what it was allowed."""


def origin_of(request: Request, allowed: Sequence[str]) -> str:
    """The origin that a request names; empty where it names none and needs none.

    Raises:
        WrongOrigin: it is not allowed, or a request that changes something names none.
    """
    origin = request.headers.get("origin", "")
    if origin and (origin.rstrip("/") in allowed or origin == own_origin(request.scope, request.headers)):
        return origin
    # Browsers send none with what a page of the server itself asks for, nor do programs that follow a stream.
    if not origin and request.method in SAFE:
        return ""
    raise WrongOrigin("Origin not allowed")


def own_origin(scope: Scope, headers: Headers) -> str:
    """The origin of pages that this server itself sends."""
    return f"{scope.get('scheme', 'http')}://{headers.get('host', '')}"


class CrossOrigin:
    """Lets pages of other origins call a surface: tells their browsers what they may do and read."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        """Allow these origins, or every one where `*` is among them."""
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what a browser asks before it calls, and add to every answer what it has to know."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        origin = headers.get("origin", "")
        if not origin:
            await self._app(scope, receive, send)
            return
        granted = "*" if "*" in self._origins else origin if origin in self._origins else ""
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await _preflight(granted, headers)(scope, receive, send)
            return

        async def send_granted(message: Message) -> None:
            if message["type"] == "http.response.start" and granted:
                answer = MutableHeaders(scope=message)
                answer["Access-Control-Allow-Origin"] = granted
                answer["Access-Control-Expose-Headers"] = EXPOSED
                answer.add_vary_header("Origin")
            await send(message)

        await self._app(scope, receive, send_granted)


def _preflight(granted: str, headers: Headers) -> Response:
    if not granted:
        return Response("Origin not allowed", status_code=403, media_type="text/plain")
    answer = {
        "Access-Control-Allow-Origin": granted,
        "Access-Control-Allow-Methods": ALLOWED_METHODS,
        "Access-Control-Allow-Headers": headers.get("access-control-request-headers", "Authorization"),
        "Access-Control-Max-Age": REMEMBERED_S,
        "Vary": "Origin",
    }
    return Response(status_code=204, headers=answer)
