from __future__ import annotations

import datetime as dt

from tests.unit.parsing.drawing import document

from vitascope.model.resume import Evidence, PersonName, Resume, Text, Versions, Work
from vitascope.parsing.grounding.doubts import doubts_of
from vitascope.parsing.parser import parse

EMPTY = Resume(as_of="2026-01-01", format="txt", versions=Versions(reader="1", parser="1", taxonomy="1"))


def text(words: str, confidence: float) -> Text:
    return Text(text=words, confidence=confidence, evidence=(Evidence(page=1, box=(0, 0, 1, 1), text=words),))


def test_asks_for_what_is_missing_and_for_what_is_unsure() -> None:
    work = Work(id="work-1", title=text("Nurse", 0.9), company=text("Leeds", 0.3))

    doubts = {doubt.path: doubt for doubt in doubts_of(EMPTY.model_copy(update={"work": (work,)}))}

    assert "work[0].title" not in doubts
    assert doubts["work[0].company"].current == "Leeds"
    assert doubts["work[0].start"].current is None
    assert doubts["work[0].start"].beside == "Nurse, Leeds"


def test_asks_for_no_entry_that_was_not_found() -> None:
    assert {doubt.path for doubt in doubts_of(EMPTY)} == {"basics.name", "basics.headline", "basics.location"}


def test_a_sure_name_is_not_asked_about() -> None:
    resume = parse(document("Mara Quill", "mara@example.com"), as_of=dt.date(2026, 1, 1))
    assert isinstance(resume.basics.name, PersonName)

    asked = {doubt.path for doubt in doubts_of(resume)}

    assert ("basics.name" in asked) == (resume.basics.name.confidence < 0.6)
