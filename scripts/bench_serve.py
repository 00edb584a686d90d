"""What a server on this machine takes and holds, asked from another process; prints a table.

    python scripts/bench_serve.py [--seconds 20] [--users 100]

A rate on the wall depends on what else the machine does. So beside it stands what the requests cost in
processor time, of the server's process and of the processes that read, and from it the share of the engine's
own rate: an idle machine spends what the server costs on reading instead.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import httpx2
import jwt
import psutil

from bench_client import Connection, Tally, get, many, post_file

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("en-one-column.pdf", "pt-one-column.pdf", "ru-tabs.pdf")
SECRET = "a-secret-of-this-measurement-that-is-long-enough"
SHIFT = 17_000
PORT = 8000 + SHIFT
ORIGIN = "http://localhost:5173"
STREAMS = 500


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time so far, and megabytes now."""

    server: float
    readers: float
    memory: float


class Served:
    """A server under measurement."""

    def __init__(self, data: Path) -> None:
        self.data = data
        environment = {
            "PATH": os.getenv("PATH", ""),
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(data),
            "JWT_SECRET_KEY": SECRET,
            "VITASCOPE_PORT_SHIFT": str(SHIFT),
            "VITASCOPE_LOG_LEVEL": "warning",
            "VITASCOPE_LIMITS_REQUESTS_PER_MINUTE": "10000000",
        }
        command = [sys.executable, "-m", "vitascope", "serve", "--data", str(data)]
        started = time.monotonic()
        self.process = psutil.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        while not self._answers():
            time.sleep(0.02)
        self.until_ready = time.monotonic() - started
        self.parse_once()
        self.until_first = time.monotonic() - started

    def cost(self) -> Cost:
        """What it has cost so far."""
        own = self.process.cpu_times()
        children = [child.cpu_times() for child in self.process.children(recursive=True)]
        readers = sum(each.user + each.system for each in children)
        return Cost(own.user + own.system, readers, self.process.memory_info().rss / 1e6)

    def parse_once(self) -> None:
        """Have one résumé read."""
        data = (ROOT / "tests" / "golden" / "documents" / DOCUMENTS[0]).read_bytes()
        answer = httpx2.post(
            f"http://localhost:{PORT}/parse-resume",
            headers=headers(),
            data={"fileType": "file"},
            files={"file": ("cv.pdf", data)},
            timeout=60,
        )
        assert answer.status_code == 200, answer.text

    def _answers(self) -> bool:
        assert self.process.poll() is None, "the server ended"
        try:
            return httpx2.get(f"http://localhost:{PORT}/healthz").status_code == 200
        except httpx2.HTTPError:
            return False


def headers() -> dict[str, str]:
    """Of somebody who may ask."""
    token = jwt.encode({"userId": "bench", "exp": int(time.time()) + 3600}, SECRET, algorithm="HS256")
    return {"Authorization": f"Bearer {token}", "Origin": ORIGIN}


def documents() -> list[bytes]:
    """One-page PDFs."""
    return [(ROOT / "tests" / "golden" / "documents" / name).read_bytes() for name in DOCUMENTS]


