"""Keeps and deletes documents as fast as it can until it is killed; run by `test_crash`."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

from vitascope.assembly import assemble
from vitascope.errors import NotFound
from vitascope.model.account import Caller
from vitascope.settings import read_settings
from vitascope.usecases.application import Vitascope

CONTENTS = [f"# Ada Invented {number}\n".encode() * 2_000 for number in range(8)]
"""Few, so that documents share their bytes."""


def keep_and_delete(vitascope: Vitascope, seed: int) -> None:
    """For ever."""
    chance = random.Random(seed)
    caller = Caller(f"caller-{seed}")
    while True:
        document = vitascope.library.take_in(
            [chance.choice(CONTENTS)], name="cv.md", surface="parser", caller=caller, public_id="cv"
        )
        try:
            vitascope.pictures.keep(document, "annotated", [chance.choice(CONTENTS), b"%d" % chance.randrange(50)])
            if chance.random() < 0.7:
                vitascope.library.delete(document.id, caller=caller)
        except NotFound:
            continue
        if chance.random() < 0.05:
            vitascope.library.clear(actor=caller, owner=caller.id)


def main() -> None:
    """Say `ready`, then go on until killed."""
    url, data, seed = sys.argv[1:]
    vitascope = assemble(read_settings(data=Path(data), database={"url": url}))
    vitascope.housekeeping.sweep()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in range(3):
        threading.Thread(target=keep_and_delete, args=(vitascope, 10 * int(seed) + number)).start()


if __name__ == "__main__":
    main()
