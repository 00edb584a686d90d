from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vitascope.errors import NoSuchDocument, NotFound
from vitascope.model.account import Caller

if TYPE_CHECKING:
    from tests.unit.usecases.conftest import House

ADA = Caller("ada")


def test_new_pages_take_the_place_of_old_ones(house: House) -> None:
    document = house.library.take_in([b"cv"], name="cv.txt", surface="parser", caller=ADA)
    house.pictures.keep(document, "annotated", [b"one", b"two", b"three"])

    house.pictures.keep(document, "annotated", [b"two", b"zwei"])

    assert [picture.page for picture in house.pictures.listed(document, "annotated")] == [1, 2]
    assert b"".join(house.pictures.content(document, "annotated", 1)) == b"two"
    assert len(house.kept()) == 3


def test_a_page_that_is_not_there_is_not_found(house: House) -> None:
    document = house.library.take_in([b"cv"], name="cv.txt", surface="parser", caller=ADA)

    with pytest.raises(NotFound):
        house.pictures.content(document, "annotated", 1)


def test_pages_of_a_document_that_is_gone_are_not_kept(house: House) -> None:
    document = house.library.take_in([b"cv"], name="cv.txt", surface="parser", caller=ADA)
    house.library.delete(document.id, caller=ADA)

    with pytest.raises(NoSuchDocument):
        house.pictures.keep(document, "annotated", [b"one"])
    house.clock.move(days=36_500)  # files tell the time of this machine
    house.housekeeping.find_strays()

    assert house.kept() == set()
