"""Write examples/resume.pdf: an invented person on a page in two columns, to try things out with."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

TARGET = Path(__file__).parents[1] / "examples" / "resume.pdf"

WIDTH, HEIGHT = 595.0, 842.0
"""Points: A4."""

SIDEBAR = 188.0

NAVY, INK, GREY, ACCENT, WHITE, MIST = 0x1E2A44, 0x1F2937, 0x6B7280, 0x0F766E, 0xFFFFFF, 0xCBD5E1

ASIDE = (
    (
        "Contact",
        ("lena.fairweather@example.com", "+1 202 555 0147", "Portland, OR, USA", "github.com/lfairweather-example"),
    ),
    ("Skills", ("Python", "SQL", "Apache Spark", "Airflow", "Kafka", "PostgreSQL", "Docker", "Terraform", "dbt")),
    ("Languages", ("English (native)", "German (B2)", "Portuguese (A2)")),
    ("Certifications", ("Data Vault Practitioner, 2022",)),
    ("Interests", ("Tide pools, letterpress printing,", "long-distance trains")),
)

SUMMARY = (
    "Data engineer with nine years of experience in building pipelines that people trust. "
    "Turns scattered exports into tested, documented tables and leaves every team able to go on without me."
)

WORK = (
    (
        "Senior Data Engineer",
        "Harborlight Logistics, Portland, OR",
        "Mar 2020 - Present",
        (
            "Moved 140 nightly jobs to streaming with Kafka and Spark; reports are now four minutes old, not a day.",
            "Introduced data contracts between six teams, which cut incidents by 62%.",
            "Mentor to three engineers; lead of the hiring panel.",
        ),
    ),
    (
        "Data Engineer",
        "Fernbrook Analytics, Seattle, WA",
        "Jun 2017 - Feb 2020",
        (
            "Built the warehouse on PostgreSQL and dbt from the first table to 900 models.",
            "Wrote the tests and the lineage browser that auditors still use.",
        ),
    ),
    (
        "Junior Developer",
        "Quillfeather Software, Boise, ID",
        "Aug 2015 - May 2017",
        ("Maintained billing services in Python; halved the time of the monthly close.",),
    ),
)

EDUCATION = (
    (
        "M.Sc. Computer Science",
        "Cascadia Institute of Technology",
        "2013 - 2015",
        "Thesis on late-arriving events. GPA 3.8",
    ),
    ("B.Sc. Mathematics", "University of Lower Wrenfield", "2009 - 2013", "Minor in statistics"),
)

PROJECTS = (("Tidewatch", "2021", "Open-source alerts for tables that stop growing; used by 40 companies."),)


class Sheet:
    """One page that is written on with standard fonts."""

    def __init__(self) -> None:
        pdfium.FPDF_InitLibrary()
        self.document = pdfium.FPDF_CreateNewDocument()
        self.page = pdfium.FPDFPage_New(self.document, 0, WIDTH, HEIGHT)
        names = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
        self.fonts = {name: pdfium.FPDFText_LoadStandardFont(self.document, name.encode()) for name in names}

    def band(self, left: float, top: float, right: float, bottom: float, colour: int) -> None:
        """Fill a rectangle; y goes down."""
        shape = pdfium.FPDFPageObj_CreateNewRect(left, HEIGHT - bottom, right - left, bottom - top)
        pdfium.FPDFPageObj_SetFillColor(shape, *_channels(colour), 255)
        pdfium.FPDFPath_SetDrawMode(shape, pdfium.FPDF_FILLMODE_WINDING, 0)
        pdfium.FPDFPage_InsertObject(self.page, shape)

    def width(self, text: str, size: float, font: str = "Helvetica") -> float:
        """Points that a text takes."""
        made = self._text(text, size, font)
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(made, *map(ctypes.byref, edges))
        pdfium.FPDFPageObj_Destroy(made)
        return edges[2].value

    def write(self, text: str, x: float, y: float, *, size: float, colour: int = INK, font: str = "Helvetica") -> None:
        """Write on one line whose baseline is `y` from the top."""
        made = self._text(text, size, font)
        pdfium.FPDFPageObj_SetFillColor(made, *_channels(colour), 255)
        pdfium.FPDFPageObj_Transform(made, 1, 0, 0, 1, x, HEIGHT - y)
        pdfium.FPDFPage_InsertObject(self.page, made)

    def wrapped(self, text: str, room: float, size: float) -> Iterator[str]:
        """Lines no wider than `room`."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer, size) > room:
                yield line
                longer = word
            line = longer
        yield line

    def save(self, target: Path) -> None:
        """Write the file."""
        pdfium.FPDFPage_GenerateContent(self.page)
        content = bytearray()

        def take(_: Any, data: Any, size: int) -> int:
            content.extend(ctypes.string_at(data, size))
            return 1

        writer = pdfium.FPDF_FILEWRITE(version=1)
        writer.WriteBlock = type(writer.WriteBlock)(take)
        pdfium.FPDF_SaveAsCopy(self.document, writer, pdfium.FPDF_NO_INCREMENTAL)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(bytes(content))

    def _text(self, text: str, size: float, font: str) -> Any:
        made = pdfium.FPDFPageObj_CreateTextObj(self.document, self.fonts[font], size)
        encoded = (text + "\0").encode("utf-16-le")
        letters = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
        pdfium.FPDFText_SetText(made, letters)
        return made


