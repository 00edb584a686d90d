from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from vitascope.adapters.llm.scripted import ScriptedLLM
from vitascope.adapters.reader.here import reader_here
from vitascope.model.findings import Code
from vitascope.model.resume import Evidence, Text
from vitascope.ports.llm import Spent
from vitascope.ports.reader import Reading
from vitascope.usecases.filling import Filling, proposals_in

RESUME = b"""Mara Quill
mara.quill@example.com | +44 113 496 0123

EXPERIENCE
City Hospital, 03/2019 - present
- Ran the night shift of the intensive care unit
"""
COST = Spent(1500, 80, 0.002)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reader_here()(RESUME, name="cv.txt", as_of=dt.date(2026, 1, 1))


def answer(path: str, text: str) -> str:
    return json.dumps({"values": [{"path": path, "line": 0, "text": text}]})


def test_without_a_model_the_record_stays_as_it_is(reading: Reading) -> None:
    filled = Filling(None).fill(reading)

    assert filled.resume is reading.resume
    assert filled.spent == Spent()


def test_an_invented_answer_changes_nothing_but_the_findings(reading: Reading) -> None:
    filled = Filling(ScriptedLLM([answer("work[0].title", "Chief Surgeon")], spent=COST)).fill(reading)

    assert filled.resume.work == reading.resume.work
    assert filled.resume.findings[-1].code is Code.MODEL_PROPOSAL_DROPPED
    assert filled.spent == COST


def test_an_answer_that_stands_on_the_page_is_taken(reading: Reading) -> None:
    filled = Filling(ScriptedLLM([f"```json\n{answer('work[0].title', 'night shift')}\n```"])).fill(reading)

    assert filled.resume.work[0].title is not None
    assert filled.resume.work[0].title.text == "night shift"


def test_the_model_never_sees_contact_data(reading: Reading) -> None:
    llm = ScriptedLLM(["{}"])

    Filling(llm).fill(reading)

    said = " ".join(message.text for message in llm.heard[0])
    assert "City Hospital" in said
    assert "example.com" not in said
    assert "496 0123" not in said


@pytest.mark.parametrize("said", ["no idea", '{"values": "none"}', '{"values": [{"path": 3}]}', ""])
def test_an_answer_in_another_form_is_a_finding(said: str, reading: Reading) -> None:
    filled = Filling(ScriptedLLM([said], spent=COST)).fill(reading)

    assert filled.resume.work == reading.resume.work
    assert filled.resume.findings[-1].code is Code.MODEL_UNAVAILABLE
    assert filled.spent == COST


def test_a_model_that_does_not_answer_is_a_finding(reading: Reading) -> None:
    filled = Filling(ScriptedLLM([])).fill(reading)

    assert filled.resume.work == reading.resume.work
    assert filled.resume.findings[-1].code is Code.MODEL_UNAVAILABLE


def test_reads_proposals_between_other_words() -> None:
    found = proposals_in(f"Here you are: {answer('basics.name', 'Mara Quill')} Good luck!")

    assert found is not None
    assert [proposal.text for proposal in found] == ["Mara Quill"]


def test_questions_hold_no_contact_data_either(reading: Reading) -> None:
    where = (Evidence(page=1, box=(0, 0, 1, 1), text="x"),)
    unsure = Text(text="Nurse, mara.quill@example.com", confidence=0.1, evidence=where)
    basics = reading.resume.basics.model_copy(update={"headline": unsure})
    asked = replace(reading, resume=reading.resume.model_copy(update={"basics": basics}))
    llm = ScriptedLLM(["{}"])

    Filling(llm).fill(asked)

    assert "example.com" not in " ".join(message.text for message in llm.heard[0])
