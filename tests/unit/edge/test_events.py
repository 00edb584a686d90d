from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable

from vitascope.edge.events import COMMENT, Streams, frame

Tell = Callable[[int], None]


def test_an_event_is_one_line_of_json() -> None:
    sent = frame({"text": "two\nlines", "name": "Žižek"})

    assert sent.startswith(b"data: ")
    assert sent.endswith(b"\n\n")
    assert sent.count(b"\n") == 2
    assert json.loads(sent.removeprefix(b"data: ")) == {"text": "two\nlines", "name": "Žižek"}


def test_what_threads_tell_is_streamed_until_the_last() -> None:
    left = threading.Event()

    def start(tell: Tell) -> tuple[int, Callable[[], None]]:
        for number in (2, 3):
            threading.Timer(0.02 * number, tell, (number,)).start()
        return 1, left.set

    assert collected(Streams(), start) == [frame({"number": number}) for number in (1, 2, 3)]
    assert left.is_set()


def test_silence_is_filled_with_comments() -> None:
    def start(tell: Tell) -> tuple[int, Callable[[], None]]:
        threading.Timer(0.1, tell, (3,)).start()
        return 1, nothing

    first, *comments, last = collected(Streams(heartbeat_s=0.03), start)

    assert (first, last) == (frame({"number": 1}), frame({"number": 3}))
    assert set(comments) == {COMMENT}


def test_a_stream_is_left_when_its_client_goes() -> None:
    left = threading.Event()

    async def go() -> None:
        stream = Streams().sent(lambda _tell: (1, left.set), framed)
        await anext(stream)
        await stream.aclose()

    asyncio.run(go())

    assert left.is_set()


def test_all_streams_end_with_the_server() -> None:
    left = threading.Event()

    async def go() -> list[bytes]:
        streams = Streams()
        asyncio.get_running_loop().call_later(0.05, streams.end)
        return [each async for each in streams.sent(lambda _tell: (1, left.set), framed)]

    assert asyncio.run(go()) == [frame({"number": 1})]
    assert left.is_set()


def test_a_stream_is_neither_kept_nor_gathered_on_its_way() -> None:
    answer = Streams().answer(lambda _tell: (3, nothing), framed)

    assert answer.media_type == "text/event-stream"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-accel-buffering"] == "no"


def collected(streams: Streams, start: Callable[[Tell], tuple[int, Callable[[], None]]]) -> list[bytes]:
    """All that a stream sends."""

    async def collect() -> list[bytes]:
        return [each async for each in streams.sent(start, framed)]

    return asyncio.run(collect())


def framed(number: int) -> tuple[list[bytes], bool]:
    """One frame for a number; 3 is the last."""
    return [frame({"number": number})], number == 3


def nothing() -> None:
    """Nobody to leave."""
