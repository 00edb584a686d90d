from __future__ import annotations

import datetime as dt

import pytest

from vitascope.model.library import ResumeSummary, StoredDocument
from vitascope.model.resume import Basics, Evidence, PersonName, Resume, Skill, Text, Versions, Work
from vitascope.store import blobs, documents, resumes
from vitascope.store.engine import Store

NOW = dt.datetime(2026, 11, 25, 10, 30, tzinfo=dt.UTC)

SEEN = (Evidence(page=1, box=(1.5, 2, 3, 4), text="seen"),)


def record(name: str = "Ada Invented", *skills: str) -> Resume:
    return Resume(
        basics=Basics(name=PersonName(text=name, evidence=SEEN), emails=(Text(text="Ada@Example.com", evidence=SEEN),)),
        work=(
            Work(id="w1", title=Text(text="Editor", evidence=SEEN), company=Text(text="Sample Press", evidence=SEEN)),
        ),
        skills=tuple(Skill(text=skill, evidence=SEEN) for skill in skills),
        language="en",
        experience_months=30,
        as_of="2026-11-25",
        format="txt",
        versions=Versions(reader="1", parser="2", taxonomy="3"),
    )


def document(store: Store, name: str = "d1", owner: str = "ada") -> StoredDocument:
    made = StoredDocument(name, 0, owner, "parser", name, "cv.txt", "txt", 3, "ab" * 32, NOW)
    with store.begin() as db:
        blobs.claim(db, "ab" * 32, 3, NOW)
        added = documents.add(db, made)
    assert added is not None
    return added


def add(store: Store, resume: Resume, *, to: StoredDocument, name: str = "r1") -> ResumeSummary:
    with store.begin() as db:
        return resumes.add(db, name, to, resume, NOW)


def test_a_record_comes_back_as_it_was(store: Store) -> None:
    kept = add(store, record("Ада Вымышленная", "Python"), to=document(store))

    with store.read() as db:
        found = resumes.latest(db, "d1")
        assert found is not None
        assert found == resumes.by_id(db, "r1") == resumes.by_number(db, kept.number)
    assert found.resume == record("Ада Вымышленная", "Python")
    assert found.summary == kept


def test_what_is_searched_stands_beside_it(store: Store) -> None:
    kept = add(store, record("Ada Invented", "Python", "C\n++", "Python"), to=document(store))

    assert (kept.full_name, kept.email, kept.title) == ("Ada Invented", "ada@example.com", "Editor")
    assert (kept.skills, kept.months, kept.language) == (("Python", "C ++"), 30, "en")
    assert (kept.reader_version, kept.parser_version, kept.taxonomy_version) == ("1", "2", "3")


def test_versions_count_up_and_the_last_one_counts(store: Store) -> None:
    home = document(store)
    first = add(store, record("First"), to=home)
    second = add(store, record("Second"), to=home, name="r2")

    assert (first.version, second.version) == (1, 2)
    with store.read() as db:
        found = resumes.latest(db, "d1")
        assert found is not None
        assert found.summary == second
        assert resumes.versions_of(db, "d1") == [first, second]
        assert resumes.listed(db) == [second]


def test_an_empty_record_is_a_record(store: Store) -> None:
    empty = Resume(as_of="2026-11-25", format="txt", versions=Versions(reader="1", parser="2", taxonomy="3"))

    kept = add(store, empty, to=document(store))

    assert (kept.full_name, kept.months, kept.skills) == ("", None, ())


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", 2),
        ("python", 2),
        ("PYTHON invented", 1),
        ("ada@example", 2),
        ("ВЫМЫШЛ", 1),
        ("100%", 0),
        ("_", 0),
        ("press", 2),
    ],
)
def test_each_word_is_found_anywhere_in_any_letters(store: Store, search: str, found: int) -> None:
    add(store, record("Ada Invented", "Python"), to=document(store, "d1"))
    add(store, record("Ева Вымышленная", "Python"), to=document(store, "d2"), name="r2")

    with store.read() as db:
        assert len(resumes.listed(db, owner="ada", search=search)) == found


def test_lists_are_of_one_owner_and_come_in_pages(store: Store) -> None:
    for number in range(3):
        add(store, record(f"Ada {number}"), to=document(store, f"d{number}"), name=f"r{number}")
    add(store, record("Bob"), to=document(store, "d9", owner="bob"), name="r9")

    with store.read() as db:
        names = [each.full_name for each in resumes.listed(db, owner="ada", skip=1, limit=1)]
        assert names == ["Ada 1"]
        assert len(resumes.listed(db)) == 4
