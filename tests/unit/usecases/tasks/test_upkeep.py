from __future__ import annotations

import datetime as dt

from tests.unit.usecases.tasks.office import Office

from vitascope.model.schedule import Rhythm, Schedule, Timing
from vitascope.model.task import TaskState
from vitascope.store import schedules
from vitascope.store.engine import Store
from vitascope.usecases.tasks.running import Done, TaskContext


def test_a_worker_is_live_while_it_is_heard_of(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    upkeep = office.upkeep(slots=3)
    assert not office.tasks.attended()

    upkeep.beat()
    office.pass_time(5)
    upkeep.beat()
    assert office.tasks.attended()
    assert (office.tasks.figures().workers, office.tasks.figures().slots) == (1, 3)

    office.pass_time(60)
    assert not office.tasks.attended()


def test_a_worker_that_leaves_is_gone_at_once(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    upkeep = office.upkeep()
    upkeep.beat()
    upkeep.leave()

    assert not office.tasks.attended()


def test_a_lease_that_is_tended_holds(sqlite_store: Store) -> None:
    def slow(_: TaskContext) -> Done:
        for _each in range(4):
            office.pass_time(10)
            office.upkeep().tend()
            office.upkeep(office.worker()).sweep()
        return Done({})

    office = Office(sqlite_store, deed=slow)
    task = office.ask()
    office.work.run_next()

    assert (office.state(task).state, office.state(task).attempts) == (TaskState.DONE, 1)


def test_a_task_learns_that_it_was_cancelled(sqlite_store: Store) -> None:
    def stopping(context: TaskContext) -> Done:
        office.tasks.cancel(context.task.id, owner="ada")
        office.upkeep().look()
        context.check()
        raise AssertionError

    office = Office(sqlite_store, deed=stopping)
    task = office.ask()
    office.work.run_next()

    assert office.state(task).state is TaskState.CANCELLED


def test_a_task_learns_that_its_lease_is_gone(sqlite_store: Store) -> None:
    def slow(context: TaskContext) -> Done:
        office.pass_time(20)
        office.upkeep(office.worker()).sweep()
        office.upkeep().tend()
        context.check()
        raise AssertionError

    office = Office(sqlite_store, deed=slow)
    task = office.ask()
    office.work.run_next()

    assert office.state(task).state is TaskState.QUEUED


def test_an_idle_worker_has_the_carrier_tell_again_of_what_nobody_came_for(sqlite_store: Store) -> None:
    office = Office(sqlite_store, deed=lambda _: Done({}))
    upkeep = office.upkeep()
    upkeep.sweep()
    task = office.ask()
    office.told.clear()

    upkeep.sweep()
    assert office.told == [task.id]
    office.work.run_next()
    upkeep.sweep()
    assert office.told == [task.id]


def test_what_is_due_is_asked_for_once_and_again_next_time(sqlite_store: Store) -> None:
    office = Office(sqlite_store, sync=lambda _: Done({}))
    timing = Timing(Rhythm.INTERVAL, every_s=60)
    with sqlite_store.begin() as db:
        schedules.put(db, Schedule("s1", "sync", "ada", {"folder": "f"}, timing, office.now, None))

    for _ in range(3):
        office.upkeep().sweep()
    assert office.tasks.figures().queued == 1
    office.pass_time(60)
    office.upkeep().sweep()

    assert [task.payload for task in office.tasks.listed(owner="ada")] == [{"folder": "f"}] * 2
    with sqlite_store.read() as db:
        assert schedules.fetch(db, "s1").due == office.now + dt.timedelta(seconds=60)
