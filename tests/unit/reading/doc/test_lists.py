from __future__ import annotations

import struct

from vitascope.reading.doc.lists import Lists


def table_of(*levels: tuple[int, str]) -> tuple[bytes, tuple[int, int], bytes]:
    """The list tables of a document with one list: kind of number and mark of each level."""
    head = struct.pack("<ii", 7, 0) + bytes(18) + bytes([1 if len(levels) == 1 else 0, 0])
    table = struct.pack("<H", 1) + head
    for kind, mark in levels:
        table += struct.pack("<iB", 1, kind) + bytes(19) + bytes([0, 0, 0, 0])
        table += struct.pack("<H", len(mark)) + mark.encode("utf-16-le")
    overrides = struct.pack("<I", 1) + struct.pack("<i", 7) + bytes(12)
    return table, (0, 2 + 28), overrides


def test_numbers_count_and_bullets_do_not() -> None:
    lists = Lists(*table_of((0, "\x00.")))

    assert [lists.mark(1, 0), lists.mark(1, 0)] == ["1.", "2."]
    assert Lists(*table_of((23, "\uf0b7"))).mark(1, 0) == "•"


def test_a_deeper_level_starts_again_under_the_next_item() -> None:
    lists = Lists(*table_of((0, "\x00."), (4, "\x01)"), *[(255, "")] * 7))

    assert [lists.mark(1, at) for at in (0, 1, 1, 0, 1)] == ["1.", "a)", "b)", "2.", "a)"]


def test_an_unknown_list_draws_no_mark() -> None:
    assert Lists(b"", (0, 0), b"").mark(3, 0) == ""
