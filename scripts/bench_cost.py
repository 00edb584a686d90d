"""What a fresh process costs: processor time with all its descendants, and memory.

bench_cost.py COMMAND…  runs it; prints its seconds of processor time, and on the wall
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER`: orphans among our descendants become our children."""


def cost_of(command: list[str]) -> tuple[float, float]:
    """Seconds of processor time of a command and all it starts, and on the wall until it ends."""
    return _two_numbers([sys.executable, __file__, *command])


def memory_of(paths: list[Path], *, ocr: bool) -> tuple[float, float]:
    """MB of a fresh process after it has read the files, and at its peak."""
    script = Path(__file__).with_name("bench_memory.py")
    return _two_numbers([sys.executable, str(script), *(["--ocr"] if ocr else []), *map(str, paths)])


def _two_numbers(command: list[str]) -> tuple[float, float]:
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
    first, second = done.stdout.split()[-2:]
    return float(first), float(second)


def main(command: list[str]) -> None:
    """Run a command to the end of its last descendant."""
    if sys.platform == "linux":
        # A server of worker processes outlives the command that started it; its time counts too.
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    wall, seconds = 0.0, 0.0
    while True:
        try:
            pid, _, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        seconds += usage.ru_utime + usage.ru_stime
        if pid == child.pid:
            wall = time.perf_counter() - start
            # We waited for it above: nothing is left for `subprocess` to wait for.
            child.returncode = 0
    print(seconds, wall)


if __name__ == "__main__":
    main(sys.argv[1:])
