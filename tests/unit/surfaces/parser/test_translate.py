from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.unit.presenting.sample import sample

from vitascope.model.resume import Resume
from vitascope.pipeline import read_resume
from vitascope.surfaces.parser import wire
from vitascope.surfaces.parser.translate import answer_json, parsed
from vitascope.usecases.parses import Parse

DOCUMENTS = Path(__file__).parents[3] / "golden" / "documents"


def golden(name: str) -> Resume:
    """The record of a golden document."""
    return read_resume(DOCUMENTS / name, as_of=dt.date(2026, 1, 1))


def test_a_record_is_told_in_the_documented_words() -> None:
    answer = parsed(golden("en-one-column.pdf"))

    assert answer.personal.model_dump(exclude={"links"}) == {
        "name": "Kylie-Anne Brandt",
        "email": "kylie.brandt@example.com.au",
        "phone": "+61 491 570 156",
        "location": "4101 Brisbane, QLD",
        "headline": "Regional Sales Manager",
    }
    assert [(each.title, each.company, each.duration) for each in answer.experience] == [
        ("Regional Sales Manager (QLD & NT)", "Coolabah Building Products Pty Ltd", "Feb 2019 - Present"),
        ("Territory Manager", "Coolabah Building Products Pty Ltd", "Mar 2016 - Jan 2019"),
        ("Inside Sales Representative", "TradeMate Supplies", "July 2013 - Feb 2016"),
        ("Waitress", "Surf & Turf Grill", "2011-2013"),
    ]
    assert answer.experience[1].description == "Salesperson of the Year 2017"
    assert [(each.institution, each.year) for each in answer.education] == [("Southern Cross Business College", "2013")]
    assert answer.skills[:2] == ["Key account management", "Negotiation"]


@pytest.mark.parametrize("name", ["ru-tabs.pdf", "es-sidebar.docx", "de-markdown.txt", "fr-rules.txt"])
def test_other_languages_and_formats_have_the_same_keys(name: str) -> None:
    answer = json.loads(parsed(golden(name)).model_dump_json())

    assert answer.keys() >= {"personal", "experience", "education", "skills"}
    assert answer["personal"].keys() >= {"name", "email", "phone", "location"}
    assert all(each.keys() >= {"title", "company", "duration", "description"} for each in answer["experience"])
    assert all(each.keys() >= {"degree", "field", "institution", "year"} for each in answer["education"])
    assert all(isinstance(each["year"], str) for each in answer["education"])
    assert answer["personal"]["name"]
    assert answer["experience"]
    assert 0 < answer["confidence"]["overall"] <= 1


def test_what_a_record_does_not_say_is_empty() -> None:
    nothing = Resume.model_validate(
        {"as_of": "2026-01-01", "format": "txt", "versions": {"reader": "1", "parser": "1", "taxonomy": "1"}}
    )

    answer = parsed(nothing)

    assert answer.personal.name == ""
    assert (answer.experience, answer.education, answer.skills, answer.confidence) == ([], [], [], {})


def test_the_whole_answer_carries_the_callers_own_metadata() -> None:
    record = sample().model_dump_json(exclude_none=True)
    metadata = wire.Metadata(user_id="ada", origin="http://localhost:5173", parse_time=1.5, cached=True)

    answer = json.loads(answer_json(Parse(record, 1.5), metadata))

    assert answer["metadata"] == {
        "user_id": "ada",
        "origin": "http://localhost:5173",
        "origin_valid": True,
        "parseTime": 1.5,
        "tokens": {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0},
        "cost": {"total_cost_usd": 0.0},
        "cached": True,
    }
    assert wire.Answer.model_validate(answer).personal.name == "Dr. Maren Özgür-Lindt"
