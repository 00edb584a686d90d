from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pytest
from jsonschema import Draft7Validator, FormatChecker
from tests.unit.presenting.jsonresume_schema import SCHEMA
from tests.unit.presenting.sample import AS_OF, SAMPLE, sample, sample_reading

from vitascope.errors import BadInput
from vitascope.presenting.jsonresume import to_jsonresume
from vitascope.presenting.jsonresume_import import from_jsonresume
from vitascope.presenting.traversal import values_of


def exported() -> dict[str, Any]:
    return cast("dict[str, Any]", to_jsonresume(sample()))


def test_the_export_validates_against_the_published_schema() -> None:
    errors = list(Draft7Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(exported()))
    assert errors == []


def test_what_is_imported_is_exported_again() -> None:
    out = exported()
    for key in ("volunteer", "education", "awards", "certificates", "publications", "interests", "languages"):
        assert out[key] == SAMPLE[key]
    assert out["projects"] == SAMPLE["projects"]
    assert out["skills"] == SAMPLE["skills"]
    assert out["basics"] == SAMPLE["basics"]


def test_a_current_position_has_no_end() -> None:
    current, past = exported()["work"]
    assert "endDate" not in current
    assert past["endDate"] == "2018"


def test_every_imported_value_stands_on_a_drawn_page() -> None:
    document, resume = sample_reading()
    lines = {(line.page, line.box.top): line for line in document.lines}
    for placed in values_of(resume, sections=True):
        for evidence in placed.value.evidence:
            line = lines[evidence.page, evidence.box[1]]
            assert evidence.text in line.text, placed.path
            assert line.box.left <= evidence.box[0] < evidence.box[2] <= line.box.right


def test_overlapping_work_counts_once() -> None:
    # 2015 to 2018 is 36 months, and 2019-03 to 2024-06 is 63.
    assert sample().experience_months == 36 + 63


def test_long_imports_go_over_several_pages() -> None:
    work = [{"name": f"Example {number}", "startDate": "2001", "summary": "word " * 60} for number in range(40)]
    document, resume = from_jsonresume({"work": work}, as_of=AS_OF)
    assert resume.pages == len(document.pages) > 1
    assert resume.work[-1].company is not None
    assert resume.work[-1].company.evidence[0].page == len(document.pages)


@pytest.mark.parametrize("value", [[], {}, {"work": "none"}, {"basics": []}, {"work": [{"startDate": "2001-77"}]}])
def test_what_is_not_json_resume_is_refused(value: object) -> None:
    with pytest.raises(BadInput, match="not JSON Resume"):
        from_jsonresume(value, as_of=dt.date(2024, 1, 1))


def test_present_is_understood_although_the_standard_leaves_it_out() -> None:
    _, resume = from_jsonresume({"work": [{"startDate": "2020", "endDate": "present"}]}, as_of=AS_OF)
    assert resume.work[0].current
    assert resume.work[0].end is not None
    assert resume.work[0].end.present
