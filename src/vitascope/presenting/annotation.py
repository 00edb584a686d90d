"""From a picture of a page and a record to the page with everything marked that was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat

from vitascope.model.geometry import Box
from vitascope.model.resume import Resume
from vitascope.presenting.kinds import Kind, kind_of
from vitascope.presenting.labelled import Labelled
from vitascope.presenting.traversal import Placed, values_of

FILL, PROSE_FILL, FRAME, PROSE_FRAME = 46, 20, 230, 90
"""Opacity of 255."""

MARGIN = 1.2
"""Points that a mark stands off its text."""

LETTER = 6.4
"""Points: size of a label."""

FINER = 2
"""Marks are drawn at this many times the size and then reduced, for smooth edges."""

LEGEND_ROW = 13.0
"""Points between two rows of the legend."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on the page, in pixels of the drawing.

    Attributes:
        box: around its characters on one line.
        kind: label and colour.
        labelled: the label is written beside it; not for each of many alike.
    """

    box: Box
    kind: Kind
    labelled: bool


def annotate(picture: Image.Image, resume: Resume, *, page: int, width: float, legend: bool = False) -> Image.Image:
    """The picture with a labelled box for each value on the page.

    Args:
        picture: of the page as displayed.
        resume: its evidence is in points of the same frame.
        page: 1-based number of the page.
        width: of the page in points.
        legend: add a strip below that says which colour is what.
    """
    scale = picture.width / max(1.0, width) * FINER
    return _marked(picture, list(_marks(resume, page, scale)), scale, legend=legend)


def annotate_fields(
    picture: Image.Image, fields: Iterable[Labelled], *, page: int, width: float, legend: bool = False
) -> Image.Image:
    """The picture with a box and its own label for each field on the page; the rest as in `annotate`."""
    scale = picture.width / max(1.0, width) * FINER
    return _marked(picture, list(_field_marks(fields, page, scale)), scale, legend=legend)


def _marked(picture: Image.Image, marks: list[Mark], scale: float, *, legend: bool) -> Image.Image:
    layer = Image.new("RGBA", (picture.width * FINER, picture.height * FINER), (255, 255, 255, 0))
    draw = ImageDraw.Draw(layer)
    for mark in sorted(marks, key=lambda mark: not mark.kind.prose):
        _draw_mark(draw, mark, scale)
    taken: list[Box] = []
    ink = _Ink(picture)
    for mark in marks:
        if mark.labelled:
            _draw_label(draw, mark, _label_place(mark, marks, taken, ink, scale), scale)
    small = layer.resize(picture.size, Image.Resampling.BOX)
    page_picture = Image.alpha_composite(picture.convert("RGBA"), small).convert("RGB")
    return _with_legend(page_picture, marks, scale / FINER) if legend and marks else page_picture


class _Ink:
    """Where something is drawn on the page, so that labels can keep off it."""

    def __init__(self, picture: Image.Image) -> None:
        # What differs from its surroundings is ink, on white paper as on a dark sidebar.
        grey = picture.convert("L")
        edges = ImageChops.difference(grey, grey.filter(ImageFilter.BoxBlur(4)))
        self._map = edges.point([0] * 24 + [255] * 232)
        self.page = Box(0, 0, picture.width * FINER, picture.height * FINER)

    def share(self, place: Box) -> float:
        """0.0 to 1.0: how much of the place has ink on it."""
        left, top = max(0, int(place.left / FINER)), max(0, int(place.top / FINER))
        right = min(self._map.width, int(place.right / FINER) + 1)
        bottom = min(self._map.height, int(place.bottom / FINER) + 1)
        if left >= right or top >= bottom:
            return 0.0
        return ImageStat.Stat(self._map.crop((left, top, right, bottom))).mean[0] / 255


def _marks(resume: Resume, page: int, scale: float) -> Iterator[Mark]:
    before: tuple[str, Box] | None = None
    for placed in values_of(resume):
        kind = kind_of(placed.field)
        for number, evidence in enumerate(placed.value.evidence):
            if evidence.page != page:
                continue
            box = _framed(Box(*evidence.box), scale)
            # Of a run of skills on one line, or of bullets under one another, the first speaks for all.
            repeats = before is not None and before[0] == _family(placed) and _near(before[1], box)
            yield Mark(box, kind, labelled=number == 0 and not repeats)
            before = _family(placed), box


def _field_marks(fields: Iterable[Labelled], page: int, scale: float) -> Iterator[Mark]:
    """One mark for each line of a field; the first on the page bears the label."""
    for field in fields:
        boxes = [_framed(box, scale) for on, box in field.places if on == page]
        yield from (Mark(box, field.kind, labelled=number == 0) for number, box in enumerate(boxes))


def _family(placed: Placed) -> str:
    """Values that may share a label: those of one list."""
    return placed.path.rsplit("[", 1)[0] if placed.path.endswith("]") else placed.path


def _near(one: Box, other: Box) -> bool:
    return abs(one.middle - other.middle) < 3 * max(one.height, other.height)


def _framed(box: Box, scale: float) -> Box:
    """The mark around a box in points, in pixels of the drawing."""
    return Box(
        (box.left - MARGIN) * scale,
        (box.top - MARGIN) * scale,
        (box.right + MARGIN) * scale,
        (box.bottom + MARGIN) * scale,
    )


def _draw_mark(draw: ImageDraw.ImageDraw, mark: Mark, scale: float) -> None:
    box = mark.box
    fill, frame = (PROSE_FILL, PROSE_FRAME) if mark.kind.prose else (FILL, FRAME)
    draw.rounded_rectangle(
        (box.left, box.top, box.right, box.bottom),
        radius=1.8 * scale,
        fill=(*mark.kind.colour, fill),
        outline=(*mark.kind.colour, frame),
        width=max(1, round(0.7 * scale)),
    )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _label_place(mark: Mark, marks: Sequence[Mark], taken: list[Box], ink: _Ink, scale: float) -> Box:
    """Where the label hides least: above, beside or below its mark; remembers the place as taken."""
    font = _font(round(LETTER * scale))
    width, height = font.getlength(mark.kind.label) + 2.4 * scale, LETTER * scale * 1.15
    box = mark.box
    above, below, middle = box.top - height, box.bottom, box.middle - height / 2
    corners = [
        (box.left, above),
        (box.right - width, above),
        (box.right, middle),
        (box.left - width, middle),
        (box.right, above),
        (box.left, below),
        (box.right - width, below),
    ]
    places = [Box(x, y, x + width, y + height) for x, y in corners]

    def cost(place: Box) -> float:
        area = place.width * place.height
        labels = sum(place.overlap(other) for other in taken)
        text = sum(place.overlap(other.box) for other in marks if other is not mark)
        hidden = area * ink.share(place)
        outside = area - place.overlap(ink.page)
        return 4 * labels + text + 2 * hidden + 30 * outside + 0.02 * area * places.index(place)

    best = min(places, key=cost)
    taken.append(best)
    return best


def _draw_label(draw: ImageDraw.ImageDraw, mark: Mark, place: Box, scale: float) -> None:
    draw.rounded_rectangle(
        (place.left, place.top, place.right, place.bottom), radius=1.4 * scale, fill=(*mark.kind.colour, 240)
    )
    font = _font(round(LETTER * scale))
    draw.text((place.centre, place.middle), mark.kind.label, font=font, fill=(255, 255, 255, 255), anchor="mm")


def _with_legend(picture: Image.Image, marks: Sequence[Mark], scale: float) -> Image.Image:
    kinds = list({mark.kind.label: mark.kind for mark in marks}.values())
    font = _font(round(8 * scale))
    column = max(font.getlength(kind.label) for kind in kinds) + 26 * scale
    columns = max(1, int((picture.width - 20 * scale) // column))
    rows = -(-len(kinds) // columns)
    row = LEGEND_ROW * scale
    out = Image.new("RGB", (picture.width, picture.height + round(row * rows + 14 * scale)), (248, 250, 252))
    out.paste(picture, (0, 0))
    draw = ImageDraw.Draw(out)
    for number, kind in enumerate(kinds):
        x = 10 * scale + number % columns * column
        y = picture.height + 7 * scale + number // columns * row
        draw.rounded_rectangle(
            (x, y + 2 * scale, x + 11 * scale, y + row - 2 * scale), radius=2 * scale, fill=kind.colour
        )
        draw.text((x + 16 * scale, y + row / 2), kind.label, font=font, fill=(30, 41, 59), anchor="lm")
    return out
