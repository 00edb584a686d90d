from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from tests.unit.reading.scan.drawn import page, pixels

from vitascope.reading.scan import correct
from vitascope.reading.scan.light import evened, quieted
from vitascope.reading.scan.scale import points_per_pixel
from vitascope.reading.scan.skew import ink_of, skew_of


def test_a_level_page_stays_as_it_is() -> None:
    correction = correct(pixels(page()), dpi=150)
    assert (correction.turned, correction.skew, correction.flattened) == (0, 0.0, False)


@pytest.mark.parametrize("degrees", [-5.0, -1.5, 2.0, 6.5])
def test_a_tilted_page_is_made_level(degrees: float) -> None:
    tilted = page().rotate(-degrees, fillcolor=255, resample=Image.Resampling.BICUBIC)
    correction = correct(pixels(tilted), dpi=150)
    assert correction.skew == pytest.approx(degrees, abs=0.25)
    assert abs(skew_of(ink_of(correction.grey))) <= 0.2


def test_a_page_on_its_side_gets_lines_that_run_across() -> None:
    correction = correct(pixels(page().transpose(Image.Transpose.ROTATE_90)), dpi=150)
    assert correction.turned == 90
    assert correction.pixels.shape[0] > correction.pixels.shape[1]


def test_a_sheet_is_cut_out_of_a_photo() -> None:
    photo = Image.new("L", (1500, 2000), 40)
    photo.paste(page(), (130, 120))
    slanted = photo.rotate(3, fillcolor=40, resample=Image.Resampling.BICUBIC)
    correction = correct(pixels(slanted))
    assert correction.flattened
    height, width = correction.grey.shape
    assert height / width == pytest.approx(1754 / 1240, rel=0.03)
    assert float(np.median(correction.grey[:40])) > 200


def test_a_dark_panel_at_one_side_is_no_photo() -> None:
    sheet = page()
    sheet.paste(30, (0, 0, 100, 1754))
    assert not correct(pixels(sheet), dpi=150).flattened


def test_light_text_on_a_dark_page_becomes_dark_on_light_for_engines() -> None:
    correction = correct(pixels(page(ink=240, paper=20)), dpi=150)
    assert float(np.median(correction.grey)) > 200
    assert float(np.median(correction.pixels)) < 50


def test_uneven_light_becomes_even() -> None:
    shade = np.linspace(0.55, 1.0, 1240)[None, :]
    lit = (pixels(page()) * shade).astype(np.uint8)
    even = evened(lit)
    assert int(even[20, 60]) == pytest.approx(int(even[20, -60]), abs=12)
    assert int(even.min()) < 60


def test_noise_is_taken_out_and_letters_stay() -> None:
    noise = np.random.default_rng(7).normal(0, 40, (1754, 1240))
    noisy = np.clip(pixels(page()) + noise, 0, 255).astype(np.uint8)
    quiet = quieted(noisy)
    assert float(quiet[:100].std()) < float(noisy[:100].std()) / 1.5


def test_a_coarse_page_is_enlarged_and_a_fine_one_made_smaller() -> None:
    coarse = correct(pixels(page(620, 877)), dpi=75)
    fine = correct(pixels(page(2480, 3508)), dpi=300)
    assert coarse.grey.shape == (2339, 1653)
    assert fine.grey.shape == (2339, 1653)


@pytest.mark.parametrize("dpi", [None, 1.0, 9000.0])
def test_a_resolution_that_cannot_be_right_gives_way_to_the_size_of_paper(dpi: float | None) -> None:
    assert points_per_pixel(1654, 2339, dpi) * 2339 == pytest.approx(841.9, abs=1)


def test_a_blank_page_has_no_angle() -> None:
    correction = correct(np.full((1000, 700), 255, np.uint8))
    assert (correction.turned, correction.skew) == (0, 0.0)
