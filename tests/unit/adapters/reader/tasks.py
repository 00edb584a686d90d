"""What the tests have worker processes do: behave, and misbehave in every way a reader can."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from vitascope.adapters.reader.worker import report
from vitascope.errors import DamagedDocument


def do(job: str) -> str:
    """Do what the job is called; answer with the process's number."""
    DEEDS.get(job, lambda: None)()
    return str(os.getpid())


def _fail() -> None:
    raise DamagedDocument("broken beyond repair")


def _bug() -> None:
    raise KeyError("some text of the document")


def _stages() -> None:
    report("first")
    report("second")


def _spin() -> None:
    while True:
        pass


DEEDS: dict[str, Callable[[], object]] = {
    "fail": _fail,
    "bug": _bug,
    "spin": _spin,
    "stages": _stages,
    "abort": os.abort,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(3),
    "sleep": lambda: time.sleep(60),
    "hoard": lambda: bytearray(8 * 1024**3),
    "mumble": lambda: os.write(2, b"some text of the document"),
}
