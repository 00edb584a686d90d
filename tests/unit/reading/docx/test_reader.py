from __future__ import annotations

import io
import zipfile

import pytest

from vitascope.errors import DamagedDocument, LimitExceeded
from vitascope.model.document import Document, Hiding, Place
from vitascope.reading import Limits, read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
 <w:rPr><w:b/><w:caps/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def packed(body: str, **more: str) -> bytes:
    """A Word document with a body, and headers, comments or the data of a diagram by name."""
    parts = {"styles": STYLES, "numbering": NUMBERING, **more}
    roots = {"header": "hdr", "footer": "ftr"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        main = f"<w:body>{body}</w:body>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}">{main}</w:document>')
        relations = '<Relationship Id="link" Type="x/hyperlink" TargetMode="External" Target="https://example.org/"/>'
        for name, text in parts.items():
            root = roots.get(name, name)
            part = text if name == "chunk" else f'<w:{root} xmlns:w="{W}">{text}</w:{root}>'
            archive.writestr(f"word/{name}.xml", part)
            relations += f'<Relationship Id="{name}" Type="x/{name}" Target="{name}.xml"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return buffer.getvalue()


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(*blocks: str, **more: str) -> Document:
    return read_document(packed("".join(blocks), **more))


def test_styles_are_inherited_and_named() -> None:
    heading, text = read(p(r("Work"), properties='<w:pStyle w:val="H1"/>'), p(r("plain"))).lines

    assert (heading.text, heading.heading, heading.style_name, heading.size) == ("WORK", 1, "Heading 1", 16.0)
    assert heading.words[0].style.bold
    assert (text.style_name, text.size) == ("Normal", 11.0)


def test_lists_are_counted_and_their_marks_are_no_words() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    document = read(
        p(r("a"), properties='<w:pStyle w:val="Bullets"/>'),
        p(r("b"), properties=numbered),
        p(r("c"), properties=numbered),
    )

    assert [(line.text, line.bullet, line.depth) for line in document.lines] == [
        ("a", "•", 1),
        ("b", "i)", 1),
        ("c", "ii)", 1),
    ]


def test_revisions_and_hidden_text_are_kept_apart() -> None:
    document = read(
        p(
            r("seen "),
            "<w:ins>" + r("added") + "</w:ins>",
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
            r("secret", "<w:vanish/>"),
            r("ninja", '<w:color w:val="FFFFFF"/>'),
            r("dust", '<w:sz w:val="2"/>'),
        ),
        comments="<w:comment><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:comment>",
    )

    assert document.text == "seen added"
    assert [(text.text, text.reason) for text in document.hidden] == [
        ("gone", Hiding.DELETED),
        ("secret", Hiding.VANISH),
        ("ninja", Hiding.BACKGROUND_COLOUR),
        ("dust", Hiding.TINY),
        ("a note", Hiding.COMMENT),
    ]


def test_white_on_a_dark_cell_is_seen() -> None:
    shaded = '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="24394F"/></w:tcPr>'
    document = read("<w:tbl><w:tr>" + shaded + p(r("Ada", '<w:color w:val="FFFFFF"/>')) + "</w:tc></w:tr></w:tbl>")

    assert document.text == "Ada"


def test_links_come_from_relations_and_from_fields() -> None:
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = '<w:r><w:instrText> HYPERLINK "mailto:a@example.org" </w:instrText></w:r>'
    field = begin + code + between + r("mail") + end
    (line,) = read(p('<w:hyperlink r:id="link">' + r("page ") + "</w:hyperlink>", field)).lines

    assert [(word.text, word.link) for word in line.words] == [
        ("page", "https://example.org/"),
        ("mail", "mailto:a@example.org"),
    ]


def test_a_text_box_is_read_once_and_content_controls_are_read() -> None:
    box = "<w:txbxContent>" + p(r("box")) + "</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    drawing = (
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(p(drawing, r("body")), "<w:sdt><w:sdtContent>" + p(r("control")) + "</w:sdtContent></w:sdt>")

    assert [(line.text, line.place) for line in document.lines] == [
        ("box", Place.TEXTBOX),
        ("body", Place.BODY),
        ("control", Place.BODY),
    ]


def test_headers_and_footers_are_read_once() -> None:
    section = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    document = read(p(r("body")), section, header=p(r("Ada")), footer=p(r("page 1")))

    assert [(line.text, line.place) for line in document.lines] == [
        ("Ada", Place.HEADER),
        ("body", Place.BODY),
        ("page 1", Place.FOOTER),
    ]


def test_a_merged_cell_is_not_repeated() -> None:
    rows = "".join(
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="{merge}"/></w:tcPr>{p(r(text))}</w:tc><w:tc>{p(r("x"))}</w:tc></w:tr>'
        for merge, text in (("restart", "side"), ("continue", "side"))
    )

    assert [line.text for line in read(f"<w:tbl>{rows}</w:tbl>").lines] == ["side x", "x"]


def test_a_word_2003_document_is_read_by_its_content() -> None:
    flat = (
        '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
        '<w:p><w:hlink w:dest="https://example.org/"><w:r><w:t>page<w:br/></w:t></w:r></w:hlink>'
        "<w:r><w:t>next</w:t></w:r></w:p></w:body></w:wordDocument>"
    )
    document = read_document(flat.encode())

    assert [(line.text, line.words[0].link) for line in document.lines] == [
        ("page", "https://example.org/"),
        ("next", None),
    ]


def test_a_document_without_its_text_is_damaged() -> None:
    with pytest.raises(DamagedDocument):
        read_document(packed("").replace(b"word/document.xml", b"word/documenx.xml"))


def test_a_document_of_very_many_paragraphs_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="paragraphs"):
        read_document(packed("<w:p/>" * 50), limits=Limits(blocks=20))


