"""What the server writes down: one line an event, with ids and counts, and nothing personal.

Messages of foreign libraries keep their text; of an exception only its kind and place is
written, since what it says may quote a document.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

import structlog

QUIET = ("/healthz", "/readyz", "/metrics")
"""Paths that machines ask every few seconds; written down only where they fail."""


class Journal:
    """Where lines go."""

    def __init__(self, *, level: str = "info", form: str = "json", stream: TextIO | None = None) -> None:
        """Open it, and lead what libraries log into it.

        Args:
            level: "debug", "info", "warning" or "error".
            form: "json" for machines, "text" for people.
            stream: standard error where None.
        """
        self._stream = stream or sys.stderr
        number = logging.getLevelNamesMapping()[level.upper()]
        self._log = structlog.wrap_logger(
            structlog.WriteLogger(self._stream),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _renderer(form),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(number),
            cache_logger_on_first_use=True,
        )
        self._handler = _Forward(self._log)
        for name in ("uvicorn", "uvicorn.error", "uvicorn.asgi", "vitascope"):
            logger = logging.getLogger(name)
            logger.handlers, logger.propagate = [self._handler], False
            logger.setLevel(max(number, logging.WARNING if name.startswith("uvicorn") else number))

    def event(self, what: str, **facts: object) -> None:
        """Something happened that an operator may want to know."""
        self._log.info(what, **facts)

    def request(
        self, *, request_id: str, surface: str, method: str, route: str, status: int, seconds: float, failure: str
    ) -> None:
        """A request was answered."""
        if route in QUIET and status < 500:
            return
        facts: dict[str, object] = {"request_id": request_id, "surface": surface, "method": method, "route": route}
        facts |= {"status": status, "ms": round(seconds * 1000, 1)}
        if failure:
            self._log.error("request", **facts, failure=failure)
        else:
            self._log.info("request", **facts)


class _Forward(logging.Handler):
    """Leads what libraries log into the journal."""

    def __init__(self, log: Any) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, Exception):
            self._log.error("failure", logger=record.name, failure=where(error))
        else:
            self._log.log(record.levelno, record.getMessage(), logger=record.name)


def where(error: BaseException) -> str:
    """Kind and place of a bug; never its message, which may quote a document."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _renderer(form: str) -> Any:
    if form == "text":
        return structlog.dev.ConsoleRenderer(colors=False, exception_formatter=_no_exception)
    return structlog.processors.JSONRenderer()


def _no_exception(_stream: TextIO, _error: MutableMapping[str, Any] | Any) -> None:
    """Exceptions were reduced to kind and place before they come here."""
