from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from vitascope.model.document import Document, Line, Page, Style, Word
from vitascope.model.geometry import Box
from vitascope.reading import read_document
from vitascope.reading.picture_size import LONGEST_SIDE, MOST_PIXELS, pixels_a_point
from vitascope.reading.rendering import render_pages

SAMPLE = Path(__file__).parents[3] / "examples" / "resume.pdf"
PLACE = Box(100, 100, 180, 114)


def drawn(text: str, *, rotation: int = 0, colour: int = 0) -> Image.Image:
    upright = Box(PLACE.left, PLACE.top, PLACE.left + 14, PLACE.top + 80)
    place = upright if rotation in (90, 270) else PLACE
    line = Line((Word(text, place, Style(12, colour=colour)),), 1, rotation=rotation)
    document = Document("txt", (Page(1, 300, 200, (line,), drawn=True),))
    return next(render_pages(b"", document, dpi=72))


def darkness(picture: Image.Image, box: Box) -> float:
    part = picture.convert("L").crop((int(box.left), int(box.top), int(box.right), int(box.bottom)))
    return 255 - ImageStat.Stat(part).mean[0]


@pytest.mark.parametrize("text", ["Curriculum", "Биография", "个人简历"])
def test_words_are_drawn_in_their_boxes_and_nowhere_else(text: str) -> None:
    picture = drawn(text)
    assert picture.size == (300, 200)
    assert darkness(picture, PLACE) > 10
    above, beside = Box(0, 0, 300, 95), Box(190, 0, 300, 200)
    assert darkness(picture, above) == darkness(picture, beside) == 0


@pytest.mark.parametrize("rotation", [90, 270])
def test_turned_lines_are_drawn_turned(rotation: int) -> None:
    picture = drawn("Curriculum", rotation=rotation)
    assert darkness(picture, Box(100, 100, 114, 180)) > 10
    assert darkness(picture, Box(125, 0, 300, 200)) == 0


def test_text_that_was_white_on_colour_can_be_read_on_white() -> None:
    assert darkness(drawn("Curriculum", colour=0xFFFFFF), PLACE) > 8


def test_a_pdf_is_shown_as_it_is_in_the_frame_of_its_document() -> None:
    data = SAMPLE.read_bytes()
    document = read_document(data)
    (picture,) = render_pages(data, document, dpi=72)
    assert picture.size == (595, 842)
    name = next(line for line in document.lines if "Fairweather" in line.text)
    assert darkness(picture, name.box) > 30


def test_an_image_is_shown_at_the_size_of_its_page() -> None:
    file = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(file, "PNG", dpi=(100, 100))
    page = Page(1, 288, 432, scanned=True)
    (picture,) = render_pages(file.getvalue(), Document("png", (page,)), dpi=72)
    assert picture.size == (288, 432)


def test_huge_pages_are_shown_smaller() -> None:
    for page in (Page(1, 14_400, 14_400), Page(1, 1, 1_000_000)):
        scale = pixels_a_point(page, 300)
        assert page.width * page.height * scale**2 <= MOST_PIXELS * 1.001
        assert page.height * scale <= LONGEST_SIDE
