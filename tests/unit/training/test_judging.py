from __future__ import annotations

from training.judging import alike, judge, plain, same_date

from vitascope.model.resume import Basics, Date, Evidence, PersonName, Resume, Skill, Text, Versions, Work

SPOT = (Evidence(page=1, box=(0.0, 0.0, 10.0, 10.0), text="x"),)


def text(words: str) -> Text:
    return Text(text=words, confidence=0.7, evidence=SPOT)


def day(year: int, month: int | None = None) -> Date:
    return Date(text=str(year), year=year, month=month, confidence=0.7, evidence=SPOT)


RECORD = Resume(
    basics=Basics(name=PersonName(text="Ada Example", confidence=0.9, evidence=SPOT)),
    work=(Work(id="work-1", title=text("Nurse"), company=text("City Inn"), start=day(2019, 3)),),
    skills=(Skill(text="Triage", confidence=0.8, evidence=SPOT),),
    as_of="2024-06-15",
    format="txt",
    versions=Versions(reader="1", parser="1", taxonomy="1"),
)
WORK = {"position": "Nurse", "name": "City Hospital", "startDate": "2019-03"}
TRUTH = {"basics": {"name": "ADA EXAMPLE"}, "work": [WORK], "skills": [{"name": "Triage"}]}


def test_each_value_is_judged_with_its_probability() -> None:
    assert set(judge(RECORD, TRUTH)) == {
        ("basics.name", 0.9, True),
        ("work.title", 0.7, True),
        ("work.company", 0.7, False),
        ("work.start", 0.7, True),
        ("skills", 0.8, True),
    }


def test_everything_is_wrong_where_the_truth_is_empty() -> None:
    assert {right for _, _, right in judge(RECORD, {})} == {False}


def test_positions_are_judged_against_their_own_truth_whatever_the_order() -> None:
    other = {"position": "Cook", "name": "City Inn"}

    judged = {kind: right for kind, _, right in judge(RECORD, {"work": [other, WORK]}) if kind.startswith("work")}

    assert judged == {"work.title": True, "work.company": False, "work.start": True}


def test_a_date_is_right_at_the_precision_of_the_truth() -> None:
    assert same_date("2019", day(2019, 3))
    assert not same_date("2019-04", day(2019, 3))
    assert not same_date("", day(2019))


def test_outer_punctuation_and_case_do_not_count() -> None:
    assert plain(" “Nurse” – ") != ""
    assert alike("City Hospital,", "CITY HOSPITAL") == 1.0
    assert alike("", "Nurse") == 0.0
