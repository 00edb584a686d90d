"""`vitascope parse`: files in, records out, one bad file never stops the rest."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from vitascope.adapters.reader.pool import MEMORY, OCR_MEMORY, Pool
from vitascope.cli.asked import date, positive, today
from vitascope.cli.orders import FORMATS, PRODUCER, Order, Product, carry_out
from vitascope.cli.progress import Progress
from vitascope.cli.results import names_for, numbers_for, write_whole
from vitascope.cli.sources import STDIN, expand, known_endings
from vitascope.errors import VitascopeError

Outcome: TypeAlias = Product | VitascopeError
"""What became of one file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="a file, a folder, a pattern, or - for what comes in by a pipe")
    forms = [form for form in FORMATS if form != "explain"]
    add("--format", choices=forms, default="native", help="what to write (default: native JSON)")
    add("--out", type=Path, metavar="DIR", help="write DIR/<name>.json for each file; needed for more than one")
    add("--annotate", type=Path, metavar="DIR", help="write DIR/<name>-<page>.png: the pages with what was read marked")
    add("--blind", action="store_true", help="leave out who the person is")
    add("--blind-schools", action="store_true", help="as --blind, and leave out where they studied")
    add("--jobs", type=positive, metavar="N", help="files read at once (default: one a processor)")
    add("--as-of", type=date, metavar="DATE", help="day that open ends are counted to, YYYY-MM-DD (default: today)")
    add("--no-ocr", action="store_true", help="do not read images; pages without text stay empty")


def run(chosen: argparse.Namespace) -> int:
    """Read every file; 0 all were read, 1 some failed, 2 the request makes no sense."""
    paths = expand(chosen.files, endings=known_endings)
    several = len(paths) != 1 or (paths != chosen.files and Path(chosen.files[0]).is_dir())
    if not paths:
        return _refuse("no documents there")
    if several and not chosen.out:
        return _refuse(f"{len(paths)} files need --out DIR to put the results in")
    orders = [_order(path, chosen) for path in paths]
    progress = Progress(len(orders), sys.stderr, time.monotonic)
    workers = min(chosen.jobs or os.cpu_count() or 1, len(orders))
    memory = MEMORY if chosen.no_ocr else MEMORY + OCR_MEMORY
    with Pool(carry_out, workers=workers, memory=memory, preload=(PRODUCER,), forked=workers == 1) as pool:
        outcomes = _one_by_one(pool, orders) if workers == 1 else _at_once(pool, orders)
        _keep_all(outcomes, orders, chosen, progress)
    progress.close()
    return 1 if progress.failed else 0


def _one_by_one(pool: Pool[Order, Product], orders: list[Order]) -> Generator[tuple[int, Outcome], None, None]:
    for number, order in enumerate(orders):
        try:
            yield number, pool(order)
        except VitascopeError as error:
            yield number, error


def _at_once(pool: Pool[Order, Product], orders: list[Order]) -> Generator[tuple[int, Outcome], None, None]:
    """As many at once as the pool has workers, each as soon as it is done."""
    threads = ThreadPoolExecutor(pool.workers)
    try:
        waiting = {threads.submit(pool, order): number for number, order in enumerate(orders)}
        for future in as_completed(waiting):
            # Results are let go as soon as they are written, or a long batch would fill the memory.
            number = waiting.pop(future)
            try:
                yield number, future.result()
            except VitascopeError as error:
                yield number, error
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        pool.close()


def _keep_all(
    outcomes: Generator[tuple[int, Outcome], None, None],
    orders: list[Order],
    chosen: argparse.Namespace,
    progress: Progress,
) -> None:
    named = numbers_for if chosen.blind or chosen.blind_schools else names_for
    names = named(order.path for order in orders)
    with closing(outcomes):
        for number, outcome in outcomes:
            order = orders[number]
            if isinstance(outcome, VitascopeError):
                progress.fail(order.path, outcome.message, outcome.code)
                continue
            try:
                progress.succeed(order.path, _keep(outcome, order, names[number], chosen))
                for message, code in outcome.warnings:
                    progress.warn(order.path, message, code)
            except BrokenPipeError:
                raise
            except OSError as error:
                progress.fail(order.path, f"the result cannot be written: {error.strerror}", "unavailable")


def _keep(product: Product, order: Order, name: str, chosen: argparse.Namespace) -> str:
    """Put a result where it was asked for, and say where that is."""
    for number, page in enumerate(product.pages, 1):
        write_whole(chosen.annotate / f"{name}-{number}.png", page)
    if chosen.out is None:
        sys.stdout.write(product.text)
        sys.stdout.flush()
        return "standard output"
    path: Path = chosen.out / f"{name}{FORMATS[order.form]}"
    write_whole(path, product.text.encode())
    return str(path)


def _order(path: str, chosen: argparse.Namespace) -> Order:
    return Order(
        path=path,
        data=sys.stdin.buffer.read() if path == STDIN else None,
        as_of=chosen.as_of or today(),
        form=chosen.format,
        annotate=chosen.annotate is not None,
        blind=chosen.blind or chosen.blind_schools,
        blind_schools=chosen.blind_schools,
        ocr=not chosen.no_ocr,
    )


def _refuse(message: str) -> int:
    sys.stderr.write(f"vitascope parse: {message}\n")
    return 2
