from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from vitascope.cli import main

RESUME = """# Ada Invented

ada@example.com | +1 202 555 0123

## Experience

### Editor, Sample Press

2019-03 - present

- Edited books
"""


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "ada.md"
    path.write_text(RESUME)
    return path


def test_one_file_goes_to_standard_output(resume: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(resume), "--as-of", "2024-05-31"]) == 0
    out, err = capfd.readouterr()
    record = json.loads(out)
    assert record["as_of"] == "2024-05-31"
    assert record["basics"]["emails"][0]["text"] == "ada@example.com"
    assert err == ""


def test_a_bad_file_among_good_ones_fails_alone(
    resume: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    out = tmp_path / "out"
    words = ["parse", str(empty), str(resume), str(tmp_path / "none.pdf"), "--out", str(out), "--format", "text"]
    assert main(words) == 1
    assert [path.name for path in out.iterdir()] == ["ada.txt"]
    err = capfd.readouterr().err
    assert f"{empty}: the file has no bytes [empty_file]" in err
    assert "[not_found]" in err


def test_pages_are_annotated(resume: Path, tmp_path: Path) -> None:
    assert main(["parse", str(resume), "--annotate", str(tmp_path / "pages"), "--format", "markdown"]) == 0
    assert (tmp_path / "pages" / "ada-1.png").read_bytes().startswith(b"\x89PNG")


def test_blind_records_do_not_say_who(resume: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(resume), "--blind", "--format", "jsonresume"]) == 0
    assert "ada" not in capfd.readouterr().out.casefold()


def test_explain_shows_lines_and_values(resume: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(resume)]) == 0
    assert "basics.emails[0] = ada@example.com" in capfd.readouterr().out


def test_formats_and_schema_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    assert "docx" in capsys.readouterr().out
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Vitascope résumé"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["read"],
        ["parse"],
        ["parse", "a.pdf", "b.pdf"],
        ["parse", "a.pdf", "--as-of", "yesterday"],
        ["parse", "a.pdf", "--jobs", "0"],
    ],
)
def test_wrong_usage_is_told_with_two(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "Traceback" not in capfd.readouterr().err


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["parse", "--help"]) == 0
    assert "--blind-schools" in capsys.readouterr().out


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    endless = tmp_path / "endless.pdf"
    os.mkfifo(endless)
    Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    assert main(["parse", str(endless)]) == 130
    assert capfd.readouterr().err == "interrupted\n"


def test_a_text_that_is_no_resume_is_read_with_a_note(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    invoice = tmp_path / "invoice.txt"
    invoice.write_text("Invoice 17\n\nBill to: Example Ltd\n\nBolts   40   20.00\nTotal due   20.00\n")

    assert main(["parse", str(invoice)]) == 0
    assert "note: " in (err := capfd.readouterr().err)
    assert "[not_a_resume]" in err


@pytest.mark.parametrize("command", [["formats"], ["schema"]])
def test_a_full_disk_is_one_line(command: list[str]) -> None:
    words = [sys.executable, "-m", "vitascope", *command]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_every_character_gets_through_whatever_the_terminal_says(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(taken, encoding="ascii", write_through=True))

    assert main(["parse", "--help"]) == 0
    assert "Read résumés" in taken.getvalue().decode()


def test_reading_a_file_loads_nothing_of_a_server(resume: Path) -> None:
    code = (
        "import sys; from vitascope.cli import main; main(['parse', sys.argv[1], '--out', sys.argv[2]]);"
        "sys.exit(str(sorted({'sqlalchemy', 'alembic', 'jwt', 'cryptography', 'pydantic_settings', 'structlog',"
        "'fastapi', 'starlette', 'vitascope.settings', 'vitascope.store'} & set(sys.modules)) or ''))"
    )
    out = resume.parent / "records"

    done = subprocess.run([sys.executable, "-c", code, str(resume), str(out)], check=False, capture_output=True)

    assert done.stderr.decode().strip() == ""
    assert (out / "ada.json").exists()
