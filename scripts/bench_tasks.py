"""Queued résumés while workers and brokers are killed: all done once, none lost.

    python scripts/bench_tasks.py --count 2000                        one worker on SQLite
    python scripts/bench_tasks.py --count 2000 --carrier celery       two workers, own Redis, PostgreSQL

Every few seconds a process is killed with SIGKILL: five times one that reads, then a whole worker with all that belongs
to it. With Celery the broker is killed in the middle as well, and comes back empty.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from vitascope.assembly import assemble
from vitascope.model.account import Caller
from vitascope.settings import CeleryCarrier, Database, EmbeddedCarrier, read_settings
from vitascope.usecases.application import Vitascope

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted((ROOT / "tests" / "golden" / "documents").glob("*.pdf"))
POSTGRES = os.getenv("VITASCOPE_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


@dataclass
class Site:
    """Workers, and what was done to them."""

    variables: list[str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    killed: Counter[str] = field(default_factory=Counter)

    def start(self) -> None:
        """One more worker."""
        self.workers.append(subprocess.Popen(["env", *self.variables, sys.executable, "-m", "vitascope", "worker"]))

    def kill_reader(self) -> None:
        """Kill a process that reads."""
        for worker in self.workers:
            readers = readers_of(worker.pid)
            if readers:
                readers[-1].kill()
                self.killed["readers"] += 1
                return

    def kill_worker(self) -> None:
        """Kill a worker, and start another one."""
        worker = self.workers.pop(0)
        worker.kill()
        worker.wait()
        self.killed["workers"] += 1
        self.start()

    def end(self) -> None:
        """Tell all workers to end."""
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            worker.wait(timeout=60)


class OwnRedis:
    """A broker that may be killed."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, empty."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)

    def kill(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.wait()


def main() -> int:
    """Run one bench and print what came of it; 1 where something was lost or done twice."""
    chosen = arguments()
    celery = chosen.carrier == "celery"
    folder = Path(tempfile.mkdtemp(prefix="vitascope-bench-"))
    with database(folder, postgres=celery) as url:
        redis = OwnRedis() if celery else None
        carrier = CeleryCarrier(kind="celery", broker=SecretStr(redis.url)) if redis else EmbeddedCarrier()
        settings = read_settings(data=folder, database=Database(url=SecretStr(url)), carrier=carrier)
        vitascope = assemble(settings)
        took = time.monotonic()
        fill(vitascope, chosen.count)
        print(f"{chosen.count} documents kept and asked for in {time.monotonic() - took:.0f} s")
        variables = {"DATA": folder, "DATABASE_URL": url, "LOG_LEVEL": "error", "CARRIER_KIND": carrier.kind}
        if redis:
            variables["CARRIER_BROKER"] = redis.url
        site = Site([f"VITASCOPE_{name}={value}" for name, value in variables.items()])
        for _ in range(chosen.workers):
            site.start()
        seconds = run(vitascope, site, redis, chosen)
        site.end()
        print(f"{chosen.count} tasks in {seconds:.0f} s with {chosen.workers} workers; killed: {dict(site.killed)}")
        good = judge(vitascope, chosen.count)
        vitascope.machinery.close()
        if redis:
            redis.kill()
    shutil.rmtree(folder)
    return 0 if good else 1


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description="Queued résumés while workers and brokers are killed.")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--carrier", choices=("embedded", "celery"), default="embedded")
    parser.add_argument("--workers", type=int, default=1, help="worker processes, each with its own readers")
    parser.add_argument("--every", type=float, default=5.0, metavar="S", help="seconds between two kills")
    return parser.parse_args()


@contextmanager
def database(folder: Path, *, postgres: bool) -> Iterator[str]:
    """The URL of an empty database, which is gone afterwards."""
    if not postgres:
        yield f"sqlite:///{folder / 'vitascope.db'}"
        return
    name = f"vitascope_bench_{uuid.uuid4().hex}"
    engine = create_engine(POSTGRES.replace("postgresql:", "postgresql+psycopg:", 1), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield POSTGRES.rpartition("/")[0] + f"/{name}"
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def fill(vitascope: Vitascope, count: int) -> None:
    """Ask for so many different documents of four owners."""
    for number, path in zip(range(count), itertools.cycle(DOCUMENTS), strict=False):
        # What stands behind the end of a PDF changes its hash and nothing else.
        data = path.read_bytes() + f"\n% {number}\n".encode()
        with vitascope.library.drafts.of([data]) as draft:
            vitascope.intake.read_later(
                draft, name=path.name, surface="parser", caller=Caller(f"owner-{number % 4}"), bulk=True
            )


def run(vitascope: Vitascope, site: Site, redis: OwnRedis | None, chosen: argparse.Namespace) -> float:
    """Kill until all is over, and say how many seconds that took."""
    started = killed = time.monotonic()
    deeds = itertools.cycle([site.kill_reader] * 5 + [site.kill_worker])
    while (left := vitascope.tasks.figures()).queued + left.running:
        time.sleep(0.5)
        if time.monotonic() - killed >= chosen.every:
            killed = time.monotonic()
            next(deeds)()
        if redis and not site.killed["brokers"] and left.queued < chosen.count / 2:
            redis.kill()
            time.sleep(2)
            redis.start()
            site.killed["brokers"] += 1
    return time.monotonic() - started


def judge(vitascope: Vitascope, count: int) -> bool:
    """Every document was read once, and every task is done."""
    states: Counter[str] = Counter()
    attempts: Counter[int] = Counter()
    versions = 0
    for owner in {f"owner-{number % 4}" for number in range(count)}:
        for task in vitascope.tasks.listed(owner=owner, limit=count):
            states[task.state.value] += 1
            attempts[task.attempts] += 1
        versions += len(vitascope.records.listed(caller=Caller(owner)))
    print(f"states: {dict(states)}; attempts: {dict(sorted(attempts.items()))}; records: {versions}")
    return states == Counter(done=count) and versions == count


def readers_of(pid: int) -> list[psutil.Process]:
    """The processes that read for a worker: children of its fork server."""
    try:
        return [each for each in psutil.Process(pid).children(recursive=True) if each.ppid() != pid]
    except psutil.NoSuchProcess:
        return []


if __name__ == "__main__":
    sys.exit(main())
