"""One server of several listeners: which surface answers what, by listener, path and host name.

Each surface answers on the listener that its document names, at the root that its document names, and on
every listener under its own name. Surfaces know nothing of this: they see the paths of their documents.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from vitascope.edge.callers import Callers
from vitascope.edge.events import Streams
from vitascope.edge.gate import Gate
from vitascope.edge.health import PATHS, Health
from vitascope.edge.journal import Journal
from vitascope.edge.listening import Listener, listen
from vitascope.edge.metrics import Figure, Metrics
from vitascope.edge.rates import Rates
from vitascope.edge.requests import Bounds, Outermost
from vitascope.edge.surface import Surface
from vitascope.errors import NoWorker, Unavailable
from vitascope.settings import EmbeddedCarrier
from vitascope.surfaces import load
from vitascope.usecases.application import Vitascope
from vitascope.worker import Crew

FIRST_TIDY_S, TIDY_S = 30.0, 3_600.0
"""Seconds to the first look for what is left over, which must not slow the start, and from each to the next."""

FLUSH_S = 1.0
"""Seconds between two writings of the counters."""


@dataclass(frozen=True, slots=True)
class Mounted:
    """A surface that is served.

    Attributes:
        name: of its folder.
        app: its application.
    """

    name: str
    surface: Surface
    app: ASGIApp


class Switchboard:
    """Leads every request of one listener to a surface."""

    def __init__(self, port: int, mounted: Mapping[str, Mounted], hosts: Mapping[str, str], health: Health) -> None:
        """Serve these.

        Args:
            port: of the listener, as the documents of the surfaces name it.
            mounted: by name.
            hosts: surface by host name: all requests to that host are its.
            health: answers machines.
        """
        self._port = port
        self._mounted = dict(mounted)
        self._hosts = {host.lower(): mounted[name] for host, name in hosts.items() if name in mounted}
        self._health = health
        # The longest root first: `/api/v1` before `/api` before the root of all.
        self._roots = sorted(self._mounted.values(), key=lambda each: -len(each.surface.prefix))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"] in PATHS:
            await self._health(scope, receive, send)
            return
        found = self._by_host(scope) or self._by_name(scope) or self._by_root(scope)
        if found is not None:
            scope["surface"] = found.name
            await found.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4404})
        else:
            await JSONResponse({"detail": "Not Found"}, status_code=404)(scope, receive, send)

    def _by_host(self, scope: Scope) -> Mounted | None:
        if not self._hosts:
            return None
        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        return self._hosts.get(host.rpartition(":")[0].lower() or host.lower()) or self._hosts.get(host.lower())

    def _by_name(self, scope: Scope) -> Mounted | None:
        """By the first part of the path, which is then no part of the surface's own path."""
        name, _, _ = scope["path"].removeprefix("/").partition("/")
        found = self._mounted.get(name)
        if found is not None:
            # What follows the protocol's rules takes the root off the path by itself.
            scope["root_path"] = f"{scope.get('root_path', '')}/{name}"
        return found

    def _by_root(self, scope: Scope) -> Mounted | None:
        for each in self._roots:
            prefix = each.surface.prefix
            if each.surface.port == self._port and (scope["path"] == prefix or scope["path"].startswith(f"{prefix}/")):
                return each
        return None


def serve(vitascope: Vitascope, journal: Journal, *, announce: Callable[[str], None]) -> None:
    """Answer requests, and run tasks where they run in this process, until the process is told to end.

    Args:
        vitascope: the application; closed at the end.
        journal: where what happens is written down.
        announce: is told in one line for each surface where it answers, once it does.

    Raises:
        Misconfigured: there is no such surface, or a port cannot be opened.
    """
    settings, streams = vitascope.settings, Streams()
    listeners, mounted = listeners_of(vitascope, journal, streams)

    def ready() -> None:
        for each in mounted.values():
            address = f"http://{settings.host}:{each.surface.port + settings.port_shift}{each.surface.prefix}"
            announce(f"{each.surface.title}: {address}/docs")
        # What is there now stays: nothing need look through it again for what can go.
        gc.collect()
        gc.freeze()
        journal.event("ready", surfaces=list(mounted), open=settings.open)

    try:
        with running(vitascope), flushing(vitascope), tidying(vitascope):
            listen(listeners, ready=ready, ending=streams.end, threads=settings.limits.threads)
    finally:
        vitascope.machinery.close()
        journal.event("ended")


