from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from vitascope.model.account import OPERATOR
from vitascope.model.accounting import Use
from vitascope.store.privacy import IMPERSONAL, held_about
from vitascope.store.schema.tables import METADATA
from vitascope.usecases.accounting import Accounting
from vitascope.usecases.people.sessions import caller

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House


def test_every_table_is_somebodys_or_known_to_be_nobodys(house: House) -> None:
    with house.store.read() as db:
        personal = set(held_about(db, "somebody"))

    assert personal == set(METADATA.tables) - IMPERSONAL


def test_an_export_holds_rows_and_files_and_no_secrets(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR, password="Correct horse 1")
    house.keys.make("import", account_id=account.id, actor=OPERATOR)
    document = house.library.take_in([b"Ada"], name="cv.txt", surface="parser", caller=caller(account))
    house.pictures.keep(document, "annotated", [b"page"])
    house.library.take_in([b"Bob"], name="cv.txt", surface="parser", caller=OPERATOR)
    target = io.BytesIO()

    house.privacy.export(account.id, target, actor=OPERATOR)

    archive = zipfile.ZipFile(target)
    held = json.loads(archive.read("held.json"))
    assert held["accounts"][0]["email"] == "ada@example.com"
    assert [row["name"] for row in held["documents"]] == ["cv.txt"]
    assert archive.read(f"documents/{document.id}/cv.txt") == b"Ada"
    assert archive.read(f"documents/{document.id}/annotated-1.png") == b"page"
    assert "argon2" not in str(held)
    assert {"hash", "sealed"}.isdisjoint(held["api_keys"][0])


def test_nothing_is_left_of_an_erased_person_but_lines_that_name_nobody(house: House) -> None:
    account = house.accounts.add("ada@example.com", actor=OPERATOR)
    house.keys.make("import", account_id=account.id, actor=OPERATOR)
    house.library.take_in([b"Ada"], name="cv.txt", surface="parser", caller=caller(account))
    Accounting(house.store, house.clock).note(account.id, "parser", "parse", Use(cost=5))
    other = house.library.take_in([b"Bob"], name="cv.txt", surface="parser", caller=OPERATOR)

    gone = house.privacy.erase(account.id, actor=OPERATOR)

    assert {name: count for name, count in gone.items() if count} == {
        "documents": 1,
        "accounts": 1,
        "api_keys": 1,
        "usage": 1,
    }
    with house.store.read() as db:
        held = {name: rows for name, rows in held_about(db, account.id).items() if rows}
    assert set(held) == {"audit"}
    assert house.kept() == {other.content_hash}


def test_ids_of_outside_portals_are_kept_in_the_log_as_hashes(house: House) -> None:
    from vitascope.model.account import Caller

    outside = Caller("ada@example.com")
    house.library.take_in([b"Ada"], name="cv.txt", surface="parser", caller=outside)

    house.privacy.erase(outside.id, actor=OPERATOR)

    with house.store.read() as db:
        held = held_about(db, outside.id)
    assert len(held["audit"]) == 3
    assert "example.com" not in str(held)
