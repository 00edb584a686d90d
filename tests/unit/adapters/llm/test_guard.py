from __future__ import annotations

import pytest

from vitascope.adapters.llm.guard import FAILURES, REST_S, Breaker, GuardedLLM
from vitascope.adapters.llm.scripted import ScriptedLLM
from vitascope.errors import Exhausted, Unavailable
from vitascope.ports.llm import Message, Speaker

QUESTION = [Message(Speaker.USER, "?")]


class Watch:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """Seconds, as set."""
        return self.now


def free() -> float:
    return 0.0


def test_a_model_that_keeps_failing_is_left_alone_and_tried_again_after_a_rest() -> None:
    watch, model = Watch(), ScriptedLLM([])
    llm = GuardedLLM(model, Breaker(watch), free)
    for _ in range(FAILURES + 2):
        with pytest.raises(Unavailable):
            llm.reply(QUESTION, max_tokens=5)
    assert len(model.heard) == FAILURES

    watch.now = REST_S
    with pytest.raises(Unavailable):
        llm.reply(QUESTION, max_tokens=5)

    assert len(model.heard) == FAILURES + 1


def test_only_one_request_tries_a_resting_model() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(FAILURES):
        breaker.failed()
    watch.now = REST_S

    breaker.enter()

    with pytest.raises(Unavailable):
        breaker.enter()


def test_an_answer_closes_the_circuit() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(FAILURES):
        breaker.failed()
    watch.now = REST_S
    breaker.enter()

    breaker.succeeded()

    breaker.enter()


def test_nothing_is_asked_once_the_budget_of_the_day_is_spent() -> None:
    model = ScriptedLLM(["yes"])
    llm = GuardedLLM(model, Breaker(Watch()), lambda: 1.0, daily_budget_usd=1.0)

    with pytest.raises(Exhausted):
        llm.reply(QUESTION, max_tokens=5)
    with pytest.raises(Exhausted):
        list(llm.stream(QUESTION, max_tokens=5))

    assert model.heard == []


def test_a_stream_that_fails_counts_as_a_failure() -> None:
    breaker = Breaker(Watch())
    llm = GuardedLLM(ScriptedLLM([]), breaker, free)

    for _ in range(FAILURES):
        with pytest.raises(Unavailable):
            list(llm.stream(QUESTION, max_tokens=5))

    with pytest.raises(Unavailable, match="in a row"):
        breaker.enter()