def engine_seconds() -> float:
    """Processor time that the engine alone takes for one of these documents, warm, in one reader process."""
    code = (
        "import sys,time,datetime as dt\n"
        "from pathlib import Path\n"
        "from vitascope.pipeline import read\n"
        "files=[Path(name).read_bytes() for name in sys.argv[1:]]\n"
        "day=dt.date(2026,1,1)\n"
        "[read(data,as_of=day) for data in files]\n"
        "start=time.process_time()\n"
        "[read(data+b'\\n%%%d'%n,as_of=day) for n in range(20) for data in files]\n"
        "print((time.process_time()-start)/20/len(files))\n"
    )
    paths = [str(ROOT / "tests" / "golden" / "documents" / name) for name in DOCUMENTS]
    environment = {"PATH": os.getenv("PATH", ""), "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code, *paths], env=environment, check=True, capture_output=True)
    return float(done.stdout)


async def parsing(served: Served, users: int, seconds: float) -> tuple[Tally, Tally, float, float]:
    """Users who send fresh résumés, and one who asks whether the server lives; cost a résumé, server and readers."""
    files, before = documents(), served.cost()

    def request(number: int) -> bytes:
        data = files[number % len(files)] + b"\n%% %d %d" % (number, time.time_ns())
        return post_file("/parse-resume", headers(), data, {"fileType": "file", "fresh": "true"})

    async def health() -> Tally:
        tally, connection, end = Tally(), Connection(PORT), time.monotonic() + seconds
        while time.monotonic() < end:
            sent = time.monotonic()
            await connection.ask(get("/health", {}))
            tally.seconds.append(time.monotonic() - sent)
            await asyncio.sleep(0.05)
        connection.close()
        return tally

    tally, lives = await asyncio.gather(many(PORT, users, seconds, request), health())
    after, count = served.cost(), len(tally.seconds)
    return tally, lives, (after.server - before.server) / count, (after.readers - before.readers) / count


async def hits(served: Served, seconds: float) -> tuple[Tally, float]:
    """Users who send what is known; processor time a hit."""
    request = post_file("/parse-resume", headers(), documents()[0], {"fileType": "file"})
    return await repeated(served, seconds, request)


async def polling(served: Served, seconds: float) -> tuple[Tally, float]:
    """Users who ask how far a job is; processor time an answer."""
    connection = Connection(PORT)
    _, body = await connection.ask(post_file("/parse-resume-async", headers(), documents()[1], {"fileType": "file"}))
    connection.close()
    await asyncio.sleep(2)
    return await repeated(served, seconds, get(json.loads(body)["statusUrl"], headers()))


async def repeated(served: Served, seconds: float, request: bytes) -> tuple[Tally, float]:
    """The same request again and again, by twenty users."""
    before = served.cost()
    tally = await many(PORT, 20, seconds, lambda _: request)
    return tally, (served.cost().server - before.server) / max(1, len(tally.seconds))


async def streams(served: Served) -> tuple[int, float]:
    """How many of the streams that were open at once told their job to its end; megabytes more meanwhile."""
    before, files = served.cost().memory, documents()
    most, ended = before, 0

    async def follow(number: int) -> None:
        nonlocal ended
        data = files[number % len(files)] + b"\n%% stream %d %d" % (number, time.time_ns())
        asking, listening = Connection(PORT), Connection(PORT)
        _, body = await asking.ask(post_file("/parse-resume-async", headers(), data, {"fileType": "file"}))
        asking.close()
        async for line in listening.lines(get(json.loads(body)["streamUrl"], headers())):
            if line == b'data: {"event":"complete"}\n':
                ended += 1
                break
        listening.close()

    async def watch() -> None:
        nonlocal most
        while ended < STREAMS:
            most = max(most, served.cost().memory)
            await asyncio.sleep(0.2)

    watching = asyncio.create_task(watch())
    await asyncio.wait_for(asyncio.gather(*(follow(number) for number in range(STREAMS))), 500)
    watching.cancel()
    return ended, most - before


def main() -> int:
    """Measure everything, and say it in a table."""
    parser = argparse.ArgumentParser(description="Measure a server on this machine.")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--users", type=int, default=100)
    chosen = parser.parse_args()
    engine = engine_seconds()
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder))
        try:
            time.sleep(3)
            idle = served.cost().memory
            tally, lives, own, readers = asyncio.run(parsing(served, chosen.users, chosen.seconds))
            known, a_hit = asyncio.run(hits(served, chosen.seconds / 2))
            polled, a_poll = asyncio.run(polling(served, chosen.seconds / 2))
            told, more = asyncio.run(streams(served))
        finally:
            served.process.terminate()
            served.process.wait(60)
    rows = [
        ("start until it answers, s", f"{served.until_ready:.2f}"),
        ("start until the first résumé is read, s", f"{served.until_first:.2f}"),
        ("server process idle, MB", f"{idle:.0f}"),
        ("engine alone, ms of processor time a résumé", f"{engine * 1e3:.1f}"),
        ("readers, ms of processor time a résumé", f"{readers * 1e3:.1f}"),
        ("server, ms of processor time a résumé", f"{own * 1e3:.1f}"),
        ("share of the engine's own rate", f"{engine / (own + readers):.0%}"),
        (f"{chosen.users} users, fresh: résumés a second", f"{tally.rate:.1f}"),
        ("errors", f"{tally.errors}"),
        ("p50, p95, s", f"{tally.quantile(0.5):.2f}, {tally.quantile(0.95):.2f}"),
        (
            "health check meanwhile, p50 and p99, ms",
            f"{lives.quantile(0.5) * 1e3:.0f}, {lives.quantile(0.99) * 1e3:.0f}",
        ),
        ("cache hits a second", f"{known.rate:.0f}"),
        ("a hit, ms of processor time; hits a second on one core", f"{a_hit * 1e3:.2f}; {1 / a_hit:.0f}"),
        ("polls a second", f"{polled.rate:.0f}"),
        ("a poll, ms of processor time; polls a second on one core", f"{a_poll * 1e3:.2f}; {1 / a_poll:.0f}"),
        (f"of {STREAMS} streams at once told to the end; MB more", f"{told}; {more:.0f}"),
    ]
    for name, value in rows:
        print(f"| {name} | {value} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
