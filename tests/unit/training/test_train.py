from __future__ import annotations

from training.rows import Rows
from training.train import DEV_WEIGHT, LONG, known, mixed


def _lines(count: int) -> Rows:
    return [{"bias": 1.0}] * count, ["work:text"] * count


def test_invented_documents_give_rows_for_every_model() -> None:
    names = {name for document in known(12, 3) for name, _ in document}

    assert {"lines", "contact", "work", "education", "skills", "languages"} <= names


def test_documents_of_the_benchmark_are_shown_more_often_than_invented_ones() -> None:
    rows = mixed([[("lines", _lines(2))]], [[("lines", _lines(3)), ("work", _lines(1))]])

    assert [len(labels) for _, labels in rows["lines"]] == [2, *[3] * DEV_WEIGHT]
    assert len(rows["work"]) == DEV_WEIGHT


def test_a_long_document_is_shown_once() -> None:
    rows = mixed([], [[("lines", _lines(LONG)), ("work", _lines(1))]])

    assert (len(rows["lines"]), len(rows["work"])) == (1, 1)
