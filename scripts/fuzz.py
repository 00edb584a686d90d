"""Mutated files of all formats through the reader's workers: nothing may crash the host, hang, or fail without a type.

fuzz.py [--files N] [--seconds S] [--seed N] [--first N] [--jobs N]
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from PIL import Image, ImageDraw

from fuzz_mutation import mutate
from vitascope.adapters.reader.pooled import pooled_reader
from vitascope.errors import LimitExceeded, ReaderCrashed, VitascopeError
from vitascope.ports.reader import Reader
from vitascope.reading.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "tests" / "golden" / "documents"
KEPT = ROOT / "build" / "fuzz"

LIMITS = Limits(seconds=10)
"""Mutations are small files: what takes longer than this for one of them is a hang."""

ARCHIVE_HEAD = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=next\n\n--next\n"
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
)
"""Before a page, it makes an archive of it."""

AS_OF = dt.date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """One mutated file; the same number and seed give it again."""

    number: int
    kind: str
    data: bytes


@dataclass(slots=True)
class Tally:
    """What became of the samples.

    Attributes:
        codes: by format and error code, "read" for those that gave a record.
        faults: samples that failed without a type inside a worker, with what the worker said.
        hangs: samples that met the limit of time.
        slowest: by format, seconds on the wall and the number of the sample that took longest.
        died: samples that ended their worker from inside a library; the pool bears that.
    """

    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[tuple[Sample, str]] = field(default_factory=list)
    hangs: list[Sample] = field(default_factory=list)
    died: list[Sample] = field(default_factory=list)
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)

    @property
    def files(self) -> int:
        """How many samples there were."""
        return self.codes.total()


def main() -> int:
    """Run; 1 where a failure had no type, or a file took longer than its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3600.0, help="stop after so long")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the first sample, to go on where a run ended")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    tally = fuzz(files=chosen.files, seconds=chosen.seconds, seed=chosen.seed, jobs=chosen.jobs, first=chosen.first)
    print(summary(tally))
    return 1 if tally.faults or tally.hangs else 0


def summary(tally: Tally) -> str:
    """What became of the samples: a row for each format, a column for each outcome, and the slowest."""
    kinds = sorted({kind for kind, _ in tally.codes})
    codes = sorted({code for _, code in tally.codes}, key=lambda code: (code != "read", code))
    head = ("format", "files", *codes, "slowest s", "sample")
    rows = [head]
    for kind in kinds:
        counts = [tally.codes[kind, code] for code in codes]
        took, number = tally.slowest.get(kind, (0.0, 0))
        rows.append((kind, str(sum(counts)), *map(str, counts), f"{took:.2f}", str(number)))
    totals = [sum(tally.codes[kind, code] for kind in kinds) for code in codes]
    rows.append(("all", str(tally.files), *map(str, totals), "", ""))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.append(f"{tally.files} files: the host never died, {trouble(tally)}")
    return "\n".join(lines)


def trouble(tally: Tally) -> str:
    """How many samples did what none should."""
    died, hung, faults = len(tally.died), len(tally.hangs), len(tally.faults)
    return f"{died} workers died in a library, {hung} hangs, {faults} failures without a type"


def fuzz(*, files: int, seconds: float, seed: int, jobs: int, first: int = 0) -> Tally:
    """Send so many mutated files through `jobs` workers, or as many as fit in the time.

    Any exception that comes out of here that is not of ours is the finding: a host that crashes.
    """
    tally = Tally()
    deadline = time.monotonic() + seconds
    with pooled_reader(workers=jobs, limits=LIMITS) as reader, ThreadPoolExecutor(jobs) as threads:
        samples = islice(mutations(seed, first), files)
        while time.monotonic() < deadline and (batch := list(islice(samples, 20 * jobs))):
            for sample, code, message, took in threads.map(lambda sample: _outcome(reader, sample), batch):
                _count(tally, sample, code, message, took)
            if sys.stderr.isatty():
                print(f"\r{tally.files}/{files}", end="", file=sys.stderr, flush=True)
            elif tally.files % 1000 < 20 * jobs:
                print(f"{tally.files}/{files}, {trouble(tally)}", file=sys.stderr, flush=True)
    return tally


def _count(tally: Tally, sample: Sample, code: str, message: str, took: float) -> None:
    tally.codes[sample.kind, code] += 1
    tally.slowest[sample.kind] = max(tally.slowest.get(sample.kind, (0.0, 0)), (took, sample.number))
    if code == LimitExceeded.code and "seconds" in message:
        tally.hangs.append(sample)
    elif code == ReaderCrashed.code and "died" in message:
        # A library that dies in its worker is what workers are for; an exception of ours without a type is a fault.
        tally.died.append(sample)
    elif code == ReaderCrashed.code:
        tally.faults.append((sample, message))
    else:
        return
    keep(sample, message)


def _outcome(reader: Reader, sample: Sample) -> tuple[Sample, str, str, float]:
    start = time.monotonic()
    code, message = "read", ""
    try:
        reader(sample.data, name=f"sample.{sample.kind}", as_of=AS_OF)
    except VitascopeError as error:
        code, message = error.code, error.message
    return sample, code, message, time.monotonic() - start


def mutations(seed: int, first: int = 0) -> Iterator[Sample]:
    """Samples without end from number `first`, each drawn from its own number so that it can be had again."""
    sound = seeds()
    for number in range(first, sys.maxsize):
        rng = random.Random(f"{seed}:{number}")
        kind, data = sound[number % len(sound)]
        yield Sample(number, kind, mutate(rng, data, kind))


def seeds() -> list[tuple[str, bytes]]:
    """Sound files of every format, with the format's name."""
    files = [(path.suffix.lstrip("."), path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    typed = next(data for kind, data in files if kind == "txt")
    web_page = next(data for kind, data in files if kind == "html")
    page = Image.new("L", (400, 300), "white")
    ImageDraw.Draw(page).text((20, 20), "Ada Example\nEngineer\nada@example.com", fill="black")
    return [
        *files,
        ("md", b"# " + typed),
        ("mhtml", ARCHIVE_HEAD + web_page),
        *((name, _image(page, name)) for name in ("png", "jpeg", "webp", "tiff")),
    ]


def _image(page: Image.Image, name: str) -> bytes:
    data = io.BytesIO()
    page.save(data, name)
    return data.getvalue()


def keep(sample: Sample, message: str) -> None:
    """Say at once what failed without a type, hung or killed its worker, and keep the file to look at."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{sample.number}.{sample.kind}"
    path.write_bytes(sample.data)
    print(f"{path.relative_to(ROOT)}: {message}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
