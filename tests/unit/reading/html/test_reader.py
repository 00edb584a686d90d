from __future__ import annotations

import pytest

from vitascope.errors import LimitExceeded
from vitascope.model.document import Document, Hiding
from vitascope.reading import read_document


def read(body: str, style: str = "", head: str = "") -> Document:
    page = f"<!doctype html><html><head><title>CV</title>{head}<style>{style}</style></head><body>{body}</body></html>"
    return read_document(page.encode())


def test_blocks_lists_and_headings_are_kept() -> None:
    document = read("<h1>Ada <b>Example</b></h1><ul><li>one<ul><li>two</li></ul></li></ul><ol><li>three</ol>")

    assert [(line.text, line.heading, line.bullet, line.depth) for line in document.lines] == [
        ("Ada Example", 1, "", 0),
        ("one", 0, "•", 1),
        ("two", 0, "•", 2),
        ("three", 0, "1.", 1),
    ]
    assert document.metadata["title"] == "CV"


def test_white_space_is_collapsed_as_a_browser_does() -> None:
    assert read("<p>  Ada\n  <span>Example</span>,<br> Engineer</p>").text == "Ada Example,\nEngineer"


def test_what_a_style_sheet_hides_is_kept_apart() -> None:
    document = read(
        "<p>seen</p><p class='x'>gone</p><p style='font-size:0'>tiny</p><p class='w'>white</p>"
        "<p hidden>attribute</p><p style='position:absolute;left:-9999px'>far</p><p style='opacity:0'>glass</p>",
        style=".x { display: none } .w { color: #fff }",
    )

    assert document.text == "seen"
    assert [(text.text, text.reason) for text in document.hidden] == [
        ("gone", Hiding.VANISH),
        ("tiny", Hiding.TINY),
        ("white", Hiding.BACKGROUND_COLOUR),
        ("attribute", Hiding.VANISH),
        ("far", Hiding.OFF_PAGE),
        ("glass", Hiding.INVISIBLE_MODE),
    ]


def test_white_on_a_dark_ground_is_seen() -> None:
    document = read("<aside><h2>Skills</h2></aside>", style="aside { background: #123; color: white }")

    assert document.text == "Skills"


def test_rules_for_print_do_not_count() -> None:
    assert read("<p class=a>seen</p>", style="@media print { .a { display: none } } p { color: #333 }").text == "seen"


def test_both_ends_of_a_line_share_it() -> None:
    (line,) = read(
        "<div style='display:flex;justify-content:space-between'><b>Acme</b><span>2019 – 2021</span></div>"
    ).lines

    assert line.text == "Acme 2019 – 2021"


def test_tables_scripts_and_links() -> None:
    document = read(
        "<nav>menu</nav><script>x()</script><table><tr><th>Phone</th><td><a href='tel:+15550100'>555-0100</a></td></tr>"
        "</table><a href='#top'>up</a>"
    )

    assert [line.text for line in document.lines] == ["Phone 555-0100", "up"]
    assert [word.link for word in document.lines[0].words] == [None, "tel:+15550100"]


def test_a_declared_encoding_is_used() -> None:
    page = "<html><meta charset='windows-1251'><p>Опыт</p></html>".encode("cp1251")

    assert read_document(page).text == "Опыт"


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_wrongly_declared_encoding_is_not_believed(declared: str, encoding: str) -> None:
    page = f'<meta charset="{declared}"><p>Jürgen Müller, Straße der Größe, für Übungen</p>'

    assert read_document(page.encode(encoding)).text == "Jürgen Müller, Straße der Größe, für Übungen"


def test_a_date_that_floats_to_the_right_ends_its_line() -> None:
    inline = '<div><span style="float:right">2019 - 2020</span><b>Nurse</b></div>'
    block = '<div class="when">2021 - 2022</div><h3>Doctor</h3><p>City Hospital</p>'

    document = read_document(f"<style>.when{{float:right}}</style><body>{inline}<div>{block}</div></body>".encode())

    assert document.text == "Nurse 2019 - 2020\nDoctor 2021 - 2022\nCity Hospital"


def test_boxes_in_a_line_are_set_apart_and_icons_say_nothing() -> None:
    pills = '<span class="pill">Python</span><span class="pill">SQL</span>'
    icon = '<p><i class="material-icons">phone</i>+1 555 0100</p>'

    document = read_document(f"<style>.pill{{display:inline-block}}</style><body>{pills}{icon}</body>".encode())

    assert document.text == "Python SQL\n+1 555 0100"


def test_what_is_filled_into_a_form_is_read() -> None:
    fields = '<input value="Anna Weir"><input type="hidden" value="x"><textarea>Engineer</textarea>'
    choice = "<select><option>English<option selected>German</select>"

    assert read_document(f"<body><form>{fields}{choice}</form></body>".encode()).text == "Anna Weir Engineer German"


def test_elements_without_bottom_are_refused_at_once() -> None:
    with pytest.raises(LimitExceeded, match="nested"):
        read_document(b"<html><body>" + b"<div>" * 200_000 + b"Ada")


def test_a_page_of_very_many_paragraphs_without_end_tags_is_read() -> None:
    assert len(read_document(b"<html><body>" + b"<p>Ada" * 10_500).lines) > 5_000


def test_comments_that_never_end_are_read_at_once() -> None:
    assert read_document(b"<html><body><p>Ada</p>" + b"<!--" * 50_000).lines[0].text == "Ada"
