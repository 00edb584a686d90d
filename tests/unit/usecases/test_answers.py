from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from vitascope.adapters.cache.memory import MemoryEntries
from vitascope.adapters.cache.redis import RedisEntries
from vitascope.errors import BadInput
from vitascope.ports.cache import Entry
from vitascope.usecases.answers import LIFETIMES, Answers, Made

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def clock() -> dt.datetime:
    return NOW


def answers() -> Answers:
    return Answers(MemoryEntries(10, clock), clock)


class Maker:
    """Counts how often an answer is worked out; waits until it may end."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times = 0
        self.may_end = threading.Event()
        self.error = error

    def __call__(self) -> Made:
        """The answer, as often as it was made."""
        self.times += 1
        self.may_end.wait(5)
        if self.error is not None:
            raise self.error
        return Made(str(self.times).encode(), 2300, 0.002)


def ready(maker: Maker) -> Maker:
    maker.may_end.set()
    return maker


def test_works_an_answer_out_once_and_keeps_it_for_its_lifetime() -> None:
    asked, maker = answers(), ready(Maker())

    first, second = asked.answer("parse:a:1", maker), asked.answer("parse:a:1", maker)

    assert (first.value, first.hit) == (b"1", False)
    assert (second.value, second.hit, second.tokens) == (b"1", True, 2300)
    kept = asked.cache.get("parse:a:1")
    assert kept is not None
    assert kept.expires_at == NOW + LIFETIMES["parse"]


def test_ten_equal_requests_at_once_work_it_out_once() -> None:
    asked, maker = answers(), Maker()

    with ThreadPoolExecutor(10) as threads:
        waiting = [threads.submit(asked.answer, "parse:a:1", maker) for _ in range(10)]
        maker.may_end.set()
        found = [each.result() for each in waiting]

    assert maker.times == 1
    assert [each.value for each in found] == [b"1"] * 10
    assert sum(not each.hit for each in found) == 1


def test_a_fresh_answer_takes_the_place_of_the_known_one() -> None:
    asked, maker = answers(), ready(Maker())
    asked.answer("parse:a:1", maker)

    fresh = asked.answer("parse:a:1", maker, fresh=True)

    assert (fresh.value, fresh.hit) == (b"2", False)
    assert asked.answer("parse:a:1", maker).value == b"2"


def test_an_error_reaches_everybody_who_waits_and_is_not_kept() -> None:
    asked, maker = answers(), Maker(BadInput("no"))
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(asked.answer, "parse:a:1", maker) for _ in range(3)]
        maker.may_end.set()
        for each in waiting:
            with pytest.raises(BadInput):
                each.result()

    assert asked.answer("parse:a:1", ready(Maker())).value == b"1"


def test_a_cache_that_does_not_answer_costs_no_answer() -> None:
    asked = Answers(RedisEntries("redis://127.0.0.1:1/0", clock), clock)

    assert asked.answer("parse:a:1", ready(Maker())).value == b"1"


def test_who_loses_interest_leaves_the_work_to_those_who_wait() -> None:
    asked, bored, maker = answers(), Maker(KeyError("cancelled")), ready(Maker())
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(asked.answer, "parse:a:1", bored)
        while not bored.times:
            time.sleep(0.001)
        second = threads.submit(asked.answer, "parse:a:1", maker)
        bored.may_end.set()

        assert isinstance(first.exception(), KeyError)
        assert (second.result().value, maker.times) == (b"1", 1)


class Overtaken(MemoryEntries):
    """A cache in which another asker works an answer out right after the first look at it."""

    def get(self, key: str) -> Entry | None:
        """As it was before the other one."""
        entry = super().get(key)
        if self.overtake is not None:
            other, self.overtake = self.overtake, None
            other()
        return entry

    overtake: Callable[[], object] | None = None


def test_an_answer_that_came_between_the_look_and_the_turn_is_not_worked_out_again() -> None:
    cache, maker = Overtaken(10, clock), ready(Maker())
    asked = Answers(cache, clock)
    cache.overtake = lambda: asked.answer("parse:a:1", maker)

    answer = asked.answer("parse:a:1", maker)

    assert maker.times == 1
    assert (answer.value, answer.hit) == (b"1", True)
