from __future__ import annotations

import stat
import threading
from pathlib import Path
from secrets import token_hex

import pytest

from vitascope.adapters.secrets import kept_secret
from vitascope.errors import Misconfigured, Unavailable


def test_a_secret_is_made_once_and_only_its_user_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "key"

    made = kept_secret(path, token_hex)

    assert kept_secret(path, token_hex) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["key"]


def test_all_that_start_at_once_get_the_same(tmp_path: Path) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(kept_secret(tmp_path / "key", token_hex))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_secret_that_others_can_read_is_none(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("x")
    path.chmod(0o644)

    with pytest.raises(Misconfigured, match="chmod 600"):
        kept_secret(path, token_hex)


def test_an_empty_file_is_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.touch(mode=0o600)

    with pytest.raises(Misconfigured, match="empty"):
        kept_secret(path, token_hex)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Unavailable):
        kept_secret(tmp_path / "file" / "key", token_hex)
