"""Reads files in this fresh process; prints the MB it holds then, and held at most.

bench_memory.py [--ocr] FILE…
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import psutil

from vitascope.adapters.ocr import open_ocr
from vitascope.adapters.reader.here import reader_here
from vitascope.errors import VitascopeError

MEBI = 1024 * 1024


def main(words: list[str]) -> None:
    """Read the files one after another; those that cannot be read cost what they cost."""
    reader = reader_here(open_ocr=open_ocr if "--ocr" in words else None)
    for path in (Path(word) for word in words if word != "--ocr"):
        try:
            reader(path.read_bytes(), name=path.name, as_of=dt.date(2026, 11, 1))
        except VitascopeError:
            continue
    now = psutil.Process().memory_info().rss / MEBI
    print(now, max(now, _peak()))


def _peak() -> float:
    """MB; the kernel's other count, `ru_maxrss`, starts with what our parent had."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), default=0.0)


if __name__ == "__main__":
    main(sys.argv[1:])
