"""What every surface gets: the application, and the edge that all surfaces share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from starlette.concurrency import run_in_threadpool

from vitascope.edge.callers import Callers, address_of
from vitascope.edge.events import Streams
from vitascope.edge.origins import origin_of
from vitascope.edge.rates import Rates
from vitascope.edge.reference import add_reference
from vitascope.edge.uploads import Form, received
from vitascope.model.account import ANYBODY, Caller
from vitascope.usecases.application import Vitascope


@dataclass(frozen=True, slots=True)
class Gate:
    """The way in.

    Attributes:
        vitascope: the application.
        callers: knows who calls.
        rates: knows how often.
        streams: that are open.
        open: surfaces whose document asks for no sign-in need none.
    """

    vitascope: Vitascope
    callers: Callers
    rates: Rates
    streams: Streams
    open: bool

    async def caller(self, request: Request) -> Caller:
        """Who calls a surface that asks for a sign-in; counted.

        Raises:
            BadToken: nobody we know.
            TooManyRequests: they have asked too often.
        """
        caller = await self.callers.known(request)
        await self._count(request, caller.id)
        return caller

    async def anybody(self, request: Request) -> Caller:
        """Who calls a surface that is open; signed in all the same where an installation closes it.

        Raises:
            BadToken: it is closed, and this is nobody we know.
            TooManyRequests: they have asked too often.
        """
        if not self.open:
            return await self.caller(request)
        await self._count(request, address_of(request))
        return ANYBODY

    def origin(self, request: Request) -> str:
        """The web page that calls; empty where it is a program that says none and needs none.

        Raises:
            WrongOrigin: it is not allowed to.
        """
        return origin_of(request, self.vitascope.settings.allowed_origins)

    async def form(self, request: Request) -> AsyncIterator[Form]:
        """What was sent; its files are there while the request lasts.

        Raises:
            FileTooLarge: a file has more bytes than one may have.
            BadRequest: it cannot be read.
        """
        async for form in received(request, self.vitascope.library.drafts):
            yield form

    async def _count(self, request: Request, caller: str) -> None:
        allowed = self.vitascope.settings.limits.requests_per_minute
        take = self.rates.take
        if self.rates.waits:
            headers = await run_in_threadpool(take, caller, "requests", per_minute=allowed)
        else:
            headers = take(caller, "requests", per_minute=allowed)
        request.scope["answer_headers"] = headers


class SurfaceApp(FastAPI):
    """The application of one surface: its description, its page for people, and its way in."""

    def __init__(self, gate: Gate, *, title: str, version: str, description: str, root: str = "") -> None:
        """Make it without routes.

        Args:
            gate: its way in.
            title: of the API.
            version: of the API, not of the program.
            description: in a sentence.
            root: path that the description and the page are below.
        """
        super().__init__(
            title=title,
            version=version,
            description=description,
            openapi_url=f"{root}/openapi.json",
            docs_url=None,
            redoc_url=None,
        )
        self.state.gate = gate
        self._open = gate.open
        add_reference(self, path=f"{root}/docs")

    def openapi(self) -> dict[str, Any]:
        """The description, with how to sign in."""
        document = super().openapi()
        schemes = document.setdefault("components", {}).setdefault("securitySchemes", {})
        schemes["token"] = {"type": "http", "scheme": "bearer", "description": "a JWT or an API key"}
        document["security"] = [{}, {"token": []}] if self._open else [{"token": []}]
        return document


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as far as every route wants to know it.

    Attributes:
        origin: of the web page that calls; empty where it is a program that names none.
        root: path that the surface is mounted at; empty on its own listener.
    """

    vitascope: Vitascope
    caller: Caller
    origin: str
    root: str
    streams: Streams


async def _signed(request: Request) -> Visit:
    gate = _gate(request)
    caller = await gate.caller(request)
    return _visit(gate, request, caller, gate.origin(request))


async def _anybodys(request: Request) -> Visit:
    gate = _gate(request)
    return _visit(gate, request, await gate.anybody(request), request.headers.get("origin", ""))


def _visit(gate: Gate, request: Request, caller: Caller, origin: str) -> Visit:
    return Visit(gate.vitascope, caller, origin, str(request.scope.get("root_path", "")), gate.streams)


async def _form(request: Request) -> AsyncIterator[Form]:
    async for form in _gate(request).form(request):
        yield form


SIGNED_IN = Depends(_signed)
"""For a router all of whose routes ask who calls, and from which page."""

SignedVisit = Annotated[Visit, SIGNED_IN]
"""A request of somebody who signed in, from a page that may call."""

AnyVisit = Annotated[Visit, Depends(_anybodys)]
"""A request to a surface that asks for no sign-in."""

SentForm = Annotated[Form, Depends(_form)]
"""What was sent, its files on disk while the request lasts."""
