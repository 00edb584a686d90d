from __future__ import annotations

from pathlib import Path

import pytest

from vitascope.cli.sources import expand, known_endings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.pdf", "a.TXT", "notes.xyz", ".hidden.pdf", "deep/c.docx", "cv[1].pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_gives_its_documents_in_order() -> None:
    assert expand(["."], endings=known_endings) == ["a.TXT", "b.pdf", "cv[1].pdf", "deep/c.docx"]


def test_a_named_file_is_taken_whatever_it_is_called_and_once() -> None:
    assert expand(["notes.xyz", "b.pdf", "b.pdf", "none.pdf", "-"], endings=frozenset) == [
        *("notes.xyz", "b.pdf", "none.pdf", "-")
    ]


def test_patterns_work_where_the_shell_has_none(folder: Path) -> None:
    assert expand(["**/*.docx"], endings=frozenset) == ["deep/c.docx"]
    assert expand([f"{folder}/*.TXT"], endings=frozenset) == [f"{folder}/a.TXT"]


def test_a_name_that_looks_like_a_pattern_is_a_name_first() -> None:
    assert expand(["cv[1].pdf"], endings=frozenset) == ["cv[1].pdf"]