def _channels(colour: int) -> tuple[int, int, int]:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255


def write_sidebar(sheet: Sheet) -> None:
    """The dark column on the left."""
    sheet.band(0, 0, SIDEBAR, HEIGHT, NAVY)
    y = 74.0
    for heading, lines in ASIDE:
        sheet.write(heading.upper(), 24, y, size=10.5, colour=WHITE, font="Helvetica-Bold")
        sheet.band(24, y + 5, SIDEBAR - 24, y + 5.8, 0x64748B)
        y += 21
        for line in lines:
            sheet.write(line, 24, y, size=9, colour=MIST)
            y += 14.5
        y += 16


def write_main(sheet: Sheet) -> None:
    """The wide column."""
    left, right = SIDEBAR + 28, WIDTH - 36
    sheet.write("Lena Fairweather", left, 74, size=27, colour=NAVY, font="Helvetica-Bold")
    sheet.write("Senior Data Engineer", left, 95, size=13, colour=ACCENT)
    y = write_heading(sheet, "Profile", left, 132, right)
    y = write_paragraph(sheet, SUMMARY, left, y, right)
    y = write_heading(sheet, "Experience", left, y + 16, right)
    for title, company, dates, points in WORK:
        y = write_head(sheet, title, company, dates, left, y, right)
        for point in points:
            sheet.write("•", left + 2, y, size=9.5, colour=ACCENT)
            y = write_paragraph(sheet, point, left + 13, y, right)
        y += 8
    y = write_heading(sheet, "Education", left, y + 8, right)
    for degree, school, dates, note in EDUCATION:
        y = write_head(sheet, degree, school, dates, left, y, right)
        y = write_paragraph(sheet, note, left, y, right) + 8
    y = write_heading(sheet, "Projects", left, y + 8, right)
    for name, dates, text in PROJECTS:
        y = write_paragraph(sheet, text, left, write_head(sheet, name, "", dates, left, y, right), right)


def write_heading(sheet: Sheet, text: str, left: float, y: float, right: float) -> float:
    """A section's title with a rule below; where the text goes on."""
    sheet.write(text.upper(), left, y, size=11, colour=NAVY, font="Helvetica-Bold")
    sheet.band(left, y + 5, right, y + 6, ACCENT)
    return y + 22


def write_head(sheet: Sheet, title: str, place: str, dates: str, left: float, y: float, right: float) -> float:
    """The head of an entry, with its dates on the right."""
    sheet.write(title, left, y, size=10.5, font="Helvetica-Bold")
    sheet.write(dates, right - sheet.width(dates, 9.5), y, size=9.5, colour=GREY)
    if place:
        y += 14
        sheet.write(place, left, y, size=9.5, colour=ACCENT, font="Helvetica-Oblique")
    return y + 15


def write_paragraph(sheet: Sheet, text: str, left: float, y: float, right: float) -> float:
    """Running text; where the next line goes."""
    for line in sheet.wrapped(text, right - left, 9.5):
        sheet.write(line, left, y, size=9.5)
        y += 13.5
    return y


def main() -> int:
    """Write the page."""
    sheet = Sheet()
    write_sidebar(sheet)
    write_main(sheet)
    sheet.save(TARGET)
    print(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
