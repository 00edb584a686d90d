from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from vitascope.errors import NoSuchTask, QueueFull
from vitascope.model.task import Claim, NewTask, Priority, Task, TaskError, TaskState
from vitascope.store import tasks
from vitascope.store.engine import Store

NOW = dt.datetime(2024, 5, 31, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
PARSE = NewTask("parse", {"document": "d1"}, owner="ada")
TROUBLE = TaskError("unavailable", "it did not answer")


def test_a_task_comes_back_as_it_was_asked_for(store: Store) -> None:
    task = added(store, PARSE)

    with store.read() as db:
        assert tasks.fetch(db, task.id) == task
    assert (task.state, task.payload, task.owner) == (TaskState.QUEUED, {"document": "d1"}, "ada")
    assert (task.percent, task.attempts, task.result, task.error) == (0, 0, None, None)


def test_a_key_asks_for_one_task_however_often(store: Store) -> None:
    first = added(store, replace(PARSE, key="k"))

    assert added(store, replace(PARSE, key="k")).id == first.id
    assert added(store, replace(PARSE, key="k", owner="bob")).id != first.id
    assert added(store, replace(PARSE, key="k", kind="other")).id != first.id


def test_at_once_one_key_asks_for_one_task(store: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        ids = list(threads.map(lambda _: added(store, replace(PARSE, key="k")).id, range(8)))

    assert len(set(ids)) == 1


def test_no_more_wait_than_may(store: Store) -> None:
    added(store, PARSE, bound=1)

    with pytest.raises(QueueFull):
        added(store, PARSE, bound=1)


def test_people_go_first_then_owners_with_less_under_way_then_who_came_first(store: Store) -> None:
    asked = {
        "ada's first": PARSE,
        "ada's second": PARSE,
        "bob's": replace(PARSE, owner="bob"),
        "bulk": replace(PARSE, owner="eve", priority=Priority.BULK),
        "later": replace(PARSE, owner="eve", not_before=NOW + 60 * SECOND),
    }
    names = {added(store, new, at=NOW + n * SECOND).id: name for n, (name, new) in enumerate(asked.items())}

    order = [names[each.task.id] for _ in range(4) if (each := claimed(store, at=NOW + 10 * SECOND))]

    assert order == ["ada's first", "bob's", "ada's second", "bulk"]
    assert claimed(store, at=NOW + 10 * SECOND) is None
    assert claimed(store, at=NOW + 61 * SECOND) is not None


def test_what_one_cannot_do_is_left_to_others(store: Store) -> None:
    added(store, replace(PARSE, kind="other"))

    assert claimed(store) is None


def test_many_claim_at_once_and_nobody_twice(store: Store) -> None:
    ids = {added(store, replace(PARSE, owner=f"o{n % 3}")).id for n in range(30)}

    with ThreadPoolExecutor(6) as threads:
        claims = [each for each in threads.map(lambda _: claimed(store), range(40)) if each]

    assert len(claims) == 30
    assert {each.task.id for each in claims} == ids


def test_the_owner_of_a_lease_ends_the_task_once(store: Store) -> None:
    task, lease = added(store, PARSE), taken(store).lease

    with store.begin() as db:
        assert tasks.report(db, lease, percent=50, step="reading", now=NOW)
        assert tasks.finish(db, lease, {"resume": "r1"}, now=NOW)
        assert not tasks.finish(db, lease, {"resume": "r2"}, now=NOW)
        assert not tasks.report(db, lease, percent=60, step="late", now=NOW)

    done = fetched(store, task)
    assert (done.state, done.percent, done.result, done.finished) == (TaskState.DONE, 100, {"resume": "r1"}, NOW)
    assert done.version == 4


def test_a_retry_waits_and_keeps_its_reason(store: Store) -> None:
    task, lease = added(store, PARSE), taken(store).lease

    with store.begin() as db:
        tasks.retry(db, lease, TROUBLE, not_before=NOW + 4 * SECOND, now=NOW)

    assert fetched(store, task).error == TROUBLE
    assert claimed(store, at=NOW + 3 * SECOND) is None
    assert taken(store, at=NOW + 4 * SECOND).task.attempts == 2


def test_what_was_handed_back_was_not_attempted(store: Store) -> None:
    task, lease = added(store, PARSE), taken(store).lease

    with store.begin() as db:
        tasks.hand_back(db, lease, now=NOW)

    assert (fetched(store, task).state, fetched(store, task).attempts) == (TaskState.QUEUED, 0)


def test_a_sweep_takes_tasks_from_the_dead_until_they_had_their_attempts(store: Store) -> None:
    task = added(store, replace(PARSE, max_attempts=2))
    taken(store)

    assert swept(store, at=NOW + 5 * SECOND) == (0, 0)
    assert swept(store, at=NOW + 11 * SECOND) == (1, 0)
    late = taken(store, at=NOW + 11 * SECOND)
    assert swept(store, at=NOW + 30 * SECOND) == (0, 1)

    assert (fetched(store, task).state, fetched(store, task).error) == (TaskState.FAILED, TROUBLE)
    with store.begin() as db:
        assert not tasks.finish(db, late.lease, {}, now=NOW + 30 * SECOND)


def test_an_extended_lease_is_left_alone(store: Store) -> None:
    added(store, PARSE)
    lease = taken(store).lease

    with store.begin() as db:
        tasks.extend(db, [lease], until=NOW + 60 * SECOND)

    assert swept(store, at=NOW + 30 * SECOND) == (0, 0)


def test_cancelling_ends_what_waits_and_asks_what_runs(store: Store) -> None:
    running, queued = added(store, PARSE), added(store, PARSE, at=NOW + SECOND)
    lease = taken(store, at=NOW + SECOND).lease

    with store.begin() as db:
        for each in (queued, running):
            tasks.cancel(db, each.id, now=NOW)

    assert fetched(store, queued).state is TaskState.CANCELLED
    assert (fetched(store, running).state, fetched(store, running).cancelling) == (TaskState.RUNNING, True)
    with store.read() as db:
        assert tasks.held(db, [lease, "another"]) == {lease: True}


def test_what_was_to_stop_and_lost_its_worker_does_not_run_again(store: Store) -> None:
    task = added(store, PARSE)
    taken(store)
    with store.begin() as db:
        tasks.cancel(db, task.id, now=NOW)

    swept(store, at=NOW + 30 * SECOND)

    assert fetched(store, task).state is TaskState.CANCELLED


def test_what_is_over_for_long_is_forgotten(store: Store) -> None:
    old, new = added(store, PARSE), added(store, PARSE, at=NOW + SECOND)
    with store.begin() as db:
        tasks.cancel(db, old.id, now=NOW)
        assert tasks.forget_finished(db, NOW + SECOND) == 1

    assert fetched(store, new).state is TaskState.QUEUED
    with pytest.raises(NoSuchTask):
        fetched(store, old)


def added(store: Store, new: NewTask, *, at: dt.datetime = NOW, bound: int = 1000) -> Task:
    with store.begin() as db:
        return tasks.add(db, new, task_id=str(uuid.uuid4()), now=at, bound=bound)


def claimed(store: Store, *, at: dt.datetime = NOW) -> Claim | None:
    lease = str(uuid.uuid4())
    with store.begin() as db:
        return tasks.claim(db, kinds=("parse",), lease=lease, holder="w1", now=at, until=at + 10 * SECOND)


def taken(store: Store, *, at: dt.datetime = NOW) -> Claim:
    claim = claimed(store, at=at)
    assert claim is not None
    return claim


def swept(store: Store, *, at: dt.datetime) -> tuple[int, int]:
    with store.begin() as db:
        return tasks.sweep(db, now=at, error=TROUBLE)


def fetched(store: Store, task: Task) -> Task:
    with store.read() as db:
        return tasks.fetch(db, task.id)
