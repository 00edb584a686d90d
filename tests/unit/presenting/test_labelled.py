from __future__ import annotations

from PIL import Image
from tests.unit.presenting.sample import sample

from vitascope.model.resume import Date, Evidence
from vitascope.presenting.annotation import annotate_fields
from vitascope.presenting.kinds import BLUE, GREEN, INDIGO, ORANGE, RED, TEAL
from vitascope.presenting.labelled import labelled, span

WIDTH, HEIGHT = 595, 842


def test_fields_come_in_the_order_that_integrations_know() -> None:
    assert [field.label for field in labelled(sample())] == [
        "Name",
        "Email",
        "Phone",
        "Location",
        "Education_1_Degree",
        "Education_1_Institution",
        "Education_1_GradDate",
        "Work_1_JobTitle",
        "Work_1_Company",
        "Work_1_Duration",
        "Work_1_Responsibilities",
        "Work_2_JobTitle",
        "Work_2_Company",
        "Work_2_Duration",
        "TechnicalSkill_1",
        "TechnicalSkill_2",
        "TechnicalSkill_3",
        "Language_1",
        "Summary",
    ]


def test_values_of_one_field_are_joined_and_as_sure_as_the_least_sure() -> None:
    resume = sample()
    unsure = resume.work[0].model_copy(
        update={"highlights": tuple(each.model_copy(update={"confidence": 0.3}) for each in resume.work[0].highlights)}
    )

    fields = {each.label: each for each in labelled(resume.model_copy(update={"work": (unsure,)}))}

    assert fields["Work_1_Responsibilities"].text.splitlines()[0] == "Runs the pilot plant."
    assert fields["Work_1_Responsibilities"].confidence == 0.3
    assert fields["Education_1_Degree"].text == "M.Sc., Chemical Engineering"
    assert fields["Language_1"].text == "German (native)"


def test_a_box_is_around_all_of_the_field_on_its_page() -> None:
    field = next(each for each in labelled(sample()) if each.label == "Work_1_Responsibilities")

    assert field.page == 1
    assert all(field.box.overlap(box) == box.width * box.height for _, box in field.places)


def test_colours_are_those_that_integrations_know() -> None:
    colours = {field.label: field.kind.colour for field in labelled(sample())}

    assert colours["Name"] == BLUE
    assert colours["Email"] == ORANGE
    assert colours["Phone"] == GREEN
    assert colours["Location"] == RED
    assert colours["Work_1_JobTitle"] == TEAL
    assert {colours[label] for label in ("Work_1_Company", "TechnicalSkill_1", "Summary")} == {INDIGO}


def test_a_span_is_written_as_it_is_printed() -> None:
    work = sample().work[0]
    dates = {text: date(text) for text in ("2020", "2023", "May 2018", "Present", "–")}

    def said(start: str, end: str | None) -> str:
        return span(work.model_copy(update={"start": dates[start], "end": dates[end] if end else None}))

    assert said("2020", "2023") == "2020-2023"
    assert said("May 2018", "Present") == "May 2018 - Present"
    assert said("2020", "–") == "2020 –"
    assert said("2020", None) == "2020"
    assert said("2020", "2020") == "2020"


def test_every_field_of_a_page_is_framed() -> None:
    white = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), "white")
    fields = labelled(sample())
    box = fields[0].box

    marked = annotate_fields(white, fields, page=1, width=WIDTH)
    edge = marked.getpixel((round(box.left + box.right), round(box.bottom * 2 + 2)))

    assert isinstance(edge, tuple)
    assert all(abs(seen - meant) < 60 for seen, meant in zip(edge, BLUE, strict=True))
    assert annotate_fields(white, fields, page=9, width=WIDTH).tobytes() == white.tobytes()


def date(text: str) -> Date:
    """A date of which only the printed form matters."""
    return Date(text=text, year=2020, evidence=(Evidence(page=1, box=(0, 0, 1, 1), text=text),))
