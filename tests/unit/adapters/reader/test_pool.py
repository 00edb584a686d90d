from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.unit.adapters.reader.tasks import do

from vitascope.adapters.reader.pool import Pool
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
    with pytest.raises(LimitExceeded, match="processor time"):
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
        while not pool._started:
            time.sleep(0.01)
        pool.close()
        assert isinstance(future.exception(timeout=10), ReaderCrashed)
    with pytest.raises(ReaderCrashed, match="stopped"):
        pool("work")
