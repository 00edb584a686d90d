"""Speeds in this process: warm, on one core, in processor time.

Warm means: libraries, models and tables are loaded. What is remembered of strings that were
seen before is forgotten before each document, since a server meets each document once.
"""

from __future__ import annotations

import functools
import gc
import shutil
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from bench_cost import cost_of
from bench_documents import Entry
from bench_quality import AS_OF
from vitascope.adapters.ocr import open_ocr
from vitascope.adapters.reader.pool import Pool
from vitascope.cli.orders import PRODUCER, Order, carry_out
from vitascope.errors import VitascopeError
from vitascope.parsing.parser import parse
from vitascope.ports.ocr import OCR
from vitascope.reading import read_document

SCANS = 8
"""Scans that are timed: one costs more than a second."""

ROUNDS = 3
"""Times that the same work is timed; only the best counts."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of processor time for a page of one document."""

    entry: Entry
    reading: float
    parsing: float

    @property
    def both(self) -> float:
        """Reading and parsing together."""
        return self.reading + self.parsing


@dataclass(frozen=True, slots=True)
class Spread:
    """A median and what nine of ten stay under."""

    median: float
    p90: float
    count: int

    def __str__(self) -> str:
        return f"{self.median:.1f} / {self.p90:.1f}"


def spread(values: Sequence[float]) -> Spread:
    """Median and 90th percentile; there must be a value."""
    ordered = sorted(values)
    return Spread(statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))], len(ordered))


def time_documents(entries: Sequence[Entry], *, ocr: OCR | None = None, rounds: int = ROUNDS) -> list[Timing]:
    """Each document as often as `rounds` says, each time as if never seen, the best time counting.

    Even processor time grows where neighbours push our data out of the caches: the best time has met the fewest.
    Unreadable documents are left out.
    """
    warm: set[str] = set()
    timings = []
    for entry in entries:
        if entry.format not in warm:
            _timing(entry, ocr)
            warm.add(entry.format)
        tried = [timing for _ in range(rounds) if (timing := _timing(entry, ocr))]
        if tried:
            timings.append(min(tried, key=lambda timing: timing.both))
    return timings


def forget_strings() -> None:
    """Empty what the product remembers of strings; the tables that it loads once are kept."""
    caches = (found for found in gc.get_objects() if isinstance(found, type(_probe)))
    for cache in caches:
        # A cache of one entry, or without a limit, holds a table.
        if cache.__module__.startswith("vitascope.") and (cache.cache_info().maxsize or 1) > 1:
            cache.cache_clear()


@functools.lru_cache(maxsize=1)
def _probe() -> None:
    """Of the type that functions with a memory have, which has no public name."""


def _timing(entry: Entry, ocr: OCR | None) -> Timing | None:
    data = entry.path.read_bytes()
    forget_strings()
    gc.collect()
    start = time.process_time()
    try:
        document = read_document(data, name=entry.path.name, ocr=ocr)
        read = time.process_time()
        parse(document, as_of=AS_OF)
    except VitascopeError:
        return None
    pages = max(1, entry.pages)
    return Timing(entry, (read - start) * 1000 / pages, (time.process_time() - read) * 1000 / pages)


def by_format(timings: Sequence[Timing]) -> dict[str, tuple[Spread, Spread, Spread]]:
    """Reading, parsing and both, for each format."""
    groups: dict[str, list[Timing]] = defaultdict(list)
    for timing in timings:
        groups[timing.entry.format].append(timing)
    return {
        name: (spread([t.reading for t in ts]), spread([t.parsing for t in ts]), spread([t.both for t in ts]))
        for name, ts in sorted(groups.items())
    }


def time_scans(entries: Sequence[Entry]) -> Spread | None:
    """Seconds a scanned page; None where the benchmark has no scans."""
    scans = [entry for entry in entries if entry.scanned]
    some = scans[:: max(1, len(scans) // SCANS)]
    timings = time_documents(some, ocr=open_ocr(), rounds=1)
    return spread([timing.both / 1000 for timing in timings]) if timings else None


def slope(entries: Sequence[Entry], timings: Sequence[Timing]) -> float | None:
    """What the longest document costs a page, as a multiple of what a document of one page costs."""
    longest = max((e for e in entries if not e.scanned), key=lambda entry: entry.pages, default=None)
    singles = [t.both for t in timings if longest and t.entry.format == longest.format and t.entry.pages == 1]
    if longest is None or longest.pages < 10 or not singles:
        return None
    timing = _timing(longest, None)
    return timing.both / statistics.median(singles) if timing else None


def gain_of_two(entries: Sequence[Entry]) -> float:
    """The rate of two workers over the rate of one, on the wall: the best of a few rounds."""
    return max(_rate(entries, 2) / _rate(entries, 1) for _ in range(ROUNDS))


def _rate(entries: Sequence[Entry], workers: int) -> float:
    def read(entry: Entry) -> None:
        try:
            pool(Order(str(entry.path), as_of=AS_OF, ocr=False))
        except VitascopeError:
            return

    with Pool(carry_out, workers=workers, preload=(PRODUCER,)) as pool, ThreadPoolExecutor(workers) as threads:
        # Each worker has met some files, and loaded what they need, before the clock starts.
        list(threads.map(read, entries[:8]))
        start = time.perf_counter()
        list(threads.map(read, entries))
        return len(entries) / (time.perf_counter() - start)


def time_bare_text(entries: Sequence[Entry]) -> dict[str, Spread]:
    """Milliseconds a page that other programs need for the plain text of the same PDFs, by program."""
    files = [entry for entry in entries if entry.format == "pdf" and entry.ordinary]
    programs: dict[str, Callable[[Path], float]] = {"PDFium, text only": _pdfium_seconds}
    if shutil.which("pdftotext"):
        programs["pdftotext"] = _pdftotext_seconds
    return {
        name: spread([seconds(entry.path) * 1000 / max(1, entry.pages) for entry in files])
        for name, seconds in programs.items()
        if files
    }


def _pdfium_seconds(path: Path) -> float:
    data = path.read_bytes()
    start = time.process_time()
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            document[number].get_textpage().get_text_bounded()
    return time.process_time() - start


def _pdftotext_seconds(path: Path) -> float:
    return cost_of(["pdftotext", "-layout", str(path), "-"])[0]