def listeners_of(
    vitascope: Vitascope, journal: Journal, streams: Streams
) -> tuple[list[Listener], Mapping[str, Mounted]]:
    """The listeners of all chosen surfaces, and the surfaces.

    Raises:
        Misconfigured: there is no such surface.
    """
    settings, metrics = vitascope.settings, Metrics()
    rates_url = settings.limits.rates_url
    rates = Rates(rates_url.get_secret_value() if rates_url else "memory://")
    callers = Callers(vitascope.sessions.caller_of, rates)
    gate = Gate(vitascope, callers, rates, streams, settings.open)
    surfaces = load(settings.surfaces)
    mounted = {name: Mounted(name, surface, surface.build(gate)) for name, surface in surfaces.items()}
    metrics.ask(lambda: figures_of(vitascope))
    health = Health(checks_of(vitascope), metrics)
    hosts = dict(each.split("=", 1) for each in settings.hosts)
    bounds = Bounds(at_once=settings.limits.at_once, seconds=settings.limits.request_seconds)
    listeners = [
        Listener(
            settings.host,
            port + settings.port_shift,
            Outermost(Switchboard(port, mounted, hosts, health), journal, metrics, bounds),
        )
        for port in sorted({each.surface.port for each in mounted.values()})
    ]
    return listeners, mounted


@contextmanager
def running(vitascope: Vitascope) -> Iterator[None]:
    """Run tasks in this process while the block lasts, where the carrier is the embedded one."""
    if not isinstance(vitascope.settings.carrier, EmbeddedCarrier):
        yield
        return
    # The processes that read start beside the server, not before it.
    threading.Thread(target=_warmed, args=(vitascope,), name="warming", daemon=True).start()
    with Crew(vitascope.machinery.work, vitascope.machinery.upkeep):
        yield


@contextmanager
def flushing(vitascope: Vitascope) -> Iterator[None]:
    """Write the counters now and then while the block lasts, and once more at its end."""
    ended = threading.Event()

    def flush() -> None:
        while not ended.wait(FLUSH_S):
            with suppress(Unavailable):
                vitascope.figures.flush()

    thread = threading.Thread(target=flush, name="flushing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        with suppress(Unavailable):
            vitascope.figures.flush()


@contextmanager
def tidying(vitascope: Vitascope) -> Iterator[None]:
    """Remove what crashes and deletions left behind, soon after the start and every hour, while the block lasts.

    It may be cut off at any point, so that nobody waits for it at the end.
    """
    ended = threading.Event()

    def tidy() -> None:
        pause_s = FIRST_TIDY_S
        while not ended.wait(pause_s):
            pause_s = TIDY_S
            with suppress(Unavailable):
                vitascope.housekeeping.tidy()

    threading.Thread(target=tidy, name="tidying", daemon=True).start()
    try:
        yield
    finally:
        ended.set()


def checks_of(vitascope: Vitascope) -> Mapping[str, Callable[[], None]]:
    """What must answer for the server to be ready."""

    def condition(part: str) -> Callable[[], None]:
        def check() -> None:
            if trouble := vitascope.condition.troubles().get(part):
                raise Unavailable(trouble)

        return check

    def workers() -> None:
        if not vitascope.tasks.attended():
            raise NoWorker("no worker lives")

    return {"database": condition("database"), "blobs": condition("blobs"), "workers": workers}


def figures_of(vitascope: Vitascope) -> Iterator[Figure]:
    """What the application knows of itself, for the metrics."""
    queue, counted = vitascope.tasks.figures(), vitascope.figures.read()
    yield Figure("tasks", queue.queued, "Tasks in the queue", {"state": "queued"})
    yield Figure("tasks", queue.running, "Tasks in the queue", {"state": "running"})
    yield Figure("tasks_waited_seconds", queue.waited_s, "How long the oldest task that could start has waited")
    yield Figure("workers", queue.workers, "Live workers")
    for name, count in vitascope.machinery.readers().items():
        yield Figure("readers", count, "Processes that read, and their work", {"count": name})
    for name, value in counted.items():
        subject, _, rest = name.partition(".")
        match subject, rest.partition("."):
            case "parse", (part, _, kind):
                purpose = "Files read" if part == "count" else "Time spent reading them"
                yield Figure(f"parses_{part}_total", value, purpose, {"format": kind})
            case _:
                yield Figure(f"{subject}_{rest}_total", value, "Counted since the installation began")


def _warmed(vitascope: Vitascope) -> None:
    with suppress(Unavailable):
        vitascope.machinery.warm()
