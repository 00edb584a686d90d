from __future__ import annotations

import pytest
from tests.unit.presenting.sample import AS_OF, SAMPLE, sample

from vitascope.model.resume import Resume
from vitascope.presenting.blind.pronouns import neutral
from vitascope.presenting.blind.record import blind, leaks
from vitascope.presenting.jsonresume_import import from_jsonresume


def named(name: str, *highlights: str) -> Resume:
    value = {"basics": {"name": name}, "work": [{"position": "Editor", "highlights": list(highlights)}]}
    return from_jsonresume(value, as_of=AS_OF)[1]


def test_nothing_that_tells_who_it_is_remains() -> None:
    said = blind(sample()).model_dump_json().casefold()
    for secret in ("maren", "özgür", "lindt", "oezguer", "555", "ruritanian", "1985", "sample street", "female"):
        assert secret not in said, secret
    assert "she " not in said
    assert "lead engineer" in said


def test_schools_stay_unless_asked_for() -> None:
    assert "Sample State" in blind(sample()).model_dump_json()
    without = blind(sample(), schools=True).model_dump_json()
    assert "Sample State" not in without
    assert "Chemical Engineering" in without


def test_evidence_and_sections_are_blinded_too() -> None:
    blinded = blind(sample())
    assert all(section.text is None for section in blinded.sections if section.kind == "contact")
    highlight = blinded.work[0].highlights[1]
    assert highlight.evidence[0].text.startswith("[name] trained their successor")
    assert "[email]" in highlight.text


def test_the_check_finds_what_was_left() -> None:
    resume = sample()
    careless = resume.model_copy(update={"basics": resume.basics.model_copy(update={"emails": ()})})
    assert {"maren.oezguer@example.com", "Maren"} <= set(leaks(resume, careless))
    assert leaks(resume, blind(resume)) == ()


def test_a_name_that_is_also_a_word_goes_only_where_it_is_a_name() -> None:
    blinded = blind(named("Will Grace", "Will Grace edits. I will learn.", "GRACE wins"))
    assert [text.text for text in blinded.work[0].highlights] == ["[name] edits. I will learn.", "[name] wins"]


def test_russian_and_chinese_names_are_found_without_case_and_spaces() -> None:
    russian = blind(named("Пётр Вымыслов", "Отзыв о работе Петра Вымыслова и Пётра Вымыслову"))
    assert "Вымыслов" not in russian.model_dump_json()
    chinese = blind(named("虚 构文", "虚构文先生负责"))
    assert chinese.work[0].highlights[0].text == "[name]负责"


def test_numbers_of_other_people_go_but_periods_stay() -> None:
    blinded = blind(named("Ada Invented", "Call +44 20 5550 1234", "From 01.2015 - 12.2018 in charge of 1000000 units"))
    texts = [text.text for text in blinded.work[0].highlights]
    assert texts == ["Call [phone]", "From 01.2015 - 12.2018 in charge of 1000000 units"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He led; his team", "They led; their team"),
        ("de", "Er leitete, von der Idee her", "Diese Person leitete, von der Idee her"),
        ("fr", "Elle dirige", "Cette personne dirige"),
        ("es", "Ella dirige", "Esta persona dirige"),
        ("pt", "Ela dirige", "Esta pessoa dirige"),
        ("ru", "Она руководит", "Этот человек руководит"),
        ("zh", "她负责其他", "TA负责其他"),
    ],
)
def test_pronouns_become_neutral_in_every_language(language: str, text: str, expected: str) -> None:
    assert neutral(text, language) == expected


def test_the_original_is_not_touched() -> None:
    resume = sample()
    blind(resume, schools=True)
    assert resume.basics.name is not None
    assert resume.basics.name.text == SAMPLE["basics"]["name"]


def test_a_name_from_before_a_marriage_goes_too() -> None:
    blinded = blind(named("Ada Invented", "Published as Ada Invented (née Lovelace), geb. Muster"))

    assert blinded.work[0].highlights[0].text == "Published as [name] ([name]), [name]"


def test_a_name_is_found_whatever_its_apostrophes_and_hyphens() -> None:
    blinded = blind(named("Ada-Lee d’Invented", "Talk by Ada‑Lee d'Invented"))

    assert blinded.work[0].highlights[0].text == "Talk by [name]"
