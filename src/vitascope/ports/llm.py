"""A language model: a conversation in, an answer out, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Speaker(StrEnum):
    """Who says a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Spent:
    """What answers cost.

    Attributes:
        input_tokens, output_tokens: as the provider counts them.
        cost_usd: at the provider's list price; 0.0 where the model has none that is known.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        """Both together."""
        return Spent(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.cost_usd + other.cost_usd,
        )


FREE = Spent()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or a piece of one."""

    text: str
    spent: Spent = FREE


class LLM(Protocol):
    """Answers a conversation; safe to call from several threads.

    What it says is a proposal: whoever asks checks it against the document.

    Raises:
        Unavailable: the model did not answer in time, refused the load, or answered nonsense.
        Exhausted: the day's budget is spent.
    """

    @property
    def name(self) -> str:
        """Of the model and of who offers it."""
        ...

    def reply(self, conversation: Sequence[Message], *, max_tokens: int) -> Reply:
        """The whole answer; empty where the model said nothing."""
        ...

    def stream(self, conversation: Sequence[Message], *, max_tokens: int) -> Iterator[Reply]:
        """The answer in pieces as it is written; the last piece is empty and says what it cost."""
        ...

    def close(self) -> None:
        """Let its connections go; nothing can be asked afterwards."""
        ...
