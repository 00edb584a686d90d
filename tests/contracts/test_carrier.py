"""What every carrier promises, asked of each there is, with the brokers and databases that it is used with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import pytest
from tests.conftest import postgres_database
from tests.contracts import plant
from tests.services import missing

from vitascope.adapters.carrier import open_carrier
from vitascope.adapters.carrier.brokered import open_celery
from vitascope.adapters.carrier.now import carrier_now
from vitascope.adapters.clock import new_id, now
from vitascope.model.task import NewTask, Task, TaskState
from vitascope.ports.carrier import Carrier
from vitascope.settings import CeleryCarrier, EmbeddedCarrier
from vitascope.store.engine import Store, open_store
from vitascope.store.migrations import migrate
from vitascope.usecases.tasks.asking import Tasks
from vitascope.usecases.tasks.running import Work
from vitascope.usecases.tasks.watching import Watcher

BROKERS = {
    "redis": os.getenv("VITASCOPE_TEST_REDIS", "redis://127.0.0.1:6379/9"),
    "rabbitmq": os.getenv("VITASCOPE_TEST_RABBITMQ", "amqp://guest:guest@127.0.0.1:5672//"),
}


@dataclass
class Plant:
    """A queue, and a way to have somebody work at it."""

    tasks: Tasks
    store: Store
    url: str
    settings: CeleryCarrier | EmbeddedCarrier

    def start(self) -> subprocess.Popen[bytes]:
        """One more worker process."""
        return subprocess.Popen([sys.executable, plant.__file__, self.url, plant.written(self.settings)])

    def ask(self, say: str = "hello", *, kind: str = "echo", seconds: float = 0.0) -> Task:
        """Submit a task."""
        return self.tasks.submit(NewTask(kind, {"say": say, "seconds": seconds}))

    def state(self, task: Task) -> Task:
        """The task as it is now."""
        return self.tasks.fetch(task.id, owner="")

    def await_end(self, task: Task, *, seconds: float = 60.0) -> Task:
        """The task when it is over."""
        await_that(lambda: self.state(task).state.final, seconds=seconds)
        return self.state(task)


@pytest.fixture(scope="module", params=["now", "embedded", "embedded on PostgreSQL", "redis", "rabbitmq"])
def plant_at_work(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    with (
        plant_with(request.param, tmp_path_factory.mktemp("plant")) as ready,
        nullcontext() if request.param == "now" else at_work(ready),
    ):
        yield ready


def test_a_task_is_done(plant_at_work: Plant) -> None:
    done = plant_at_work.await_end(plant_at_work.ask("good morning"))

    assert (done.state, done.result, done.percent) == (TaskState.DONE, {"said": "good morning"}, 100)


def test_many_tasks_are_done_once_each(plant_at_work: Plant) -> None:
    asked = [plant_at_work.ask(str(number)) for number in range(20)]

    said = [(plant_at_work.await_end(task).result or {})["said"] for task in asked]

    assert said == [str(number) for number in range(20)]
    done = plant.deeds(plant_at_work.store)
    assert [done.count(task.id) for task in asked] == [1] * 20


def test_a_task_that_fails_says_why(plant_at_work: Plant) -> None:
    failed = plant_at_work.await_end(plant_at_work.ask(kind="fail"))

    assert failed.state is TaskState.FAILED
    assert failed.error is not None
    assert failed.error.code == "damaged_document"


def test_word_of_what_is_over_does_no_harm(plant_at_work: Plant) -> None:
    task = plant_at_work.await_end(plant_at_work.ask())

    plant_at_work.tasks.carrier([task.id, task.id, "of nothing"])
    plant_at_work.await_end(plant_at_work.ask())

    assert plant.deeds(plant_at_work.store).count(task.id) == 1


def test_a_running_task_stops_when_it_is_cancelled(plant_at_work: Plant, request: pytest.FixtureRequest) -> None:
    if "now" in request.node.callspec.params.values():
        pytest.skip("it is over before anybody could cancel it")
    task = plant_at_work.ask(seconds=60)
    await_that(lambda: plant_at_work.state(task).state is TaskState.RUNNING)

    plant_at_work.tasks.cancel(task.id, owner="")

    assert plant_at_work.await_end(task).state is TaskState.CANCELLED


@pytest.mark.parametrize("kind", ["embedded", "embedded on PostgreSQL"])
def test_all_are_done_once_though_the_server_is_killed(kind: str, tmp_path: Path) -> None:
    with plant_with(kind, tmp_path) as ready:
        asked = [ready.ask(str(number), seconds=0.2) for number in range(8)]
        first = ready.start()
        await_that(lambda: plant.deeds(ready.store))
        first.kill()
        first.wait()
        with at_work(ready):
            ended = [ready.await_end(task) for task in asked]
        done = plant.deeds(ready.store)

    assert [task.state for task in ended] == [TaskState.DONE] * 8
    assert len(done) == len(set(done)) == 8


@pytest.mark.parametrize("kind", ["embedded", "redis"])
def test_what_a_worker_cannot_end_in_time_is_handed_back(kind: str, tmp_path: Path) -> None:
    with plant_with(kind, tmp_path) as ready:
        with at_work(ready):
            task = ready.ask(seconds=60)
            await_that(lambda: ready.state(task).state is TaskState.RUNNING)
            assert ready.tasks.attended()
        left = ready.state(task)
        attended = ready.tasks.attended()

    assert (left.state, left.attempts) == (TaskState.QUEUED, 0)
    assert not attended


def test_all_are_done_once_though_workers_and_their_broker_are_killed(tmp_path: Path) -> None:
    with OwnRedis() as redis, plant_with("redis", tmp_path, broker=redis.url) as ready:
        asked = [ready.ask(str(number), seconds=0.2) for number in range(12)]
        first = ready.start()
        await_that(lambda: plant.deeds(ready.store))
        first.kill()
        first.wait()
        redis.restart_empty()
        with at_work(ready):
            late = ready.ask("late")
            ended = [ready.await_end(task) for task in [*asked, late]]
        done = plant.deeds(ready.store)

    assert len(done) == len(set(done)) == 13
    assert [task.state for task in ended] == [TaskState.DONE] * 13


def test_work_goes_on_when_the_broker_comes_back_without_its_messages(tmp_path: Path) -> None:
    with OwnRedis() as redis, plant_with("redis", tmp_path, broker=redis.url) as ready, at_work(ready):
        asked = [ready.ask(str(number), seconds=0.2) for number in range(12)]
        await_that(lambda: plant.deeds(ready.store))
        redis.restart_empty()

        ended = [ready.await_end(task) for task in asked]
        done = plant.deeds(ready.store)

    assert len(done) == len(set(done)) == 12
    assert [task.state for task in ended] == [TaskState.DONE] * 12


@contextmanager
def plant_with(kind: str, folder: Path, *, broker: str = "") -> Iterator[Plant]:
    """A queue over an empty database; its carrier is one of the broker where the kind names one."""
    databases = iter([f"sqlite:///{folder / 'plant.db'}"]) if kind in {"now", "embedded"} else postgres_database()
    settings: CeleryCarrier | EmbeddedCarrier = EmbeddedCarrier()
    if kind in BROKERS:
        address = broker or BROKERS[kind]
        await_port(urlsplit(address).port or 0, kind)
        settings = CeleryCarrier.model_validate({"kind": "celery", "broker": address, "queue": f"test-{uuid.uuid4()}"})
    for url in databases:
        store = open_store(url)
        migrate(store)
        plant.prepare(store)
        with closing(Watcher(store)) as watcher, closing(store):
            carrier = carrier_for(kind, settings, store)
            yield Plant(Tasks(store, carrier, now, new_id, watcher), store, url, settings)
    if isinstance(settings, CeleryCarrier) and not broker:
        with open_celery(settings).connection_for_write() as connection:
            connection.default_channel.queue_delete(settings.queue)


def carrier_for(kind: str, settings: CeleryCarrier | EmbeddedCarrier, store: Store) -> Carrier:
    if kind == "now":
        return carrier_now(Work(store, plant.HANDLERS, clock=now, new_id=new_id).run_next)
    return open_carrier(settings, wake=lambda: None)


@contextmanager
def at_work(ready: Plant) -> Iterator[None]:
    """A worker process that is told to end afterwards, and does."""
    process = ready.start()
    try:
        yield
        process.terminate()
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.wait()


class OwnRedis:
    """A Redis of this test alone, so that it may be killed."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        if not shutil.which("redis-server"):
            missing("redis-server is not installed")
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()

    def restart_empty(self) -> None:
        """Kill it, and start it without anything in it."""
        self._kill()
        self._start()

    def _start(self) -> None:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
        await_port(self.port, "redis-server")

    def _kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()


def await_port(port: int, name: str) -> None:
    """Wait a moment for a server; as `missing` says where there is none."""
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    missing(f"{name} is not there")


def await_that(condition: Callable[[], object], *, seconds: float = 60.0) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
