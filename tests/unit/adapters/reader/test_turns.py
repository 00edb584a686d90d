from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from vitascope.adapters.reader.turns import Lane, Turns


def test_people_go_before_bulk_work_that_came_earlier() -> None:
    turns = Turns(1)
    turns.take(Lane.PERSON)
    order: list[str] = []
    threads = [
        waiting(turns, Lane.BULK, lambda: order.append("bulk")),
        waiting(turns, Lane.PERSON, lambda: order.append("first person")),
        waiting(turns, Lane.PERSON, lambda: order.append("second person")),
    ]

    turns.give(Lane.PERSON)
    join(threads)

    assert order == ["first person", "second person", "bulk"]


def test_a_person_gets_the_spare_place_while_bulk_work_holds_the_others() -> None:
    turns = Turns(1, spare=1)
    turns.take(Lane.BULK)

    assert turns.take(Lane.PERSON)
    assert turns.busy == 2


def test_people_alone_never_get_the_spare_place() -> None:
    turns = Turns(1, spare=1)
    turns.take(Lane.PERSON)
    thread = waiting(turns, Lane.PERSON, lambda: None)

    assert (turns.busy, turns.waiting) == (1, 1)
    turns.give(Lane.PERSON)
    join([thread])


def test_who_gives_up_waiting_takes_no_place() -> None:
    turns = Turns(1)
    turns.take(Lane.PERSON)

    with pytest.raises(KeyError):
        turns.take(Lane.PERSON, check=give_up, every=0.001)

    turns.give(Lane.PERSON)
    assert turns.take(Lane.BULK)
    assert (turns.busy, turns.waiting) == (1, 0)


def test_closing_sends_everyone_away() -> None:
    turns = Turns(1)
    turns.take(Lane.PERSON)
    outcomes: list[bool] = []
    thread = threading.Thread(target=lambda: outcomes.append(turns.take(Lane.PERSON)))
    thread.start()
    settle(turns, 1)

    turns.close()
    join([thread])

    assert outcomes == [False]
    assert not turns.take(Lane.PERSON)


def give_up() -> None:
    raise KeyError


def waiting(turns: Turns, lane: Lane, deed: Callable[[], None]) -> threading.Thread:
    """A thread that has queued up, and will do something when its turn comes."""

    def wait() -> None:
        if turns.take(lane):
            deed()
            turns.give(lane)

    before = turns.waiting
    thread = threading.Thread(target=wait)
    thread.start()
    settle(turns, before + 1)
    return thread


def settle(turns: Turns, waiting: int) -> None:
    deadline = time.monotonic() + 10
    while turns.waiting != waiting and time.monotonic() < deadline:
        time.sleep(0.001)


def join(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(timeout=10)
        assert not thread.is_alive()
