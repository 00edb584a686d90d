"""Quality by field, format and language, and what it costs, on a benchmark of documents with known truth.

    bench.py ../shared/bench/dev

The folder holds `manifest.jsonl`, `docs/` and `truth/`; the scorer, `score.py`, lies beside it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bench_report as report
import bench_speed as speed
from bench_cost import cost_of, memory_of
from bench_documents import Entry, choose, read_manifest
from bench_quality import Outcome, errors, predict, score, untold

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
QUALITY = ROOT / "docs" / "quality.md"
PERFORMANCE = ROOT / "docs" / "performance.md"
README = ROOT / "README.md"

COLD_RUNS = 3
"""Cold starts; the least counts, since the first one also fills the disk's cache."""


def main() -> int:
    """Run the bench; 0 done, 1 below the floor, 2 the benchmark is not there."""
    chosen = _arguments().parse_args()
    missing = [
        path for path in (chosen.bench / "manifest.jsonl", chosen.bench.parent / "score.py") if not path.exists()
    ]
    if missing:
        print(f"bench: {', '.join(map(str, missing))}: not there, so nothing can be measured", file=sys.stderr)
        return 2
    BUILD.mkdir(exist_ok=True)
    everything = read_manifest(chosen.bench)
    entries = choose(everything, scans=not chosen.no_scans, sample=chosen.sample)
    scores = _quality(entries, chosen)
    costs: dict[str, float] = {} if chosen.no_speed or chosen.models else _speed(entries)
    if len(entries) == len(everything) and not chosen.dry and not chosen.models:
        _write(scores, costs)
    low = report.below_floor(chosen.floor, scores, costs) if chosen.floor else []
    for sentence in low:
        print(f"below the floor: {sentence}")
    if chosen.floor and not low:
        print("nothing is below the floor")
    return 1 if low else 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bench", type=Path, help="folder of the benchmark")
    parser.add_argument("--floor", type=Path, help="exit with 1 where a figure is worse than this file allows")
    parser.add_argument("--no-scans", action="store_true", help="leave out what needs OCR")
    parser.add_argument("--no-speed", action="store_true", help="measure quality alone")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="take every N-th document")
    parser.add_argument("--models", type=Path, metavar="DIR", help="read with the models of a folder; quality alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="documents read at once")
    parser.add_argument("--dry", action="store_true", help="leave the tables in docs/ as they are")
    return parser


def _quality(entries: Sequence[Entry], chosen: argparse.Namespace) -> dict[str, Any]:
    folder, tick = BUILD / "predictions", _ticker(len(entries))
    outcomes = predict(entries, folder, jobs=chosen.jobs, tick=tick, models=chosen.models)
    printed, scores = score(entries, folder, bench=chosen.bench, build=BUILD)
    print(printed)
    _print_outcomes(outcomes)
    return scores


def _print_outcomes(outcomes: Sequence[Outcome]) -> None:
    counted = ", ".join(f"{count} {code}" for code, count in sorted(errors(outcomes).items()))
    print(f"errors: {counted or 'none'}")
    for outcome in outcomes:
        if outcome.error:
            print(f"  {outcome.entry.id}: {outcome.message} [{outcome.error}]")
    for name in untold(outcomes):
        print(f"hidden or injected text not reported: {name}")


def _speed(entries: Sequence[Entry]) -> dict[str, float]:
    """Print what reading and parsing cost, and return the figures that have a limit."""
    _say("timing, one core, warm")
    ordinary = [entry for entry in entries if entry.ordinary]
    pdfs = [entry for entry in ordinary if entry.format == "pdf"]
    timings = speed.time_documents(ordinary)
    costs: dict[str, float] = {}
    rows = []
    for name, (reading, parsing, both) in speed.by_format(timings).items():
        rows.append((name, str(both.count), str(reading), str(parsing), str(both)))
        costs[f"{name} ms a page"] = both.median
    print(report.table(("format", "documents", "reading", "parsing", "both"), rows))
    print("(milliseconds of processor time a page: median / 90th percentile)\n")
    for name, bare in speed.time_bare_text(entries).items():
        print(f"{name}: {bare} ms a page")
    if ratio := speed.slope(entries, timings):
        costs["longest, a page over one page"] = ratio
    _say("timing scans")
    if scans := speed.time_scans(entries):
        costs["scan s a page"] = scans.median
    if pdfs:
        costs |= _fresh(pdfs, [entry for entry in entries if entry.scanned])
        _say("two workers against one")
        costs["two workers over one"] = speed.gain_of_two(pdfs)
    for name, value in costs.items():
        print(f"{name}: {value:.2f}")
    print(f"(load of the machine meanwhile: {os.getloadavg()[0]:.1f}; two workers need two idle cores)")
    return costs


def _fresh(pdfs: Sequence[Entry], scans: Sequence[Entry]) -> dict[str, float]:
    _say("fresh processes")
    command = [sys.executable, "-m", "vitascope", "parse", str(pdfs[0].path)]
    runs = [cost_of(command) for _ in range(COLD_RUNS)]
    paths = [entry.path for entry in pdfs]
    costs = {
        "cold start s": min(cpu for cpu, _ in runs),
        "cold start s on the wall": min(wall for _, wall in runs),
        "MB without OCR": memory_of(paths[:40], ocr=False)[1],
    }
    if scans:
        costs["MB with OCR"] = memory_of([*paths[:5], *(entry.path for entry in scans[:6])], ocr=True)[1]
    return costs


def _write(scores: dict[str, Any], costs: dict[str, float]) -> None:
    day = time.strftime("%Y-%m-%d")
    groups = [report.number(scores["groups"].get(name)) for name in report.GROUPS]
    weakest = [report.lowest(scores, "format"), report.lowest(scores, "lang")]
    head = ("day", "documents", *report.GROUPS, "weakest format", "weakest language", "leaks")
    row = (day, str(scores["documents"]), *groups, *weakest, str(len(scores["leaks"]) + len(scores["invented"])))
    report.add_row(QUALITY, "rows", head, row)
    tables = [report.groups_table(scores, "format"), report.groups_table(scores, "lang"), report.fields_table(scores)]
    report.replace_block(QUALITY, "latest", "\n\n".join([f"Measured on {day}.", *tables]))
    if costs:
        columns = sorted(costs)
        rows = [(name, f"{costs[name]:.2f}") for name in columns]
        report.replace_block(PERFORMANCE, "latest", f"Measured on {day}.\n\n{report.table(('figure', 'value'), rows)}")
        report.replace_block(README, "figures", report.in_brief(day, scores, costs))


def _ticker(total: int) -> Callable[[], None]:
    """A count on stderr after every document, or now and then where nobody watches."""
    done = 0
    live = sys.stderr.isatty()

    def tick() -> None:
        nonlocal done
        done += 1
        if live:
            print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif done % 50 == 0 or done == total:
            _say(f"{done}/{total} documents")

    return tick


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
