from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from vitascope.errors import EmptyFile, FileTooLarge, NoSuchDocument, UnknownFormat, VitascopeError
from vitascope.model.account import ANYBODY, OPERATOR, Caller
from vitascope.model.library import StoredDocument
from vitascope.model.task import NewTask
from vitascope.ports.cache import Entry
from vitascope.store import audit, tasks
from vitascope.store.engine import Db
from vitascope.usecases.keeping.library import file_name

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House

ADA = Caller("ada")
BOB = Caller("bob")


def take_in(
    house: House, content: bytes = b"Ada Invented", *, caller: Caller = ADA, public_id: str = ""
) -> StoredDocument:
    return house.library.take_in([content], name="cv.txt", surface="parser", caller=caller, public_id=public_id)


def test_what_was_taken_in_is_found_and_read_by_its_owner(house: House) -> None:
    document = house.library.take_in([b"Ada ", b"Invented"], name="cv.txt", surface="parser", caller=ADA)

    assert house.library.find(document.id, caller=ADA) == document
    assert house.library.find(document.number, caller=ADA) == document
    assert house.library.named(document.id, surface="parser", caller=ADA) == document
    assert house.library.listed(caller=ADA) == [document]
    assert b"".join(house.library.content(document)) == b"Ada Invented"
    assert (document.size, document.format) == (12, "txt")
    assert document.content_hash == hashlib.sha256(b"Ada Invented").hexdigest()


def test_somebody_elses_document_is_not_there(house: House) -> None:
    document = take_in(house, public_id="cv")

    for caller in (BOB, ANYBODY, OPERATOR):
        with pytest.raises(NoSuchDocument):
            house.library.find(document.id, caller=caller)
        with pytest.raises(NoSuchDocument):
            house.library.find(document.number, caller=caller)
        with pytest.raises(NoSuchDocument):
            house.library.named("cv", surface="parser", caller=caller)
        with pytest.raises(NoSuchDocument):
            house.library.delete(document.id, caller=caller)
        assert house.library.listed(caller=caller) == []
    assert house.library.find(document.id, caller=ADA) == document


def test_too_much_is_refused_while_it_comes_and_nothing_is_left(house: House) -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(1_000):
            sent.append(number)
            yield b"x" * 100

    with pytest.raises(FileTooLarge):
        house.library.take_in(endless(), name="cv.txt", surface="parser", caller=ADA)

    assert len(sent) == 11
    assert list((house.folder / "incoming").iterdir()) == []
    assert house.kept() == set()


def test_a_file_of_the_very_limit_is_taken(house: House) -> None:
    assert take_in(house, b"x" * 1_000).size == 1_000


def test_no_bytes_and_no_known_format_leave_nothing(house: House) -> None:
    with pytest.raises(EmptyFile):
        take_in(house, b"")
    with pytest.raises(UnknownFormat):
        take_in(house, b"MZ a program")

    assert house.library.listed(caller=ADA) == []
    assert house.kept() == set()


def test_a_second_of_the_same_name_gets_another(house: House) -> None:
    first, second, third = (take_in(house, content, public_id="cv") for content in (b"1", b"2", b"3"))

    assert first.public_id == "cv"
    assert len({first.public_id, second.public_id, third.public_id}) == 3
    assert second.public_id.startswith("cv-")
    assert house.library.named(second.public_id, surface="parser", caller=ADA) == second


@pytest.mark.parametrize("wanted", ["../etc", "a/b", "", ".hidden", "a b", "x" * 101, "é", "a\n"])
def test_a_name_that_is_unfit_for_a_path_becomes_an_id(house: House, wanted: str) -> None:
    document = take_in(house, public_id=wanted)

    assert document.public_id == document.id


def test_bytes_that_two_documents_hold_outlive_the_first(house: House) -> None:
    first, second = take_in(house), take_in(house, caller=BOB)

    house.library.delete(first.id, caller=ADA)
    assert b"".join(house.library.content(second)) == b"Ada Invented"

    house.library.delete(second.id, caller=BOB)
    assert house.kept() == set()


