"""Marking over a whole application: assembled, with processes that read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from vitascope.assembly import assemble
from vitascope.model.account import ANYBODY
from vitascope.model.library import StoredDocument
from vitascope.settings import read_settings
from vitascope.usecases.application import Vitascope
from vitascope.usecases.marking import ANNOTATED

DOCUMENTS = Path(__file__).parents[2] / "golden" / "documents"


@pytest.fixture(scope="module")
def vitascope(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vitascope]:
    made = assemble(read_settings(data=tmp_path_factory.mktemp("data"), workers=1))
    yield made
    made.machinery.close()


def kept(vitascope: Vitascope, name: str) -> StoredDocument:
    """A golden document in the library."""
    pieces = ((DOCUMENTS / name).read_bytes(),)
    return vitascope.library.take_in(pieces, name=name, surface="extraction", caller=ANYBODY)


@pytest.mark.parametrize("name", ["en-one-column.pdf", "es-sidebar.docx"])
def test_pages_are_marked_in_the_size_that_is_told(vitascope: Vitascope, name: str) -> None:
    document = kept(vitascope, name)

    marked = vitascope.marking.mark(document, pictures=True, summary=True, caller=ANYBODY)

    pages = [b"".join(vitascope.pictures.content(document, ANNOTATED, page.number)) for page in marked.pages]
    assert [struct.unpack(">II", page[16:24]) for page in pages] == [(page.width, page.height) for page in marked.pages]
    assert marked.summary
    assert vitascope.records.latest(document).resume == marked.resume


def test_pictures_and_summary_are_made_where_they_are_asked_for(vitascope: Vitascope) -> None:
    document = kept(vitascope, "fr-rules.txt")

    marked = vitascope.marking.mark(document, pictures=False, summary=False, caller=ANYBODY)

    assert marked.summary is None
    assert marked.pages[0].width > 500
    assert vitascope.pictures.listed(document, ANNOTATED) == []


def test_marking_again_replaces_the_pictures_and_makes_no_version_of_the_same(vitascope: Vitascope) -> None:
    document = kept(vitascope, "de-markdown.txt")

    first = vitascope.marking.mark(document, pictures=True, summary=False, caller=ANYBODY)
    again = vitascope.marking.mark(document, pictures=True, summary=False, caller=ANYBODY)

    assert len(vitascope.pictures.listed(document, ANNOTATED)) == len(first.pages)
    assert again == first
    assert len(vitascope.records.versions(document)) == 1
