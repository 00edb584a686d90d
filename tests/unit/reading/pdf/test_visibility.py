import pytest
from tests.unit.reading.pdf.making import Sheet, pdf, text

from vitascope.model.document import Document, Hiding
from vitascope.model.findings import Code
from vitascope.reading.pdf import read_pdf

SEEN = text(72, 700, "Anna Weir")
SECRET = "COBOL"


def read(content: str) -> Document:
    return read_pdf(pdf(Sheet(SEEN + content)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (text(72, 600, SECRET, before="3 Tr"), Hiding.INVISIBLE_MODE),
        (text(72, 600, SECRET, before="1 1 1 rg"), Hiding.BACKGROUND_COLOUR),
        (text(72, 600, SECRET, size=1), Hiding.TINY),
        (text(900, 600, SECRET), Hiding.OFF_PAGE),
        (text(72, 600, SECRET) + "0 0 1 rg 50 580 300 50 re f\n", Hiding.COVERED),
        ("0 0 1 rg 50 580 300 50 re f\n" + text(72, 600, SECRET, before="0 0 1 rg"), Hiding.BACKGROUND_COLOUR),
        (text(72, 600, SECRET, before="0.1 Tz"), Hiding.ZERO_WIDTH),
    ],
)
def test_what_a_reader_does_not_see_is_kept_apart(content: str, reason: Hiding) -> None:
    document = read(content)

    assert SECRET not in document.text
    assert {hidden.reason for hidden in document.hidden} == {reason}
    assert Code.HIDDEN_TEXT in [finding.code for finding in document.findings]


@pytest.mark.parametrize(
    "content",
    [
        "0 0 0.3 rg 50 580 300 50 re f\n" + text(72, 600, SECRET, before="1 1 1 rg"),
        text(72, 600, SECRET, before="0.6 g"),
        "0 0 0.3 rg 50 580 m 300 580 l 350 630 200 650 50 640 c f\n" + text(72, 600, SECRET, before="1 1 1 rg"),
        "1 1 0.8 rg 50 580 300 50 re f\n" + text(72, 600, SECRET, before="0 g"),
    ],
)
def test_what_a_reader_sees_stays(content: str) -> None:
    document = read(content)

    assert SECRET in document.text
    assert document.hidden == ()
