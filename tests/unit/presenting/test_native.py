from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.presenting.sample import sample

from vitascope.errors import BadInput
from vitascope.presenting.native import from_native, schema, to_json, to_native

PUBLISHED = Path(__file__).parents[3] / "docs" / "schema" / "resume.schema.json"


def test_the_published_schema_is_the_one_of_the_record() -> None:
    # To publish a change: `vitascope schema > docs/schema/resume.schema.json`.
    assert PUBLISHED.read_text(encoding="utf-8") == to_json(schema())


def test_a_broken_record_is_refused_by_the_place_that_is_wrong() -> None:
    broken = json.loads(to_native(sample()))
    broken["work"][0]["title"]["confidence"] = 7
    with pytest.raises(BadInput, match=r"work\.0\.title\.confidence"):
        from_native(json.dumps(broken))


def test_a_native_record_comes_back_as_it_was() -> None:
    assert from_native(to_native(sample())) == sample()
