from __future__ import annotations

from tests.unit.parsing.drawing import Row, block, head, said

from vitascope.model.document import Style
from vitascope.model.resume import Evidence, Text
from vitascope.parsing.assembly.contact import read_basics
from vitascope.parsing.assembly.fallbacks import DOUBT, find_name, find_place
from vitascope.parsing.labels import Kind
from vitascope.parsing.values import join

LARGE = Style(20.0)


def mail(address: str) -> Text:
    return Text(text=address, evidence=(Evidence(page=1, box=(0.0, 0.0, 1.0, 1.0), text=address),))


def name(*rows: Row, kind: Kind = Kind.CONTACT, email: str = "") -> str:
    return join(find_name([block(kind, *rows)], [mail(email)] if email else []))


def test_a_name_is_found_by_the_mailbox_that_holds_it() -> None:
    rows = (said("Peter Smith", fields="text"), said("Maria Qwertz", fields="text"))

    assert name(*rows, email="m.qwertz@example.com") == "Maria Qwertz"


def test_a_name_is_found_by_its_words() -> None:
    rows = (said("Registered nurse", fields="text"), said("Maria Anderson", fields="text", style=LARGE))

    assert name(*rows) == "Maria Anderson"


def test_what_is_found_this_way_is_doubtful() -> None:
    (fragment,) = find_name(
        [block(Kind.CONTACT, said("Maria Anderson", fields="text"))], [mail("anderson@example.com")]
    )

    assert fragment.probability == DOUBT


def test_addresses_figures_and_single_words_are_no_names() -> None:
    rows = (said("Anderson", fields="text"), said("Maria Anderson 17", fields="text"))

    assert name(*rows, email="anderson@example.com") == ""


def test_a_section_title_is_no_name() -> None:
    assert name(said("Work Experience", fields="text"), email="experience@example.com") == ""


def test_small_letters_are_no_name() -> None:
    assert name(said("maria anderson", fields="text")) == ""


def test_the_head_of_an_entry_is_no_name() -> None:
    row = head("Maria Anderson Hospital", fields="org", opens=True)

    assert name(row, kind=Kind.WORK, email="maria.anderson@example.com") == ""


def test_a_name_deep_in_the_text_is_not_looked_for() -> None:
    rows = [said("Ran the ward")] * 12

    assert name(*rows, said("Maria Anderson"), kind=Kind.WORK) == ""


def test_a_label_of_the_model_goes_before_what_is_found_this_way() -> None:
    rows = (said("Ada Example", fields="name"), said("Maria Anderson", fields="text", style=LARGE))

    found = read_basics([block(Kind.CONTACT, *rows)], "en")

    assert found.name is not None
    assert found.name.text == "Ada Example"


def test_a_place_is_found_near_the_top() -> None:
    run = find_place([block(Kind.CONTACT, said("Ada Example", fields="text"), said("London, UK", fields="text text"))])

    assert run is not None
    assert join(run.fragments) == "London, UK"


def test_a_place_is_not_looked_for_among_the_work() -> None:
    assert find_place([block(Kind.WORK, said("London, UK"))]) is None


def test_a_few_ideographs_in_the_first_line_are_a_name() -> None:
    assert name(said("贺兰志远", fields="label"), said("成都", fields="location")) == "贺兰志远"


def test_a_label_in_the_first_line_is_no_name() -> None:
    assert name(said("姓名", fields="label")) == ""


def test_a_place_is_found_beside_an_address_on_the_web() -> None:
    found = find_place([block(Kind.CONTACT, said("London ada.example.dev", fields="link"))])

    assert found is not None
    assert found.fragments[0].text == "London"
