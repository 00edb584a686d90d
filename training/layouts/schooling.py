"""Studies to the rows of the education section."""

from __future__ import annotations

from training.layouts.dating import Printed
from training.layouts.entries import EntryStyle, Made, aside, dated, head, labelled_head
from training.layouts.rows import Piece, Row, Slot, joined
from training.layouts.template import Template
from training.people.record import Study
from vitascope.parsing.labels import Field, Kind, Role

_KIND = Kind.EDUCATION
_LINKS = {
    "de": (" in ", " "), "fr": (" en ", " en ", " de "), "es": (" en ", " en ", " de "),
    "pt": (" em ", " em ", " de "), "zh": (" ", " ", "，", "·", " | ", "/"),
}  # fmt: skip


def studies(style: EntryStyle, items: list[Study]) -> Made:
    """Every study with its head and what follows it."""
    template, rng = style.template, style.template.rng
    link = rng.choice((" in ", " in ", ", ", ", ", " ", " – ", ": ", " (", template.separator))
    if template.words.language != "en":
        link = rng.choice((*_LINKS.get(template.words.language, ()), ", ", ", ", " – ", " ", ": ", " (", " - "))
    reverse = rng.random() < 0.12
    apart = rng.random() < 0.15
    grade = rng.choice(("line", "line", "inline", "honours inline", "after degree", "after head", "bullet"))
    dating = template.dating.years
    rows: list[Row] = []
    truth: list[dict[str, object]] = []
    for study in items:
        printed = dating.stretch(study.dates)
        said: dict[str, object] = {"institution": study.school, "studyType": study.degree, "area": study.area}
        made = _study(style, study, printed, _degree(study, link, reverse=reverse), said, apart=apart, grade=grade)
        made[0].space = template.gap
        rows.extend(aside(template, made))
        truth.append(dated(said, printed))
    return rows, truth


def _degree(study: Study, link: str, *, reverse: bool) -> tuple[Piece, ...]:
    degree, area = Piece(study.degree, Field.DEGREE, "title"), Piece(study.area, Field.FIELD, "title")
    if not study.area or not study.degree:
        return (degree,) if study.degree else (area,)
    if reverse and link != " in ":
        return (area, Piece(link, look="title"), degree, Piece(")" if link.endswith("(") else "", look="title"))
    return (degree, Piece(link, look="title"), area, Piece(")" if link.endswith("(") else "", look="title"))


def _study(
    style: EntryStyle,
    study: Study,
    printed: Printed,
    degree: tuple[Piece, ...],
    said: dict[str, object],
    *,
    apart: bool,
    grade: str,
) -> list[Row]:
    template = style.template
    place = template.place(study.spot)
    mark = Piece("\0", Field.DEGREE, "title")
    where = Piece(place, Field.LOCATION, "place") if place else None
    if place:
        said["location"] = place
    if style.labels:
        made = {"school": Piece(study.school, Field.ORG, "org"), "location": where}
        made |= {"degree": Piece(study.degree, Field.DEGREE), "field": Piece(study.area, Field.FIELD)}
        filled: dict[str, Piece | None] = {name: piece for name, piece in made.items() if piece and piece.text}
        return labelled_head(style, _KIND, filled, printed) + _after(template, study, said, grade)
    parts = {"title": mark, "org": Piece(study.school, Field.ORG, "org"), "place": where}
    rows = head(style, _KIND, parts, printed)
    if grade == "honours inline" and study.honours and degree[-1].field:
        degree = (*degree, Piece(", ", look="title"), Piece(study.honours, Field.HONOURS, "title"))
        said["honours"] = study.honours
    if grade == "after degree" and study.grade and degree[-1].field:
        said["score"] = study.grade
        degree = (*degree, Piece(", ", look="title"), Piece(study.grade, Field.GRADE, "title"))
    _fill(rows, mark, degree[:1] if apart else degree)
    if grade == "after head" and study.grade and rows[-1].slots[-1].pieces[-1].field:
        said["score"] = study.grade
        last = rows[-1].slots[-1]
        pieces = (*last.pieces, Piece(template.separator), Piece(study.grade, Field.GRADE))
        rows[-1].slots = (*rows[-1].slots[:-1], Slot(pieces, last.at))
    if apart and len(degree) > 1:
        rows.append(
            template.line(
                template.labelled("field", degree[2]) if template.rng.random() < 0.5 else (degree[2],),
                _KIND,
                Role.HEADER,
            )
        )
    return rows + _after(template, study, said, grade)


def _fill(rows: list[Row], mark: Piece, pieces: tuple[Piece, ...]) -> None:
    """Put the degree where the head has kept a place for it."""
    for row in rows:
        if any(mark in slot.pieces for slot in row.slots):
            row.slots = row.with_pieces(
                tuple(inner for piece in slot.pieces for inner in (pieces if piece is mark else (piece,)))
                for slot in row.slots
            ).slots


def _after(template: Template, study: Study, said: dict[str, object], grade: str) -> list[Row]:
    rng = template.rng
    rows: list[Row] = []
    marks: list[tuple[Piece, ...]] = []
    if study.grade and "score" not in said:
        said["score"] = study.grade
        marks.append(template.labelled("grade", Piece(study.grade, Field.GRADE), rng.choice((": ", ": ", " "))))
    if study.honours and "honours" not in said:
        marks.append((Piece(study.honours, Field.HONOURS),))
        said.setdefault("score", study.honours)
    said.pop("honours", None)
    if marks and grade == "inline" and len(marks) > 1:
        rows.append(template.line((*marks[0], Piece(template.separator), *marks[1]), _KIND, Role.HEADER))
    else:
        rows.extend(template.line(mark, _KIND, Role.HEADER, bullet=grade == "bullet") for mark in marks)
    if study.courses:
        said["courses"] = list(study.courses)
        listed = joined([Piece(name, Field.COURSES, "text") for name in study.courses], ", ")
        label = template.said("courses")
        if template.courses_listed:
            rows.append(template.line((Piece(label, Field.LABEL, "sub"),), _KIND, Role.TEXT))
            rows.extend(
                template.line(
                    (Piece(name, Field.COURSES, "text"),), _KIND, Role.TEXT, bullet=template.courses_listed > 1
                )
                for name in study.courses
            )
        else:
            said_of = (Piece(f"{label}:", Field.LABEL, "label"), Piece(" ")) if rng.random() < 0.75 else ()
            rows.append(template.line((*said_of, *listed), _KIND, Role.TEXT))
    if study.thesis:
        pieces = template.labelled("thesis", Piece(study.thesis, Field.TEXT, "text"))
        rows.append(template.line(pieces, _KIND, Role.TEXT))
    rows.extend(template.text(text, _KIND, bullet=True) for text in study.bullets)
    return rows
