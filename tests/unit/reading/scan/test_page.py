from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from tests.unit.reading.scan.drawn import page, pixels

from vitascope.errors import Unavailable
from vitascope.model.findings import Code
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition
from vitascope.reading.scan import read_scan
from vitascope.reading.scan.ink import ink_in

QUALITY = ReadWord("Quality", Box(110, 145, 225, 192), 0.98)


def test_words_come_in_points_with_tight_sides_and_a_size() -> None:
    scan = read_scan(pixels(page(1654, 2339)), dpi=200, ocr=lambda _: Recognition((QUALITY,), confidence=0.98))
    (word,) = scan.words
    assert (round(scan.width), round(scan.height)) == (595, 842)
    assert word.box.left == pytest.approx(121 * 72 / 200, abs=1.5)
    assert word.style.size == pytest.approx(30 * 72 / 200, rel=0.2)
    assert word.confidence == 0.98


def test_the_page_is_turned_as_the_engine_says() -> None:
    upside_down = pixels(page().transpose(Image.Transpose.ROTATE_180))
    scan = read_scan(upside_down, dpi=200, ocr=lambda _: Recognition((QUALITY,), turned=180))
    assert scan.turned == 180
    assert np.array_equal(scan.corrected, pixels(page()))


def test_turned_words_are_kept_apart_and_become_turned_lines() -> None:
    side = ReadWord("Contact", Box(20, 400, 60, 560), 0.9, line=1, rotation=270)
    scan = read_scan(pixels(page()), dpi=200, ocr=lambda _: Recognition((QUALITY, side)))
    assert [word.text for word in scan.words] == ["Quality"]
    assert [word.text for word in scan.sideways[270]] == ["Contact"]
    assert {line.rotation for line in scan.page(3).lines} == {0, 270}
    assert {line.page for line in scan.page(3).lines} == {3}


def test_thick_strokes_are_bold() -> None:
    thin, thick = page(), page()
    shifted = np.minimum.reduce([np.roll(pixels(thick), (0, step), (0, 1)) for step in range(4)])
    both = np.vstack([pixels(thin), shifted])
    lines = [ReadWord("Quality", Box(110, 145 + 80 * at, 225, 192 + 80 * at), 0.9, line=at) for at in range(0, 12, 6)]
    bold = ReadWord("Quality", Box(110, 145 + 1754, 229, 192 + 1754), 0.9, line=40)
    scan = read_scan(both, dpi=200, ocr=lambda _: Recognition((*lines, bold)))
    assert [word.style.bold for word in scan.words] == [False, False, True]


def test_a_missing_script_is_named_with_its_package() -> None:
    found = Recognition(missing_script="Thai", pack="tesseract-ocr-tha")
    (finding,) = read_scan(pixels(page()), dpi=200, ocr=lambda _: found).findings
    assert finding.code is Code.NO_SCRIPT_PACK
    assert "Thai" in finding.message
    assert "tesseract-ocr-tha" in finding.message


def test_an_engine_that_cannot_run_is_reported_and_the_page_stays_empty() -> None:
    def broken(_: Pixels) -> Recognition:
        raise Unavailable("the OCR models are not installed")

    scan = read_scan(pixels(page()), dpi=200, ocr=broken)
    assert not scan.words
    assert [finding.code for finding in scan.findings] == [Code.NO_OCR]


def test_a_box_without_ink_holds_nothing() -> None:
    assert ink_in(np.full((60, 60), 255, np.uint8), Box(5, 5, 50, 50), "ghost") is None
