from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.presenting.sample import sample

from vitascope.edge.uploads import Form
from vitascope.errors import BadRequest, FileTooLarge
from vitascope.model.library import StoredDocument
from vitascope.surfaces.extraction.translate import (
    Ask,
    ask_of,
    page_of,
    process_answer,
    processed,
    results,
    stem_of,
    worded,
)
from vitascope.usecases.marking import Marked, ShownPage

DOCUMENT = StoredDocument(
    id="d",
    number=1,
    owner="",
    surface="extraction",
    public_id="cv",
    name="cv.pdf",
    format="pdf",
    size=3,
    content_hash="0" * 64,
    created_at=dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
)

PAGES = (ShownPage(1, 1190, 1684, 2.0), ShownPage(2, 1190, 1684, 2.0))


def test_fields_are_listed_by_page_with_boxes_in_pixels() -> None:
    resume = sample()
    assert resume.basics.name is not None

    done = processed(
        Marked(resume, PAGES, None), DOCUMENT, Ask("cv", annotate=True, generate_summary=False), root="", seconds=1.25
    )

    name = done.pages[0].data[0]
    assert (name.label_name, name.text) == ("Name", "Dr. Maren Özgür-Lindt")
    assert name.box == tuple(round(edge * 2) for edge in resume.basics.name.evidence[0].box)
    assert [page.image_id for page in done.pages] == ["cv_page1", "cv_page2"]
    assert done.image_urls == [
        "/api/static/annotations/cv/cv_page1.png",
        "/api/static/annotations/cv/cv_page2.png",
    ]
    assert done.created_at == "2026-01-02T03:04:05.000Z"
    assert done.pages[0].data[-1].text == "Engineer for clean water. She led teams on two continents."
    assert not done.summary_generated


def test_a_written_summary_takes_the_place_of_the_printed_one() -> None:
    ask = Ask("cv", annotate=False, generate_summary=True)

    done = processed(Marked(sample(), PAGES, "Written."), DOCUMENT, ask, root="/extraction", seconds=1.0)

    summaries = [field for page in done.pages for field in page.data if field.label_name == "Summary"]
    assert [(each.text, each.box, each.confidence) for each in summaries] == [("Written.", None, None)]
    assert done.summary_generated
    assert done.image_urls == []


def test_the_envelope_holds_the_answer_twice() -> None:
    done = processed(Marked(sample(), PAGES, None), DOCUMENT, ask_of(Form({"file_id": "cv"}), {}), root="", seconds=1.0)

    answer = process_answer(done)

    assert answer.data == done
    assert (answer.status, answer.execution_time, answer.file_id) == ("success", 1.0, "cv")
    assert answer.pages == done.pages


def test_results_name_the_pictures_where_they_are_served_now() -> None:
    done = processed(Marked(sample(), PAGES, None), DOCUMENT, ask_of(Form({"file_id": "cv"}), {}), root="", seconds=1.0)

    answer = results("cv", done.model_dump_json(), [1], "/extraction")

    assert answer.data.annotation_files == ["/extraction/api/static/annotations/cv/cv_page1.png"]
    assert answer.data.extraction_data.pages == done.pages


@pytest.mark.parametrize(
    ("name", "page"),
    [("cv_page1.png", 1), ("cv_page12.png", 12), ("cv_page0.png", 0), ("cv_page1.jpg", 0), ("x_page1.png", 0), ("", 0)],
)
def test_the_name_of_a_picture_tells_its_page(name: str, page: int) -> None:
    assert page_of("cv", name) == page


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("cv.pdf", "cv"),
        ("Résumé von Žižek (final).docx", "Resume_von_Zizek_final"),
        ("../../etc/passwd", "passwd"),
        ("резюме.pdf", "resume"),
        ("x" * 300 + ".pdf", "x" * 80),
    ],
)
def test_an_id_begins_with_the_name_made_safe(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_the_query_goes_before_the_body() -> None:
    ask = ask_of(Form({"file_id": "a", "annotate": "true", "generate_summary": False}), {"file_id": "b"})

    assert ask == Ask("b", annotate=True, generate_summary=False)
    with pytest.raises(BadRequest):
        ask_of(Form({"file_id": 7}), {})


def test_errors_are_worded() -> None:
    assert worded(FileTooLarge("x"), file_bytes=10 * 1024 * 1024) == "File too large (max 10MB)"
