"""A language model that says what it was told to say, in order: for rehearsals without a provider."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vitascope.errors import Unavailable
from vitascope.ports.llm import FREE, Message, Reply, Spent


class ScriptedLLM:
    """Answers from a script; past its end it is unavailable.

    Attributes:
        heard: every conversation, in the order in which they came.
    """

    def __init__(self, answers: Sequence[str], *, spent: Spent = FREE) -> None:
        """Each answer costs `spent`."""
        self._answers = list(answers)
        self._spent = spent
        self.heard: list[Sequence[Message]] = []

    @property
    def name(self) -> str:
        """As the port says."""
        return "scripted"

    def reply(self, conversation: Sequence[Message], *, max_tokens: int) -> Reply:
        """The next answer, cut after `max_tokens` words."""
        self.heard.append(conversation)
        if not self._answers:
            raise Unavailable("the script of answers is at its end")
        return Reply(" ".join(self._answers.pop(0).split(" ")[:max_tokens]), self._spent)

    def stream(self, conversation: Sequence[Message], *, max_tokens: int) -> Iterator[Reply]:
        """The next answer word by word."""
        whole = self.reply(conversation, max_tokens=max_tokens)
        words = whole.text.split(" ")
        yield from (Reply(word if number == 0 else f" {word}") for number, word in enumerate(words))
        yield Reply("", whole.spent)

    def close(self) -> None:
        """As the port says; the rest of the script is not said."""
        self._answers.clear()
