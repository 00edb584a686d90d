from __future__ import annotations

from PIL import Image
from tests.unit.presenting.sample import sample

from vitascope.presenting.annotation import annotate
from vitascope.presenting.kinds import BLUE, kind_of

WIDTH, HEIGHT = 595, 842


def page() -> Image.Image:
    return Image.new("RGB", (WIDTH * 2, HEIGHT * 2), "white")


def test_a_value_is_framed_in_the_colour_of_its_kind() -> None:
    resume = sample()
    assert resume.basics.name is not None
    left, top, right, bottom = resume.basics.name.evidence[0].box
    marked = annotate(page(), resume, page=1, width=WIDTH)
    edge = marked.getpixel((round(left + right), round(bottom * 2 + 2)))
    inside = marked.getpixel((round(left + right), round(top + bottom)))
    assert isinstance(edge, tuple)
    assert isinstance(inside, tuple)
    assert all(abs(seen - meant) < 60 for seen, meant in zip(edge, BLUE, strict=True))
    assert 150 < inside[0] < 255
    assert inside[2] > inside[0]


def test_pages_without_evidence_stay_as_they_are() -> None:
    assert annotate(page(), sample(), page=9, width=WIDTH).tobytes() == page().tobytes()


def test_a_legend_is_added_below_the_page() -> None:
    marked = annotate(page(), sample(), page=1, width=WIDTH, legend=True)
    assert marked.width == WIDTH * 2
    assert marked.height > HEIGHT * 2


def test_kinds_have_the_labels_that_integrations_know() -> None:
    labels = [kind_of(field).label for field in ("work.title", "basics.emails", "work.location", "education.start")]
    assert labels == ["JobTitle", "Email", "Location", "Start"]
    assert kind_of("work.employment_type").label == "EmploymentType"
