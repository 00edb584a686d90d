"""What every surface gets: the application, and the edge that all surfaces share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Security
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool

from vitascope.edge.callers import Callers, address_of
from vitascope.edge.events import Streams
from vitascope.edge.origins import origin_of
from vitascope.edge.rates import Rates
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

    async def origin(self, request: Request) -> str:
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


def attach(app: FastAPI, gate: Gate) -> None:
    """Let the routes of a surface ask for what follows."""
    app.state.gate = gate


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


async def _known(request: Request) -> Caller:
    return await _gate(request).caller(request)


async def _anybody(request: Request) -> Caller:
    return await _gate(request).anybody(request)


async def _origin(request: Request) -> str:
    return await _gate(request).origin(request)


async def _streams(request: Request) -> Streams:
    return _gate(request).streams


async def _form(request: Request) -> AsyncIterator[Form]:
    async for form in _gate(request).form(request):
        yield form


async def _vitascope(request: Request) -> Vitascope:
    return _gate(request).vitascope


KnownCaller = Annotated[Caller, Depends(_known)]
"""Who calls, where the surface asks for a sign-in."""

SIGNED_IN = (Depends(_known), Security(HTTPBearer(auto_error=False, description="a JWT or an API key")))
"""For a router all of whose routes ask for a sign-in, and its description."""

FROM_ALLOWED_PAGES = Depends(_origin)
"""For a router all of whose routes ask which web page calls."""

AnyCaller = Annotated[Caller, Depends(_anybody)]
"""Who calls, where it does not."""

AllowedOrigin = Annotated[str, Depends(_origin)]
"""The web page that calls, where the surface asks which; empty where it is none."""

OpenStreams = Annotated[Streams, Depends(_streams)]
"""For answers that go on for a while."""

SentForm = Annotated[Form, Depends(_form)]
"""What was sent, its files on disk while the request lasts."""

TheApp = Annotated[Vitascope, Depends(_vitascope)]
"""The application."""
