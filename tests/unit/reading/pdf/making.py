"""Small PDF files, written object by object, for tests of their reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be made.

    Attributes:
        content: operators of its content stream.
        rotate: degrees clockwise.
        box: its media box.
        links: targets with their rectangles.
        annotations: entries of other annotations, as PDF writes them.
    """

    content: str
    rotate: int = 0
    box: tuple[int, int, int, int] = (0, 0, 595, 842)
    links: tuple[tuple[str, tuple[int, int, int, int]], ...] = ()
    annotations: tuple[str, ...] = ()


def text(x: float, y: float, string: str, *, font: str = "F1", size: float = 12, before: str = "") -> str:
    """Operators that show a string at a point from the bottom left."""
    return f"BT {before} /{font} {size} Tf {x} {y} Td ({string}) Tj ET\n"


def pdf(*sheets: Sheet) -> bytes:
    """A whole file."""
    objects: list[str] = ["", ""]
    fields = []
    fonts = " ".join(f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} >>" for name, base in FONTS.items())
    kids = []
    for sheet in sheets:
        annotations = []
        for target, rect in sheet.links:
            annotations.append(_add(objects, _link(target, rect)))
        for entries in sheet.annotations:
            annotations.append(_add(objects, f"<< /Type /Annot {entries} >>"))
            fields.append(annotations[-1])
        body = sheet.content
        stream = _add(objects, f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")
        box, links = " ".join(map(str, sheet.box)), " ".join(f"{at} 0 R" for at in annotations)
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {sheet.rotate} /Contents {stream} 0 R"
        kids.append(_add(objects, f"{page} /Resources << /Font << {fonts} >> >> /Annots [{links}] >>"))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    form = f"/Fields [{' '.join(f'{at} 0 R' for at in fields)}] /DR << /Font << {fonts} >> >>"
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R /AcroForm << {form} >> >>"
    return _file(objects)


def _add(objects: list[str], body: str) -> int:
    objects.append(body)
    return len(objects)


def _link(target: str, rect: Sequence[int]) -> str:
    where = " ".join(map(str, rect))
    return f"<< /Type /Annot /Subtype /Link /Rect [{where}] /A << /S /URI /URI ({target}) >> >>"


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + table.encode("latin-1") + end.encode("latin-1")
