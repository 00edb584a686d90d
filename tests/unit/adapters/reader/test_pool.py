from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.unit.adapters.reader.tasks import do

from vitascope.adapters.reader.pool import Pool
from vitascope.adapters.reader.turns import Lane
from vitascope.errors import DamagedDocument, LimitExceeded, ReaderCrashed


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool[str, str]]:
    with Pool(do, seconds=1) as pool:
        yield pool


def test_a_worker_is_kept_for_the_next_job(pool: Pool[str, str]) -> None:
    assert pool("work") == pool("work")


def test_a_typed_error_comes_back_as_it_was_raised_and_costs_no_worker(pool: Pool[str, str]) -> None:
    before = pool("work")
    with pytest.raises(DamagedDocument, match="broken beyond repair"):
        pool("fail")
    assert pool("work") == before


@pytest.mark.parametrize(
    ("job", "said"), [("abort", "SIGABRT"), ("kill", "SIGKILL"), ("exit", "exit code 3"), ("bug", "KeyError at tasks")]
)
def test_a_dead_worker_is_named_and_replaced(pool: Pool[str, str], job: str, said: str) -> None:
    before = pool("work")
    with pytest.raises(ReaderCrashed, match=said):
        pool(job)
    assert pool("work") != before


def test_what_a_bug_says_of_the_document_goes_nowhere(pool: Pool[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ReaderCrashed) as caught:
        pool("bug")
    pool("mumble")
    assert "some text" not in caught.value.message + capfd.readouterr().err


def test_processor_time_is_limited(pool: Pool[str, str]) -> None:
    with pytest.raises(LimitExceeded, match="seconds"):
        pool("spin")


def test_memory_is_limited(pool: Pool[str, str]) -> None:
    with pytest.raises(LimitExceeded, match="memory"):
        pool("hoard")


def test_time_on_the_wall_is_limited() -> None:
    with Pool(do, seconds=0.1) as pool, pytest.raises(LimitExceeded, match="longer than"):
        pool("sleep")


def test_jobs_run_at_once_and_a_crash_among_them_harms_no_other() -> None:
    jobs = ["work", "abort", "work", "exit", "fail", "work"] * 3
    with Pool(do, workers=2) as pool, ThreadPoolExecutor(4) as threads:
        futures = [threads.submit(pool, job) for job in jobs]
        outcomes = [future.exception() for future in futures]
    assert [type(outcome).__name__ for outcome in outcomes[:6]] == [
        *("NoneType", "ReaderCrashed", "NoneType", "ReaderCrashed", "DamagedDocument", "NoneType")
    ]
    assert sum(outcome is None for outcome in outcomes) == 9


def test_closing_ends_a_job_under_way_and_starts_no_other() -> None:
    pool = Pool(do)
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(pool, "sleep")
        while not pool.pids:
            time.sleep(0.01)
        pool.close()
        assert isinstance(future.exception(timeout=10), ReaderCrashed)
    with pytest.raises(ReaderCrashed, match="stopped"):
        pool("work")


def test_stages_are_told_before_the_outcome(pool: Pool[str, str]) -> None:
    stages: list[str] = []
    assert pool("stages", on_stage=stages.append)
    assert stages == ["first", "second"]


def test_a_job_that_is_not_wanted_any_more_is_ended_and_costs_one_worker() -> None:
    with Pool(do) as pool:
        before = pool("work")
        with pytest.raises(KeyError):
            pool("sleep", check=lose_interest)
        assert pool("work") != before
        assert pool.figures.died == 1


def test_a_worker_that_was_killed_while_idle_fails_no_job() -> None:
    with Pool(do) as pool:
        before = pool("work")
        os.kill(int(before), signal.SIGKILL)
        time.sleep(0.1)
        assert pool("work") != before
        assert (pool.figures.started, pool.figures.died) == (2, 1)


def test_a_worker_is_replaced_at_the_end_of_its_lifetime() -> None:
    with Pool(do, lifetime=2) as pool:
        numbers = [pool("work") for _ in range(4)]
        assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
        assert (pool.figures.died, pool.figures.retired) == (0, 2)


def test_warmed_workers_are_there_before_the_first_job() -> None:
    with Pool(do, workers=2) as pool:
        pool.warm()
        numbers = pool.pids
        assert len(numbers) == 2
        assert int(pool("work")) in numbers


def test_a_person_need_not_wait_for_bulk_work() -> None:
    with Pool(do, workers=1, spare=1) as pool, ThreadPoolExecutor(1) as threads:
        bulk = threads.submit(pool, "sleep", lane=Lane.BULK)
        while not pool.figures.busy:
            time.sleep(0.01)
        assert pool("work", lane=Lane.PERSON)
        assert not bulk.done()
        pool.close()


def lose_interest() -> None:
    raise KeyError


def test_a_program_that_forgets_to_close_its_pool_still_ends() -> None:
    program = "from vitascope.adapters.reader.pool import Pool\nprint(Pool(len)([1, 2]))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=True)
    assert ended.stdout == b"2\n"
