from __future__ import annotations

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
