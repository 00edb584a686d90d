import io

import pypdf
import pytest
from tests.unit.reading.pdf.making import Sheet, pdf, text

from vitascope.errors import DamagedDocument, EmptyFile, LimitExceeded, LockedDocument
from vitascope.model.findings import Code
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition
from vitascope.reading.limits import Limits
from vitascope.reading.pdf import read_pdf

NAME = Sheet(text(72, 770, "Anna Weir", font="F2", size=20) + text(72, 740, "Mill Engineer"))
OUTLINES = Sheet(
    "".join(f"{x} {y} m {x + 5} {y + 9} l {x + 2} {y} l f\n" for x in range(50, 450, 8) for y in (500, 520, 540, 560))
)


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(NAME)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_words_come_with_box_size_and_weight() -> None:
    document = read_pdf(pdf(NAME))

    first, second = document.lines
    word = first.words[0]
    assert (first.text, second.text) == ("Anna Weir", "Mill Engineer")
    assert (word.style.size, word.style.bold, second.words[0].style.bold) == (20.0, True, False)
    assert word.box.left == pytest.approx(72, abs=2)
    assert word.box.top < 72 < word.box.bottom


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_only_turned_for_display_is_laid_upright(rotate: int) -> None:
    document = read_pdf(pdf(Sheet(NAME.content, rotate=rotate)))

    assert document.text == "Anna Weir\nMill Engineer"
    assert document.lines[0].rotation == 0
    assert document.pages[0].turned == 360 - rotate


def test_the_frame_starts_at_the_corner_of_the_page_box() -> None:
    shifted = Sheet(text(172, 870, "Anna"), box=(100, 100, 695, 942))

    assert read_pdf(pdf(shifted)).lines[0].words[0].box.left == pytest.approx(72, abs=2)


def test_a_matrix_counts_towards_the_font_size() -> None:
    scaled = Sheet("q 0.5 0 0 0.5 0 0 cm " + text(100, 1500, "Anna", size=20) + " Q")

    assert read_pdf(pdf(scaled)).lines[0].words[0].style.size == pytest.approx(10.0)


def test_letters_that_are_spaced_out_become_words() -> None:
    spaced = Sheet(text(72, 700, "EXPERIENCE", before="8 Tc"))

    assert read_pdf(pdf(spaced)).text == "EXPERIENCE"


def test_junk_before_the_header_is_passed_over() -> None:
    assert read_pdf(b"x" * 5000 + pdf(NAME)).text.startswith("Anna Weir")


def test_a_cut_off_file_is_repaired() -> None:
    whole = pdf(NAME)

    assert read_pdf(whole[: whole.index(b"xref")]).text.startswith("Anna Weir")


def test_an_empty_user_password_opens_a_file() -> None:
    assert read_pdf(locked("")).text.startswith("Anna Weir")


def test_a_real_password_is_named_as_the_cause() -> None:
    with pytest.raises(LockedDocument):
        read_pdf(locked("secret"))


def test_garbage_and_nothing_are_told_apart() -> None:
    with pytest.raises(DamagedDocument):
        read_pdf(b"%PDF-1.4 garbage")
    with pytest.raises(EmptyFile):
        read_pdf(b"")


def test_pages_over_the_limit_are_left_out_with_a_finding() -> None:
    document = read_pdf(pdf(NAME, NAME, NAME), limits=Limits(pages=2))

    assert len(document.pages) == 2
    assert [finding.code for finding in document.findings] == [Code.PAGE_LIMIT]


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded):
        read_pdf(pdf(NAME), limits=Limits(bytes=10))


def test_outlines_without_ocr_are_a_finding() -> None:
    document = read_pdf(pdf(OUTLINES))

    assert document.text == ""
    assert [finding.code for finding in document.findings] == [Code.NO_OCR]


def test_outlines_go_to_ocr() -> None:
    def ocr(pixels: Pixels) -> Recognition:
        return Recognition((ReadWord("Anna", Box(200, 200, 300, 230), 0.99),), confidence=0.99, script="Latn")

    document = read_pdf(pdf(NAME, OUTLINES), ocr=ocr)

    assert [page.scanned for page in document.pages] == [False, True]
    assert document.pages[1].lines[0].text == "Anna"


def test_the_facts_that_a_file_states_are_kept() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(NAME)))
    writer.add_metadata({"/Title": "Anna Weir", "/Author": "A. Weir"})
    out = io.BytesIO()
    writer.write(out)

    facts = read_pdf(out.getvalue()).metadata

    assert (facts["title"], facts["author"]) == ("Anna Weir", "A. Weir")
