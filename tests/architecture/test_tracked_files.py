"""What the project's own files must not hold: real people, somebody's machine, somebody's registry."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import phonenumbers
import pytest

from vitascope.errors import EmptyDocument
from vitascope.reading import read_document

ROOT = Path(__file__).parents[2]

MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")
REGISTRY = re.compile(r"pythonhosted|pypi\.org|registry\.npmjs|--(?:extra-)?index-url|--find-links|--trusted-host")
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
RESERVED = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localhost)$|(?:^|\.)example\.[a-z.]+$"
)

INVENTED = re.compile(r"555|7700900|491570")
"""What numbers set aside for fiction have in common: 555, and the ranges of Britain and Australia."""

DOCUMENTS = sorted((ROOT / "tests" / "golden" / "documents").glob("*"))

BINARY = {".pdf", ".docx", ".doc", ".odt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".ttf", ".gz"}


def tracked() -> list[Path]:
    """Every file that git knows here."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["a machine", "a registry"])
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    guilty = {
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked()
        if path != Path(__file__) and path.suffix not in BINARY
        if (found := pattern.search(path.read_bytes().decode("utf-8", "ignore")))
    }

    assert guilty == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_people_of_the_golden_documents_live_at_reserved_domains(path: Path) -> None:
    domains = {domain.lower() for domain in ADDRESS.findall(everything_in(path))}

    assert {domain for domain in domains if not RESERVED.search(domain)} == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_people_of_the_golden_documents_have_invented_numbers(path: Path) -> None:
    numbers = {match.raw_string for match in phonenumbers.PhoneNumberMatcher(everything_in(path), None)}

    assert {number for number in numbers if not INVENTED.search(re.sub(r"\D", "", number))} == set()


def everything_in(path: Path) -> str:
    """All that a file says: on its pages, in links, in hiding and about itself; nothing where it is a picture."""
    try:
        document = read_document(path.read_bytes(), name=path.name, ocr=None)
    except EmptyDocument:
        return ""
    words = [word for line in document.lines for word in line.words]
    links = [word.link for word in words if word.link]
    return "\n".join([document.text, *links, *(text.text for text in document.hidden), *document.metadata.values()])
