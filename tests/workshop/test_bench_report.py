from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench_report import add_row, below_floor, replace_block

HEAD = ("day", "documents", "overall")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "quality.md"
    path.write_text("before\n<!-- rows -->\n<!-- /rows -->\nafter\n", encoding="utf-8")
    return path


def scores(*, overall: float = 0.95, pdf: float = 0.95, leaks: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "groups": {"overall": overall},
        "slices": {"format=pdf": {"overall": pdf}},
        "leaks": leaks,
        "invented": (),
    }


@pytest.fixture
def floor(tmp_path: Path) -> Path:
    path = tmp_path / "floor.json"
    limits = {"quality": {"overall": 0.9}, "slices": {"format=pdf": 0.9, "lang=ru": 0.9}, "cost": {"pdf ms a page": 40}}
    path.write_text(json.dumps(limits), encoding="utf-8")
    return path


def test_a_row_of_the_same_day_takes_the_place_of_the_older_one(page: Path) -> None:
    add_row(page, "rows", HEAD, ("2026-11-01", "211", "0.90"))
    add_row(page, "rows", HEAD, ("2026-11-02", "211", "0.91"))
    add_row(page, "rows", HEAD, ("2026-11-02", "211", "0.92"))

    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| 2026")]

    assert rows == ["| 2026-11-01 | 211 | 0.90 |", "| 2026-11-02 | 211 | 0.92 |"]


def test_what_stands_around_a_block_stays(page: Path) -> None:
    replace_block(page, "rows", "new")

    assert page.read_text(encoding="utf-8") == "before\n<!-- rows -->\nnew\n<!-- /rows -->\nafter\n"


def test_a_block_that_is_not_there_is_an_error(page: Path) -> None:
    with pytest.raises(ValueError, match="no block named other"):
        replace_block(page, "other", "new")


def test_nothing_is_below_a_floor_that_is_met(floor: Path) -> None:
    assert below_floor(floor, scores(), {"pdf ms a page": 39.0}) == []


def test_each_figure_below_the_floor_is_named(floor: Path) -> None:
    low = below_floor(floor, scores(overall=0.8, pdf=0.7, leaks=("a: NASA",)), {"pdf ms a page": 41.0})

    assert low == [
        "overall is 0.800, below 0.9",
        "format=pdf is 0.700, below 0.9",
        "pdf ms a page is 41.0, over 40",
        "hidden text in the result of a: NASA",
    ]


def test_what_was_not_measured_is_not_below_the_floor(floor: Path) -> None:
    assert below_floor(floor, scores(), {}) == []
