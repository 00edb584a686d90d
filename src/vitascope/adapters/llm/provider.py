"""Conversations to a provider's own protocol and back, by way of pydantic-ai.

The library is asynchronous; all of a model's requests run on one loop in one thread,
so that its connections are shared by every thread that asks.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_ai.direct import model_request, model_request_stream
from pydantic_ai.exceptions import AgentRunError, UserError
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    PartDeltaEvent,
    PartStartEvent,
    SystemPromptPart,
    TextPart,
    TextPartDelta,
    UserPromptPart,
)
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from vitascope.errors import Unavailable
from vitascope.ports.llm import Message, Reply, Speaker, Spent

T = TypeVar("T")

TEMPERATURE = 0.0
"""The likeliest words: what is asked for are facts of a document."""


class ProviderLLM:
    """Answers by one model of one provider."""

    def __init__(self, model: Model, *, timeout_s: float, settings: ModelSettings | None = None) -> None:
        """Answers later than `timeout_s` seconds count as none; `settings` are what this provider needs besides."""
        self._model = model
        self._timeout_s = timeout_s
        self._own = settings or ModelSettings()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="language-model", daemon=True)
        self._thread.start()
        self._run(model.__aenter__()).result()

    @property
    def name(self) -> str:
        """As the port says."""
        return f"{self._model.system}:{self._model.model_name}"

    def close(self) -> None:
        """Close its connections; nothing can be asked afterwards."""
        self._run(self._model.__aexit__(None, None, None)).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def reply(self, conversation: Sequence[Message], *, max_tokens: int) -> Reply:
        """As the port says."""
        return self._run(self._reply(conversation, max_tokens)).result()

    def stream(self, conversation: Sequence[Message], *, max_tokens: int) -> Iterator[Reply]:
        """As the port says."""
        pieces: queue.SimpleQueue[Reply | Unavailable | None] = queue.SimpleQueue()
        running = self._run(self._pump(conversation, max_tokens, pieces))
        try:
            while (piece := pieces.get()) is not None:
                if isinstance(piece, Unavailable):
                    raise piece
                yield piece
            running.result()
        finally:
            running.cancel()

    def _run(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _reply(self, conversation: Sequence[Message], max_tokens: int) -> Reply:
        try:
            async with asyncio.timeout(self._timeout_s):
                response = await model_request(
                    self._model, requests_of(conversation), model_settings=self._settings(max_tokens)
                )
        except FAILURES as error:
            raise _unavailable(error) from error
        return Reply(response.text or "", spent_of(response))

    async def _pump(
        self, conversation: Sequence[Message], max_tokens: int, pieces: queue.SimpleQueue[Reply | Unavailable | None]
    ) -> None:
        try:
            async with asyncio.timeout(self._timeout_s):
                async for piece in self._pieces(conversation, max_tokens):
                    pieces.put(piece)
        except FAILURES as error:
            pieces.put(_unavailable(error))
        finally:
            pieces.put(None)

    async def _pieces(self, conversation: Sequence[Message], max_tokens: int) -> AsyncIterator[Reply]:
        async with model_request_stream(
            self._model, requests_of(conversation), model_settings=self._settings(max_tokens)
        ) as stream:
            async for event in stream:
                if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart) and event.part.content:
                    yield Reply(event.part.content)
                elif isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
                    yield Reply(event.delta.content_delta)
            yield Reply("", spent_of(stream.get()))

    def _settings(self, max_tokens: int) -> ModelSettings:
        settings = ModelSettings(max_tokens=max_tokens, temperature=TEMPERATURE, request_timeout=self._timeout_s)
        settings.update(self._own)
        return settings


FAILURES = (AgentRunError, UserError, ValidationError, TimeoutError, OSError, ValueError, LookupError)
"""What a provider's client raises for anything that a server can do wrong: refuse, break off, send nonsense."""


def _unavailable(error: Exception) -> Unavailable:
    # Neither the question nor the answer may reach a log, so only the kind of failure is told.
    return Unavailable(f"the language model gave no usable answer ({type(error).__name__})")


def requests_of(conversation: Sequence[Message]) -> list[ModelMessage]:
    """The conversation as the library's messages."""
    messages: list[ModelMessage] = []
    for message in conversation:
        if message.speaker is Speaker.ASSISTANT:
            messages.append(ModelResponse(parts=[TextPart(message.text)]))
            continue
        part = SystemPromptPart(message.text) if message.speaker is Speaker.SYSTEM else UserPromptPart(message.text)
        if messages and isinstance(messages[-1], ModelRequest):
            messages[-1] = ModelRequest(parts=[*messages[-1].parts, part])
        else:
            messages.append(ModelRequest(parts=[part]))
    return messages


def spent_of(response: ModelResponse) -> Spent:
    """Tokens as the provider counted them, at the list price where the price table knows the model."""
    try:
        cost = float(response.cost().total_price)
    except (LookupError, ValueError, AssertionError):
        cost = 0.0
    return Spent(response.usage.input_tokens, response.usage.output_tokens, cost)
