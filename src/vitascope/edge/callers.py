"""Who calls: from a token or key in the request to a caller, and how much that caller may still ask."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from vitascope.edge.rates import Rates
from vitascope.errors import BadToken
from vitascope.model.account import Caller

REMEMBERED_S = 1.0
"""That a token is not looked up again: polling asks many times a second, and a token that was withdrawn
holds no longer than this."""

REMEMBERED = 1_000
"""Tokens at most."""

FAILURES_PER_MINUTE = 300
"""Wrong tokens from one address, before it is told to wait: guessing is hopeless, but costs time."""

Verify = Callable[[str], Caller]
"""Who a token or API key stands for; raises `BadToken` where it is none of ours or holds no longer."""


class Callers:
    """Knows callers by their tokens."""

    def __init__(self, verify: Verify, rates: Rates) -> None:
        self._verify = verify
        self._rates = rates
        self._known: OrderedDict[str, tuple[Caller, float]] = OrderedDict()

    async def known(self, request: Request) -> Caller:
        """Who calls.

        Raises:
            BadToken: nobody we know, or nobody at all.
            TooManyRequests: too many wrong tokens came from there.
        """
        token = token_of(request)
        if not token:
            raise BadToken("Invalid or expired token")
        now = time.monotonic()
        caller, until = self._known.get(token, (None, 0.0))
        if caller is not None and until > now:
            return caller
        try:
            caller = await run_in_threadpool(self._verify, token)
        except BadToken:
            await run_in_threadpool(self._rates.take, address_of(request), "token", per_minute=FAILURES_PER_MINUTE)
            raise
        self._remember(token, caller, now)
        return caller

    def _remember(self, token: str, caller: Caller, now: float) -> None:
        self._known[token] = (caller, now + REMEMBERED_S)
        self._known.move_to_end(token)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def token_of(request: Request) -> str:
    """The token or key of a request: in a header, or in the address where a browser can set none; else empty."""
    sent = request.headers.get("authorization") or request.headers.get("x-api-key")
    sent = sent or request.query_params.get("authorization") or ""
    kind, _, rest = sent.strip().partition(" ")
    return rest.strip() if kind.lower() == "bearer" else sent.strip()


def address_of(request: Request) -> str:
    """Where a request comes from, on the network."""
    return request.client.host if request.client else ""
