from __future__ import annotations

from tests.unit.parsing.drawing import block, head, said

from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labelling.line_features import Features
from vitascope.parsing.labelling.piece_features import features_of
from vitascope.parsing.labels import Kind


def rows(labelled: LabelledBlock) -> list[Features]:
    return features_of([tagged.item for tagged in labelled.pieces])


WORK = block(
    Kind.WORK,
    head("Nurse, City Hospital", "2019 – 2021", fields="title org date", opens=True),
    said("Ran the ward"),
    head("Cook, City Inn", "2015 – 2018", fields="title org date", opens=True),
)


def test_every_piece_has_its_features() -> None:
    assert len(rows(WORK)) == 7
    assert features_of([]) == []


def test_a_date_says_that_it_is_one_and_a_range() -> None:
    nurse, _, date, *_ = rows(WORK)

    assert {"date", "range"} <= set(date)
    assert "date" not in nurse


def test_running_text_only_parts_what_stands_around_it() -> None:
    running = rows(WORK)[3]

    assert running["running"] == 1.0
    assert not any(name.startswith("before=") for name in running)


def test_what_parts_two_pieces_is_a_feature_of_the_later() -> None:
    nurse, hospital, date, *_ = rows(WORK)

    assert "before=" in nurse
    assert "before=," in hospital
    assert {"before=gap", "gapped"} <= set(date)


def test_the_same_slot_of_another_entry_is_a_look_alike() -> None:
    nurse, cook = rows(WORK)[0], rows(WORK)[4]

    shared = {name for name in nurse if name.startswith("slot")}
    assert shared
    assert shared == {name for name in cook if name.startswith("slot")}


def test_a_label_says_what_it_announces_to_its_neighbour() -> None:
    label, phone = rows(block(Kind.CONTACT, said("Phone: +1 202 555 0143", fields="label phone")))

    assert "label=phone" in label
    assert {"phone", "plabel=phone"} <= set(phone)


def test_the_section_ends_beyond_the_first_and_the_last_piece() -> None:
    found = rows(WORK)

    assert {"p=none", "b=none"} <= set(found[0])
    assert {"n=none", "a=none"} <= set(found[-1])
    assert "p=none" not in found[1]


def test_a_new_line_knows_how_the_line_before_it_ended() -> None:
    whole, listed = (
        rows(block(Kind.SKILLS, head(first, fields="skill"), head("Wound care", fields="skill")))[-1]
        for first in ("Triage", "Triage,")
    )

    assert "pends=" in whole
    assert "pends=," in listed
