from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from vitascope.parsing.labels import Kind
from vitascope.taxonomy import languages
from vitascope.taxonomy.languages import LanguageTable
from vitascope.taxonomy.languages.folding import fold

LEVELS = {"A1", "A2", "B1", "B2", "C1", "C2", "native"}
CORE = {"contact", "summary", "work", "education", "skills", "languages", "certifications", "projects", "awards"}


def test_the_seven_languages_are_there_with_english_first() -> None:
    codes = [table.code for table in languages.load()]

    assert codes[0] == "en"
    assert {"en", "ru", "de", "fr", "es", "pt", "zh"} <= set(codes)


@pytest.mark.parametrize("table", languages.load(), ids=lambda table: table.code)
def test_a_table_names_what_every_resume_needs(table: LanguageTable) -> None:
    assert set(table.sections) >= CORE
    assert set(table.sections) <= {kind.value for kind in Kind} | {"courses"}
    assert len(table.months) == 12
    assert all(table.months)
    assert table.present
    assert set(table.levels) == LEVELS
    assert {"bachelor", "master", "doctorate"} <= set(table.degrees)
    assert {"phone", "email", "address"} <= set(table.labels)
    assert table.machine


def test_a_language_is_added_by_its_file_alone() -> None:
    sheet = json.dumps({"code": "eo", "script": "latin", "present": ["nun"], "sections": {"work": ["Laboro"]}})

    table = LanguageTable.model_validate_json(sheet)

    assert table.sections["work"] == ("Laboro",)
    assert table.months == ()


def test_a_list_that_no_table_has_is_refused() -> None:
    with pytest.raises(ValidationError):
        LanguageTable.model_validate_json('{"code": "eo", "script": "latin", "mounths": []}')


def test_the_tables_are_read_once() -> None:
    assert languages.load() is languages.load()


@pytest.mark.parametrize("text", ["FÉVRIER – août", "Łódź", "Йод, Ёлка", "２０１９年３月", "Straße", "ﬁne ½", "İzmir"])
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_forgets_case_accents_and_width() -> None:
    assert fold("FÉVRIER") == fold("fevrier") == "fevrier"
    assert fold("２０１９") == "2019"
