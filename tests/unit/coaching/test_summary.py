from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from vitascope.coaching.summary import summary_of
from vitascope.model.resume import Resume
from vitascope.presenting.jsonresume_import import from_jsonresume

AS_OF = dt.date(2024, 6, 1)

PEOPLE: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Lead Engineer",
        "company": "Clearwater",
        "field": "Chemistry",
        "skill": "Welding",
        "other": "Rust",
    },
    "ru": {"title": "Инженер", "company": "Волга", "field": "Химия", "skill": "Сварка", "other": "Токарное дело"},
    "de": {"title": "Ingenieurin", "company": "Neckar AG", "field": "Chemie", "skill": "Schweißen", "other": "Drehen"},
    "fr": {"title": "Ingénieure", "company": "Estuaire", "field": "Chimie", "skill": "Soudure", "other": "Tournage"},
    "es": {"title": "Ingeniera", "company": "Oliva", "field": "Química", "skill": "Soldadura", "other": "Inglés"},
    "pt": {"title": "Engenheira", "company": "Ribeira", "field": "Química", "skill": "Soldagem", "other": "Torno"},
    "zh": {"title": "工程师", "company": "长江水务", "field": "化学", "skill": "焊接", "other": "车削"},
}

WHOLE = {
    "en": "The current position is Lead Engineer at Clearwater (since 2019). "
    "The previous position was Lead Engineer at Clearwater (2015–2018). "
    "Work experience adds up to 8 years and 3 months. Education includes Chemistry, Clearwater (2009–2014). "
    "The skills named include Welding and Rust.",
    "ru": "Текущая должность — Инженер, Волга (с 2019 года). Предыдущая должность — Инженер, Волга (2015–2018). "
    "Общий стаж работы составляет 8 лет и 3 месяца. Образование — Химия, Волга (2009–2014). "
    "Среди указанных навыков — Сварка и Токарное дело.",
    "de": "Die aktuelle Position ist Ingenieurin, Neckar AG (seit 2019). "
    "Die vorherige Position war Ingenieurin, Neckar AG (2015–2018). "
    "Die Berufserfahrung umfasst insgesamt 8 Jahre und 3 Monate. "
    "Zur Ausbildung gehört Chemie, Neckar AG (2009–2014). "
    "Zu den genannten Kenntnissen gehören Schweißen und Drehen.",
    "fr": "Le poste actuel est Ingénieure, Estuaire (depuis 2019). "
    "Le poste précédent était Ingénieure, Estuaire (2015–2018). "
    "L’expérience professionnelle totalise 8 ans et 3 mois. La formation comprend Chimie, Estuaire (2009–2014). "
    "Parmi les compétences citées figurent Soudure et Tournage.",
    "es": "El puesto actual es Ingeniera, Oliva (desde 2019). El puesto anterior fue Ingeniera, Oliva (2015–2018). "
    "La experiencia laboral suma 8 años y 3 meses. La formación incluye Química, Oliva (2009–2014). "
    "Entre las competencias indicadas figuran Soldadura e Inglés.",
    "pt": "O cargo atual é Engenheira, Ribeira (desde 2019). O cargo anterior foi Engenheira, Ribeira (2015–2018). "
    "A experiência profissional soma 8 anos e 3 meses. A formação inclui Química, Ribeira (2009–2014). "
    "Entre as competências indicadas estão Soldagem e Torno.",
    "zh": "现任职位为长江水务工程师（2019年起）。此前的职位为长江水务工程师（2015–2018）。工作经历共计8年3个月。"
    "教育背景为化学、长江水务（2009–2014）。所列技能包括焊接和车削。",
}


@pytest.mark.parametrize("language", PEOPLE)
def test_a_whole_record_is_told_in_its_own_language(language: str) -> None:
    assert summary_of(record(language)) == WHOLE[language]


@pytest.mark.parametrize("language", PEOPLE)
def test_a_record_of_little_says_little_and_invents_nothing(language: str) -> None:
    person = PEOPLE[language]
    sparse = resume({"basics": {"name": "M. Lindt"}, "skills": [{"name": person["skill"]}]}, language)

    summary = summary_of(sparse)

    assert summary is not None
    assert person["skill"] in summary
    assert "M. Lindt" in summary
    assert not re.search(r"\d", summary)


@pytest.mark.parametrize("language", PEOPLE)
def test_every_number_is_of_the_record(language: str) -> None:
    person = record(language)

    numbers = set(re.findall(r"\d+", summary_of(person) or ""))

    assert numbers <= {"2009", "2014", "2015", "2018", "2019", *map(str, divmod(person.experience_months, 12))}


def test_a_record_of_nothing_has_no_summary() -> None:
    assert summary_of(resume({"interests": [{"name": "Rowing"}]}, "en")) is None


def test_other_languages_are_told_in_english() -> None:
    assert summary_of(resume({"skills": [{"name": "Taglio"}]}, "it")) == "The skill named is Taglio."


def test_a_position_that_ended_is_the_most_recent_one_and_no_former_one() -> None:
    work = [{"name": "Pumps", "position": "Engineer", "startDate": "2015", "endDate": "2018"}]

    summary = summary_of(resume({"work": work}, "en")) or ""

    assert "The most recent position is Engineer at Pumps (2015–2018)." in summary
    assert "previous" not in summary


def test_a_full_stop_of_a_name_ends_the_sentence_too() -> None:
    assert summary_of(resume({"projects": [{"name": "Dew Inc."}]}, "en")) == "The project listed is Dew Inc."


def test_a_paragraph_taken_for_a_title_stays_out() -> None:
    assert summary_of(resume({"skills": [{"name": "word " * 40}]}, "en")) is None


def test_spare_facts_are_told_where_there_is_nothing_better() -> None:
    document = {
        "basics": {"label": "Chemist", "location": {"city": "Washington"}},
        "volunteer": [{"organization": "River Watch", "position": "Guide"}],
        "certificates": [{"name": "Plant Safety"}],
    }

    assert summary_of(resume(document, "en")) == (
        "The headline reads “Chemist”. The certification listed is Plant Safety. The stated location is Washington."
    )


def test_languages_are_named_with_their_level() -> None:
    document = {"languages": [{"language": "German", "fluency": "native"}, {"language": "Welsh"}]}

    assert summary_of(resume(document, "en")) == "The languages listed are German (native) and Welsh."


def record(language: str) -> Resume:
    """A person of two positions, one study and two skills."""
    person = PEOPLE[language]
    position = {"name": person["company"], "position": person["title"]}
    document = {
        "work": [
            position | {"startDate": "2019-03"},
            position | {"startDate": "2015-04", "endDate": "2018-02"},
        ],
        "education": [
            {"institution": person["company"], "area": person["field"], "startDate": "2009", "endDate": "2014"}
        ],
        "skills": [{"name": person["skill"]}, {"name": person["other"]}],
    }
    return resume(document, language).model_copy(update={"experience_months": 99})


def resume(document: dict[str, Any], language: str) -> Resume:
    """What JSON Resume says, as a record in a language."""
    return from_jsonresume(document, as_of=AS_OF)[1].model_copy(update={"language": language})
