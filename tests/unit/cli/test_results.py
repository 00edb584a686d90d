from __future__ import annotations

from pathlib import Path

import pytest

from vitascope.cli.results import names_for, write_whole


def test_names_are_stems_and_none_is_used_twice() -> None:
    assert names_for(["a/cv.pdf", "b/CV.docx", "cv-2.txt", "-"]) == ["cv", "CV-2", "cv-2-2", "stdin"]


def test_a_result_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "cv.json"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    assert [path.name for path in target.parent.iterdir()] == ["cv.json"]


def test_a_failed_write_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "cv.json", b"half")
    assert list(tmp_path.iterdir()) == []


def test_results_can_be_read_like_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_text("")
    write_whole(tmp_path / "cv.json", b"")
    assert (tmp_path / "cv.json").stat().st_mode == plain.stat().st_mode
