"""What machines ask: does the server live, can it work, and what are its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from vitascope.edge.metrics import CONTENT_TYPE, Metrics
from vitascope.errors import VitascopeError

Checks = Mapping[str, Callable[[], None]]
"""By name: does nothing where all is well, and raises otherwise."""

PATHS = frozenset({"/healthz", "/readyz", "/metrics"})


class Health:
    """Answers the three paths, the same on every listener."""

    def __init__(self, checks: Checks, metrics: Metrics) -> None:
        self._checks = checks
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one of `PATHS`."""
        scope["fixed_route"] = scope["path"]
        answer: Response
        match scope["path"]:
            case "/healthz":
                answer = JSONResponse({"status": "ok"})
            case "/metrics":
                answer = Response(await run_in_threadpool(self._metrics.shown), media_type=CONTENT_TYPE)
            case _:
                answer = await run_in_threadpool(self._readiness)
        await answer(scope, receive, send)

    def _readiness(self) -> Response:
        parts = {name: _verdict(check) for name, check in self._checks.items()}
        ready = all(verdict == "ok" for verdict in parts.values())
        body = {"status": "ready" if ready else "not ready", "checks": parts}
        return JSONResponse(body, status_code=200 if ready else 503)


def _verdict(check: Callable[[], None]) -> str:
    try:
        check()
    except VitascopeError as error:
        return error.code
    return "ok"
