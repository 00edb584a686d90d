from __future__ import annotations

import io
from collections.abc import Callable
from itertools import count

from vitascope.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that passes for a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def seconds() -> Callable[[], float]:
    ticks = count()
    return lambda: float(next(ticks))


def test_a_terminal_gets_a_bar_with_rate_and_failures() -> None:
    screen = Terminal()
    progress = Progress(2, screen, seconds())
    progress.succeed("a.pdf", "out/a.json")
    progress.fail("b.pdf", "the file\nhas no bytes", "empty_file")
    progress.close()
    lines = screen.getvalue().replace("\r\x1b[K", "\n").split("\n")
    assert lines[1].endswith("1/2  1.0 files/s")
    assert lines[2] == "b.pdf: the file has no bytes [empty_file]"
    assert lines[-2].startswith("━" * 24)
    assert lines[-2].endswith("1 failed")


def test_elsewhere_each_file_is_a_line() -> None:
    stream = io.StringIO()
    progress = Progress(2, stream, seconds())
    progress.succeed("a.pdf", "out/a.json")
    progress.fail("b.pdf", "the file has no bytes", "empty_file")
    progress.close()
    assert stream.getvalue() == "1/2 a.pdf -> out/a.json\nb.pdf: the file has no bytes [empty_file]\n"


def test_one_file_that_was_read_says_nothing() -> None:
    screen = Terminal()
    progress = Progress(1, screen, seconds())
    progress.succeed("a.pdf", "standard output")
    progress.close()
    assert screen.getvalue() == ""
