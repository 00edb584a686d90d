from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from tests.unit.adapters.reader.tasks import do
from tests.unit.usecases.tasks.office import Office, until

from vitascope.adapters.reader.pool import Pool
from vitascope.model.task import TaskState
from vitascope.store.engine import Store
from vitascope.usecases.tasks.running import Done, Handler, TaskContext
from vitascope.worker import Crew


def test_a_task_outlives_the_process_that_reads_for_it(sqlite_store: Store) -> None:
    def read(context: TaskContext) -> Done:
        return Done({"by": pool("sleep" if context.task.attempts == 1 else "work", check=context.check)})

    with Pool(do) as pool, crew_of(sqlite_store, read=read) as office:
        task = office.ask("read")
        until(lambda: pool.figures.busy and pool.pids)
        os.kill(pool.pids[0], signal.SIGKILL)
        until(lambda: office.state(task).error)
        office.pass_time(1)
        until(lambda: office.state(task).state.final)

    assert (office.state(task).state, office.state(task).attempts) == (TaskState.DONE, 2)


def test_a_file_that_kills_its_reader_is_given_up_and_holds_up_nobody(sqlite_store: Store) -> None:
    def read(_: TaskContext) -> Done:
        return Done({"by": pool("abort")})

    with Pool(do) as pool, crew_of(sqlite_store, read=read, deed=lambda _: Done({})) as office:
        poisoned = office.ask("read", max_attempts=2)
        others = [office.ask() for _ in range(4)]
        until(lambda: all(office.state(task).state is TaskState.DONE for task in others))
        until(lambda: office.state(poisoned).error)
        office.pass_time(1)
        until(lambda: office.state(poisoned).state.final)

    failed = office.state(poisoned)
    assert (failed.state, failed.attempts) == (TaskState.FAILED, 2)
    assert failed.error is not None
    assert failed.error.code == "reader_crashed"


def test_cancelling_ends_the_process_that_reads(sqlite_store: Store) -> None:
    def read(context: TaskContext) -> Done:
        return Done({"by": pool("sleep", check=context.check)})

    with Pool(do) as pool, crew_of(sqlite_store, read=read) as office:
        task = office.ask("read")
        until(lambda: pool.figures.busy)
        office.tasks.cancel(task.id, owner="ada")
        until(lambda: office.state(task).state is TaskState.CANCELLED)
        until(lambda: not pool.figures.busy)

    assert pool.figures.died == 1


def test_at_the_end_of_the_shift_work_is_ended_or_handed_back(sqlite_store: Store) -> None:
    def read(context: TaskContext) -> Done:
        return Done({"by": pool("sleep", check=context.check)})

    with Pool(do) as pool:
        office = Office(sqlite_store, read=read)
        crew = Crew(office.work, office.upkeep(slots=2), poll_s=0.05, sweep_s=0.1)
        crew.start()
        task = office.ask("read")
        until(lambda: pool.figures.busy)
        crew.stop(grace_s=0.1)

    assert (office.state(task).state, office.state(task).attempts) == (TaskState.QUEUED, 0)
    assert not office.tasks.attended()


@contextmanager
def crew_of(store: Store, **handlers: Handler) -> Iterator[Office]:
    """Two runners at work."""
    office = Office(store, **handlers)
    crew = Crew(office.work, office.upkeep(slots=2), poll_s=0.05, sweep_s=0.1)
    crew.start()
    yield office
    crew.stop(grace_s=1)
