"""The golden documents still give the records that a person has reviewed.

Where a change is meant, `make golden` rewrites them and prints what it does to the accuracy.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from golden_records import EXPECTED, documents, expected_of, record_of


def test_every_document_has_its_record_and_every_record_its_document() -> None:
    assert documents()
    assert {expected_of(document) for document in documents()} == set(EXPECTED.glob("*.json"))


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_a_document_gives_the_record_that_was_reviewed(document: Path) -> None:
    assert record_of(document) == expected_of(document).read_text(encoding="utf-8")


def test_the_same_bytes_always_give_the_same_record() -> None:
    first = documents()[0]

    assert record_of(first) == record_of(first)
