"""A worker process for tests: handlers that do as their task says, over a given database and carrier.

python tests/contracts/plant.py DATABASE_URL CARRIER_JSON
"""

from __future__ import annotations

import json
import sys
import time

from pydantic import TypeAdapter
from sqlalchemy import text

from vitascope import worker
from vitascope.adapters.carrier import open_carrier
from vitascope.adapters.clock import new_id, now
from vitascope.errors import DamagedDocument
from vitascope.settings import Carrier, CeleryCarrier, EmbeddedCarrier
from vitascope.store.engine import Store, Transaction, open_store
from vitascope.usecases.tasks.running import Done, TaskContext, Work
from vitascope.usecases.tasks.upkeep import Upkeep

LEASE_S = 1.5
"""Short, so that a test need not wait for it."""


def echo(context: TaskContext) -> Done:
    """Take the time that the task asks for, and note that it was done."""
    context.progress(10, "waking")
    end = time.monotonic() + float(str(context.payload.get("seconds", 0)))
    while time.monotonic() < end:
        context.check()
        time.sleep(0.01)

    def keep(db: Transaction) -> None:
        db.execute(text("INSERT INTO deeds (task) VALUES (:task)"), {"task": context.task.id})

    return Done({"said": context.payload["say"]}, keep)


def fail(_: TaskContext) -> Done:
    """Find that the file is broken."""
    raise DamagedDocument("broken beyond repair")


HANDLERS = {"echo": echo, "fail": fail}


def prepare(store: Store) -> None:
    """Make room for what the handlers note."""
    with store.begin() as db:
        db.execute(text("CREATE TABLE deeds (task TEXT NOT NULL)"))


def deeds(store: Store) -> list[str]:
    """Ids of tasks, once for each time that one was done."""
    with store.read() as db:
        return list(db.execute(text("SELECT task FROM deeds ORDER BY task")).scalars())


def written(carrier: CeleryCarrier | EmbeddedCarrier) -> str:
    """The settings of a carrier as this program takes them."""
    if isinstance(carrier, EmbeddedCarrier):
        return carrier.model_dump_json()
    return json.dumps({"kind": carrier.kind, "broker": carrier.broker.get_secret_value(), "queue": carrier.queue})


def main(url: str, carrier_json: str) -> None:
    """Run tasks until the process is told to end."""
    carrier = TypeAdapter[CeleryCarrier | EmbeddedCarrier](Carrier).validate_json(carrier_json)
    store = open_store(url)
    work = Work(store, HANDLERS, clock=now, new_id=new_id, lease_s=LEASE_S)
    upkeep = Upkeep(store, work, open_carrier(carrier, wake=work.bell.ring), now, new_id, slots=2)
    worker.SWEEP_S = 0.5
    worker.run(work, upkeep, carrier, grace_s=0.3)


if __name__ == "__main__":
    main(*sys.argv[1:])
