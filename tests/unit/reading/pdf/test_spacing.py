import pytest
from tests.unit.reading.pdf.making import Sheet, pdf, text

from vitascope.reading.pdf import read_pdf

BODY = text(72, 700, "Ran the mill and its crew of nine people")


def one_by_one(string: str, *, step: float, space: float) -> str:
    """A word of capital letters as wide as one another, each shown on its own; spaces are only left out."""
    shown, x = "", 72.0
    for letter in string:
        if letter == " ":
            x += space
        else:
            shown += text(x, 600, letter, size=10)
            x += step
    return shown


@pytest.mark.parametrize("matrix", ["0 1 -1 0 40 300", "0 -1 1 0 560 600"])
def test_turned_letters_that_touch_are_words(matrix: str) -> None:
    turned = f"BT /F1 17 Tf 0.6 Tc {matrix} Tm (Anna Weir-Holm) Tj ET\n"

    line = next(line for line in read_pdf(pdf(Sheet(BODY + turned))).lines if line.rotation)

    assert [word.text for word in line.words] == ["Anna", "Weir-Holm"]


def test_turned_words_of_two_rows_stay_two_lines() -> None:
    turned = "BT /F1 17 Tf 0.6 Tc 0 1 -1 0 40 300 Tm (Anna Weir) Tj /F1 9 Tf 0 -20 Td (4 Mill Lane, Holm) Tj ET\n"

    lines = read_pdf(pdf(Sheet(BODY + turned))).lines

    assert [line.text for line in lines if line.rotation] == ["Anna Weir", "4 Mill Lane, Holm"]


def test_a_space_that_tight_letters_hide_is_found() -> None:
    tight = one_by_one("CHUCK HUNCHUD", step=6.5, space=1.9)

    assert read_pdf(pdf(Sheet(BODY + tight))).lines[-1].text == "CHUCK HUNCHUD"


@pytest.mark.parametrize(
    ("upper", "lower", "read"),
    [
        ("Ran a proto", "col", "Ran a proto\u00ad"),
        ("Read the Allen", "Bradley manual", "Read the Allen-"),
        ("Wrote to anna.weir", "holm@example.org", "Wrote to anna.weir-"),
        ("Night", "and day shifts", "Night-"),
    ],
)
def test_only_a_hyphen_that_a_line_break_needs_is_soft(upper: str, lower: str, read: str) -> None:
    broken = text(72, 600, f"{upper}-") + text(72, 586, lower)

    assert read_pdf(pdf(Sheet(BODY + broken))).lines[1].text == read
