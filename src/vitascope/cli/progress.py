"""How a batch is going: a bar on a terminal, a line for each file elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

BAR = 24
"""Characters of the bar."""

PAUSE_S = 0.1
"""Seconds between two drawings of the bar."""


@dataclass
class Progress:
    """Counts a batch aloud.

    Attributes:
        total: files in the batch.
        stream: where to write; a bar is drawn only where it is a terminal.
        clock: seconds, never going back.
        done, failed: files so far; `done` counts the failed ones too.
    """

    total: int
    stream: TextIO
    clock: Callable[[], float]
    done: int = 0
    failed: int = 0
    _start: float = field(init=False)
    _drawn: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        self._start = self.clock()

    @property
    def live(self) -> bool:
        """There is a terminal to draw on, and something to wait for."""
        return self.stream.isatty() and self.total > 1

    def succeed(self, path: str, result: str) -> None:
        """A file was read, and its result is at `result`."""
        self.done += 1
        if not self.live and self.total > 1:
            self._say(f"{self.done}/{self.total} {path} -> {result}")
        self._draw()

    def fail(self, path: str, message: str, code: str) -> None:
        """A file could not be read."""
        self.done += 1
        self.failed += 1
        self._say(f"{path}: {message} [{code}]")
        self._draw()

    def warn(self, path: str, message: str, code: str) -> None:
        """A file was read, but there is something about it that a person should know."""
        self._say(f"{path}: note: {message} [{code}]")
        self._draw()

    def close(self) -> None:
        """Leave the bar standing as it is."""
        if self.live:
            self._drawn = float("-inf")
            self._draw()
            self.stream.write("\n")
            self.stream.flush()

    def _say(self, line: str) -> None:
        wipe = "\r\x1b[K" if self.live else ""
        self.stream.write(f"{wipe}{' '.join(line.split())}\n")
        self.stream.flush()

    def _draw(self) -> None:
        now = self.clock()
        if not self.live or (now - self._drawn < PAUSE_S and self.done < self.total):
            return
        self._drawn = now
        line = self.line(now)[: shutil.get_terminal_size().columns - 1]
        self.stream.write(f"\r\x1b[K{line}")
        self.stream.flush()

    def line(self, now: float) -> str:
        """The bar as text: how much is done, how fast, and how many failed."""
        full = BAR * self.done // max(1, self.total)
        rate = self.done / max(1e-9, now - self._start)
        failed = f"  {self.failed} failed" if self.failed else ""
        return f"{'━' * full}{'╌' * (BAR - full)} {self.done}/{self.total}  {rate:.1f} files/s{failed}"
