from __future__ import annotations

import datetime as dt
import threading

import pytest

from vitascope.errors import Unavailable
from vitascope.model.accounting import NOTHING_USED, Use
from vitascope.store.engine import Store, open_store
from vitascope.usecases.accounting import Accounting, Figures

TODAY = dt.datetime(2026, 11, 25, 23, 59, tzinfo=dt.UTC)


def test_uses_of_a_day_add_up_without_loss(store: Store) -> None:
    accounting = Accounting(store, lambda: TODAY)
    for _ in range(3):
        accounting.note("ada", "parser", "parse", Use(input_tokens=10, output_tokens=5, cost=3))
    accounting.note("bob", "parser", "parse")

    [ada] = accounting.days(TODAY.date(), owner="ada")

    assert (ada.day, ada.surface, ada.action) == (TODAY.date(), "parser", "parse")
    assert ada.use == Use(count=3, input_tokens=30, output_tokens=15, cost=9)
    assert ada.use.cost_usd == 9e-9
    assert accounting.total(TODAY.date()) == Use(count=4, input_tokens=30, output_tokens=15, cost=9)
    assert accounting.total(TODAY.date(), owner="ada", action="optimize") == NOTHING_USED


def test_days_before_do_not_count(store: Store) -> None:
    now = TODAY
    accounting = Accounting(store, lambda: now)
    accounting.note("ada", "parser", "parse")
    now = TODAY + dt.timedelta(minutes=2)
    accounting.note("ada", "parser", "parse")

    assert accounting.total(now.date()).count == 1
    assert [each.day for each in accounting.days(TODAY.date())] == [TODAY.date(), now.date()]


def test_figures_outlive_the_process_and_add_up_over_processes(store: Store) -> None:
    first, second = Figures(store), Figures(store)
    first.count("parser.requests")
    first.count("parser.seconds", 0.5)
    second.count("parser.requests", 2)
    assert first.read("parser.") == {"parser.requests": 1, "parser.seconds": 0.5}

    first.flush()
    first.flush()
    second.flush()

    assert Figures(store).read() == {"parser.requests": 3, "parser.seconds": 0.5}
    assert Figures(store).read("screening.") == {}


def test_nothing_is_lost_while_the_database_is_away() -> None:
    figures = Figures(open_store("postgresql://nobody@127.0.0.1:1/x"))
    figures.count("n")

    for _ in range(2):
        with pytest.raises(Unavailable):
            figures.flush()

    assert figures._pending == {"n": 1}
    figures.store.close()


def test_threads_may_count_at_once(sqlite_store: Store) -> None:
    figures = Figures(sqlite_store)

    def count() -> None:
        for _ in range(200):
            figures.count("n")
            if figures._pending.get("n", 0) > 50:
                figures.flush()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    figures.flush()

    assert figures.read() == {"n": 800}


def test_a_count_is_seen_at_every_moment_of_its_way_to_the_rows(store: Store) -> None:
    figures = Figures(store)
    over = threading.Event()

    def flush() -> None:
        while not over.is_set():
            figures.flush()

    flushing = threading.Thread(target=flush)
    flushing.start()
    seen = []
    try:
        for _ in range(100):
            figures.count("parse.count.md")
            seen.append(figures.read("parse.")["parse.count.md"])
    finally:
        over.set()
        flushing.join()

    assert seen == list(range(1, 101))
