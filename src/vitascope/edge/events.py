"""Server-sent events: one line of JSON a frame, the first at once, and a comment where nothing happens.

What happens is told by threads of ours; a stream waits for it in the event loop and holds no thread, so
that hundreds may be open.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

HEARTBEAT_S = 15.0
"""Seconds of silence after which a comment shows that the stream lives; proxies close what says nothing."""

HEADERS = {
    "Cache-Control": "no-cache",
    "Connection": "keep-alive",
    # A proxy that gathers an answer before it passes it on would make a stream useless.
    "X-Accel-Buffering": "no",
}

COMMENT = b": still here\n\n"

News = TypeVar("News")

Start: TypeAlias = Callable[[Callable[[News], None]], tuple[News, Callable[[], None]]]
"""Begins to tell a listener of news, from any thread; gives what is so now, and what ends the telling."""

Frames: TypeAlias = Callable[[News], tuple[Iterable[bytes], bool]]
"""The frames of one piece of news, and whether it was the last."""


class Streams:
    """The streams of one server; it ends them when it ends itself."""

    def __init__(self, *, heartbeat_s: float = HEARTBEAT_S) -> None:
        self._heartbeat_s = heartbeat_s
        self._open: set[asyncio.Queue[Any]] = set()

    def answer(self, start: Start[News], frames: Frames[News]) -> StreamingResponse:
        """The answer that sends the frames of what is so now and of all news after it.

        Both functions run in threads.
        """
        return StreamingResponse(self.sent(start, frames), media_type="text/event-stream", headers=HEADERS)

    async def sent(self, start: Start[News], frames: Frames[News]) -> AsyncGenerator[bytes, None]:
        """The frames themselves; the telling is ended however the stream ends: its client may go at any time."""
        loop = asyncio.get_running_loop()
        heard: asyncio.Queue[Any] = asyncio.Queue()

        def tell(news: News) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(heard.put_nowait, news)

        news, leave = await run_in_threadpool(start, tell)
        self._open.add(heard)
        try:
            while news is not _END:
                said, last = await run_in_threadpool(frames, news)
                for each in said:
                    yield each
                if last:
                    return
                while (news := await self._next(heard)) is _SILENCE:
                    yield COMMENT
        finally:
            self._open.discard(heard)
            leave()

    def end(self) -> None:
        """End all streams; called in the event loop."""
        for heard in self._open:
            heard.put_nowait(_END)

    async def _next(self, heard: asyncio.Queue[Any]) -> Any:
        try:
            async with asyncio.timeout(self._heartbeat_s):
                return await heard.get()
        except TimeoutError:
            return _SILENCE


_END, _SILENCE = object(), object()


def frame(value: Mapping[str, Any] | str) -> bytes:
    """One event as one line of data: of a value, or of JSON without line breaks."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return b"data: " + text.encode() + b"\n\n"
