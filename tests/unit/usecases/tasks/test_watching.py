from __future__ import annotations

from tests.unit.usecases.tasks.office import Office, until

from vitascope.model.task import Task, TaskState
from vitascope.store import privacy, tasks
from vitascope.store.engine import Store


def test_followers_are_told_of_changes_by_other_processes_too(store: Store) -> None:
    office = Office(store)
    task = office.ask()
    news: list[Task | None] = []
    office.watcher.follow(task, news.append)

    with store.begin() as db:
        tasks.cancel(db, task.id, now=office.now)

    until(lambda: news)
    assert [each.state for each in news if each] == [TaskState.CANCELLED]
    office.watcher.close()


def test_hundreds_follow_at_once_and_everyone_is_told(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    asked = [office.ask() for _ in range(50)]
    news: list[Task | None] = []
    for task in asked:
        for _ in range(20):
            office.watcher.follow(task, news.append)

    for task in asked:
        office.tasks.cancel(task.id, owner="ada")

    until(lambda: len(news) == 1000)
    office.watcher.close()


def test_who_left_is_told_nothing(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    task = office.ask()
    stayed: list[Task | None] = []
    left: list[Task | None] = []
    office.watcher.follow(task, stayed.append)
    office.watcher.follow(task, left.append)()

    office.tasks.cancel(task.id, owner="ada")

    until(lambda: stayed)
    assert left == []
    office.watcher.close()


def test_what_is_gone_is_told_as_none(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    task = office.ask()
    news: list[Task | None] = []
    office.watcher.follow(task, news.append)

    with sqlite_store.begin() as db:
        privacy.erase(db, "ada")

    until(lambda: news)
    assert news == [None]
    office.watcher.close()


def test_a_change_between_asking_and_following_is_told(sqlite_store: Store) -> None:
    office = Office(sqlite_store)
    task = office.ask()
    office.tasks.cancel(task.id, owner="ada")
    news: list[Task | None] = []
    office.watcher.follow(task, news.append)

    until(lambda: news)
    office.watcher.close()
