from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from tests.unit.usecases.tasks.office import Office

from vitascope.errors import DamagedDocument, ReaderCrashed, Unavailable
from vitascope.model.task import TaskState
from vitascope.store import workers
from vitascope.store.engine import Store, Transaction
from vitascope.usecases.tasks.running import Done, Interrupted, Reason, TaskContext


def deed(context: TaskContext) -> Done:
    context.progress(50, "doing")
    return Done({"did": context.payload["for"]})


def raising(error: Exception) -> Callable[[TaskContext], Done]:
    def fail(_: TaskContext) -> Done:
        raise error

    return fail


def test_a_task_is_done_with_its_result(sqlite_store: Store) -> None:
    office = Office(sqlite_store, deed=deed)
    task = office.ask()

    assert office.work.run_next()
    assert not office.work.run_next()

    done = office.state(task)
    assert (done.state, done.result, done.percent, done.step) == (TaskState.DONE, {"did": "ada"}, 100, "doing")


def test_what_a_handler_keeps_is_kept_with_the_state_or_not_at_all(sqlite_store: Store) -> None:
    def keep(db: Transaction) -> None:
        workers.beat(db, "kept", host="h", pid=1, slots=1, now=office.now)
        if broken:
            raise Unavailable("the disk is full")

    office = Office(sqlite_store, deed=lambda _: Done({}, keep))
    broken = [True]
    task = office.ask()
    office.work.run_next()

    with sqlite_store.read() as db:
        assert workers.live(db, office.now) == (0, 0)
    assert office.state(task).state is TaskState.QUEUED
    broken.clear()
    office.pass_time(1)
    office.work.run_next()
    with sqlite_store.read() as db:
        assert workers.live(db, office.now) == (1, 1)
    assert office.state(task).state is TaskState.DONE


def test_bad_input_fails_at_once_with_its_reason(sqlite_store: Store) -> None:
    office = Office(sqlite_store, deed=raising(DamagedDocument("broken beyond repair")))
    task = office.ask()

    office.work.run_next()

    failed = office.state(task)
    assert failed.state is TaskState.FAILED
    assert failed.error is not None
    assert (failed.error.code, failed.error.message) == ("damaged_document", "broken beyond repair")


@pytest.mark.parametrize("error", [Unavailable("no answer"), ReaderCrashed("SIGKILL"), KeyError("a bug")])
def test_trouble_that_may_pass_is_tried_again_later_and_less_and_less_often(
    sqlite_store: Store, error: Exception
) -> None:
    office = Office(sqlite_store, deed=raising(error))
    task = office.ask(max_attempts=3)
    waits = []

    while office.state(task).state is TaskState.QUEUED:
        assert office.work.run_next()
        waits.append((office.state(task).not_before - office.now).total_seconds())
        office.now = max(office.now, office.state(task).not_before)

    assert waits == [1, 4, 0]
    assert (office.state(task).state, office.state(task).attempts) == (TaskState.FAILED, 3)


def test_a_task_that_waits_for_its_next_attempt_blocks_nobody(sqlite_store: Store) -> None:
    office = Office(sqlite_store, deed=deed, poisoned=raising(ReaderCrashed("SIGSEGV")))
    office.ask("poisoned")
    task = office.ask()

    office.work.run_next()
    office.work.run_next()

    assert office.state(task).state is TaskState.DONE


def test_a_bug_is_logged_by_place_and_never_by_what_it_says(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    office = Office(sqlite_store, deed=raising(KeyError("text of a document")))
    task = office.ask(max_attempts=1)

    with caplog.at_level(logging.DEBUG):
        office.work.run_next()

    assert "KeyError at test_running.py" in caplog.text
    assert "text of a document" not in caplog.text + str(office.state(task).error)


def test_who_lost_the_lease_keeps_nothing(sqlite_store: Store) -> None:
    def slow(context: TaskContext) -> Done:
        if context.task.attempts == 1:
            office.pass_time(20)
            office.upkeep(other).sweep()
            assert other.run_next()
        return Done({"by": f"attempt {context.task.attempts}"})

    office = Office(sqlite_store, deed=slow)
    other = office.worker()
    task = office.ask()
    office.work.run_next()

    done = office.state(task)
    assert (done.state, done.result, done.attempts) == (TaskState.DONE, {"by": "attempt 2"}, 2)


def test_a_task_that_is_handed_back_runs_again_as_if_for_the_first_time(sqlite_store: Store) -> None:
    def interrupted(context: TaskContext) -> Done:
        if context.task.priority and not office.told[1:]:
            office.told.append("interrupted")
            office.work.hand_back()
        context.check()
        return Done({})

    office = Office(sqlite_store, deed=interrupted)
    task = office.ask()
    office.work.run_next()

    assert (office.state(task).state, office.state(task).attempts) == (TaskState.QUEUED, 0)
    assert not office.work.run_next()
    assert office.worker().run_next()
    assert office.state(task).state is TaskState.DONE


def test_what_does_not_notice_that_it_is_handed_back_keeps_nothing(sqlite_store: Store) -> None:
    def deaf(_: TaskContext) -> Done:
        office.work.abandon()
        return Done({})

    office = Office(sqlite_store, deed=deaf)
    task = office.ask()
    office.work.run_next()

    assert (office.state(task).state, office.state(task).attempts) == (TaskState.QUEUED, 0)


def test_a_check_tells_nothing_until_there_is_a_reason(sqlite_store: Store) -> None:
    def asked(context: TaskContext) -> Done:
        context.check()
        assert not context.cancelled()
        context.interrupt(Reason.CANCELLED)
        assert context.cancelled()
        with pytest.raises(Interrupted, match="cancelled"):
            context.check()
        return Done({})

    office = Office(sqlite_store, deed=asked)
    task = office.ask()
    office.work.run_next()

    assert office.state(task).state is TaskState.CANCELLED
