from __future__ import annotations

import pytest

from vitascope.parsing.fields.section_titles import EXACT, read_title
from vitascope.parsing.labels import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EXPERIENCE", Kind.WORK),
        ("1. Work Experience:", Kind.WORK),
        ("S K I L L S", Kind.SKILLS),
        ("W O R K   E X P E R I E N C E", Kind.WORK),
        ("SKILLS ----------", Kind.SKILLS),
        ("● Projects", Kind.PROJECTS),
        ("Опыт работы", Kind.WORK),
        ("ОБРАЗОВАНИЕ", Kind.EDUCATION),
        ("Berufserfahrung", Kind.WORK),
        ("Centres d’intérêt", Kind.INTERESTS),
        ("FORMACION ACADEMICA", Kind.EDUCATION),
        ("Experiência profissional", Kind.WORK),
        ("工作经历", Kind.WORK),
        ("Weiterbildung", Kind.CERTIFICATIONS),
    ],
)
def test_a_title_of_the_tables_is_certain(text: str, kind: Kind) -> None:
    assert read_title(text) == (kind, EXACT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skills & Languages", Kind.SKILLS),
        ("Work Experlence", Kind.WORK),
        ("O себе", Kind.SUMMARY),
        ("Professional Experience (selected)", Kind.WORK),
        ("Notable experience", Kind.WORK),
    ],
)
def test_a_title_that_is_not_in_the_tables_scores_less(text: str, kind: Kind) -> None:
    found = read_title(text)

    assert found is not None
    assert found[0] is kind
    assert 0.0 < found[1] < EXACT


@pytest.mark.parametrize(
    "text",
    ["Responsible for the experience of users.", "Опыт работы — 5 лет", "Google", "Software Engineer", "", "Contracts"],
)
def test_running_text_is_no_title(text: str) -> None:
    assert read_title(text) is None