def test_marks_of_symbol_fonts_become_list_marks_and_their_icons_nothing() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    document = read(
        p('<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>', r(" +1 555 0100")),
        p('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>', r(" one")),
        p(r("§", wingdings), r(" two")),
        p(r("(", wingdings), r(" Leeds")),
    )

    assert [(line.text, line.bullet) for line in document.lines] == [
        ("+1 555 0100", ""),
        ("one", "•"),
        ("two", "•"),
        ("Leeds", ""),
    ]


def test_decorative_lettering_and_diagrams_are_read() -> None:
    lettering = '<w:pict><v:shape xmlns:v="v"><v:textpath string="Anna Weir"/></v:shape></w:pict>'
    diagram = '<w:drawing><dgm:relIds xmlns:dgm="dgm" r:dm="diagramData"/></w:drawing>'
    nodes = "<pt><t><a:p xmlns:a='a'><a:r><a:t>Welding</a:t></a:r></a:p></t></pt>"

    document = read(p(f"<w:r>{lettering}</w:r>"), p(f"<w:r>{diagram}</w:r>"), p(r("Leeds")), diagramData=nodes)

    assert [(line.text, line.place) for line in document.lines] == [
        ("Anna Weir", Place.TEXTBOX),
        ("Welding", Place.TEXTBOX),
        ("Leeds", Place.BODY),
    ]


def test_what_is_filled_into_fields_of_a_form_is_read() -> None:
    def mark(kind: str, more: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{more}</w:fldChar></w:r>'

    entries = '<w:listEntry w:val="A1"/><w:listEntry w:val="B2"/>'
    chosen = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    typed = p(mark("begin"), "<w:r><w:instrText>FORMTEXT</w:instrText></w:r>", mark("separate"), r("Anna"), mark("end"))
    listed = p(r("German "), mark("begin", chosen), "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>", mark("end"))

    assert read(typed, listed).text == "Anna\nGerman B2"


@pytest.mark.parametrize(
    "head", ["", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"]
)
def test_a_web_page_inside_a_document_is_read(head: str) -> None:
    page = f"{head}<html><body><h1>Anna Weir</h1><p>Engineer</p></body></html>"

    assert read(p(r("Before")), '<w:altChunk r:id="chunk"/>', chunk=page).text == "Before\nAnna Weir\nEngineer"


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'

    document = read(p(r("Senior "), properties=gone), p(r("Engineer")), p(r("Leeds"), properties=gone))

    assert document.text == "Senior Engineer\nLeeds"
