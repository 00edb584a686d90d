"""A carrier for many machines: Celery sends word over Redis or RabbitMQ, and workers of ours listen.

A message says that a task waits; whoever gets it claims the row that goes first, which need not be the one that
the message names. So priorities and fairness are those of the table, and a message too many does no harm: it finds
nothing to do. A message too few is made up for by the sweep of an idle worker.

So nothing depends on when a message is acknowledged, and it is as soon as it comes. Acknowledged after the work,
it would be in the thread that did the work; that thread then shares the connection with Celery's loop, which stops
for good when the broker restarts at that moment.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any

from celery import Celery, signals
from celery.exceptions import CeleryError
from kombu.exceptions import KombuError, OperationalError

from vitascope.errors import Unavailable
from vitascope.ports.carrier import Carrier
from vitascope.settings import CeleryCarrier

RUN = "vitascope.run"
"""The one kind of message."""

CONNECT_S = 2.0
"""Seconds for the broker to answer; callers wait for it."""

log = logging.getLogger(__name__)


def open_celery(settings: CeleryCarrier) -> Celery:
    """Celery as we use it: no results, no configuration from elsewhere."""
    app = Celery("vitascope", broker=settings.broker.get_secret_value(), set_as_current=False)
    transport = {"socket_connect_timeout": CONNECT_S, "socket_timeout": 30.0, "retry_on_timeout": True}
    app.conf.update(
        accept_content=["json"],
        broker_connection_max_retries=None,
        broker_connection_retry_on_startup=True,
        broker_connection_timeout=CONNECT_S,
        broker_transport_options=transport if settings.broker.get_secret_value().startswith("redis") else {},
        task_acks_late=False,
        task_default_queue=settings.queue,
        task_ignore_result=True,
        task_publish_retry=False,
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
        worker_redirect_stdouts=False,
    )
    return app


def brokered_carrier(app: Celery, queue: str) -> Carrier:
    """One that sends a message for each task."""

    def tell(ids: Sequence[str]) -> None:
        if not ids:
            return
        try:
            with app.producer_or_acquire() as producer:
                for task_id in ids:
                    app.send_task(RUN, args=[task_id], queue=queue, producer=producer, retry=False)
        except (CeleryError, KombuError, OperationalError, OSError) as error:
            raise Unavailable(f"the broker does not answer: {type(error).__name__}") from error

    return tell


def listen(app: Celery, queue: str, run_next: Callable[[], bool], *, slots: int, ending: Callable[[], None]) -> None:
    """Run a task for every message, until the process is told to end.

    Args:
        app: of `open_celery`.
        queue: to listen to.
        run_next: runs the task that goes first; False where none waits.
        slots: tasks at once.
        ending: is called, in a thread of its own, as soon as the process is told to end. Celery
            then waits for what runs.
    """

    def run(task_id: str) -> None:
        if not run_next():
            log.debug("nothing waits any more; the message was about task %s", task_id)

    app.task(name=RUN, ignore_result=True)(run)

    def end(**_: Any) -> None:
        threading.Thread(target=ending, name="ending", daemon=True).start()

    signals.worker_shutting_down.connect(end, weak=False)
    try:
        app.Worker(
            pool="threads",
            concurrency=slots,
            queues=[queue],
            loglevel="WARNING",
            without_gossip=True,
            without_mingle=True,
            quiet=True,
        ).start()
    finally:
        signals.worker_shutting_down.disconnect(end)
