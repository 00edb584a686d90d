from __future__ import annotations

from vitascope.model.document import Document, Hiding, Place
from vitascope.reading import read_document

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "style", "text", "table", "draw", "fo")
)
STYLES = """
<office:styles>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph">
  <style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>
 <style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:style style:name="T3" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
 <text:list-style style:name="L1">
  <text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;"/></text:list-style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard">
 <style:header><text:p>head</text:p></style:header></style:master-page></office:master-styles>
"""


def read(body: str) -> Document:
    return read_document(
        f"<?xml version='1.0'?><office:document {SPACES}>{STYLES}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>".encode()
    )


def body_of(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.place is not Place.HEADER]


def test_styles_are_inherited_and_named() -> None:
    line = read('<text:h text:style-name="P1" text:outline-level="1">Work</text:h>').lines[1]

    assert (line.heading, line.style_name, line.size) == (1, "Heading 1", 16.0)
    assert line.words[0].style.bold


def test_spaces_tabs_and_breaks_are_elements() -> None:
    document = read("<text:p>Acme<text:tab/>2019<text:line-break/>a<text:s text:c='2'/>b\n  c</text:p>")

    assert body_of(document) == ["Acme 2019", "a b c"]


def test_lists_tables_and_frames_are_read_once() -> None:
    document = read(
        '<text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item></text:list>'
        "<table:table><table:table-row><table:table-cell><text:p>Phone</text:p></table:table-cell>"
        "<table:table-cell><text:p>555-0100</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>after<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>"
    )

    assert body_of(document) == ["one", "Phone 555-0100", "box", "after"]
    assert document.lines[1].bullet == "•"


def test_headers_stand_in_the_styles() -> None:
    first = read("<text:p>body</text:p>").lines[0]

    assert (first.text, first.place) == ("head", Place.HEADER)


def test_hidden_and_deleted_text_is_kept_apart() -> None:
    document = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>seen <text:span text:style-name="T2">secret</text:span>'
        '<text:span text:style-name="T3">ninja</text:span></text:p>'
    )

    assert body_of(document) == ["seen"]
    assert {(text.text, text.reason) for text in document.hidden} == {
        ("secret", Hiding.VANISH),
        ("ninja", Hiding.BACKGROUND_COLOUR),
        ("gone", Hiding.DELETED),
    }


def test_a_hyperlink_keeps_its_target() -> None:
    link = '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/">page</text:a>'

    assert read(f"<text:p>{link}</text:p>").lines[1].words[0].link == "https://example.org/"
