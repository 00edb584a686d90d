from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.usecases.tasks.office import Office

from vitascope.errors import NoSuchTask, QueueFull, Unavailable
from vitascope.model.task import NewTask, TaskState
from vitascope.store.engine import Store
from vitascope.usecases.tasks.running import Done, TaskContext


def test_the_carrier_is_told_after_the_commit(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    task = office.ask()

    assert office.told == [task.id]


def test_a_task_belongs_to_its_transaction(sqlite_store: Store) -> None:
    office = Office(sqlite_store)

    with sqlite_store.begin() as db:
        office.tasks.add(db, NewTask("deed", {}))
        db.rollback()

    assert office.tasks.figures().queued == 0
    assert office.told == []


def test_a_carrier_that_fails_loses_nothing(sqlite_store: Store) -> None:
    def broken(_: object) -> None:
        raise Unavailable("the broker does not answer")

    office = Office(sqlite_store, deed=lambda _: Done({}))
    task = replace(office.tasks, carrier=broken).submit(NewTask("deed", {}, owner="ada"))

    assert office.work.run_next()
    assert office.state(task).state is TaskState.DONE


def test_a_task_of_somebody_else_is_not_there(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    task = office.ask(owner="ada")

    for ask in (office.tasks.fetch, office.tasks.cancel):
        with pytest.raises(NoSuchTask):
            ask(task.id, owner="bob")
    with pytest.raises(NoSuchTask):
        next(office.tasks.watch(task.id, owner="bob"))


def test_past_its_bound_the_queue_takes_nothing(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    for _ in range(100):
        office.ask()

    with pytest.raises(QueueFull) as caught:
        office.ask()
    assert caught.value.retry_after_s > 0


def test_the_figures_say_how_long_the_oldest_waits(sqlite_store: Store) -> None:
    office = Office(sqlite_store, deed=lambda _: Done({}))
    assert office.tasks.figures().waited_s == 0
    office.ask()
    office.pass_time(7)
    office.ask()

    figures = office.tasks.figures()
    assert (figures.queued, figures.running, figures.waited_s) == (2, 0, 7)


def test_a_stream_begins_with_now_and_ends_with_the_end(sqlite_store: Store) -> None:
    def deed(context: TaskContext) -> Done:
        context.progress(50, "doing")
        return Done({"did": "it"})

    office = Office(sqlite_store, deed=deed)
    task = office.ask()
    stream = office.tasks.watch(task.id, owner="ada")
    first = next(stream)
    office.work.run_next()
    rest = [each for each in stream if each]

    assert first == task
    assert rest[-1] == office.state(task)
    assert rest[-1].state is TaskState.DONE


def test_a_stream_shows_that_it_lives(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    stream = office.tasks.watch(office.ask().id, owner="ada", heartbeat_s=0.01)
    next(stream)

    assert next(stream) is None
    assert next(stream) is None
