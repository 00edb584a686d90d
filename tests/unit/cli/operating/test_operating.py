from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import jwt
import pytest

from vitascope.assembly import assemble
from vitascope.cli import main
from vitascope.model.account import Caller
from vitascope.settings import read_settings

PASSWORD = "Correct horse 1"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of an installation that knows nothing else of this machine's environment."""
    monkeypatch.setenv("VITASCOPE_DATA", str(tmp_path / "data"))
    for name in ("JWT_SECRET_KEY", "GEMINI_API_KEY", "VITASCOPE_HOST"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


class Said:
    """Runs a command that succeeds, and gives what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: str) -> str:
        """The output of one command."""
        self.capsys.readouterr()
        code = main(words)
        out, err = self.capsys.readouterr()
        assert (code, err) == (0, "")
        return out


def test_an_admin_is_made_and_signs_in(said: Said, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    made = said("users", "add", "Ada@example.com", "--role", "admin", "--tier", "pro", "--password-stdin").strip()

    claims = jwt.decode(said("users", "token", "ada@example.com").strip(), options={"verify_signature": False})

    assert said("users", "show", "ada@example.com", "--field", "id") == f"{made}\n"
    assert (claims["sub"], claims["role"], claims["tier"]) == (made, "admin", "pro")
    vitascope = assemble(read_settings())
    assert vitascope.sessions.log_in("ada@example.com", PASSWORD).id == made
    assert vitascope.sessions.caller_of(said("users", "token", made).strip()).id == made
    for secret in (data / "secrets").iterdir():
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_role_tier_and_state_are_changed(said: Said) -> None:
    said("users", "add", "ada@example.com")
    said("users", "set-role", "ada@example.com", "recruiter")
    said("users", "set-tier", "ada@example.com", "enterprise")
    said("users", "disable", "ada@example.com")

    assert "recruiter  enterprise  disabled  ada@example.com" in said("users", "list")
    assert said("users", "list", "--role", "admin") == ""
    assert main(["users", "token", "ada@example.com"]) == 1
    said("users", "enable", "ada@example.com")
    assert said("users", "token", "ada@example.com")


def test_who_is_not_there_is_one_line_and_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["users", "show", "nobody@example.com"]) == 1
    assert capsys.readouterr().err == "vitascope users: there is no such account [no_such_account]\n"
    assert main(["users", "set-role", "nobody@example.com", "king"]) == 2
    assert main(["users", "erase", "nobody@example.com"]) == 2


def test_all_that_is_held_is_exported_and_erased(said: Said, tmp_path: Path) -> None:
    owner = said("users", "add", "ada@example.com").strip()
    assemble(read_settings()).library.take_in([b"# Ada\n"], name="cv.md", surface="parser", caller=Caller(owner))
    archive = tmp_path / "ada.zip"

    said("users", "export", "ada@example.com", str(archive))
    erased = said("users", "erase", "ada@example.com", "--yes")

    held = json.loads(zipfile.ZipFile(archive).read("held.json"))
    assert [row["name"] for row in held["documents"]] == ["cv.md"]
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert "documents: 1" in erased
    assert said("users", "list") == ""


def test_old_documents_are_purged(said: Said) -> None:
    vitascope = assemble(read_settings())
    vitascope.library.take_in([b"# Ada\n"], name="cv.md", surface="parser", caller=Caller("ada"))

    assert said("purge", "--older-than", "1d") == "0 documents deleted\n"
    assert said("purge", "--older-than", "0m") == "1 documents deleted\n"
    assert main(["purge", "--older-than", "soon"]) == 2


def test_a_copy_is_taken_whole_or_not_at_all(said: Said, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said("users", "add", "ada@example.com")
    copy = tmp_path / "copy"

    said("backup", str(copy))

    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert main(["backup", str(copy)]) == 1
    assert "not empty" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "data"]


def test_an_installation_is_made_from_a_copy_and_its_tokens_hold(said: Said, tmp_path: Path) -> None:
    said("users", "add", "ada@example.com")
    token = said("users", "token", "ada@example.com").strip()
    said("backup", str(tmp_path / "copy"))

    said("restore", str(tmp_path / "copy"), "--data", str(tmp_path / "other"))

    vitascope = assemble(read_settings(data=tmp_path / "other"))
    assert vitascope.sessions.caller_of(token).email == "ada@example.com"
    assert main(["restore", str(tmp_path / "copy"), "--data", str(tmp_path / "other")]) == 1


def test_a_fresh_machine_is_found_well(said: Said, data: Path) -> None:
    lines = said("check").splitlines()

    assert all(line.startswith("ok ") for line in lines)
    assert f"ok       data      {data}" in lines


def test_what_is_wrong_is_said_without_secrets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VITASCOPE_HOST", "0.0.0.0")
    monkeypatch.setenv("VITASCOPE_DATABSE_URL", "sqlite://")
    monkeypatch.setenv("VITASCOPE_DATABASE_URL", "mysql://ada:geheim@db.example.com/x")

    assert main(["check"]) == 1

    out = capsys.readouterr().out
    assert "warning  settings  VITASCOPE_DATABSE_URL is no setting" in out
    assert "error    database  the database is SQLite or PostgreSQL, not mysql" in out
    assert "error    access    JWT_SECRET_KEY: needed to listen on 0.0.0.0" in out
    assert "geheim" not in out


def test_no_command_about_a_server_runs_where_tokens_could_not_be_signed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VITASCOPE_HOST", "192.0.2.1")

    assert main(["users", "list"]) == 1
    assert "[misconfigured]" in capsys.readouterr().err
