"""Mutated files of all formats through the reader's workers: nothing may crash the host, hang, or fail without a type.

fuzz.py [--files N] [--seconds S] [--seed N] [--jobs N]
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
from vitascope.errors import ReaderCrashed, VitascopeError
from vitascope.ports.reader import Reader
from vitascope.reading.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "tests" / "golden" / "documents"
KEPT = ROOT / "build" / "fuzz"

LIMITS = Limits(seconds=10)
"""Mutations are small files: what takes longer than this for one of them is a hang."""

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
        slowest: seconds on the wall for one sample.
    """

    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[tuple[Sample, str]] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def files(self) -> int:
        """How many samples there were."""
        return self.codes.total()


def main() -> int:
    """Run; 1 where a failure had no type."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3600.0, help="stop after so long")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    tally = fuzz(files=chosen.files, seconds=chosen.seconds, seed=chosen.seed, jobs=chosen.jobs)
    for (kind, code), count in sorted(tally.codes.items()):
        print(f"{kind:6}{code:24}{count:7}")
    print(f"{tally.files} files, the slowest took {tally.slowest:.1f} s")
    keep(tally)
    return 1 if tally.faults else 0


def fuzz(*, files: int, seconds: float, seed: int, jobs: int) -> Tally:
    """Send so many mutated files through `jobs` workers, or as many as fit in the time.

    Any exception that comes out of here that is not of ours is the finding: a host that crashes.
    """
    tally = Tally()
    deadline = time.monotonic() + seconds
    with pooled_reader(workers=jobs, limits=LIMITS) as reader, ThreadPoolExecutor(jobs) as threads:
        samples = islice(mutations(seed), files)
        while time.monotonic() < deadline and (batch := list(islice(samples, 20 * jobs))):
            for sample, code, message, took in threads.map(lambda sample: _outcome(reader, sample), batch):
                tally.codes[sample.kind, code] += 1
                tally.slowest = max(tally.slowest, took)
                if message:
                    tally.faults.append((sample, message))
            if sys.stderr.isatty():
                print(f"\r{tally.files}/{files}", end="", file=sys.stderr, flush=True)
    return tally


def _outcome(reader: Reader, sample: Sample) -> tuple[Sample, str, str, float]:
    start = time.monotonic()
    code, message = "read", ""
    try:
        reader(sample.data, name=f"sample.{sample.kind}", as_of=AS_OF)
    except ReaderCrashed as error:
        # A library that dies in its worker is what workers are for; an exception of ours without a type is a fault.
        code, message = error.code, error.message if "died" not in error.message else ""
    except VitascopeError as error:
        code = error.code
    return sample, code, message, time.monotonic() - start


def mutations(seed: int) -> Iterator[Sample]:
    """Samples without end, each drawn from its own number so that it can be had again."""
    sound = seeds()
    for number in range(sys.maxsize):
        rng = random.Random(f"{seed}:{number}")
        kind, data = sound[number % len(sound)]
        yield Sample(number, kind, mutate(rng, data, kind))


def seeds() -> list[tuple[str, bytes]]:
    """Sound files of every format, with the format's name."""
    files = [(path.suffix.lstrip("."), path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    typed = next(data for kind, data in files if kind == "txt")
    page = Image.new("L", (400, 300), "white")
    ImageDraw.Draw(page).text((20, 20), "Ada Example\nEngineer\nada@example.com", fill="black")
    return [*files, ("md", b"# " + typed), *((name, _image(page, name)) for name in ("png", "jpeg", "webp", "tiff"))]


def _image(page: Image.Image, name: str) -> bytes:
    data = io.BytesIO()
    page.save(data, name)
    return data.getvalue()


def keep(tally: Tally) -> None:
    """Say what failed without a type, and keep those files to look at."""
    for sample, message in tally.faults:
        KEPT.mkdir(parents=True, exist_ok=True)
        path = KEPT / f"{sample.number}.{sample.kind}"
        path.write_bytes(sample.data)
        print(f"FAULT {path.relative_to(ROOT)}: {message}")


if __name__ == "__main__":
    sys.exit(main())
