from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.services import missing

from vitascope.adapters.ocr import OcrSettings, open_ocr
from vitascope.adapters.ocr.tesseract import Tesseract
from vitascope.errors import Unavailable
from vitascope.ports.ocr import OCR, Pixels, Recognition

LINES = (
    "Curriculum of a careful archivist",
    "mara.velde+cv@example.org",
    "+44 20 7946 0958",
    "Restored twelve hundred maps",
)


def drawn(*, turned: int = 0) -> Pixels:
    image = Image.new("L", (1000, 620), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    for number, text in enumerate(LINES):
        draw.text((80, 80 + 120 * number), text, fill=0, font=font)
    return np.ascontiguousarray(np.rot90(np.asarray(image, np.uint8), -(turned // 90)))


@pytest.fixture(params=["rapid", "tesseract", "auto"], scope="module")
def engine(request: pytest.FixtureRequest) -> OCR:
    if request.param == "tesseract" and "eng" not in Tesseract().installed:
        missing("English data of Tesseract is not installed")
    return open_ocr(OcrSettings(engine=request.param))


def texts(found: Recognition) -> list[str]:
    by_line: dict[int, list[str]] = {}
    for word in found.words:
        by_line.setdefault(word.line, []).append(word.text)
    return [" ".join(words) for words in by_line.values()]


def test_lines_are_read_to_the_letter(engine: OCR) -> None:
    found = engine(drawn())
    assert texts(found) == list(LINES)
    assert found.script == "Latn"
    assert found.missing_script is None
    assert found.confidence > 0.85


def test_words_stand_where_they_are_drawn(engine: OCR) -> None:
    found = engine(drawn())
    first = next(word for word in found.words if word.text == "Curriculum")
    assert first.box.left == pytest.approx(82, abs=12)
    assert first.box.top < 105 < first.box.bottom
    assert all(0 <= word.box.left < word.box.right <= 1000 for word in found.words)
    assert all(0.0 <= word.confidence <= 1.0 for word in found.words)


def test_words_have_no_white_space_inside(engine: OCR) -> None:
    assert all(word.text and not any(map(str.isspace, word.text)) for word in engine(drawn()).words)


def test_the_same_page_gives_the_same_words(engine: OCR) -> None:
    assert engine(drawn()) == engine(drawn())


def test_colours_are_read_like_grey(engine: OCR) -> None:
    grey = drawn()
    assert texts(engine(np.stack([grey] * 3, axis=2))) == texts(engine(grey))


def test_a_blank_page_has_no_words(engine: OCR) -> None:
    assert engine(np.full((400, 300), 255, np.uint8)).words == ()


@pytest.mark.parametrize("turned", [90, 180, 270])
@pytest.mark.parametrize("name", ["rapid", "auto"])
def test_a_turned_page_is_turned_back(name: str, turned: int) -> None:
    settings = OcrSettings(engine="rapid" if name == "rapid" else "auto")
    found = open_ocr(settings)(drawn(turned=turned))
    assert found.turned == 360 - turned
    assert sorted(texts(found)) == sorted(LINES)


def test_an_engine_that_is_switched_off_says_so() -> None:
    with pytest.raises(Unavailable):
        open_ocr(OcrSettings(engine="none"))(drawn())


def test_one_engine_serves_the_whole_process() -> None:
    assert open_ocr() is open_ocr()
