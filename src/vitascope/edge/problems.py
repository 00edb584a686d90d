"""Errors into statuses: the one table for every surface, and the one way to answer with them.

A surface decides how the body is worded, never which status it goes with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from vitascope import errors

STATUS: dict[type[errors.VitascopeError], int] = {
    errors.BadInput: 422,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Forbidden: 403,
    errors.Exhausted: 429,
    errors.Unavailable: 503,
    errors.BadRequest: 400,
    errors.UnknownFormat: 400,
    errors.FileTooLarge: 413,
    errors.BadToken: 401,
}
"""By category, and by the few events that HTTP has a word of its own for."""

INTERNAL = "Internal server error"
"""What a client is told of a bug."""

RETRY_S = 5
"""Seconds to wait where an error does not say how long."""

Wording = Callable[[errors.VitascopeError], str]
"""How one surface words an error in the body's `detail`; the status is not its to choose."""


def status_of(error: errors.VitascopeError) -> int:
    """The status of an error's category; 500 where it has none, which is a bug."""
    for category in type(error).__mro__:
        if category in STATUS:
            return STATUS[category]
    return 500


def headers_of(error: errors.VitascopeError) -> dict[str, str]:
    """What a client needs besides the status to do the right thing next."""
    match status_of(error):
        case 401:
            return {"WWW-Authenticate": "Bearer"}
        case 429 | 503:
            return {"Retry-After": str(getattr(error, "retry_after_s", RETRY_S)), **getattr(error, "headers", {})}
        case _:
            return {}


def plain(error: errors.VitascopeError) -> str:
    """The error's own message."""
    return error.message


def answer_errors(app: FastAPI, wording: Wording = plain, *, unusable: int = 422) -> None:
    """Make an application answer every error as `{"detail": …}`.

    Args:
        app: one surface.
        wording: what stands in `detail`.
        unusable: status of what cannot be used, 422, where the surface's document has no other.
    """

    def failed(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, errors.VitascopeError)
        status = status_of(error)
        return _detail(unusable if status == STATUS[errors.BadInput] else status, wording(error), headers_of(error))

    def unfit(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        return _detail(unusable, described(error), {})

    def refused(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        return _detail(error.status_code, error.detail, error.headers or {})

    def broken(_request: Request, _error: Exception) -> JSONResponse:
        return _detail(500, INTERNAL, {})

    app.add_exception_handler(Exception, broken)
    app.add_exception_handler(errors.VitascopeError, failed)
    app.add_exception_handler(RequestValidationError, unfit)
    app.add_exception_handler(HTTPException, refused)


def described(error: RequestValidationError) -> str:
    """One line that names each wrong place; never what was sent, which may be personal."""
    return "; ".join(f"{_place(each['loc'])}: {each['msg']}" for each in error.errors())


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location[1:]) or str(location[0])


def _detail(status: int, detail: str, headers: Mapping[str, str]) -> JSONResponse:
    return JSONResponse({"detail": detail}, status_code=status, headers=dict(headers))