def test_everything_goes_with_a_document_but_a_line_that_names_nobody(house: House) -> None:
    document = take_in(house)
    house.pictures.keep(document, "annotated", [b"page one", b"page two"])
    house.records.keep_result(document, "summary", '"Ada"')
    key = f"parse:{document.content_hash}:1"
    house.cache.put(Entry(key, b"Ada", house.clock().replace(year=2030)))

    house.library.delete(document.id, caller=ADA)

    assert house.kept() == set()
    assert house.cache.get(key) is None
    assert house.pictures.listed(document, "annotated") == []
    assert house.records.result(document, "summary") is None
    with house.store.read() as db:
        lines = audit.about(db, document.id)
    assert [line.action for line in lines] == ["add", "delete"]
    assert "cv.txt" not in str(lines)


def test_answers_about_bytes_that_somebody_still_has_stay(house: House) -> None:
    first, second = take_in(house), take_in(house, caller=BOB)
    key = f"parse:{first.content_hash}:1"
    house.cache.put(Entry(key, b"Ada", house.clock().replace(year=2030)))

    house.library.delete(first.id, caller=ADA)
    assert house.cache.get(key) is not None
    house.library.delete(second.id, caller=BOB)
    assert house.cache.get(key) is None


def test_what_must_happen_with_a_document_happens_with_it_or_neither_does(house: House) -> None:
    def fails(_db: Db, document: StoredDocument) -> None:
        raise RuntimeError(document.id)

    draft = house.library.drafts.of([b"Ada"])
    with draft, pytest.raises(RuntimeError):
        house.library.keep(draft, name="cv.txt", surface="parser", caller=ADA, also=fails)

    assert house.library.listed(caller=ADA) == []
    house.clock.move(days=36_500)  # files tell the time of this machine
    assert house.housekeeping.find_strays() == 1
    assert house.kept() == set()


def test_a_task_goes_with_the_document_that_it_is_about(house: House) -> None:
    def wants_reading(db: Db, document: StoredDocument) -> None:
        new = NewTask("parse", {}, owner="ada", document_id=document.id)
        tasks.add(db, new, task_id="t1", now=house.clock(), bound=10)

    with house.library.drafts.of([b"Ada"]) as draft:
        document = house.library.keep(draft, name="cv.txt", surface="parser", caller=ADA, also=wants_reading)
    with house.store.read() as db:
        assert len(tasks.owned(db, "ada")) == 1

    house.library.delete(document.id, caller=ADA)

    with house.store.read() as db:
        assert tasks.owned(db, "ada") == []


def test_documents_of_one_surface_are_cleared(house: House) -> None:
    for number in range(103):
        take_in(house, f"{number}".encode())
    other = house.library.take_in([b"1"], name="cv.txt", surface="extraction", caller=ADA)

    assert house.library.clear(actor=ADA, owner="ada", surface="parser") == 103

    assert house.library.listed(caller=ADA) == [other]
    assert house.kept() == {other.content_hash}


def test_equal_bytes_may_come_and_go_at_once(house: House) -> None:
    troubles: list[Exception] = []

    def come_and_go(name: str) -> None:
        try:
            for _ in range(15):
                document = take_in(house, b"the same", caller=Caller(name))
                assert b"".join(house.library.content(document)) == b"the same"
                house.library.delete(document.id, caller=Caller(name))
        except (VitascopeError, AssertionError) as error:
            troubles.append(error)

    threads = [threading.Thread(target=come_and_go, args=(f"caller {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert house.kept() == set()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("cv.pdf", "cv.pdf"),
        ("C:\\Users\\ada\\cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("резюме.pdf", "резюме.pdf"),
        ("", "document"),
        ("...", "document"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 300, "x" * 199),
    ],
)
def test_a_files_name_is_kept_without_folders_and_tricks(sent: str, kept: str) -> None:
    assert file_name(sent) == kept


def test_drafts_of_crashed_processes_are_tidied_and_living_ones_are_not(house: House) -> None:
    left = house.folder / "incoming" / "draft-left"
    with house.library.drafts.new() as living:
        left.write_bytes(b"part")
        os.utime(left, (0, 0))
        os.utime(living.path, (0, 0))

        assert house.library.drafts.tidy() == 1

        assert not left.exists()
        assert living.path.exists()
