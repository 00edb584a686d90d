from __future__ import annotations

import pytest

from vitascope.taxonomy import skills


def found(name: str) -> str | None:
    concept = skills.find(name)
    return concept.label if concept else None


def mentioned(text: str) -> list[str]:
    return [text[each.start : each.end] for each in skills.in_context(text, skills.mentions(text))]


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("JS", "JavaScript"),
        ("k8s", "Kubernetes"),
        ("Postgres", "PostgreSQL"),
        ("MS Excel", "Microsoft Excel"),
        ("Python 3.11", "Python"),
        ("PostgreSQL 14", "PostgreSQL"),
        ("HTML5", "HTML"),
        ("C++", "C++"),
        ("C#", "C#"),
        ("F#", "F#"),
        (".NET", ".NET"),
        ("NodeJS", "Node.js"),
        ("PL/SQL", "PL/SQL"),
        ("CI / CD", "CI/CD"),
        ("1С:Бухгалтерия 8.3", "1C:Accounting"),
        ("Projektmanagement", "Project management"),
        ("управление проектами", "Project management"),
        ("项目管理", "Project management"),
        ("Gestão de projetos", "Project management"),
        ("Access", "Microsoft Access"),
    ],
)
def test_printed_names_find_their_concept(printed: str, label: str) -> None:
    assert found(printed) == label


def test_a_name_that_nobody_knows_finds_nothing() -> None:
    assert found("Zorblax 3000") is None
    assert found("") is None


def test_names_with_signs_match_whole() -> None:
    assert mentioned("Wrote C++, C# and F# for .NET; Node.js, CI/CD") == ["C++", "C#", "F#", ".NET", "Node.js", "CI/CD"]
    assert "C" not in mentioned("a C++ library for Python")


def test_a_mention_stops_at_word_boundaries() -> None:
    assert mentioned("JavaScripting javanese") == []
    assert mentioned("Опыт: PostgreSQL, Docker.") == ["PostgreSQL", "Docker"]


def test_the_longest_name_wins() -> None:
    assert mentioned("uses Spring Boot and Amazon S3") == ["Spring Boot", "Amazon S3"]


def test_scripts_without_spaces_are_searched_too() -> None:
    assert mentioned("熟悉Java和机器学习") == ["Java", "机器学习"]


@pytest.mark.parametrize(
    "text",
    [
        "Go to market in spring 2019",
        "excel at what you do",
        "had access to the word of the boss",
        "Spring 2021",
        "R & D",
    ],
)
def test_ordinary_words_do_not_count_by_themselves(text: str) -> None:
    assert not {"Go", "Spring", "excel", "access", "word", "R"} & set(mentioned(text))


@pytest.mark.parametrize("text", ["services in Go", "Go, Python, SQL", "written in R", "на Go"])
def test_ordinary_words_count_in_context(text: str) -> None:
    assert {"Go", "R"} & set(mentioned(text))


def test_accents_and_case_keep_offsets() -> None:
    text = "Évaluation; GESTION DE PROJET à Paris"
    assert "GESTION DE PROJET" in [text[each.start : each.end] for each in skills.mentions(text)]
