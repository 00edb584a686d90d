"""Intake over a whole application: assembled, with processes that read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from vitascope.assembly import assemble
from vitascope.errors import BadInput, NoSuchTask, UnknownFormat
from vitascope.model.account import Caller
from vitascope.model.task import TaskState
from vitascope.settings import read_settings
from vitascope.usecases.application import Vitascope
from vitascope.usecases.parses import Parse

RESUME = b"# Ada Invented\n\nada@example.com\n\n## Experience\n\n### Editor, Sample Press\n\n2019-03 - present\n"

ADA, BOB = Caller("ada"), Caller("bob")


@pytest.fixture(scope="module")
def vitascope(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vitascope]:
    made = assemble(read_settings(data=tmp_path_factory.mktemp("data"), workers=2))
    yield made
    made.machinery.close()


def read(vitascope: Vitascope, data: bytes, *, caller: Caller = ADA, fresh: bool = False) -> Parse:
    with vitascope.library.drafts.of((data,)) as draft:
        return vitascope.intake.read_now(draft, name="ada.md", surface="parser", caller=caller, fresh=fresh)


def test_a_file_is_read_and_kept(vitascope: Vitascope) -> None:
    parse = read(vitascope, RESUME + b"\none\n")

    (document,) = vitascope.library.listed(caller=ADA)
    assert parse.resume.basics.emails[0].text == "ada@example.com"
    assert vitascope.records.latest(document).resume == parse.resume


def test_the_same_file_is_read_once_and_kept_once_for_each_caller(vitascope: Vitascope) -> None:
    data = RESUME + b"\ntwo\n"

    parses = [read(vitascope, data), read(vitascope, data), read(vitascope, data, caller=BOB)]

    assert [parse.hit for parse in parses] == [False, True, True]
    assert len({parse.record for parse in parses}) == 1
    assert len(vitascope.library.listed(caller=BOB)) == 1


def test_reading_anew_bypasses_what_is_known_and_makes_no_version_of_the_same(vitascope: Vitascope) -> None:
    data = RESUME + b"\nthree\n"
    read(vitascope, data)

    again = read(vitascope, data, fresh=True)

    document = vitascope.library.listed(caller=ADA)[-1]
    assert not again.hit
    assert len(vitascope.records.versions(document)) == 1


def test_ten_at_once_cost_one_reading(vitascope: Vitascope) -> None:
    before = vitascope.figures.read("parse.count.")

    with ThreadPoolExecutor(10) as threads:
        parses = list(threads.map(lambda _: read(vitascope, RESUME + b"\nfour\n"), range(10)))

    assert sum(not parse.hit for parse in parses) == 1
    after = vitascope.figures.read("parse.count.")
    assert after["parse.count.md"] - before.get("parse.count.md", 0) == 1


@pytest.mark.parametrize(("data", "error"), [(b"\x00\xff\x13\x37" * 500, UnknownFormat), (b"%PDF-1.7 ", BadInput)])
def test_nothing_is_kept_of_what_cannot_be_read(vitascope: Vitascope, data: bytes, error: type[Exception]) -> None:
    before = len(vitascope.library.listed(caller=ADA))

    with pytest.raises(error):
        read(vitascope, data)

    assert len(vitascope.library.listed(caller=ADA)) == before


def test_a_task_reads_and_its_outcome_is_its_owners(vitascope: Vitascope) -> None:
    steps: list[str] = []
    with vitascope.library.drafts.of((RESUME + b"\nfive\n",)) as draft:
        asked = vitascope.intake.read_later(draft, name="ada.md", surface="parser", caller=ADA)
    done = threading.Event()
    _, leave = vitascope.tasks.follow(
        asked.id,
        lambda task: done.set() if task and task.state.final else steps.append(task.step if task else ""),
        owner="ada",
    )

    assert vitascope.machinery.work.run_next()
    assert done.wait(10)
    leave()

    task = vitascope.tasks.fetch(asked.id, owner="ada")
    assert task.state is TaskState.DONE
    assert vitascope.intake.outcome(task, caller=ADA).resume.basics.emails[0].text == "ada@example.com"
    with pytest.raises(NoSuchTask):
        vitascope.tasks.fetch(asked.id, owner="bob")
