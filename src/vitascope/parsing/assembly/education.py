"""From education blocks to courses of study."""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.model.resume import Education, Text
from vitascope.parsing.assembly.described import first_text, graduation_of, place_of, text_of, texts_of
from vitascope.parsing.entries import Entry, Run, entries_of
from vitascope.parsing.fields.degrees import joints, read_degree
from vitascope.parsing.labelling.labeller import LabelledBlock
from vitascope.parsing.labels import Field
from vitascope.parsing.values import Fragment, text_value
from vitascope.taxonomy.languages.folding import fold


def read_education(blocks: Sequence[LabelledBlock]) -> tuple[Education, ...]:
    """All courses of study, in reading order."""
    found: list[Education] = []
    for entry in (entry for block in blocks for entry in entries_of(block)):
        course = _course(entry, f"education-{len(found) + 1}")
        if course is not None:
            found.append(course)
    return tuple(found)


def _course(entry: Entry, name: str) -> Education | None:
    degree, field = _degree_and_field(entry)
    institution = first_text(entry, Field.ORG)
    if degree is None and institution is None and field is None:
        return None
    dates = graduation_of(entry)
    description, highlights = texts_of(entry.text, entry.certainty)
    courses = (text_of(run) for run in entry.all(Field.COURSES))
    understood = read_degree(degree.text) if degree is not None else None
    return Education(
        id=name,
        institution=institution,
        degree=degree,
        field=field,
        level=understood.level if understood is not None else None,
        location=place_of(entry.first(Field.LOCATION)),
        start=dates.start,
        end=dates.end,
        grade=first_text(entry, Field.GRADE),
        honours=first_text(entry, Field.HONOURS),
        courses=tuple(course for course in courses if course is not None),
        description=description,
        highlights=highlights,
        url=first_text(entry, Field.LINK),
    )


def _degree_and_field(entry: Entry) -> tuple[Text | None, Text | None]:
    """Degree and field as labelled, without the word that joins them; a degree that names its field is parted.

    Honours printed right behind the degree belong to it ("J.D., magna cum laude").
    """
    run, field = entry.first(Field.DEGREE), entry.first(Field.FIELD)
    if field is not None and _names_degree(field) and (run is None or not _names_degree(run)):
        return _parted(field)
    if run is None:
        return None, _trimmed(field)
    if field is None and _joins(run):
        field = _next_on_line(entry, run)
    if field is None:
        return _parted(run)
    return _trimmed(_honoured(entry, run)), _trimmed(field)


def _names_degree(run: Run) -> bool:
    """Whether a run starts with a degree that the tables know."""
    known = read_degree(run.fragments[0].text)
    return known is not None and known.degree is not None and known.degree[0] == 0


def _joins(run: Run) -> bool:
    words = run.fragments[-1].text.split()
    return len(words) > 1 and fold(words[-1]) in joints()


def _next_on_line(entry: Entry, run: Run) -> Run | None:
    at = entry.runs.index(run) + 1
    after = entry.runs[at] if at < len(entry.runs) else None
    on_line = after is not None and after.fragments[0].line is run.fragments[-1].line
    return after if on_line and after is not None and after.field not in {Field.DATE, Field.GRADE} else None


def _honoured(entry: Entry, run: Run) -> Run:
    honours, last = entry.first(Field.HONOURS), run.fragments[-1]
    if honours is None or len(run.fragments) > 1:
        return run
    remark = honours.fragments[0]
    close = remark.line is last.line and last.line.text[last.end : remark.start].strip() == ","
    if not close:
        return run
    sure = min(last.probability, remark.probability)
    return Run(run.field, [Fragment(last.line, last.start, remark.end, sure)], run.row)


def _parted(run: Run) -> tuple[Text | None, Text | None]:
    fragment = run.fragments[0]
    understood = read_degree(fragment.text) if len(run.fragments) == 1 else None
    if understood is None or understood.field is None or understood.degree is None:
        return _trimmed(run), None
    return text_value([_part(fragment, *understood.degree)]), text_value([_part(fragment, *understood.field)])


def _trimmed(run: Run | None) -> Text | None:
    """A run without a joining word at its start or its end ("B.A. in")."""
    if run is None or len(run.fragments) > 1:
        return text_of(run)
    fragment = run.fragments[0]
    words = fragment.text.split()
    start, end = fragment.text.index(words[0]), len(fragment.text)
    if len(words) > 1 and fold(words[-1]) in joints():
        end = len(fragment.text[: fragment.text.rindex(words[-1])].rstrip(" ,"))
    if len(words) > 1 and fold(words[0]) in joints():
        start = len(fragment.text) - len(fragment.text[len(words[0]) :].lstrip())
    return text_value([_part(fragment, start, end)])


def _part(fragment: Fragment, start: int, end: int) -> Fragment:
    return Fragment(fragment.line, fragment.start + start, fragment.start + end, fragment.probability)
