from tests.unit.reading.pdf.making import Sheet, pdf, text

from vitascope.model.document import Hiding
from vitascope.reading.pdf import read_pdf
from vitascope.reading.rendering import render_pages

LABEL = text(72, 770, "Name:")
LOOK = "/DA (/F1 12 Tf 0 g)"
NAME = f"/Subtype /Widget /FT /Tx /T (name) /V (Anna Weir) {LOOK} /Rect [120 765 300 785] /F 4"


def test_the_value_of_a_form_field_stands_where_the_page_shows_it() -> None:
    (line,) = read_pdf(pdf(Sheet(LABEL, annotations=(NAME,)))).lines

    assert line.text == "Name: Anna Weir"
    assert 118 < line.words[1].box.left < 128
    assert 842 - 785 - 2 < line.words[1].box.top < 842 - 765


def test_each_line_of_a_long_field_and_the_choice_of_a_list_are_read() -> None:
    long = f"/Subtype /Widget /FT /Tx /Ff 4096 /T (a) /V (Mill engineer\rTen years) {LOOK} /Rect [72 600 300 700] /F 4"
    choice = f"/Subtype /Widget /FT /Ch /Ff 131072 /T (b) /Opt [(English)] /V (German) {LOOK} /Rect [72 500 200 520]"

    document = read_pdf(pdf(Sheet(LABEL, annotations=(long, choice))))

    assert document.text == "Name:\nMill engineer\nTen years\nGerman"


def test_a_hidden_field_is_not_read() -> None:
    hidden = NAME.replace("/F 4", "/F 2")

    assert read_pdf(pdf(Sheet(LABEL, annotations=(hidden,)))).text == "Name:"


def test_a_note_typed_on_the_page_is_read() -> None:
    note = f"/Subtype /FreeText /Contents (Open to travel) {LOOK} /Rect [72 500 300 520] /F 4"

    assert "Open to travel" in read_pdf(pdf(Sheet(LABEL, annotations=(note,)))).text


def test_links_outlive_the_fields_of_their_page() -> None:
    link = ("https://example.com/anna", (70, 765, 110, 785))

    document = read_pdf(pdf(Sheet(LABEL, links=(link,), annotations=(NAME,))))

    assert [word.link for word in document.lines[0].words] == ["https://example.com/anna", None, None]


def test_a_comment_is_kept_apart() -> None:
    comment = "/Subtype /Text /Contents (Weak on mills) /Rect [300 700 320 720] /F 4"

    document = read_pdf(pdf(Sheet(LABEL, annotations=(comment,))))

    assert document.text == "Name:"
    assert [(hidden.text, hidden.reason) for hidden in document.hidden] == [("Weak on mills", Hiding.COMMENT)]


def test_the_picture_of_a_page_shows_its_fields() -> None:
    data = pdf(Sheet("", annotations=(NAME,)))

    (page,) = render_pages(data, read_pdf(data))

    scale = page.width / 595
    field = page.crop((120 * scale, 57 * scale, 300 * scale, 77 * scale))
    assert min(field.convert("L").tobytes()) < 100
