"""From applications to open sockets: one process, one event loop, several listeners, one clean end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

import anyio.to_thread
import uvicorn
import uvloop
from starlette.types import ASGIApp

from vitascope.errors import Misconfigured

THREADS = 300
"""For routes, which are plain functions: each holds one while it waits for a résumé to be read."""

GRACE_S = 25
"""Seconds that answers under way have to end."""

BACKLOG = 2_048

KEEP_ALIVE_S = 15
"""Seconds that a connection may idle between two requests."""

HEADER_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class Listener:
    """One port and what answers there."""

    host: str
    port: int
    app: ASGIApp


def listen(
    listeners: Sequence[Listener], *, ready: Callable[[], None], ending: Callable[[], None], threads: int = THREADS
) -> None:
    """Answer until the process is told to end by SIGTERM or SIGINT; a second signal ends at once.

    Args:
        listeners: at least one.
        ready: called when all of them answer.
        ending: called when the end begins, before answers under way are waited for.
        threads: for routes.

    Raises:
        Misconfigured: a port is taken, or may not be opened.
    """
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(_opened(each.host, each.port)) for each in listeners]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_answered(listeners, sockets, ready, ending, threads))


async def _answered(
    listeners: Sequence[Listener],
    sockets: Sequence[socket.socket],
    ready: Callable[[], None],
    ending: Callable[[], None],
    threads: int,
) -> None:
    anyio.to_thread.current_default_thread_limiter().total_tokens = threads
    servers = [_Server(_config(each)) for each in listeners]
    loop = asyncio.get_running_loop()

    def end() -> None:
        again = any(server.should_exit for server in servers)
        for server in servers:
            server.should_exit = True
            server.force_exit = again
        if not again:
            ending()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    running = [
        asyncio.create_task(server.serve(sockets=[opened])) for server, opened in zip(servers, sockets, strict=True)
    ]
    announcing = asyncio.create_task(_announced(servers, ready))
    await asyncio.gather(*running)
    announcing.cancel()


async def _announced(servers: Sequence[uvicorn.Server], ready: Callable[[], None]) -> None:
    while not all(server.started for server in servers):
        await asyncio.sleep(0.005)
    ready()


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave signals to whoever runs several servers."""
        yield


def _config(listener: Listener) -> uvicorn.Config:
    return uvicorn.Config(
        listener.app,
        loop="none",
        http="httptools",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
        h11_max_incomplete_event_size=HEADER_BYTES,
    )


def _opened(host: str, port: int) -> socket.socket:
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(kind, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        raise Misconfigured(f"port {port} of {host} cannot be opened: {error.strerror}") from error
    opened.settimeout(0)
    return opened
